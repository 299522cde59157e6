"""Under tox, the tests meet the wheel and the versions that the environment names."""

import importlib.metadata
import os
import sysconfig
from pathlib import Path
from typing import Final

import pytest

import corti_interactions

ROOT: Final = Path(__file__).parents[2]
ENVIRONMENT: Final = os.environ.get("TOX_ENV_NAME", "")
VERSIONS: Final = ENVIRONMENT.rpartition("-")[2]
DEPENDENCIES: Final = ("anyio", "attrs", "httpx", "python-dateutil")

pytestmark = pytest.mark.skipif(
    VERSIONS not in {"newest", "lowest"}, reason="only tox builds the wheel"
)


def test_package_comes_from_the_wheel() -> None:
    """What is tested is what gets published."""
    installed = Path(sysconfig.get_paths()["purelib"])
    assert Path(corti_interactions.__file__).is_relative_to(installed)


@pytest.mark.parametrize("name", DEPENDENCIES)
def test_dependency_has_the_pinned_version(name: str) -> None:
    """The newest and the lowest environment differ as their names say."""
    pins = ROOT / f"requirements/{VERSIONS}.txt"
    pin = f"{name}=={importlib.metadata.version(name)} \\"
    assert pin in pins.read_text("utf-8").splitlines()
