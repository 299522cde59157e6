"""Say how the document would have to change for the answers to fit it."""

from collections.abc import Callable, Iterable, Sequence
from typing import Final, TypeAlias

from attrs import evolve, frozen

from generator.contract import JsonObject

from .edits import Edit, edited
from .findings import Finding
from .mending import mended
from .records import Spot

Refusal: TypeAlias = Callable[[JsonObject], str]
"""Says why the generator refuses a document; nothing if it does not."""

REFUSED: Final = (
    "{}, but the generator refuses a document that says so ({}); "
    "change first what is named there, by hand, or have the API mended"
)


@frozen
class Change:
    """What to do about findings of one kind at one place of the contract."""

    sentence: str
    count: int
    first: Spot
    edits: tuple[Edit, ...] = ()
    """In this order; none where somebody has to write them by hand."""


def changes(
    document: JsonObject, findings: Iterable[Finding], refusal: Refusal
) -> list[Change]:
    """Return the changes of *document*, each to be made after those before it."""
    merged = _merged(findings)
    made, changed = _made(document, merged)
    if refusal(changed) and not refusal(document):
        made, _ = _taken(document, merged, refusal)
    return made


def _made(
    document: JsonObject, findings: Sequence[Finding]
) -> tuple[list[Change], JsonObject]:
    """Return the changes, and the document with all of them."""
    made: list[Change] = []
    for finding in findings:
        sentence, edits = mended(document, finding)
        document = edited(document, edits)
        made.append(Change(sentence, finding.count, finding.first, tuple(edits)))
    return made, document


def _taken(
    document: JsonObject, findings: Sequence[Finding], refusal: Refusal
) -> tuple[list[Change], JsonObject]:
    """Return the changes, those that are refused in words, and the document."""
    made, changed = _made(document, findings)
    problem = refusal(changed)
    if not problem:
        return made, changed
    if len(made) == 1:
        said = REFUSED.format(made[0].sentence, problem)
        return [evolve(made[0], sentence=said, edits=())], document
    half = len(findings) // 2
    some, document = _taken(document, findings[:half], refusal)
    others, document = _taken(document, findings[half:], refusal)
    return [*some, *others], document


def _merged(findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings with those added up that one change would mend."""
    merged: dict[tuple[str, str], Finding] = {}
    for finding in findings:
        key = (finding.kind, finding.place.shown)
        empty = Finding(finding.kind, finding.place, finding.first)
        merged.setdefault(key, empty).add(finding)
    return list(merged.values())
