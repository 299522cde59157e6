"""Operators on how large, how long and how many a value may be."""

from collections.abc import Callable, Iterator
from typing import Final

from generator.contract import Json, JsonObject

from .operators import (
    ADDITIVE,
    BREAKING,
    DOCUMENTATION,
    Edit,
    Expected,
    Operator,
    ways,
)
from .shown import of_schema
from .sources import Slot, Source, at, objects
from .types import everywhere

NARROWED: Final[Expected] = ways(answer=DOCUMENTATION, request=BREAKING, both=BREAKING)
LOOSENED: Final[Expected] = ways(answer=DOCUMENTATION, request=ADDITIVE, both=ADDITIVE)

ADDED: Final[dict[str, tuple[str, Json]]] = {
    "minLength": ("string", 2),
    "maxLength": ("string", 99),
    "pattern": ("string", "^[a-z]+$"),
    "minimum": ("integer", 2),
    "maximum": ("integer", 99),
    "exclusiveMinimum": ("integer", 2),
    "exclusiveMaximum": ("integer", 99),
    "multipleOf": ("integer", 3),
    "minItems": ("array", 1),
    "maxItems": ("array", 9),
    "uniqueItems": ("array", True),
}
"""For each bound the type it is for, and a value."""

ALIKE: Final = {
    "minimum": "exclusiveMinimum",
    "maximum": "exclusiveMaximum",
    "exclusiveMinimum": "minimum",
    "exclusiveMaximum": "maximum",
}
"""Beside the one, the other may narrow nothing."""

TIGHTER: Final[dict[str, Json]] = {
    "minLength": 9,
    "maxLength": 10,
    "pattern": "^[0-9]+$",
    "minimum": 4,
    "maximum": 9,
    "exclusiveMinimum": 4,
    "exclusiveMaximum": 9,
    "multipleOf": 10,
    "minItems": 4,
    "maxItems": 5,
    "minProperties": 4,
    "maxProperties": 5,
}
"""Narrower than what either document says; another pattern counts as narrower."""

LOOSER: Final[dict[str, Json]] = {
    "minLength": 1,
    "maxLength": 1000,
    "minimum": -4,
    "maximum": 1000,
    "exclusiveMinimum": -4,
    "exclusiveMaximum": 1000,
    "multipleOf": 1,
    "minItems": 1,
    "maxItems": 1000,
    "minProperties": 1,
    "maxProperties": 1000,
}
"""Wider than what either document says."""


def _put(name: str, value: Json) -> Callable[[JsonObject], None]:
    def make(raw: JsonObject) -> None:
        raw[name] = value

    return make


def _drop(name: str) -> Callable[[JsonObject], None]:
    def make(raw: JsonObject) -> None:
        del raw[name]

    return make


def _can_have(name: str, kind: str) -> Callable[[Slot], bool]:
    def applies(slot: Slot) -> bool:
        is_free = "format" not in slot.raw and "enum" not in slot.raw
        taken = {name, ALIKE.get(name, name)} & slot.raw.keys()
        return slot.types == [kind] and is_free and not taken

    return applies


def _has(name: str) -> Callable[[Slot], bool]:
    return lambda slot: name in slot.raw


def _added(name: str) -> Operator:
    kind, value = ADDED[name]

    def edits(source: Source) -> Iterator[Edit]:
        return everywhere(source, _put(name, value), _can_have(name, kind))

    return Operator(f"{name} added", NARROWED, edits)


def _tightened(name: str) -> Operator:
    def edits(source: Source) -> Iterator[Edit]:
        return everywhere(source, _put(name, TIGHTER[name]), _has(name))

    return Operator(f"{name} tightened", NARROWED, edits)


def _loosened(name: str) -> Operator:
    def edits(source: Source) -> Iterator[Edit]:
        return everywhere(source, _put(name, LOOSER[name]), _has(name))

    return Operator(f"{name} loosened", LOOSENED, edits)


def _dropped(name: str) -> Operator:
    def edits(source: Source) -> Iterator[Edit]:
        return everywhere(source, _drop(name), _has(name))

    return Operator(f"{name} dropped", LOOSENED, edits)


def _of_objects(name: str, value: int) -> Operator:
    def edits(source: Source) -> Iterator[Edit]:
        for owner in objects(source):

            def change(root: JsonObject, owner: str = owner) -> None:
                at(root, ("components", "schemas", owner))[name] = value

            yield Edit(owner, source.ways[owner], change, of_schema(source, owner))

    return Operator(f"{name} added", NARROWED, edits)


OPERATORS: Final = (
    *map(_added, ADDED),
    _of_objects("minProperties", 1),
    _of_objects("maxProperties", 30),
    *map(_tightened, TIGHTER),
    *map(_loosened, LOOSER),
    *map(_dropped, (*LOOSER, "pattern", "uniqueItems")),
)
