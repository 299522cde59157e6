"""`python -m generator approve` says what it accepts."""

import shutil
from pathlib import Path

import pytest

from contract.golden import DOCUMENT, GOLDEN
from generator.cli import FINE, REFUSED, main
from generator.contract import UnreadableError


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


def test_unsupported_document_is_refused(
    golden: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What the generator would refuse cannot be approved either."""
    text = DOCUMENT.read_text(encoding="utf-8")
    edited = tmp_path / "edited.yaml"
    edited.write_text(f"{text}\nwebhooks: {{}}\n", encoding="utf-8")

    status = main(["approve", "--document", str(edited), "--golden", str(golden)])

    assert status == REFUSED
    assert "#/webhooks" in capsys.readouterr().err


def test_contract_has_a_say_too(
    golden: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What only the second reading cannot make sense of is refused as well."""

    def refuse(*_: object) -> list[str]:
        raise UnreadableError("paths: expected an object")

    monkeypatch.setattr("generator.cli.approve", refuse)

    assert main(["approve", "--golden", str(golden)]) == REFUSED
    assert "paths: expected an object" in capsys.readouterr().err
