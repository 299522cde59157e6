"""Operators on what a value is marked with: privacy, deprecation, way, default."""

from collections.abc import Callable
from typing import Final

from generator.contract import Json, JsonObject

from .operators import (
    ADDITIVE,
    ANY,
    BREAKING,
    DOCUMENTATION,
    PRIVACY,
    Expected,
    Operator,
    always,
    put,
    ways,
    without,
)
from .sources import Slot
from .types import everywhere, scalar


def _says(name: str, value: Json) -> Callable[[Slot], bool]:
    return lambda slot: slot.raw.get(name) == value


def _can_be_private(slot: Slot) -> bool:
    """Return whether `x-phi` may be said here: of values, not of objects."""
    return scalar(slot) and slot.raw.get("x-phi") is not True and not slot.is_parameter


def _is_unmarked(slot: Slot) -> bool:
    return slot.is_field and not {"readOnly", "writeOnly"} & slot.raw.keys()


def _lacks_default(slot: Slot) -> bool:
    named = {"default", "format", "const", "enum"} & slot.raw.keys()
    return (
        scalar(slot)
        and not named
        and not slot.required
        and not slot.place.endswith("]")
    )


DEFAULTS: Final[dict[str, Json]] = {
    "string": "as usual",
    "boolean": True,
    "integer": 3,
    "number": 3,
}


def _default(raw: JsonObject) -> None:
    given = raw["type"]
    kind = given[0] if isinstance(given, list) else given
    raw["default"] = DEFAULTS[str(kind)]


def _other_default(raw: JsonObject) -> None:
    others: dict[Json, Json] = {"createdAt": "updatedAt", "desc": "asc", "red": "blue"}
    value = raw["default"]
    if isinstance(value, bool):
        raw["default"] = not value
    elif isinstance(value, int):
        raw["default"] = value + 7
    else:
        raw["default"] = (
            others.get(value, "something else") if isinstance(value, str) else value
        )


def _has_default(slot: Slot) -> bool:
    return "default" in slot.raw


MARKED: Final[Expected] = always(BREAKING)

OPERATORS: Final = (
    Operator(
        "x-phi denied",
        always(PRIVACY),
        lambda source: everywhere(
            source, put("x-phi", value=False), _says("x-phi", value=True), ANY
        ),
    ),
    Operator(
        "x-phi dropped",
        always(PRIVACY),
        lambda source: everywhere(
            source, without("x-phi"), _says("x-phi", value=True), ANY
        ),
    ),
    Operator(
        "x-phi claimed",
        always(ADDITIVE),
        lambda source: everywhere(
            source, put("x-phi", value=True), _can_be_private, ANY
        ),
    ),
    Operator(
        "value became deprecated",
        always(ADDITIVE),
        lambda source: everywhere(
            source,
            put("deprecated", value=True),
            lambda slot: slot.is_field and "deprecated" not in slot.raw,
            ANY,
        ),
    ),
    Operator(
        "value no longer deprecated",
        always(DOCUMENTATION),
        lambda source: everywhere(
            source, without("deprecated"), _says("deprecated", value=True), ANY
        ),
    ),
    Operator(
        "field became read-only",
        MARKED,
        lambda source: everywhere(
            source, put("readOnly", value=True), _is_unmarked, ANY
        ),
    ),
    Operator(
        "field became write-only",
        MARKED,
        lambda source: everywhere(
            source, put("writeOnly", value=True), _is_unmarked, ANY
        ),
    ),
    Operator(
        "field no longer read-only",
        MARKED,
        lambda source: everywhere(
            source, without("readOnly"), _says("readOnly", value=True), ANY
        ),
    ),
    Operator(
        "field no longer write-only",
        MARKED,
        lambda source: everywhere(
            source, without("writeOnly"), _says("writeOnly", value=True), ANY
        ),
    ),
    Operator(
        "default added",
        ways(answer=DOCUMENTATION, request=ADDITIVE, both=ADDITIVE),
        lambda source: everywhere(source, _default, _lacks_default),
    ),
    Operator(
        "default changed",
        ways(answer=DOCUMENTATION, request=BREAKING, both=BREAKING),
        lambda source: everywhere(source, _other_default, _has_default),
    ),
    Operator(
        "default dropped",
        ways(answer=DOCUMENTATION, request=BREAKING, both=BREAKING),
        lambda source: everywhere(source, without("default"), _has_default),
    ),
)
