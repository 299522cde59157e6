"""Say how the document would have to change for the answers to fit it."""

from collections.abc import Iterable

from attrs import frozen

from generator.contract import JsonObject

from .edits import Edit, edited
from .findings import Finding
from .mending import Mender
from .records import Spot


@frozen
class Change:
    """What to do about findings of one kind at one place of the contract."""

    sentence: str
    count: int
    first: Spot
    edits: tuple[Edit, ...] = ()
    """In this order; none where somebody has to write them by hand."""


def changes(document: JsonObject, findings: Iterable[Finding]) -> list[Change]:
    """Return the changes of *document*, each to be made after those before it."""
    made: list[Change] = []
    for finding in _merged(findings):
        sentence, edits = Mender.of(document).mended(finding)
        document = edited(document, edits)
        made.append(Change(sentence, finding.count, finding.first, tuple(edits)))
    return made


def _merged(findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings with those added up that one change would mend."""
    merged: dict[tuple[str, str], Finding] = {}
    for finding in findings:
        key = (finding.kind, finding.place.shown)
        empty = Finding(finding.kind, finding.place, finding.first)
        merged.setdefault(key, empty).add(finding)
    return list(merged.values())
