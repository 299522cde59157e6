"""What tests of several folders share."""

import pytest

from emitting.press import Press


@pytest.fixture(scope="session")
def press(tmp_path_factory: pytest.TempPathFactory) -> Press:
    """Make whole distributions, each once in a session."""
    return Press(tmp_path_factory.mktemp("press"))
