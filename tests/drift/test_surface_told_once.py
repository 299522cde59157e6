"""One change of the package is told once, however many names it touches."""

from collections.abc import Sequence

import pytest

from drift.reports import change
from drift.surfaces import Found
from generator.contract import Difference, Json
from generator.drift.change import Change
from generator.drift.levels import Level
from generator.drift.surface_renames import Rename, renamed, renames
from generator.drift.surface_rules import (
    ADDED,
    ARGUMENT_ADDED,
    ARGUMENT_REMOVED,
    REMOVED,
    REQUIRED_ADDED,
    TAKES_LESS,
)
from generator.drift.surface_twins import folded

FAMILY = frozenset({"Notes", "AsyncNotes", "RawNotes", "AsyncRawNotes"})
CLIENTS = frozenset({"Client.__enter__", "AsyncClient.__aenter__"})
TYPE = ": type changed from "


def told(changes: Sequence[Change]) -> Found:
    """Return the class and the sentence of each change."""
    return [(each.level, each.sentence) for each in changes]


@pytest.mark.parametrize(
    ("owners", "said"),
    [
        (["Notes"], ["shop.Notes.get was removed"]),
        (["AsyncNotes", "Notes"], ["shop.Notes.get (also async) was removed"]),
        (["Notes", "RawNotes"], ["shop.Notes.get (also raw) was removed"]),
        (sorted(FAMILY), ["shop.Notes.get (also async and raw) was removed"]),
        (
            ["AsyncNotes", "AsyncRawNotes"],
            ["shop.AsyncNotes.get (also raw) was removed"],
        ),
        (
            ["AsyncNotes", "RawNotes"],
            ["shop.AsyncNotes.get was removed", "shop.RawNotes.get was removed"],
        ),
    ],
)
def test_twins_are_told_with_the_plainest(owners: list[str], said: list[str]) -> None:
    """The others stand beside it in brackets."""
    changes = [REMOVED.change_at(f"shop.{each}.get", " was removed") for each in owners]

    assert [each.sentence for each in folded(changes, FAMILY)] == said


def test_types_of_twins_are_never_the_same() -> None:
    """It matters that they changed; those of the plain class are named."""
    changes = [
        TAKES_LESS.change_at("shop.AsyncNotes.get", f"{TYPE}Task[A] to Task[B]"),
        TAKES_LESS.change_at("shop.Notes.get", f"{TYPE}A to B"),
        TAKES_LESS.change_at("shop.Notes.get", f": argument a{TYPE}A to B"),
    ]

    assert [each.sentence for each in folded(changes, FAMILY)] == [
        f"shop.Notes.get (also async){TYPE}A to B",
        f"shop.Notes.get: argument a{TYPE}A to B",
    ]


def test_clients_are_twins() -> None:
    """They have no raw ones; each is entered in its own way."""
    changes = [
        ADDED.change_at(f"shop.{each}.notes", " was added")
        for each in ("AsyncClient", "Client")
    ]

    assert [each.sentence for each in folded(changes, CLIENTS)] == [
        "shop.Client.notes (also async) was added"
    ]


def test_what_only_sounds_like_a_twin_is_none() -> None:
    """A schema may be called anything."""
    names = ("AsyncJob", "Job", "job")
    changes = [ADDED.change_at(f"shop.{each}", " was added") for each in names]

    assert folded(changes, {"Job", "AsyncJob"}) == changes


def test_another_change_of_a_twin_is_told_by_itself() -> None:
    """Only what is the same is told once."""
    changes = [
        REMOVED.change_at("shop.AsyncNotes.get", " was removed"),
        REMOVED.change_at("shop.Notes.put", " was removed"),
    ]

    assert folded(changes, FAMILY) == changes


