"""Say of each difference between two contracts what it means for users."""

from collections.abc import Iterator

from generator.contract import JsonObject, differences

from .case import Case, word_of
from .change import Change
from .exposure import Exposure
from .felt import Feelers
from .rules import rule_for


def changes(old: JsonObject, new: JsonObject) -> list[Change]:
    """Return each change from the contract *old* to *new*, the gravest first."""
    return sorted(_changes(old, new), key=lambda change: -change.level)


def _changes(old: JsonObject, new: JsonObject) -> Iterator[Change]:
    found = differences(old, new)
    feelers = Feelers(old, new, found)
    exposure = Exposure(old, new, found)
    for difference in found:
        felt = feelers.felt(difference)
        former = feelers.former(difference.owner)
        cases = [
            Case(difference, way, former, old, new, exposure)
            for way in sorted(felt.ways)
        ]
        rule = max(map(rule_for, cases), key=lambda rule: rule.level)
        yield Change(
            sentence=difference.sentence,
            place=difference.place,
            subject=difference.subject,
            change=word_of(difference),
            level=rule.level,
            why=rule.reason,
            reach=felt.texts,
            difference=difference,
        )
