"""Under tox, the tests meet the wheel and the versions that the environment names."""

import importlib.metadata
import os
import sysconfig
from pathlib import Path
from typing import Final

import pytest

import corti_interactions

ROOT: Final = Path(__file__).parents[2]
PINS: Final = os.environ.get("PINS")
"""Those that tox installed, `newest` or `lowest`."""

DEPENDENCIES: Final = ("anyio", "attrs", "httpx", "python-dateutil")

pytestmark = pytest.mark.skipif(
    PINS is None, reason="only tox builds the wheel, and installs what is pinned"
)


def test_package_comes_from_the_wheel() -> None:
    """What is tested is what gets published."""
    installed = Path(sysconfig.get_paths()["purelib"])
    assert Path(corti_interactions.__file__).is_relative_to(installed)


@pytest.mark.parametrize("name", DEPENDENCIES)
def test_dependency_has_the_pinned_version(name: str) -> None:
    """The newest and the lowest environment differ as their names say."""
    pins = ROOT / f"requirements/{PINS}.txt"
    pin = f"{name}=={importlib.metadata.version(name)} \\"
    assert pin in pins.read_text("utf-8").splitlines()
