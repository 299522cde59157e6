"""Example values without parts: as Python takes them, and as they are sent.

A value that Python takes in another form than JSON has is an object with one tag,
such as `{"$uuid": "..."}`, so that a test can make it.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from enum import Enum, auto
from typing import Final
from uuid import NAMESPACE_URL, uuid5

from .values import Json, JsonObject


class Mode(Enum):
    """How much of what may be given is given."""

    ALL = auto()
    SOME = auto()
    NONE = auto()
    NULLS = auto()
    """What may be null is null, and nothing else is given that need not be."""


@dataclass(frozen=True)
class Example:
    """One value twice."""

    python: Json
    """As an argument."""

    wire: Json
    """As JSON."""


DAY: Final = datetime(2026, 3, 1, 0, 30, tzinfo=timezone(timedelta(hours=2)))
"""A moment that falls on another day in UTC, and into another month."""

TRICKY: Final = 'ä 😀 /?&=#+%:;,"\\<>'
"""Characters that have a meaning in URLs or JSON, and two that are not ASCII."""

BYTES: Final = "AAEC/w=="
"""Bytes, some of which are no text, as JSON can hold them."""


def string(schema: JsonObject, place: str, mode: Mode) -> Example:
    """Return a string of the format that *schema* asks for."""
    match schema.get("format"):
        case "uuid":
            value = str(uuid5(NAMESPACE_URL, place))
            return Example(value if mode is Mode.SOME else {"$uuid": value}, value)
        case "date-time":
            return _moment(mode)
        case "date":
            return Example({"$date": "2026-03-01"}, "2026-03-01")
        case _:
            return same(f"{place.rpartition('.')[2]} {TRICKY}")


def _moment(mode: Mode) -> Example:
    moment = DAY if mode is Mode.SOME else DAY.replace(second=6, microsecond=7000)
    sent = moment.astimezone(UTC).isoformat().replace("+00:00", "Z")
    return Example({"$datetime": moment.isoformat()}, sent)


def number(schema: JsonObject, mode: Mode) -> Example:
    """Return a number within the bounds of *schema*."""
    step = 1 if schema["kind"] == "integer" else 0.5
    bounds = {"minimum": 0, "exclusiveMinimum": step, "exclusiveMaximum": -step}
    for name, away in {**bounds, "maximum": 0}.items():
        bound = schema.get(name)
        if isinstance(bound, int | float):
            return same(bound + away)
    return same(step + 41 if mode is Mode.ALL else step)


def free(place: str) -> Example:
    """Return what fits a schema that says nothing."""
    return same({place: ["ä", 1, 2.5, True, None, {"deep": []}]})


def same(value: Json) -> Example:
    """Return a value that is the same as an argument and as JSON."""
    return Example(value, value)
