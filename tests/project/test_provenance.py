"""A distribution says what it was made from, and which release it is."""

import hashlib
import importlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path
from typing import Final

import pytest
from attrs import evolve

import corti_interactions
from generator.cli import DOCUMENT
from generator.contract import Json
from generator.contract.values import child, members
from generator.regeneration import accepted
from generator.wording.api import Api
from generator.wording.build import describe
from generator.writing import provenance as module
from generator.writing.provenance import digest, provenance

ROOT: Final = Path(__file__).parents[2]
PACKAGE: Final = Path(corti_interactions.__file__).parent
FILE: Final = PACKAGE / "provenance.json"
QUIET: Final = """
import runpy, sys
def deny(event, _):
    if event.startswith("socket.") and event != "socket.__new__":
        raise SystemExit(f"{event}: no network is needed")
sys.addaudithook(deny)
sys.argv[1:] = ["--provenance"]
runpy.run_module("corti_interactions", run_name="__main__", alter_sys=True)
"""
PARTS: Final = {
    "LICENSE": "license",
    "generator/errors.py": "generator",
    "generator/examples/values.py": "generator",
    "generator/reading/limits.py": "generator",
    "generator/regeneration.py": "generator",
    "generator/runtime/wire.py": "runtime",
    "generator/templates/models.py.jinja": "templates",
    "generator/wording/names.py": "generator",
    "generator/writing/render.py": "generator",
    "requirements/generate.txt": "pins",
}
OTHERS: Final = (
    "generator/cli.py",
    "generator/contract/reader.py",
    "generator/drift/text.py",
    "generator/first_call.py",
    "generator/proof.py",
    "requirements/tox.txt",
)
"""What decides no byte of a package, or what has its own hash as the contract has."""

OTHERWISE: Final = ("contract/", "runtime/", "templates/")
"""Folders whose files, or what comes of them, have a hash of their own."""

PROVING: Final = {"first_call.py", "proof.py"}
"""What looks at a package that is finished."""

MAKING: Final = """
import sys
from pathlib import Path
from generator.regeneration import made
with made(Path(sys.argv[1]), Path(sys.argv[2])):
    names = [name for name in sys.modules if name.partition(".")[0] == "generator"]
    print("\\n".join(sys.modules[name].__file__ for name in names))
"""


def said(*arguments: str) -> subprocess.CompletedProcess[bytes]:
    """Run the package with *arguments*."""
    return subprocess.run(  # noqa: S603 - our own package
        [sys.executable, *arguments],
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(PACKAGE.parent)},
    )


def asked(*arguments: str) -> subprocess.CompletedProcess[bytes]:
    """Run `python -m corti_interactions` with *arguments*."""
    return said("-m", "corti_interactions", *arguments)


@pytest.fixture(scope="module")
def api() -> Api:
    """Return what the document says."""
    return describe(accepted(DOCUMENT), "spec/interactions.yaml")


def facts(text: str | bytes) -> dict[str, Json]:
    """Return what a provenance says."""
    loaded: Json = json.loads(text)
    return members(loaded, "provenance")


def listing(folder: str, files: Iterable[Path]) -> str:
    """Return the lines that `sha256sum` prints for *files* in *folder*."""
    lines = [
        f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {folder}/{file.name}\n"
        for file in files
    ]
    return "".join(lines)


