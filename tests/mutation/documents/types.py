"""Operators on what a value is: type, format, reference, further fields."""

from collections.abc import Callable, Iterator
from typing import Final

from generator.contract import Json, JsonObject
from generator.contract.values import child

from .operators import (
    ADDITIVE,
    ANY,
    BREAKING,
    DOCUMENTATION,
    PRIVACY,
    Change,
    Edit,
    Expected,
    Operator,
    always,
    ways,
)
from .shown import at_slot, in_class
from .sources import Slot, Source, at, objects, slots

OTHER: Final = {
    "string": "integer",
    "integer": "string",
    "number": "string",
    "boolean": "string",
}
"""The type that takes the place of each."""

OF_A_TYPE: Final = (
    *("format", "pattern", "minLength", "maxLength", "minimum", "maximum"),
    *("exclusiveMinimum", "exclusiveMaximum", "multipleOf", "default", "const"),
    *("enum", "items", "minItems", "maxItems", "uniqueItems", "example", "$ref"),
    *("oneOf", "anyOf", "discriminator", "additionalProperties", "properties"),
    *("required", "allOf"),
)
"""What goes away with a type."""


def everywhere(
    source: Source, make: Change, applies: Callable[[Slot], bool], case: str = ""
) -> Iterator[Edit]:
    """Yield an edit for each place where *make* applies."""
    for slot in filter(applies, slots(source)):

        def change(root: JsonObject, slot: Slot = slot) -> None:
            make(at(root, slot.path))

        yield Edit(slot.place, case or slot.way, change, at_slot(source, slot))


def _as_text(source: Source) -> Iterator[Edit]:
    for slot in slots(source):
        if "$ref" in slot.raw or "oneOf" in slot.raw:

            def change(root: JsonObject, slot: Slot = slot) -> None:
                _text(at(root, slot.path))

            case = _case_of_target(source, slot)
            yield Edit(slot.place, case, change, at_slot(source, slot))


def _case_of_target(source: Source, slot: Slot) -> str:
    """Return the way of a place, and whether what it refers to hides anything."""
    return f"{slot.way}, hiding" if slot.target in source.hiding else slot.way


def scalar(slot: Slot) -> bool:
    """Return whether a value without parts stands here."""
    return len(slot.types) == 1 and slot.types[0] in OTHER


def _set_type(raw: JsonObject, kind: str) -> None:
    is_nullable = isinstance(raw.get("type"), list)
    for name in OF_A_TYPE:
        raw.pop(name, None)
    raw["type"] = [kind, "null"] if is_nullable else kind


def _other_type(raw: JsonObject) -> None:
    given = raw["type"]
    kind = str(given[0] if isinstance(given, list) else given)
    _set_type(raw, OTHER[kind])


def _boolean(raw: JsonObject) -> None:
    _set_type(raw, "boolean")


def _text(raw: JsonObject) -> None:
    _set_type(raw, "string")


def _array(raw: JsonObject) -> None:
    """Change an array of what was one value; null stays beside the whole."""
    given = raw.get("type")
    item: JsonObject = {name: raw.pop(name) for name in OF_A_TYPE if name in raw}
    if given is not None:
        item["type"] = given[0] if isinstance(given, list) else given
    raw["type"] = ["array", "null"] if isinstance(given, list) else "array"
    raw["items"] = item
    raw.pop("default", None)
    item.pop("default", None)


def _item(raw: JsonObject) -> None:
    """Change one value of what was an array of them."""
    items = child(raw, "items")
    for name in ("type", "items", "minItems", "maxItems", "uniqueItems"):
        raw.pop(name, None)
    raw.update({key: value for key, value in items.items() if key not in raw})


def _const(raw: JsonObject) -> None:
    raw["const"] = "only this"


def _inline_enum(raw: JsonObject) -> None:
    raw["enum"] = ["one", "another"]


def _format(name: str) -> Change:
    def make(raw: JsonObject) -> None:
        raw["format"] = name

    return make


def _no_format(raw: JsonObject) -> None:
    del raw["format"]


def _has_format(*names: str) -> Callable[[Slot], bool]:
    return lambda slot: slot.raw.get("format") in names


def _retargets(source: Source) -> Iterator[Edit]:
    """Let each reference lead to another schema of its kind, and of another."""
    for slot in slots(source):
        for other in _others(source, slot.target):

            def change(root: JsonObject, slot: Slot = slot, other: str = other) -> None:
                raw = at(root, slot.path)
                holder: Json = raw
                if "oneOf" in raw and isinstance(raw["oneOf"], list):
                    holder = next(
                        each
                        for each in raw["oneOf"]
                        if isinstance(each, dict) and "$ref" in each
                    )
                assert isinstance(holder, dict)
                holder["$ref"] = f"#/components/schemas/{other}"

            place = f"{slot.place} to {other}"
            case = _case_of_target(source, slot)
            yield Edit(place, case, change, at_slot(source, slot))


