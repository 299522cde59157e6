"""What tests of several folders share."""

from inspect import iscoroutinefunction

import pytest

from emitting.press import Press


@pytest.hookimpl(tryfirst=True)
def pytest_pycollect_makeitem(
    collector: pytest.Module | pytest.Class, name: str, obj: object
) -> None:
    """Run coroutines with anyio, which asks for a mark in its lowest version."""
    if collector.istestfunction(obj, name) and iscoroutinefunction(obj):
        pytest.mark.anyio(obj)


@pytest.fixture(scope="session")
def press(tmp_path_factory: pytest.TempPathFactory) -> Press:
    """Make whole distributions, each once in a session."""
    return Press(tmp_path_factory.mktemp("press"))
