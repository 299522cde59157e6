"""`python -m generator approve` says what it accepts."""

import shutil
from pathlib import Path

import pytest

from contract.golden import DOCUMENT, GOLDEN
from generator.cli import FINE, REFUSED, main


@pytest.fixture
def golden(tmp_path: Path) -> Path:
    """Return a copy of what has been approved."""
    return shutil.copytree(GOLDEN, tmp_path / "golden")


def test_differences_are_shown_and_accepted(
    golden: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each is a sentence, and the second time there is none."""
    text = DOCUMENT.read_text(encoding="utf-8")
    edited = tmp_path / "edited.yaml"
    edited.write_text(text.replace("enum: [eu, us]", "enum: [eu, us, ca]"))
    command = ["approve", "--document", str(edited), "--golden", str(golden)]

    first, said = main(command), capsys.readouterr().out
    second, again = main(command), capsys.readouterr().out

    assert (first, second) == (FINE, FINE)
    assert said.count("\n") == 1
    assert '"ca"' in said
    assert again == "The contract is what was approved before.\n"


def test_unreadable_document_is_refused(
    golden: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing is accepted of a document that cannot be read."""
    before = {path: path.read_bytes() for path in golden.glob("*.json")}
    broken = tmp_path / "broken.yaml"
    broken.write_text("openapi: [")

    status = main(["approve", "--document", str(broken), "--golden", str(golden)])

    assert status == REFUSED
    assert capsys.readouterr().err.startswith("error: ")
    assert {path: path.read_bytes() for path in golden.glob("*.json")} == before
