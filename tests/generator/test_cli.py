"""The commands say what they did, show that it works, and exit with a status."""

import json
import runpy
import sys
from pathlib import Path

import pytest

from generator import regeneration
from generator.cli import DIFFERENT, FINE, REFUSED, main
from generator.writing.stage import contents
from making.documents import small
from making.runs import OLD, old_output, run, state, written

DEAD = "http://127.0.0.1:9"
MODELS = "src/small_api/models.py"
SHOWN = """
client.things.get('text')
Thing(
    name='text',
    extra={}
)
"""


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return old_output(tmp_path)


def lines(printed: str) -> dict[str, list[str]]:
    """Return the paths by what became of them."""
    found: dict[str, list[str]] = {}
    for line in printed.partition("\n\n")[0].splitlines():
        what, path = line.split()
        found.setdefault(what, []).append(path)
    return found


@pytest.mark.parametrize("variable", ["HTTP_PROXY", "http_proxy", "ALL_PROXY"])
def test_regenerate(
    variable: str,
    target: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """It says what became of each file, and shows a call, whatever proxy there is."""
    monkeypatch.setenv(variable, DEAD)
    document = small("required: [name]", "#/components/schemas/Thing")
    assert run("regenerate", document, target) == FINE
    printed = capsys.readouterr().out
    assert printed.endswith(SHOWN)
    told = lines(printed)
    assert set(told) == {"written", "removed"}
    assert told["removed"] == ["src/shop/models.py"]
    assert set(told["written"]) == set(contents(target))


def test_regenerate_again(target: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A second run writes what the document says otherwise, and nothing more."""
    run("regenerate", small(), target)
    capsys.readouterr()
    document = small("info: {title: Small API, version: 1.0.1}")
    assert run("regenerate", document, target) == FINE
    told = lines(capsys.readouterr().out)
    assert told["written"] == [
        "pyproject.toml",
        "sbom.cdx.json",
        "src/small_api/__main__.py",
        "src/small_api/client.py",
        "src/small_api/provenance.json",
    ]
    assert "LICENSE" in told["unchanged"]
    assert "removed" not in told
    assert [path.name for path in target.parent.iterdir()] == [target.name]


@pytest.fixture
def unproved(target: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return what was written without a proof, which other tests are about."""

    def shown(*_: object) -> str:
        return ""

    monkeypatch.setattr(regeneration, "prove", shown)
    run("regenerate", small(), target)
    return target


def test_check_fresh(unproved: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What is as it would be written is fresh."""
    capsys.readouterr()
    before = state(unproved.parent)
    assert run("check", small(), unproved) == FINE
    printed = capsys.readouterr()
    assert printed.out == f"{len(contents(unproved))} files are fresh.\n"
    assert printed.err == ""
    assert state(unproved.parent) == before


def test_check_fresh_for_machines(
    unproved: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Machines read the same as JSON."""
    capsys.readouterr()
    assert run("check", small(), unproved, "--json") == FINE
    told = json.loads(capsys.readouterr().out)
    assert told == {"fresh": True, "changed": [], "missing": [], "extra": []}


@pytest.fixture
def stale(unproved: Path) -> Path:
    """Return what was edited, ended otherwise, deleted and added by hand."""
    models, readme = unproved / MODELS, unproved / "README.md"
    text = models.read_text(encoding="utf-8")
    models.write_text(f"{text}edited = True\n", encoding="utf-8")
    readme.write_bytes(readme.read_bytes().replace(b"\n", b"\r\n"))
    (unproved / "LICENSE").unlink()
    (unproved / "notes.txt").write_bytes(b"\xff")
    return unproved


def test_check_stale(stale: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each file that differs, that is missing and that is too many is told."""
    capsys.readouterr()
    before = state(stale.parent)
    assert run("check", small(), stale) == DIFFERENT
    printed = capsys.readouterr()
    told = printed.out.splitlines()
    assert told[0] == "notes.txt: nothing makes this file"
    assert told[1] == "LICENSE: is missing"
    assert told[2] == "README.md: the line ends differ"
    assert told[3:5] == [f"--- {MODELS} (is)", f"+++ {MODELS} (would be)"]
    assert told[-1] == "-edited = True"
    assert printed.err == 'Run "python -m generator regenerate" to mend this.\n'
    assert state(stale.parent) == before


def test_check_stale_for_machines(
    stale: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Machines get the paths."""
    capsys.readouterr()
    assert run("check", small(), stale, "--json") == DIFFERENT
    told = json.loads(capsys.readouterr().out)
    assert told == {
        "fresh": False,
        "changed": ["README.md", MODELS],
        "missing": ["LICENSE"],
        "extra": ["notes.txt"],
    }


def test_check_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where nothing was written yet, all of it is missing, and none of it is made."""
    target = tmp_path / "new" / "generated"
    path = written(small(), tmp_path)
    options = ["--document", str(path), "--output", str(target), "--json"]
    assert main(["check", *options]) == DIFFERENT
    assert MODELS in json.loads(capsys.readouterr().out)["missing"]
    assert list(tmp_path.iterdir()) == [path]


def test_check_refused(target: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What cannot be written cannot be checked either."""
    assert run("check", small("webhooks: {}"), target) == REFUSED
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith("error: #/webhooks: webhooks is not supported\n")


def test_output_is_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file is not replaced by a folder."""
    target = tmp_path / "out" / "generated"
    target.parent.mkdir()
    target.write_text("Mine.", encoding="utf-8")
    assert run("regenerate", small(), target) == REFUSED
    assert f"{target} is not a folder" in capsys.readouterr().err
    assert target.read_text(encoding="utf-8") == "Mine."


def test_output_cannot_be_written(
    target: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A file that the disk does not take is one clear error."""
    before = state(target.parent)
    document = small(f"tags: [{'long' * 99}]", "#/paths/~1things/post")
    assert run("regenerate", document, target) == REFUSED
    assert "cannot be written: File name too long" in capsys.readouterr().err
    assert state(target.parent) == before


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        ([], "required: command"),
        (["invent"], "invalid choice: 'invent'"),
        (["regenerate", "--json"], "unrecognized arguments: --json"),
    ],
)
def test_usage(
    arguments: list[str], problem: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """A command that there is not is refused as all tools refuse it."""
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    assert caught.value.code == REFUSED
    assert problem in capsys.readouterr().err


def test_module(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """`python -m generator` runs the commands."""
    monkeypatch.setattr(sys, "argv", ["generator", "--help"])
    with pytest.raises(SystemExit) as caught:
        runpy.run_module("generator", run_name="__main__")
    assert caught.value.code == FINE
    assert "regenerate" in capsys.readouterr().out


def test_old_output(target: Path) -> None:
    """The tests of this module begin with files that the document does not make."""
    assert set(contents(target)) == set(OLD)
