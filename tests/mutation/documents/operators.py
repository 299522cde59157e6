"""What an operator is: one kind of change, its places, and what it should mean."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Final, TypeAlias

from attrs import frozen

from generator.contract import Json, JsonObject
from generator.drift.levels import Level

from .sources import Source

NONE: Final = Level.NONE
DOCUMENTATION: Final = Level.DOCUMENTATION
ADDITIVE: Final = Level.ADDITIVE
BREAKING: Final = Level.BREAKING
PRIVACY: Final = Level.PRIVACY

Change: TypeAlias = Callable[[JsonObject], None]
"""Changes a document at one place."""

Expected: TypeAlias = Mapping[str, Level]
"""The class by the case of a place: the way its schema goes, or what it is."""

ANY: Final = "any"
"""The case of an operator that means the same everywhere."""


def put(name: str, value: Json) -> Change:
    """Return what gives a part of a document *value* under *name*."""

    def change(raw: JsonObject) -> None:
        raw[name] = value

    return change


def without(name: str) -> Change:
    """Return what takes *name* from a part of a document."""

    def change(raw: JsonObject) -> None:
        del raw[name]

    return change


@frozen
class Show:
    """Where a change should be seen once it is approved."""

    where: str
    """A class, a function or a file of the package, or `request` and an operation."""

    word: str = ""
    """What should stand in a line that differs there."""


@frozen
class Edit:
    """An operator at one place."""

    place: str
    case: str
    make: Change
    shows: tuple[Show, ...] = ()
    """Any one of these will do."""


@frozen
class Operator:
    """One kind of change."""

    name: str
    expected: Expected
    edits: Callable[[Source], Iterable[Edit]]
    is_promise: bool = True
    """Whether the contract becomes another one: prose and rewrites change none."""


def always(level: Level) -> Expected:
    """Return that a change means *level* wherever it is made."""
    return {ANY: level}


def ways(answer: Level, request: Level, both: Level) -> Expected:
    """Return what a change means in a schema, by the ways that this goes."""
    return {"answer": answer, "request": request, "both": both}
