"""Who installs the package as the page says gets it from the index that they name."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from generator.release.environment import Environment
from release.clones import Person, documented, here
from release.servers import pypi_server
from release.wheelhouse import NEEDED, zipped

PACKAGE: Final = "corti_interactions"
SHOW: Final = f"python -c 'import {PACKAGE}; print({PACKAGE}.ORIGIN)'"
PROTECTION: Final = ("PIP_CONFIG_FILE=/dev/null ", "--isolated ")
WAYS: Final = ("variable", "named file", "user", "machine", "environment")
"""Where pip looks for what nobody said on its command line."""


@pytest.fixture
def internal(tmp_path: Path) -> Iterator[str]:
    """Serve our release, and nothing else."""
    release(tmp_path / "internal", "internal", "1.1.0")
    with pypi_server(tmp_path / "internal") as server:
        yield server.index


@pytest.fixture(scope="module")
def public(tmp_path_factory: pytest.TempPathFactory, wheelhouse: Path) -> Iterator[str]:
    """Serve what everybody needs, and what somebody gave the name of our package."""
    folder = tmp_path_factory.mktemp("public") / "files"
    for version in ("1.1.0+higher", "99.0"):
        release(folder, "attacker", version)
    link(wheelhouse, folder)
    with pypi_server(folder) as server:
        yield server.index


@pytest.fixture
def consumer(tmp_path: Path) -> Person:
    """Return somebody with an environment of their own."""
    (tmp_path / "home").mkdir()
    outside = Person(tmp_path / "home", here())
    made = outside.types("python -m venv environment", tmp_path)
    assert made.returncode == 0, made.stderr
    return Person(tmp_path / "home", tmp_path / "environment" / "bin")


def release(folder: Path, said: str, version: str) -> None:
    """Write a wheel to *folder* that says where it comes from."""
    files = {f"{PACKAGE}/__init__.py": f"ORIGIN = {said!r}\n".encode()}
    zipped(folder, PACKAGE, version, files, needs=NEEDED)


def link(wheels: Path, folder: Path) -> None:
    """Have all *wheels* in another *folder*, too."""
    for wheel in wheels.glob("*.whl"):
        (folder / wheel.name).symlink_to(wheel)


def attacked(person: Person, ways: tuple[str, ...], index: str) -> Person:
    """Return the same person, whose pip knows in all these *ways* of an extra index."""
    home = person.home
    files = {
        "named file": home / "named.conf",
        "user": home / ".config" / "pip" / "pip.conf",
        "machine": home / "etc" / "pip" / "pip.conf",
        "environment": person.scripts.parent / "pip.conf",
    }
    for path in (files[way] for way in ways if way in files):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"[global]\nextra-index-url = {index}\n", encoding="utf-8")
    variables = {
        "variable": {"PIP_EXTRA_INDEX_URL": index},
        "named file": {"PIP_CONFIG_FILE": str(files["named file"])},
        "machine": {"XDG_CONFIG_DIRS": str(home / "etc")},
    }
    for way in ways:
        person = person.with_variables(variables.get(way, {}))
    return person


def typed(person: Person, command: str, folder: Path) -> str:
    """Return what a *command* prints that works."""
    done = person.types(command, folder)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_index_that_mirrors(
    consumer: Person, internal: str, public: str, wheelhouse: Path, tmp_path: Path
) -> None:
    """One line installs it with all that it needs, though others offer more."""
    link(wheelhouse, tmp_path / "internal")
    person = attacked(consumer, WAYS, public)
    typed(person, documented("--isolated install", internal), tmp_path)
    assert typed(person, SHOW, tmp_path) == "internal\n"


def test_index_that_has_nothing_else(
    consumer: Person, internal: str, public: str, tmp_path: Path
) -> None:
    """Two lines do it, of which the second may ask anybody for the rest."""
    person = attacked(consumer, WAYS, public)
    person = person.with_variables({"PIP_INDEX_URL": public})
    typed(person, documented("--isolated download", internal), tmp_path)
    typed(person, documented("install wheels/"), tmp_path)
    assert typed(person, SHOW, tmp_path) == "internal\n"


@pytest.mark.parametrize("way", WAYS)
def test_extra_index_is_an_attack(
    way: str, environment: Environment, internal: str, public: str, tmp_path: Path
) -> None:
    """Without what the page says more, naming the one index does not help."""
    person = attacked(Person(tmp_path, environment.python.parent), (way,), public)
    command = documented("--isolated download", internal)
    for words in PROTECTION:
        assert words in command
        command = command.replace(words, "")
    typed(person, f"python -m {command}", tmp_path)
    assert [each.name for each in (tmp_path / "wheels").iterdir()] == [
        f"{PACKAGE}-1.1.0+higher-py3-none-any.whl"
    ]
