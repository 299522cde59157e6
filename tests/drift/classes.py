"""The classes of the changes between two documents."""

from generator.contract import JsonObject, contract_of
from generator.drift.change import Change
from generator.drift.classify import changes
from generator.drift.levels import Level


def found(old: JsonObject, new: JsonObject) -> list[Change]:
    return changes(contract_of(old), contract_of(new))


def one(old: JsonObject, new: JsonObject) -> Change:
    """Return the only change between two documents."""
    (change,) = found(old, new)
    return change


def classes(old: JsonObject, new: JsonObject) -> list[tuple[str, Level]]:
    return [(each.sentence, each.level) for each in found(old, new)]