def hashed(text: str) -> str:
    """Return the hash of *text*, whose lines are sorted first."""
    lines = sorted(text.splitlines(keepends=True))
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def test_every_hash_can_be_computed_otherwise() -> None:
    """The hashes are those of the files that the project holds."""
    known = facts(FILE.read_bytes())
    generator = ROOT / "generator"
    stages = "".join(
        listing(name, (generator / name).glob("*.py"))
        for name in ("examples", "reading", "wording", "writing")
    )
    around = [generator / "errors.py", generator / "regeneration.py"]
    stages += listing("", around).replace("  /", "  ")
    files = {
        "contract": PACKAGE / "contract.json",
        "document": DOCUMENT,
        "license": ROOT / "LICENSE",
        "pins": ROOT / "requirements" / "generate.txt",
    }
    hashes = {
        name: hashlib.sha256(path.read_bytes()).hexdigest()
        for name, path in files.items()
    }

    assert known == {
        "contract": hashes["contract"],
        "distribution": "corti-interactions",
        "document": {
            "path": "spec/interactions.yaml",
            "sha256": hashes["document"],
        },
        "generator": hashed(stages),
        "license": hashes["license"],
        "pins": hashes["pins"],
        "runtime": hashed(listing("runtime", (generator / "runtime").glob("*.py"))),
        "templates": hashed(
            listing("templates", (generator / "templates").glob("*.jinja"))
        ),
        "version": known["version"],
    }
    assert FILE.read_bytes().endswith(b"}\n")
    assert [*known] == sorted(known)


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a copy of all that has a hash, to be changed."""
    ignored = shutil.ignore_patterns("__pycache__")
    for name in ("generator", "requirements"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=ignored)
    shutil.copy(ROOT / "LICENSE", tmp_path)
    monkeypatch.setattr(module, "LICENSE", tmp_path / "LICENSE")
    monkeypatch.setattr(module, "GENERATOR", tmp_path / "generator")
    monkeypatch.setattr(module, "PINS", tmp_path / "requirements" / "generate.txt")
    return tmp_path


def different(api: Api, before: str) -> set[str]:
    """Return which facts are no longer those of *before*."""
    old, new = facts(before), facts(provenance(api, "{}", b"a: 1\n"))
    return {name for name in old if old[name] != new[name]}


@pytest.mark.parametrize("path", [*PARTS, *OTHERS])
def test_an_edit_shows(path: str, house: Path, api: Api) -> None:
    """An edit of what decides a byte changes one hash, and any other edit none."""
    before = provenance(api, "{}", b"a: 1\n")
    with (house / path).open("a", encoding="utf-8") as file:
        file.write("# More.\n")

    assert different(api, before) == ({PARTS[path]} if path in PARTS else set[str]())


def test_no_module_is_forgotten(tmp_path: Path) -> None:
    """All that is loaded to make a package has a hash, and of the rest what prints."""
    done = subprocess.run(  # noqa: S603 - runs what stands above
        [sys.executable, "-c", MAKING, str(DOCUMENT), str(tmp_path / "generated")],
        capture_output=True,
        check=True,
        cwd=ROOT,
        text=True,
    )
    generator = ROOT / "generator"
    paths = [
        Path(line).relative_to(generator) for line in done.stdout.split("\n") if line
    ]
    loaded = {path.as_posix() for path in paths} - {"__init__.py"} - PROVING
    hashed = {path.relative_to(generator).as_posix() for path in module.modules()}

    assert {path for path in loaded if not path.startswith(OTHERWISE)} <= hashed
    assert hashed - loaded == {"writing/report.py"}


def test_names_count(house: Path, api: Api) -> None:
    """A file with another name is a difference, and bytecode is none."""
    before = provenance(api, "{}", b"a: 1\n")
    runtime = house / "generator" / "runtime"
    (runtime / "__pycache__").mkdir()
    (runtime / "__pycache__" / "wire.pyc").write_bytes(b"Python's own")
    assert different(api, before) == set()

    (runtime / "wire.py").rename(runtime / "wires.py")
    assert different(api, before) == {"runtime"}


def test_ends_of_lines(house: Path, api: Api) -> None:
    """A checkout with other ends of lines has the same hashes."""
    before = provenance(api, "{}", b"a: 1\nb: 2\n")
    for path in (path for path in house.rglob("*") if path.is_file()):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))

    assert provenance(api, "{}", b"a: 1\r\nb: 2\r\n") == before
    assert digest(b"a: 1\rb: 2\r") != digest(b"a: 1\nb: 2\n")


def test_document_and_contract_count(api: Api) -> None:
    """Another document, contract, name or version is another provenance."""
    renamed = evolve(api, package=evolve(api.package, source="x.yaml", version="2.0"))
    before = provenance(api, "{}", b"a: 1\n")
    assert different(api, before) == set()
    assert different(renamed, before) == {"document", "version"}

    other = facts(provenance(api, '{"a": 1}', b"a: 2\n"))
    old = facts(before)
    assert {name for name in old if old[name] != other[name]} == {
        "contract",
        "document",
    }
    assert child(other, "document")["path"] == "spec/interactions.yaml"


def test_provenance_is_printed() -> None:
    """The package prints its file, byte for byte."""
    done = asked("--provenance")

    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout == FILE.read_bytes()


def test_version_is_printed() -> None:
    """It prints the version that its provenance and its metadata state."""
    done = asked("--version")

    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode().strip() == facts(FILE.read_bytes())["version"]


@pytest.mark.skipif("PINS" not in os.environ, reason="only tox installs the wheel")
def test_version_is_that_of_the_wheel() -> None:
    """The installed metadata states the same."""
    assert asked("--version").stdout.decode().strip() == version("corti-interactions")


@pytest.mark.parametrize(
    "arguments",
    [(), ("--help-me",), ("provenance",), ("--version=1",), ("--provenance", "x")],
)
def test_nothing_else_is_taken(arguments: tuple[str, ...]) -> None:
    """Anything else is refused, with what there is."""
    done = asked(*arguments)

    assert (done.returncode, done.stdout) == (2, b"")
    assert b"usage: python -m corti_interactions " in done.stderr
    assert b"--version | --provenance" in done.stderr


def test_no_network() -> None:
    """It asks nobody."""
    done = said("-c", QUIET)

    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout == FILE.read_bytes()


def test_importing_it_does_nothing(
    capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is a module like any other; its function prints what is asked for."""
    monkeypatch.setattr(sys, "argv", ["python", "--provenance"])
    program = importlib.import_module("corti_interactions.__main__")
    assert capsysbinary.readouterr() == (b"", b"")

    program.main()
    assert capsysbinary.readouterr() == (FILE.read_bytes(), b"")
