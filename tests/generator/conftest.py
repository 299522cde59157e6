"""Packages that the tests of this folder make."""

import pytest

from emitting.packages import Workshop


@pytest.fixture(scope="session")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Workshop:
    """Make packages, each once in a session."""
    return Workshop(tmp_path_factory.mktemp("workshop"))
