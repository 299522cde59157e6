"""Each way to leave the document is found, and the proposed change makes it fit."""

from typing import Final

import pytest

from generator.commands.places import DOCUMENT
from generator.contract import Json, JsonObject
from generator.regeneration import accepted
from probe.patching import patched
from probe.recordings import (
    ID,
    TIME,
    Desk,
    encounter,
    interaction,
    lines,
    record,
    without,
)

PROBLEM: Final[JsonObject] = {"requestid": "r-1", "status": 404, "type": "A0007"}
CASES: Final[dict[str, tuple[Json, str, str]]] = {
    "field": (record(interaction(reason="x")), "unknown field", "/reason"),
    "dated field": (record(interaction(bornAt=TIME)), "unknown field", "/bornAt"),
    "null field": (record(interaction(reason=None)), "unknown field", "/reason"),
    "object field": (record(interaction(room={"a": 1})), "unknown field", "/room"),
    "mixed field": (
        record(interaction(tags=["a", 1, None, [], 1.5])),
        "unknown field",
        "/tags",
    ),
    "nested field": (
        record(interaction(encounter=encounter(room=1))),
        "unknown field",
        "/encounter/room",
    ),
    "key": (record(interaction(**{"pat-118": 1})), "unknown field", "/{key}"),
    "value": (
        record(interaction(encounter=encounter(status="archived"))),
        "unknown value",
        "/encounter/status",
    ),
    "missing": (
        record(without(interaction(), "createdAt")),
        "missing field",
        "/createdAt",
    ),
    "null": (record(interaction(createdAt=None)), "unexpected null", "/createdAt"),
    "null enum": (
        record(interaction(encounter=encounter(type=None))),
        "unexpected null",
        "/encounter/type",
    ),
    "null item": (
        record({"interactions": [interaction(), None]}, path="/interactions/"),
        "unexpected null",
        "/interactions/{index}",
    ),
    "array": (
        record(interaction(assignedUserId=[ID])),
        "wrong type",
        "/assignedUserId",
    ),
    "nullable object": (
        record(interaction(patient="pat-1")),
        "wrong type",
        "/patient",
    ),
    "map": (
        record({**PROBLEM, "validationErrors": [{"id": 1}]}, status=404),
        "wrong type",
        "/validationErrors/{index}/{key}",
    ),
    "whole": (record([1]), "wrong type", ""),
    "format": (record(interaction(id="int-1")), "wrong format", "/id"),
    "status": (record(PROBLEM, status=418), "undocumented status", ""),
    "status of another shape": (record(5, status=418), "undocumented status", ""),
    "status alone": (record(status=418), "undocumented status", ""),
    "body": (
        record(PROBLEM, method="DELETE", status=204),
        "undocumented body",
        "",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_found_and_mended(case: str, desk: Desk) -> None:
    """Nothing else is found, and nothing at all in the document as it would be."""
    answer, kind, pointer = CASES[case]

    found = desk.found(answer, answer)
    mended = patched(DOCUMENT, found.edits, desk.folder)
    again = desk.report(desk.put(lines(answer)), "--document", str(mended))

    assert found.status == 1
    assert found.kinds == [(kind, pointer, 2)]
    assert len(found.changes) == 1
    assert again.kinds == []
    assert again.status == 0


def test_everything_at_once(desk: Desk) -> None:
    """The changes can be made one after the other, and the generator takes them."""
    answers = [answer for answer, _, _ in CASES.values()]

    found = desk.found(*answers)
    mended = patched(DOCUMENT, found.edits, desk.folder)
    again = desk.report(desk.put(lines(*answers)), "--document", str(mended))

    assert len(found.deviations) == len(CASES) - 3
    assert again.kinds == []
    accepted(mended)


@pytest.mark.parametrize(
    ("case", "edit"),
    [
        (
            "dated field",
            {
                "op": "add",
                "path": "/components/schemas/Interaction/properties/bornAt",
                "value": {"type": "string", "format": "date-time", "x-phi": True},
            },
        ),
        (
            "value",
            {
                "op": "add",
                "path": "/components/schemas/EncounterStatus/enum/-",
                "value": "archived",
            },
        ),
        (
            "null",
            {
                "op": "replace",
                "path": "/components/schemas/Interaction/properties/createdAt/type",
                "value": ["string", "null"],
            },
        ),
        (
            "missing",
            {
                "op": "remove",
                "path": "/components/schemas/Interaction/required/2",
            },
        ),
        (
            "format",
            {
                "op": "remove",
                "path": "/components/schemas/Interaction/properties/id/format",
            },
        ),
        (
            "status",
            {
                "op": "add",
                "path": "/paths/~1interactions~1{id}/get/responses/418",
                "value": {
                    "description": "Seen in recorded answers.",
                    "content": {
                        "application/json": {
                            "schema": {"$ref": "#/components/schemas/Problem"}
                        }
                    },
                },
            },
        ),
        (
            "status alone",
            {
                "op": "add",
                "path": "/paths/~1interactions~1{id}/get/responses/418",
                "value": {"description": "Seen in recorded answers."},
            },
        ),
    ],
)
def test_change_is_no_larger_than_needed(
    case: str, edit: JsonObject, desk: Desk
) -> None:
    """Each change is what somebody would have written."""
    assert desk.found(CASES[case][0]).edits == [edit]


def test_types_are_put_together(desk: Desk) -> None:
    """The type of a field is what all its values have in common."""
    found = desk.found(
        record(interaction(x=ID, y=1, z=TIME)),
        record(interaction(x=ID, y=1.5, z="2026-03-02")),
        record(interaction(x=None, y=2)),
    )

    assert [edit["value"] for edit in found.edits] == [
        {"type": ["string", "null"], "format": "uuid", "x-phi": True},
        {"type": "number", "x-phi": True},
        {"type": "string", "x-phi": True},
    ]


def test_one_place_is_changed_once(desk: Desk) -> None:
    """What is found by way of several operations is one change."""
    page: JsonObject = {"interactions": [interaction(reason="x")]}
    found = desk.found(
        record(interaction(reason=1)), record(page, path="/interactions/")
    )

    assert len(found.deviations) == 2
    assert [edit["value"] for edit in found.edits] == [
        {
            "anyOf": [
                {"type": "integer", "x-phi": True},
                {"type": "string", "x-phi": True},
            ]
        }
    ]
    assert found.changes[0]["count"] == 2


def test_a_decision_that_was_made_is_kept(desk: Desk) -> None:
    """A field that is not `x-phi` does not become so with another type."""
    (edit,) = desk.found(record(interaction(id=5))).edits
    value = edit["value"]

    assert isinstance(value, dict)
    assert value["x-phi"] is False
    assert value["anyOf"] == [{"type": "string", "format": "uuid"}, {"type": "integer"}]


def test_what_answers_share_is_not_listed_twice(desk: Desk) -> None:
    """A count is how often, the first spot where it was seen first."""
    fits = record(interaction())
    found = desk.found(fits, record(interaction(a=1)), fits, record(interaction(a=1)))

    (deviation,) = found.deviations
    assert deviation["count"] == 2
    assert deviation["first"] == {"file": str(desk.folder / "answers.jsonl"), "line": 2}
    assert deviation["schema"] == "Interaction.a"
    assert deviation["operation"] == "GET /interactions/{id}"
    assert deviation["status"] == 200


def test_what_fits_is_not_reported(desk: Desk) -> None:
    """Answers of every operation that are as the document has them."""
    answers = [
        record({"anything": {"at": "all"}}, status=403),
        record({**PROBLEM, "detail": "x"}, status=404),
        record({"interactions": []}, path="/interactions/"),
        record(status=204, method="DELETE"),
        record(interaction(patient=None, endedAt=None, assignedUserId=None)),
        record(
            {"interactionId": ID, "websocketUrl": "x"},
            method="POST",
            path="/interactions/",
            status=201,
        ),
    ]

    found = desk.found(*answers)

    assert (found.status, found.kinds) == (0, [])
    assert found.report["answers"] == len(answers)
    assert found.report["answersWithoutBody"] == 1