def difference(subject: str, how: str, old: Json, new: Json) -> Change:
    """Return what the contract says."""
    found = Difference(
        place="", subject=subject, change=how, sentence="", old=old, new=new
    )
    return Change(
        sentence="",
        place="",
        subject=subject,
        change=how,
        level=Level.BREAKING,
        why="",
        difference=found,
    )


def test_what_the_contract_calls_otherwise() -> None:
    """Fields, parameters, schemas, values; methods and classes by what makes them."""
    changes = [
        difference("field", "renamed", "field birthDate", "field dateOfBirth"),
        difference("value", "renamed", "in-progress", "under-way"),
        difference("operationId", "changed", "notes_update", "notes_change"),
        difference("tag", "changed", "notes", "memos"),
        difference("operationId", "removed", "notes_update", None),
        difference("type", "changed", "string", "integer"),
        change("A was removed"),
    ]

    assert renames(changes) == [
        Rename("field", "birthdate", "dateofbirth"),
        Rename("value", "inprogress", "underway"),
        Rename("operationId", "notesupdate", "noteschange"),
        Rename("tag", "notes", "memos"),
    ]


@pytest.mark.parametrize(
    ("rename", "old", "new", "fits"),
    [
        (Rename("field", "birthdate", "born"), "birth_date", "born", True),
        (Rename("field", "date", "born"), "birth_date", "birth_born", False),
        (Rename("value", "inprogress", "underway"), "IN_PROGRESS", "UNDER_WAY", True),
        (Rename("schema", "patient", "person"), "PatientInput", "PersonInput", True),
        (Rename("schema", "patient", "person"), "PatientInput", "Person", False),
        (Rename("schema", "patient", "person"), "Note", "Note", False),
        (Rename("tag", "notes", "memos"), "AsyncRawNotes", "AsyncRawMemos", True),
        (Rename("operationId", "notesupdate", "noteschange"), "update", "change", True),
        (Rename("operationId", "notesupdate", "noteschange"), "get", "change", False),
    ],
)
def test_names_in_python(rename: Rename, old: str, new: str, *, fits: bool) -> None:
    """They are spelt as Python spells them, with something before or behind."""
    assert rename.fits(old, new) is fits


def test_what_went_and_came_was_renamed() -> None:
    """In the same place, and only what the contract knows."""
    changes = [
        REMOVED.change_at("shop.Note.text", " was removed"),
        REMOVED.change_at("shop.Note.size", " was removed"),
        ARGUMENT_REMOVED.change_at("shop.put", ": argument text was removed"),
        ARGUMENT_REMOVED.change_at("shop.get", ": argument text was removed"),
        TAKES_LESS.change_at("shop.put", f": argument size{TYPE}A to B"),
        ARGUMENT_ADDED.change_at("shop.put", ": argument body was added"),
        REQUIRED_ADDED.change_at(
            "shop.get", ": argument body was added, and is required"
        ),
        ADDED.change_at("shop.Memo.body", " was added"),
        ADDED.change_at("shop.Note.body", " was added"),
    ]

    found = renamed(changes, [Rename("field", "text", "body")])

    assert [each.sentence for each in found] == [
        "shop.Note.text was renamed to body",
        "shop.Note.size was removed",
        "shop.put: argument text was renamed to body",
        "shop.get: argument text was renamed to body, and is required",
        f"shop.put: argument size{TYPE}A to B",
        "shop.Memo.body was added",
    ]
    assert {each.level for each in found} == {Level.BREAKING, Level.ADDITIVE}
    assert renamed(changes, []) == changes


def test_two_that_went_are_not_renamed_to_one_that_came() -> None:
    """The second one is gone."""
    changes = [
        REMOVED.change_at("shop.Note.text", " was removed"),
        REMOVED.change_at("shop.Note.Text", " was removed"),
        ADDED.change_at("shop.Note.body", " was added"),
    ]

    assert [
        each.sentence for each in renamed(changes, [Rename("field", "text", "body")])
    ] == ["shop.Note.text was renamed to body", "shop.Note.Text was removed"]
