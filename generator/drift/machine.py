"""The report for machines."""

import json

from generator.contract import Json, JsonObject

from .change import Change
from .report import LEVELS, Named, Report


def machine(report: Report) -> str:
    """Return *report* as JSON."""
    facts: JsonObject = {
        "old": _side(report.old),
        "new": _side(report.new),
        "level": report.level.word,
        "status": int(report.level),
        "asks": {"part": report.level.part, "version": report.asked_version},
        "farEnough": report.is_far_enough,
        "remarks": [*report.remarks],
        "counts": {level.word: report.count(level) for level in LEVELS},
        "changes": [{**_change(each), **_values(each)} for each in report.changes],
        "python": None
        if report.surface is None
        else [_change(each) for each in report.surface],
    }
    return json.dumps(facts, indent=2) + "\n"


def _side(side: Named) -> JsonObject:
    return {"name": side.name, "version": side.version}


def _change(change: Change) -> JsonObject:
    return {
        "level": change.level.word,
        "sentence": change.sentence,
        "place": change.place,
        "subject": change.subject,
        "change": change.change,
        "why": change.why,
        "reach": [*change.reach],
    }


def _values(change: Change) -> dict[str, Json]:
    difference = change.difference
    return {"old": difference.old, "new": difference.new} if difference else {}