def _others(source: Source, name: str) -> list[str]:
    """Return another enum, or another object that goes the same way."""
    if not name:
        return []
    schemas, way = source.schemas, source.ways[name]
    alike = [
        each
        for each in schemas
        if each != name
        and ("enum" in schemas[each]) == ("enum" in schemas[name])
        and ("properties" in schemas[each]) == ("properties" in schemas[name])
        and (way == source.ways[each] or source.ways[each] == "both")
    ]
    return alike[:1]


def _further(source: Source, value: Json) -> Iterator[Edit]:
    """Say of each object what else it may hold."""
    for owner in objects(source):
        if source.schemas[owner].get("additionalProperties") != value:

            def change(root: JsonObject, owner: str = owner) -> None:
                at(root, ("components", "schemas", owner))["additionalProperties"] = (
                    value
                )

            yield Edit(owner, _case(source, owner), change, in_class(source, owner))


def _case(source: Source, owner: str) -> str:
    return "request, spread" if owner in source.spread else source.ways[owner]


BREAKS: Final[Expected] = {
    **ways(answer=BREAKING, request=BREAKING, both=BREAKING),
    "request, spread": BREAKING,
}

REPLACED: Final[Expected] = {
    **BREAKS,
    # What comes instead is shown.
    "answer, hiding": PRIVACY,
    "request, hiding": PRIVACY,
}

OPENED: Final[Expected] = {
    "answer": BREAKING,
    "request": ADDITIVE,
    # Further fields need a body as one argument, which replaces an argument for each.
    "request, spread": BREAKING,
    "both": BREAKING,
}

OPERATORS: Final = (
    Operator(
        "type changed to another scalar",
        BREAKS,
        lambda source: everywhere(source, _other_type, scalar),
    ),
    Operator(
        "type changed to boolean",
        BREAKS,
        lambda source: everywhere(
            source, _boolean, lambda slot: scalar(slot) and slot.types != ["boolean"]
        ),
    ),
    Operator(
        "reference changed to text",
        REPLACED,
        _as_text,
    ),
    Operator(
        "reference retargeted",
        REPLACED,
        _retargets,
    ),
    Operator(
        "value became an array",
        BREAKS,
        lambda source: everywhere(
            source,
            _array,
            lambda slot: slot.types != ["array"] and "oneOf" not in slot.raw,
        ),
    ),
    Operator(
        "array became its item",
        BREAKS,
        lambda source: everywhere(source, _item, lambda slot: slot.types == ["array"]),
    ),
    Operator(
        "text became a constant",
        BREAKS,
        lambda source: everywhere(
            source, _const, lambda slot: slot.is_plain_text and not slot.is_nullable
        ),
    ),
    Operator(
        "text became an enum",
        BREAKS,
        lambda source: everywhere(
            source,
            _inline_enum,
            lambda slot: slot.is_plain_text and not slot.is_nullable and slot.is_field,
        ),
    ),
    Operator(
        "format added that has a type",
        BREAKS,
        lambda source: everywhere(
            source, _format("uuid"), lambda slot: slot.is_plain_text
        ),
    ),
    Operator(
        "format date-time added",
        BREAKS,
        lambda source: everywhere(
            source, _format("date-time"), lambda slot: slot.is_plain_text
        ),
    ),
    Operator(
        "format added that has no type",
        always(DOCUMENTATION),
        lambda source: everywhere(
            source, _format("email"), lambda slot: slot.is_plain_text, ANY
        ),
    ),
    Operator(
        "format int64 added",
        always(DOCUMENTATION),
        lambda source: everywhere(
            source,
            _format("int64"),
            lambda slot: slot.types == ["integer"] and "format" not in slot.raw,
            ANY,
        ),
    ),
    Operator(
        "format dropped",
        BREAKS,
        lambda source: everywhere(
            source, _no_format, _has_format("uuid", "date-time", "date", "byte")
        ),
    ),
    Operator(
        "date-time became date",
        BREAKS,
        lambda source: everywhere(source, _format("date"), _has_format("date-time")),
    ),
    Operator(
        "uuid became date-time",
        BREAKS,
        lambda source: everywhere(source, _format("date-time"), _has_format("uuid")),
    ),
    Operator(
        "further fields forbidden",
        BREAKS,
        lambda source: _further(source, False),  # noqa: FBT003 - a value of the document
    ),
    Operator(
        "further fields allowed",
        OPENED,
        lambda source: _further(source, True),  # noqa: FBT003 - a value of the document
    ),
    Operator(
        "further fields typed",
        OPENED,
        lambda source: _further(source, {"type": "string"}),
    ),
)
