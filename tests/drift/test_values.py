"""A value of an enum that has another name is renamed, not gone."""

from typing import Final

import pytest

from contract.documents import document
from drift.classes import classes, one
from drift.small import content, ref
from generator.contract import Json, JsonObject
from generator.drift.levels import Level
from generator.drift.shown import Pair, shown


def enum(*values: Json) -> JsonObject:
    answers: JsonObject = {"200": content(ref("State"))}
    schemas: JsonObject = {"State": {"enum": [*values]}}
    return document(schemas, {"/a": {"get": {"responses": answers}}})


SAID: Final[list[tuple[list[Json], list[Json], list[str]]]] = [
    (["on-hold"], ["onHold"], ['value "on-hold" was renamed to "onHold"']),
    (["a b c"], ["a b d"], ['value "a b c" was renamed to "a b d"']),
    (["done"], ["open"], ['value "done" was removed', 'value "open" was added']),
    ([1], [2], ["value 1 was removed", "value 2 was added"]),
    ([[1], [2]], [[1], [3]], ["value [2] was removed", "value [3] was added"]),
    (
        ["on-hold", "in-progress", "planned"],
        ["onHold", "inProgress", "done"],
        [
            'value "planned" was removed',
            'value "on-hold" was renamed to "onHold"',
            'value "in-progress" was renamed to "inProgress"',
            'value "done" was added',
        ],
    ),
    (
        ["hold"],
        ["holds", "hold-"],
        ['value "hold" was renamed to "hold-"', 'value "holds" was added'],
    ),
    (
        ["holding", "hold"],
        ["holds"],
        ['value "holding" was removed', 'value "hold" was renamed to "holds"'],
    ),
]


@pytest.mark.parametrize(("old", "new", "said"), SAID)
def test_renamed(old: list[Json], new: list[Json], said: list[str]) -> None:
    """Those that are nearest go together, and each only once."""
    found = [sentence for sentence, _ in classes(enum(*old), enum(*new))]

    assert sorted(found) == sorted(f"State: {each}" for each in said)


def test_what_it_means() -> None:
    """The member has another name, and the old value stands beside the new one."""
    change = one(enum("a", "on hold"), enum("a", "on-hold"))

    assert (change.change, change.level) == ("renamed", Level.BREAKING)
    assert shown(change.difference).pair == Pair('"on hold"', "on-hold")
    assert change.reach == ("GET /a: response",)
