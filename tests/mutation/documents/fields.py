"""Operators on the fields of schemas: whether they are there, and must be."""

from collections.abc import Callable, Iterator
from typing import Final

from generator.contract import Json, JsonObject
from generator.contract.values import child, row

from .operators import (
    ADDITIVE,
    BREAKING,
    Edit,
    Operator,
    ways,
)
from .shown import at_slot, in_class
from .sources import Slot, Source, at, fields, objects

NEW: Final = "addedByMutation"
NULL: Final[JsonObject] = {"type": "null"}

Make = Callable[[JsonObject, str], None]
"""Changes a schema, as to one of its fields."""


def _schema(owner: str) -> tuple[str, ...]:
    return ("components", "schemas", owner)


def _added(source: Source, *, required: bool) -> Iterator[Edit]:
    for owner in objects(source):

        def make(root: JsonObject, owner: str = owner) -> None:
            schema = at(root, _schema(owner))
            child(schema, "properties")[NEW] = {"type": "string", "x-phi": True}
            if required:
                schema["required"] = [*row(schema, "required"), NEW]

        yield Edit(owner, source.ways[owner], make, in_class(source, owner, NEW))


def _each(
    source: Source, make: Make, applies: Callable[[Slot], bool], word: str = ""
) -> Iterator[Edit]:
    for slot in filter(applies, fields(source)):

        def change(root: JsonObject, slot: Slot = slot) -> None:
            make(at(root, _schema(slot.owner)), slot.name)

        yield Edit(slot.place, slot.way, change, at_slot(source, slot, word))


def _every(_: Slot) -> bool:
    return True


def _drop(schema: JsonObject, name: str) -> None:
    del child(schema, "properties")[name]
    _require(schema, name, now=False)


def _rename(schema: JsonObject, name: str) -> None:
    """Rename a field in its place, so that nothing but the name is other."""
    new = f"{name}Renamed"
    schema["properties"] = {
        new if each == name else each: raw
        for each, raw in child(schema, "properties").items()
    }
    if "required" in schema:
        schema["required"] = [
            new if each == name else each for each in row(schema, "required")
        ]


def _require(schema: JsonObject, name: str, *, now: bool) -> None:
    others: list[Json] = [each for each in row(schema, "required") if each != name]
    if now or others:
        schema["required"] = [*others, *[name] * now]
    else:
        schema.pop("required", None)


def _demand(schema: JsonObject, name: str) -> None:
    _require(schema, name, now=True)


def _excuse(schema: JsonObject, name: str) -> None:
    _require(schema, name, now=False)


def _allow_null(schema: JsonObject, name: str) -> None:
    raw = child(child(schema, "properties"), name)
    if "$ref" in raw:
        raw["oneOf"] = [{"$ref": raw.pop("$ref")}, {**NULL}]
    elif "oneOf" in raw:
        raw["oneOf"] = [*row(raw, "oneOf"), {**NULL}]
    else:
        raw["type"] = [raw["type"], "null"]


def _forbid_null(schema: JsonObject, name: str) -> None:
    raw = child(child(schema, "properties"), name)
    if "oneOf" in raw:
        kept = [each for each in row(raw, "oneOf") if each != NULL]
        del raw["oneOf"]
        raw.update(kept[0] if isinstance(kept[0], dict) and len(kept) == 1 else {})
        raw.update({"oneOf": kept} if len(kept) > 1 else {})
    else:
        kept = [each for each in row(raw, "type") if each != "null"]
        raw["type"] = kept[0]


def _can_be_nullable(slot: Slot) -> bool:
    return (
        not slot.is_nullable
        and not {"const", "enum", "allOf", "anyOf"} & slot.raw.keys()
    )


OPERATORS: Final = (
    Operator(
        "field added, optional",
        ways(answer=ADDITIVE, request=ADDITIVE, both=ADDITIVE),
        lambda source: _added(source, required=False),
    ),
    Operator(
        "field added, required",
        ways(answer=ADDITIVE, request=BREAKING, both=BREAKING),
        lambda source: _added(source, required=True),
    ),
    Operator(
        "field dropped",
        ways(answer=BREAKING, request=BREAKING, both=BREAKING),
        lambda source: _each(source, _drop, _every),
    ),
    Operator(
        "field renamed",
        ways(answer=BREAKING, request=BREAKING, both=BREAKING),
        lambda source: _each(source, _rename, _every),
    ),
    Operator(
        "field became required",
        ways(answer=ADDITIVE, request=BREAKING, both=BREAKING),
        lambda source: _each(source, _demand, lambda slot: not slot.required),
    ),
    Operator(
        "field became optional",
        ways(answer=BREAKING, request=ADDITIVE, both=BREAKING),
        lambda source: _each(source, _excuse, lambda slot: slot.required),
    ),
    Operator(
        "field became nullable",
        ways(answer=BREAKING, request=ADDITIVE, both=BREAKING),
        lambda source: _each(source, _allow_null, _can_be_nullable),
    ),
    Operator(
        "field no longer nullable",
        ways(answer=ADDITIVE, request=BREAKING, both=BREAKING),
        lambda source: _each(source, _forbid_null, lambda slot: slot.is_nullable),
    ),
)
