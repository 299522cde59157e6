# Made from generator/runtime/read_scalars.py by "python -m generator regenerate".
"""Read one JSON value that holds no other.

Each function raises `ContractMismatchError` for a value that does not fit.
"""

import datetime as dt
from math import isfinite
from typing import TypeGuard
from uuid import UUID

from .errors import ContractMismatchError
from .identifiers import is_canonical
from .timestamps import parse_date, parse_timestamp


def json_object(value: object) -> dict[str, object]:
    """Decode an object, leaving its fields as they are."""
    if not is_object(value):
        raise mismatch("an object", value)
    return value


def json_array(value: object) -> list[object]:
    """Decode an array, leaving its items as they are."""
    if not is_array(value):
        raise mismatch("an array", value)
    return value


def text(value: object) -> str:
    """Decode a string."""
    if not isinstance(value, str):
        raise mismatch("a string", value)
    return value


def integer(value: object) -> int:
    """Decode an integer; `1.0` is one, `true` is not."""
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if not isinstance(value, int) or isinstance(value, bool):
        raise mismatch("an integer", value)
    return value


def number(value: object) -> float:
    """Decode a finite number; an integer stays one and so keeps every digit."""
    if not isinstance(value, int | float) or isinstance(value, bool):
        raise mismatch("a number", value)
    if isinstance(value, float) and not isfinite(value):
        raise ContractMismatchError("expected a finite number")
    return value


def boolean(value: object) -> bool:
    """Decode `true` or `false`."""
    if not isinstance(value, bool):
        raise mismatch("a boolean", value)
    return value


def uuid(value: object) -> UUID:
    """Decode a UUID in its canonical form, in either case."""
    if not isinstance(value, str) or not is_canonical(value):
        raise mismatch("a UUID", value)
    return UUID(value)


def date(value: object) -> dt.date:
    """Decode a date written `YYYY-MM-DD`."""
    day = parse_date(value) if isinstance(value, str) else None
    if day is None:
        raise mismatch("a date", value)
    return day


def timestamp(value: object) -> dt.datetime:
    """Decode an ISO 8601 timestamp, which must have an offset and keeps it."""
    moment = parse_timestamp(value) if isinstance(value, str) else None
    if moment is None:
        raise mismatch("a timestamp", value)
    if moment.tzinfo is None:
        raise ContractMismatchError("expected a timestamp with an offset")
    return moment


def anything(value: object) -> object:
    """Leave a value as it came."""
    return value


def mismatch(expected: str, value: object) -> ContractMismatchError:
    """Say what was *expected*, and the type of what came."""
    got = "null" if value is None else type(value).__name__
    return ContractMismatchError(f"expected {expected}, got {got}")


def is_whole(value: object) -> TypeGuard[int]:
    """Whether *value* is an integer, which `True` is not."""
    return isinstance(value, int) and not isinstance(value, bool)


def is_object(value: object) -> TypeGuard[dict[str, object]]:
    """Whether *value* is a JSON object."""
    return isinstance(value, dict)


def is_array(value: object) -> TypeGuard[list[object]]:
    """Whether *value* is a JSON array."""
    return isinstance(value, list)
