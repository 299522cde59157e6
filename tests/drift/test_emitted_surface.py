"""What a change of the document does to the package, its users are told."""

from collections.abc import Callable
from pathlib import Path

import pytest

from contract.golden import DOCUMENT
from drift import drafts
from drift.drafts import Draft
from drift.surfaces import ADDITIVE, BREAKING, Found
from generator.contract.values import child, row
from generator.drift.surface import surface_changes
from generator.regeneration import regenerate


@pytest.fixture(scope="module")
def emitted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the package as it is made of the document."""
    folder = tmp_path_factory.mktemp("emitted") / "generated"
    regenerate(DOCUMENT, folder)
    return folder / "src"


def after(emitted: Path, edit: Callable[[Draft], None], folder: Path) -> Found:
    """Return what is said of the package once *edit* was made in the document."""
    draft = Draft()
    edit(draft)
    regenerate(draft.save(folder / "document.json"), folder / "generated")
    found = surface_changes(emitted, folder / "generated" / "src")
    return [(change.level, change.sentence) for change in found]


def test_prose_is_no_change(emitted: Path, tmp_path: Path) -> None:
    """Nor is anything else that leaves the names alone."""
    assert after(emitted, drafts.other_prose, tmp_path) == []


def new_answer_field(draft: Draft) -> None:
    fields = child(draft.schema("InteractionCreated"), "properties")
    fields["region"] = {"type": "string", "x-phi": False}
    row(draft.schema("InteractionCreated"), "required").append("region")


def test_new_field_of_an_answer_breaks_nothing(emitted: Path, tmp_path: Path) -> None:
    """Not even a required one, which would fail a call of the constructor."""
    assert after(emitted, new_answer_field, tmp_path) == [
        (ADDITIVE, "corti_interactions.InteractionCreated.region was added"),
    ]


def test_field_that_went_breaks_the_import_side(emitted: Path, tmp_path: Path) -> None:
    """It is named as users write it, in what is read and in what is passed."""

    def no_pronouns(draft: Draft) -> None:
        del child(draft.schema("Patient"), "properties")["pronouns"]

    assert after(emitted, no_pronouns, tmp_path) == [
        (BREAKING, "corti_interactions.Patient.pronouns was removed"),
        (BREAKING, "corti_interactions.PatientInput: argument pronouns was removed"),
    ]


def test_enum_that_grew_breaks_nothing(emitted: Path, tmp_path: Path) -> None:
    """A member more, and a literal more that is taken."""

    def one_more(draft: Draft) -> None:
        row(draft.schema("SortDirection"), "enum").append("random")

    assert after(emitted, one_more, tmp_path) == [
        (ADDITIVE, "corti_interactions.SortDirection.RANDOM was added"),
        (
            ADDITIVE,
            (
                "corti_interactions.SortDirectionValue: type changed from "
                "SortDirection | Literal['asc', 'desc'] to SortDirection "
                "| Literal['asc', 'desc', 'random']"
            ),
        ),
    ]


def test_renamed_operation_breaks_every_client(emitted: Path, tmp_path: Path) -> None:
    """The wire is the same, and code that calls it fails."""

    def renamed(draft: Draft) -> None:
        draft.operation(drafts.UPDATE)["operationId"] = "interactions_change"

    place, twins = "corti_interactions.Interactions", " (also async and raw)"
    assert after(emitted, renamed, tmp_path) == [
        (BREAKING, f"{place}.update{twins} was removed"),
        (ADDITIVE, f"{place}.change{twins} was added"),
    ]
