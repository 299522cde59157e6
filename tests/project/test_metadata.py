"""The metadata is true, and names all that a distribution holds."""

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Final, TypeAlias

import pytest

from emitting.packages import rendered
from generator.writing.stage import contents
from making.documents import small

ROOT: Final = Path(__file__).parents[2]
OWN: Final = ROOT / "generated"
TEXT: Final = (OWN / "pyproject.toml").read_text(encoding="utf-8")
BETA: Final = "Development Status :: 4 - Beta"
STABLE: Final = "Development Status :: 5 - Production/Stable"
HOST: Final = re.compile(r"https?:|www\.")

Table: TypeAlias = Mapping[str, Mapping[str, list[str]]]


def project(text: str) -> Table:
    """Return the tables of a pyproject.toml."""
    return tomllib.loads(text)


@pytest.mark.parametrize(
    ("version", "status"),
    [
        ("0.9", BETA),
        ("1.0.0", STABLE),
        ("1.1a1", BETA),
        ("1.1.dev3", BETA),
        ("1.1.post1", STABLE),
        ("2.0.0rc1", BETA),
    ],
)
def test_status(version: str, status: str) -> None:
    """What comes before a release is called so."""
    made, _ = rendered(small(f"version: '{version}'", "#/info"))
    said = project(made["pyproject.toml"])["project"]["classifiers"]

    assert [each for each in said if each.startswith("Development")] == [status]


def test_author() -> None:
    """The authors are those that the licence names."""
    licence = (ROOT / "LICENSE").read_text(encoding="utf-8")
    (named,) = re.findall(r"Copyright \(c\) \d+ (.*)", licence)

    assert f'authors = [{{ name = "{named}" }}]\n' in TEXT


def test_private() -> None:
    """Public indexes refuse it, and it names no address."""
    assert "Private :: Do Not Upload" in project(TEXT)["project"]["classifiers"]
    assert not HOST.search(TEXT)


def test_every_file_is_named() -> None:
    """What is built is what was made, each file by its name."""
    settings = tomllib.loads(TEXT)["tool"]["hatch"]["build"]
    sources = [path for path in contents(OWN) if path.startswith("src/")]

    assert settings["only-include"] == sources
    assert settings["ignore-vcs"] is True
