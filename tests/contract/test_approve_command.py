"""`python -m generator approve` shows what it accepts, and who may."""

import json
import shutil
from pathlib import Path
from typing import Final

import pytest

from contract.golden import DOCUMENT, GOLDEN
from generator.cli import FINE, REFUSED, main
from generator.contract import UnreadableError

UNCHANGED: Final = "Nothing was changed.\n"
PHI: Final = "description: Name of the patient.\n          x-phi: true"


@pytest.fixture(autouse=True)
def outside_of_ci(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the tests approve wherever they run."""
    monkeypatch.delenv("CI", raising=False)


@pytest.fixture
def golden(tmp_path: Path) -> Path:
    """Return a copy of what has been approved."""
    return shutil.copytree(GOLDEN, tmp_path / "golden")


def edited(folder: Path, old: str, new: str) -> Path:
    """Write the document to *folder*, with *new* for *old*."""
    text = DOCUMENT.read_text(encoding="utf-8")
    assert old in text
    path = folder / "edited.yaml"
    path.write_text(text.replace(old, new), encoding="utf-8")
    return path


def approve(document: Path, golden: Path, *options: str) -> int:
    """Run the command."""
    paths = ["--document", str(document), "--golden", str(golden)]
    return main(["approve", *paths, *options])


def bytes_of(golden: Path) -> dict[Path, bytes]:
    """Return what was approved, byte for byte."""
    return {path: path.read_bytes() for path in golden.rglob("*.json")}


def test_differences_are_shown_and_accepted(
    golden: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each is a sentence with its class, and the second time there is none."""
    document = edited(tmp_path, "enum: [eu, us]", "enum: [eu, us, ca]")

    first, said = approve(document, golden), capsys.readouterr().out
    second, again = approve(document, golden), capsys.readouterr().out

    assert (first, second) == (FINE, FINE)
    assert said == (
        "what was approved (1.0.0) -> edited.yaml (1.0.0)\n"
        "Additive: asks for a minor version, 1.1.0; the new side still says 1.0.0.\n\n"
        "Additive: more can be done or read, and nothing less\n"
        '  server 1: variable environment: value "ca" was added\n'
        "      one more value may be chosen\n\n"
        "Additive in Python: more can be done or read, and nothing less\n"
        "  corti_interactions.CortiClient (also async): argument environment: type"
        " changed from Literal['eu', 'us'] to Literal['eu', 'us', 'ca']\n"
        "      what was passed still fits\n\n"
        "2 additive\n"
        "Approved.\n"
    )
    assert again == "The contract is what was approved before.\n"


def test_payloads_that_follow_a_rename_are_shown(
    golden: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whatever else is written is said as well, once."""
    document = edited(tmp_path, " pronouns:", " preferredPronouns:")

    assert approve(document, golden) == FINE
    said = capsys.readouterr().out
    assert said.count("field pronouns was renamed to preferredPronouns") == 1
    assert "payloads/list-seen-twice.json: was rewritten under the new names\n" in said


def test_the_first_time(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing could be compared then."""
    assert approve(DOCUMENT, tmp_path / "new" / "golden") == FINE
    assert capsys.readouterr().out == (
        "interactions.yaml: nothing has been approved yet\n"
        "Approved for the first time.\n"
    )


@pytest.mark.parametrize("value", ["1", "true", "TRUE", "yes", "github"])
def test_ci_does_not_approve(
    value: str,
    golden: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """It says who does, and leaves everything as it was."""
    monkeypatch.setenv("CI", value)
    document = edited(tmp_path, "enum: [eu, us]", "enum: [eu, us, ca]")
    before = bytes_of(golden)

    assert approve(document, golden) == REFUSED
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith("error: CI is set, and only a person approves: ")
    assert printed.err.endswith(UNCHANGED)
    assert bytes_of(golden) == before


@pytest.mark.parametrize("value", ["", "0", "false", "False"])
def test_ci_may_be_switched_off(
    value: str, golden: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A variable that says no is as good as none."""
    monkeypatch.setenv("CI", value)

    assert approve(DOCUMENT, golden) == FINE


def test_privacy_wants_a_word(
    golden: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is shown, but only accepted when somebody says so."""
    document = edited(tmp_path, PHI, PHI.replace("true", "false"))
    before = bytes_of(golden)

    refused, printed = approve(document, golden), capsys.readouterr()
    left = bytes_of(golden)
    accepted, said = approve(document, golden, "--accept-privacy"), capsys.readouterr()

    assert (refused, accepted) == (REFUSED, FINE)
    for shown in (printed.out, said.out):
        assert "  Patient.name is no longer x-phi\n" in shown
    assert "say --accept-privacy\n" in printed.err
    assert printed.err.endswith(UNCHANGED)
    assert left == before
    assert bytes_of(golden) != before


def test_unreadable_document_is_refused(
    golden: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing is accepted of a document that cannot be read."""
    before = bytes_of(golden)
    broken = tmp_path / "broken.yaml"
    broken.write_text("openapi: [")

    assert approve(broken, golden) == REFUSED
    assert capsys.readouterr().err.startswith("error: ")
    assert bytes_of(golden) == before


def test_unsupported_document_is_refused(
    golden: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What the generator would refuse cannot be approved either."""
    document = edited(tmp_path, "\npaths:", "\nwebhooks: {}\npaths:")

    assert approve(document, golden) == REFUSED
    assert "#/webhooks" in capsys.readouterr().err


def test_contract_has_a_say_too(
    golden: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What only the second reading cannot make sense of is refused as well."""

    def refuse(*_: object) -> list[str]:
        raise UnreadableError("paths: expected an object")

    monkeypatch.setattr("generator.commands.approve.approve", refuse)

    assert approve(DOCUMENT, golden) == REFUSED
    assert "paths: expected an object" in capsys.readouterr().err


@pytest.mark.parametrize("text", ["<<<<<<< ours", json.dumps([])])
def test_damaged_contract_is_refused(
    text: str, golden: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What a merge left behind is no contract."""
    (golden / "contract.json").write_text(text, encoding="utf-8")

    assert approve(DOCUMENT, golden) == REFUSED
    assert "contract.json: " in capsys.readouterr().err


def test_golden_folder_that_cannot_be_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A file in its place is one clear error."""
    (tmp_path / "golden").write_text("Mine.", encoding="utf-8")

    assert approve(DOCUMENT, tmp_path / "golden") == REFUSED
    assert "golden: cannot be written: " in capsys.readouterr().err
