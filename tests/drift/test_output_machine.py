"""The report for machines has all that the others have."""

import json

from drift.reports import DRIFTED, ONLY_PROSE, SAME
from drift.small import COUNT, TEXT, read
from generator.contract import JsonObject, contract_of
from generator.drift.machine import machine
from generator.drift.report import Named, compared


def test_nothing_changed() -> None:
    """The same keys are there, with nothing in them."""
    assert json.loads(machine(SAME)) == {
        "old": {"name": "released", "version": "1.0.0"},
        "new": {"name": "draft.yaml", "version": None},
        "level": "none",
        "status": 0,
        "asks": {"part": "", "version": None},
        "farEnough": None,
        "counts": {"privacy": 0, "breaking": 0, "additive": 0, "documentation": 0},
        "remarks": [],
        "changes": [],
        "python": [],
    }


def test_only_prose() -> None:
    """Old and new texts are whole; what was not compared is null."""
    told = json.loads(machine(ONLY_PROSE))
    (change,) = told["changes"]

    assert (told["status"], told["farEnough"], told["python"]) == (10, True, None)
    assert told["asks"] == {"part": "patch", "version": "1.0.1"}
    assert change.pop("old").startswith("Field by which")
    assert change == {
        "level": "documentation",
        "sentence": "GET /interactions/: query parameter sort: description changed",
        "place": "GET /interactions/: query parameter sort",
        "subject": "prose",
        "change": "changed",
        "why": "only docstrings change",
        "reach": change["reach"],
        "new": "One of id, createdAt and name.",
    }


def test_changes_of_one_sentence() -> None:
    """Each has its own old value."""
    old: JsonObject = {"anyOf": [{**TEXT, "maxLength": 5}, {**TEXT, "minLength": 9}]}
    new: JsonObject = {"anyOf": [COUNT, {"type": "boolean"}]}
    contracts = contract_of(read(old)), contract_of(read(new))
    told = json.loads(machine(compared(Named("a"), Named("b"), contracts)))
    gone = [each for each in told["changes"] if each["change"] == "removed"]

    assert len({each["sentence"] for each in gone}) == 1
    assert [each["old"] for each in gone] == [
        {"kind": "string", "maxLength": 5},
        {"kind": "string", "minLength": 9},
    ]


def test_every_change_is_there() -> None:
    """In the order of the text."""
    told = json.loads(machine(DRIFTED))
    sentences = [
        each["sentence"] for key in ("changes", "python") for each in told[key]
    ]

    assert sentences == [change.sentence for change in DRIFTED.all]
    assert told["status"] == 40
    assert told["changes"][0]["reach"]
