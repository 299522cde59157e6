"""Reports to be written in every form."""

from collections.abc import Sequence
from typing import Final

from drift import drafts
from drift.drafts import Draft
from generator.contract import JsonObject, contract_of
from generator.contract.values import child
from generator.drift.change import Change
from generator.drift.levels import Level
from generator.drift.report import Named, Report, compared

HOSTILE: Final = (
    '<script>alert(1)</script> @team #1 `x` | [a](b) \x1b]0;x \u202e "&amp;'
    ' <img src="https://evil.example/x" style="background:url(//evil.example)">'
    " <link href='https://evil.example/x.css'> @import url(//evil.example)"
    " https://evil.example/x"
)


def change(sentence: str, level: Level = Level.BREAKING, *reach: str) -> Change:
    """Return a change made by hand."""
    return Change(
        sentence=sentence,
        place=sentence.partition(" ")[0],
        subject="python",
        change="removed",
        level=level,
        why="it is gone",
        reach=reach,
    )


def drifted() -> Draft:
    """Return a draft that drifted in every class, with every form of a value."""
    draft = Draft()
    drafts.user_is_an_array(draft)
    drafts.patient_id(draft)
    drafts.no_504(draft)
    drafts.other_prose(draft)
    drafts.three_sorts(draft)
    drafts.ids_are_any_text(draft)
    draft.field("Patient.name")["x-phi"] = False
    note: JsonObject = {
        "type": "string",
        "x-phi": False,
        "maxLength": 9,
    }
    fields: JsonObject = {f"line{number}": dict(note) for number in range(4)}
    schemas = draft.components("schemas")
    schemas["Note"] = {"type": "object", "properties": fields}
    child(draft.schema("Encounter"), "properties")["note"] = {
        "$ref": "#/components/schemas/Note"
    }
    return draft


def report(
    old: Draft, new: Draft, surface: Sequence[Change] | None = None, version: str = ""
) -> Report:
    """Return what changed from one draft to another."""
    contracts = contract_of(old.root), contract_of(new.root)
    sides = Named("released", "1.0.0"), Named("draft.yaml", version or None)
    return compared(*sides, contracts, surface)


SURFACE: Final = (
    change("corti_interactions.Patient.pronouns was removed"),
    change("corti_interactions.Note was added", Level.ADDITIVE),
)

DRIFTED: Final = report(Draft(), drifted(), SURFACE, "1.1.0")
SAME: Final = report(Draft(), Draft(), ())
PROSE: Final = Draft()
drafts.other_prose(PROSE)
ONLY_PROSE: Final = report(Draft(), PROSE, None, "1.0.1")


def hostile() -> Report:
    """Return a report in which every word of the document means harm."""
    draft = Draft()
    schemas = draft.components("schemas")
    schemas["Patient"] = {
        **draft.schema("Patient"),
        "description": HOSTILE,
        "properties": {HOSTILE: {"type": "string", "x-phi": True, "enum": [HOSTILE]}},
    }
    child(draft.root, "info")["description"] = HOSTILE
    found = report(Draft(), draft, (change(f"{HOSTILE} was removed"),))
    return Report(
        Named(HOSTILE, HOSTILE),
        Named(HOSTILE, HOSTILE),
        found.changes,
        found.surface,
    )
