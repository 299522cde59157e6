"""What is about to be approved is shown with what Python sees of it."""

import json
import shutil
from pathlib import Path

import pytest

from contract.golden import CONTRACT, DOCUMENT, GOLDEN
from generator.drift.accepting import considered
from generator.drift.report import Named, Report, verdict
from generator.drift.side import Side, SourceError
from generator.writing.package import ROOT

NOWHERE = (
    "Python was not compared: what was approved: no package here or in HEAD was made"
    " of it."
)


@pytest.fixture
def edited(tmp_path: Path) -> Path:
    """Return the document with one name that is another."""
    text = DOCUMENT.read_text(encoding="utf-8")
    path = tmp_path / "edited.yaml"
    path.write_text(text.replace(" pronouns:", " preferredPronouns:"))
    return path


def shown(edited: Path, root: Path) -> Report:
    """Return what is shown of the edited document in the project at *root*."""
    report = considered(edited, GOLDEN, root)
    assert report is not None
    return report


def package(root: Path, contract: object = CONTRACT) -> None:
    """Put a package that was made of *contract* into the project at *root*."""
    shutil.copytree(ROOT / "generated", root / "generated")
    (path,) = (root / "generated" / "src").glob("*/contract.json")
    path.write_text(json.dumps(contract), encoding="utf-8")


def test_package_that_stands(edited: Path, tmp_path: Path) -> None:
    """It was made of what was approved, but for its prose, and says its version."""
    package(tmp_path, {**CONTRACT, "prose": {}})
    report = shown(edited, tmp_path)

    assert report.old == Named("what was approved", "1.0.0")
    assert verdict(report).endswith("2.0.0; the new side still says 1.0.0.")
    assert "was renamed to preferred_pronouns" in str(report.surface)
    assert report.remarks == []


def test_package_of_the_last_commit(
    edited: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It counts once `regenerate` has written the next one."""
    committed = tmp_path / "committed"
    package(committed)
    package(tmp_path, {})
    side = Side("HEAD", {}, "0.9.0", committed / "generated" / "src")

    def last(*_: object) -> Side:
        return side

    monkeypatch.setattr("generator.drift.accepting.from_revision", last)

    report = shown(edited, tmp_path)

    assert report.old == Named("what was approved", "0.9.0")
    assert "was renamed to preferred_pronouns" in str(report.surface)


@pytest.mark.parametrize("contract", [{}, [], "<<<<<<<", None])
def test_package_of_something_else(
    contract: object, edited: Path, tmp_path: Path
) -> None:
    """Python is not compared then, and no version is known."""
    if contract is not None:
        package(tmp_path, contract)
    report = shown(edited, tmp_path)

    assert (report.surface, report.remarks) == (None, [NOWHERE])
    assert report.old.version is None


def test_damaged_package_and_commit(
    edited: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither stands in the way of approving."""

    def refuse(*_: object) -> Side:
        raise SourceError("HEAD", "has no document")

    package(tmp_path)
    (path,) = (tmp_path / "generated" / "src").glob("*/contract.json")
    path.write_text("<<<<<<< ours", encoding="utf-8")
    monkeypatch.setattr("generator.drift.accepting.from_revision", refuse)

    assert shown(edited, tmp_path).remarks == [NOWHERE]


def test_nothing_to_compare(tmp_path: Path) -> None:
    """Neither what is the same nor what is new has a package made of it."""
    same = considered(DOCUMENT, GOLDEN, tmp_path)

    assert same is not None
    assert same.all == []
    assert considered(DOCUMENT, tmp_path / "none", tmp_path) is None
