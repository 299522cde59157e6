"""Say what was found in JSON."""

import json
from collections.abc import Sequence

from generator.contract import JsonObject

from .changes import Change
from .edits import Edit
from .findings import Finding
from .probing import Probe
from .records import Spot


def machine(
    probe: Probe, findings: Sequence[Finding], changes: Sequence[Change]
) -> str:
    """Return the report; its `patch` is a JSON patch of the document."""
    report: JsonObject = {
        "answers": probe.answers,
        "answersWithoutBody": probe.without_body,
        "otherRequests": {"count": probe.others, **_first(probe.first_other)},
        "unread": {
            "count": probe.unread,
            "named": [
                {**_at(each.spot), "problem": each.problem} for each in probe.named
            ],
        },
        "deviations": [_deviation(each) for each in findings],
        "deviationsLeftOut": probe.findings.left_out,
        "changes": [_change(each) for each in changes],
    }
    return json.dumps(report, indent=2)


def _deviation(finding: Finding) -> JsonObject:
    place = finding.place
    form: JsonObject = {
        "kind": finding.kind,
        "operation": place.holder.operation,
        "status": place.status,
        "pointer": place.pointer,
        "schema": place.shown,
        "count": finding.count,
        **_first(finding.first),
    }
    if finding.values:
        form["values"] = [*sorted(finding.values, key=str)]
    if finding.hidden:
        form["hidden"] = finding.hidden
    return form


def _change(change: Change) -> JsonObject:
    return {
        "sentence": change.sentence,
        "count": change.count,
        **_first(change.first),
        "patch": [_step(edit) for edit in change.edits],
    }


def _step(edit: Edit) -> JsonObject:
    form: JsonObject = {"op": edit.verb, "path": edit.pointer}
    return form if edit.verb == "remove" else {**form, "value": edit.value}


def _first(spot: Spot | None) -> JsonObject:
    return {} if spot is None else {"first": {**_at(spot)}}


def _at(spot: Spot) -> JsonObject:
    form: JsonObject = {"file": spot.file, "line": spot.line}
    return form if spot.entry is None else {**form, "entry": spot.entry}
