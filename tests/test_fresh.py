"""`generated/` is, to the byte, what the generator makes of the document now."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from generator.cli import DIFFERENT, DOCUMENT, FINE, OUTPUT, main
from generator.regeneration import made
from generator.writing.stage import contents

MODELS: Final = "src/corti_interactions/models.py"
README: Final = "README.md"
EXTRA: Final = "src/corti_interactions/helpers.py"


def lay_waste(folder: Path) -> None:
    """Edit one file by hand, delete another and add a third."""
    models = folder / MODELS
    models.write_bytes(models.read_bytes().replace(b"class Patient:", b"class Person:"))
    (folder / README).unlink()
    (folder / EXTRA).write_text("HELP = 1\n", encoding="utf-8")


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Return a copy of the distribution, with what Python leaves behind."""
    folder = shutil.copytree(OUTPUT, tmp_path / "generated")
    (folder / "src/__pycache__").mkdir()
    (folder / "src/__pycache__/left.pyc").write_bytes(b"Python's own")
    return folder


def test_fresh(tmp_path: Path) -> None:
    """No byte differs, no file is missing, and none is one too many."""
    with made(DOCUMENT, tmp_path / "generated") as package:
        assert package.new == contents(OUTPUT)
        assert MODELS in package.new


def test_check(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What is fresh passes, and stays as it was."""
    assert main(["check", "--output", str(copy)]) == FINE
    assert capsys.readouterr().out == f"{len(contents(OUTPUT))} files are fresh.\n"
    assert contents(copy) == contents(OUTPUT)


def test_every_difference_is_noticed(
    copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A hand edit, a missing file and an extra one are named, and nothing is mended."""
    lay_waste(copy)
    before = contents(copy)
    assert main(["check", "--output", str(copy)]) == DIFFERENT
    said = capsys.readouterr()
    assert f"{EXTRA}: nothing makes this file\n" in said.out
    assert f"{README}: is missing\n" in said.out
    assert f"--- {MODELS} (is)\n+++ {MODELS} (would be)\n" in said.out
    assert "\n-class Person:\n+class Patient:\n" in said.out
    assert said.err == 'Run "python -m generator regenerate" to mend this.\n'
    assert contents(copy) == before


def test_differences_for_machines(
    copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The same comes as JSON, whether there is a difference or not."""
    assert main(["check", "--json", "--output", str(copy)]) == FINE
    said: object = json.loads(capsys.readouterr().out)
    assert said == {"fresh": True, "changed": [], "missing": [], "extra": []}
    lay_waste(copy)
    assert main(["check", "--json", "--output", str(copy)]) == DIFFERENT
    different = {
        "fresh": False,
        "changed": [MODELS],
        "missing": [README],
        "extra": [EXTRA],
    }
    assert json.loads(capsys.readouterr().out) == different


def test_mended(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Regenerating mends it all, and says what it did to each file."""
    lay_waste(copy)
    assert main(["regenerate", "--output", str(copy)]) == FINE
    said = [*states(capsys.readouterr().out)]
    assert contents(copy) == contents(OUTPUT)
    assert ("written", MODELS) in said
    assert ("written", README) in said
    assert ("removed", EXTRA) in said
    assert len(said) == len(contents(OUTPUT)) + 1
    assert sum(state == "unchanged" for state, _ in said) == len(contents(OUTPUT)) - 2


def states(said: str) -> Iterator[tuple[str, str]]:
    """Yield what became of each file."""
    for line in said.partition("\n\n")[0].splitlines():
        state, path = line.split(maxsplit=1)
        yield state, path


def test_everything_can_be_made_again(tmp_path: Path) -> None:
    """Without anything there to begin with, the same comes out."""
    target = tmp_path / "new" / "generated"
    assert main(["regenerate", "--output", str(target)]) == FINE
    assert contents(target) == contents(OUTPUT)
