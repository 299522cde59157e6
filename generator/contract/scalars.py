"""Example values without parts: as Python takes them, and as they are sent.

A value that Python takes in another form than JSON has is an object with one tag,
such as `{"$uuid": "..."}`, so that a test can make it.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from enum import Enum, auto
from typing import Final
from uuid import NAMESPACE_URL, uuid5
from zlib import crc32

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

MANY: Final = 1000
"""How many numbers to choose from."""

BYTES: Final = "AAEC/w=="
"""Bytes, some of which are no text, as JSON can hold them."""


def scalar(schema: JsonObject, place: str, mode: Mode) -> Example:
    """Return a value of *schema*, which has no parts; *place* makes it differ."""
    match schema["kind"]:
        case "string":
            return _string(schema, place, mode)
        case "integer" | "number":
            return _number(schema, place)
        case "boolean":
            return same(mode is not Mode.SOME)
        case "null":
            return same(None)
        case _:
            return free(place)


def spread(place: str, count: int) -> int:
    """Return one of the first *count* numbers, as good as always another per place."""
    return crc32(place.encode()) % count


def _string(schema: JsonObject, place: str, mode: Mode) -> Example:
    match schema.get("format"):
        case "uuid":
            value = str(uuid5(NAMESPACE_URL, place))
            return Example(value if mode is Mode.SOME else {"$uuid": value}, value)
        case "date-time":
            return _moment(place, mode)
        case "date":
            day = (DAY.date() + timedelta(days=spread(place, 10_000))).isoformat()
            return Example({"$date": day}, day)
        case _:
            return same(f"{place} {TRICKY}")


def _moment(place: str, mode: Mode) -> Example:
    moment = DAY + timedelta(seconds=spread(place, 5000))
    if mode is not Mode.SOME:
        moment = moment.replace(microsecond=7000 + spread(place, 1000))
    sent = moment.astimezone(UTC).isoformat().replace("+00:00", "Z")
    return Example({"$datetime": moment.isoformat()}, sent)


def _number(schema: JsonObject, place: str) -> Example:
    step = 1 if schema["kind"] == "integer" else 0.25
    lowest, highest = _bounds(schema, step)
    steps = min(int((highest - lowest) / step), MANY)
    return same(lowest + step * spread(place, steps + 1))


def _bounds(schema: JsonObject, step: float) -> tuple[float, float]:
    """Return the smallest and the largest number that *schema* allows, or enough."""
    lowest = [_bound(schema, "minimum", 0), _bound(schema, "exclusiveMinimum", step)]
    highest = [_bound(schema, "maximum", 0), _bound(schema, "exclusiveMaximum", -step)]
    top = min((each for each in highest if each is not None), default=None)
    usual = 1 if top is None else top - MANY * step
    low = max((each for each in lowest if each is not None), default=usual)
    return low, low + MANY * step if top is None else top


def _bound(schema: JsonObject, name: str, away: float) -> float | None:
    bound = schema.get(name)
    return bound + away if isinstance(bound, int | float) else None


def free(place: str) -> Example:
    """Return what fits a schema that says nothing."""
    return same({place: ["ä", 1, 2.5, True, None, {"deep": []}]})


def same(value: Json) -> Example:
    """Return a value that is the same as an argument and as JSON."""
    return Example(value, value)
