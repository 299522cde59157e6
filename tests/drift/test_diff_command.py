"""`python -m generator diff` says what changed, in the form that is asked for."""

import json
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import Final

import pytest

from contract.golden import CONTRACT, DOCUMENT
from drift import drafts
from drift.drafts import Draft, Edit
from drift.reports import drifted
from generator.cli import FINE, REFUSED, main
from generator.contract import contract_of
from generator.drift.levels import Level
from making.documents import small

SAID: Final = "InteractionCreated: required field interactionId was added"


def contract(folder: Path, *edits: Edit) -> str:
    """Write the contract of an edited document to *folder*; return its path."""
    draft = Draft()
    for edit in edits:
        edit(draft)
    name = "-".join(edit.__name__ for edit in edits) or "same"
    path = folder / f"{name}.json"
    path.write_text(json.dumps(contract_of(draft.root)), encoding="utf-8")
    return str(path)


@pytest.mark.parametrize(
    ("edit", "level"),
    [
        (drafts.nothing, Level.NONE),
        (drafts.other_prose, Level.DOCUMENTATION),
        (drafts.no_504, Level.ADDITIVE),
        (drafts.patient_id, Level.BREAKING),
    ],
)
def test_the_status_is_the_highest_class(
    edit: Edit, level: Level, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The verdict says the same in words."""
    status = main(["diff", contract(tmp_path), contract(tmp_path, edit)])
    said = capsys.readouterr().out.splitlines()[1]

    assert status == level
    assert said.lower().startswith(level.word if level else "nothing changed")


def test_privacy_has_a_status_of_its_own(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is above breaking."""
    path = tmp_path / "drifted.json"
    path.write_text(json.dumps(contract_of(drifted().root)), encoding="utf-8")

    assert main(["diff", contract(tmp_path), str(path)]) == Level.PRIVACY
    assert "  Patient.name is no longer x-phi\n" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("form", "start"),
    [
        ("text", "{}/created_lacks_its_id.json -> {}/same.json\nAdditive: asks for"),
        ("markdown", "**Additive: asks for a minor version; the old side"),
        ("json", '{\n  "old"'),
        ("html", "<!doctype html>\n"),
    ],
)
def test_forms(
    form: str, start: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each comes on standard output, or as a file with nothing on standard output."""
    file = tmp_path / "report"
    sides = [contract(tmp_path, drafts.created_lacks_its_id), contract(tmp_path)]
    command = ["diff", *sides, "--format", form]

    assert main(command) == Level.ADDITIVE
    shown = capsys.readouterr().out
    assert main([*command, "--output", str(file)]) == Level.ADDITIVE

    assert shown.startswith(start.replace("{}", str(tmp_path)))
    assert SAID in shown.replace("`", "")
    assert file.read_text(encoding="utf-8") == shown
    assert capsys.readouterr().out == ""


def test_packages_are_compared_too(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What is made of two documents differs in Python as well."""
    paths: list[str] = []
    for name in ("name", "title"):
        path = tmp_path / f"{name}.yaml"
        text = json.dumps(small())
        path.write_text(text.replace('"name": {"type"', f'"{name}": {{"type"'))
        paths.append(str(path))

    assert main(["diff", *paths, "--format", "json"]) == Level.BREAKING
    told = json.loads(capsys.readouterr().out)
    assert "Thing: field name was renamed to title" in str(told["changes"])
    assert "small_api.Thing.name was renamed to title" in str(told["python"])
    assert told["old"]["version"] == told["new"]["version"]


def test_the_document_is_the_new_side(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is called by its path in the project; a contract has no package."""
    (tmp_path / "approved.json").write_text(json.dumps(CONTRACT), encoding="utf-8")
    status = main(["diff", str(tmp_path / "approved.json"), "--format", "json"])
    told = json.loads(capsys.readouterr().out)

    assert (status, told["python"]) == (FINE, None)
    assert told["new"] == {"name": "spec/interactions.yaml", "version": "1.0.0"}


@pytest.mark.parametrize("sides", [["missing"], ["released"], ["same", "missing"]])
def test_an_unknown_side_is_refused(
    sides: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """The message names it; nothing is written."""
    monkeypatch.delenv("RELEASE_INDEX", raising=False)
    file = tmp_path / "report"
    named = [contract(tmp_path) if side == "same" else side for side in sides]

    assert main(["diff", *named, "--output", str(file)]) == REFUSED
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith(f"error: {sides[-1]}: ")
    assert not file.exists()


def test_a_file_that_cannot_be_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One line says so."""
    same = contract(tmp_path)

    assert main(["diff", same, same, "--output", str(tmp_path)]) == REFUSED
    assert f"error: {tmp_path}: cannot be written: " in capsys.readouterr().err


def test_a_folder_that_is_missing_is_said_first(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Before anything is looked for."""
    file = tmp_path / "nowhere" / "report"

    assert main(["diff", "nothing", "nothing", "--output", str(file)]) == REFUSED
    said = f"error: {file}: there is no folder {file.parent}\n"
    assert capsys.readouterr().err == said


def test_a_side_without_a_package_is_compared(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One line says of which side Python was not compared, and why."""
    path = tmp_path / "plain.yaml"
    text = DOCUMENT.read_text(encoding="utf-8")
    path.write_text(text.replace("https://api", "http://api"), encoding="utf-8")
    same = contract(tmp_path)

    assert main(["diff", str(path), same]) == Level.BREAKING
    line = capsys.readouterr().out.splitlines()[2]

    assert line.startswith(f"Python was not compared: {path}: no package can be made")
    assert line.endswith(f"; {same}: is a contract, without a package.")


def test_an_encoding_without_arrows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It gets two plain letters, not an escape."""
    same, out = contract(tmp_path), BytesIO()
    monkeypatch.setattr("sys.stdout", TextIOWrapper(out, "ascii"))

    main(["diff", same, same, "--format", "markdown"])

    assert f"`{same}` -> `{same}`\n" in out.getvalue().decode("ascii")
