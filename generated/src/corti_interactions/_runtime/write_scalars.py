# Made from generator/runtime/write_scalars.py by "python -m generator regenerate".
"""Write one JSON value, strictly: nothing is guessed or converted in silence.

Each function raises `ArgumentError` for a value that cannot be sent.
"""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from math import isfinite
from typing import Protocol, TypeGuard
from uuid import UUID

from .errors import ArgumentError
from .identifiers import is_canonical
from .timestamps import render_timestamp


class Model(Protocol):
    """Anything that knows its own JSON form."""

    def to_dict(self) -> dict[str, object]:
        """Return the JSON object."""
        ...


def text(value: object) -> str:
    """Encode a string."""
    if not isinstance(value, str):
        raise refusal("a string", value)
    return str(value)


def integer(value: object) -> int:
    """Encode an integer; a boolean is none."""
    if not isinstance(value, int) or isinstance(value, bool):
        raise refusal("an integer", value)
    return value


def number(value: object) -> float:
    """Encode a finite number."""
    if not isinstance(value, int | float) or isinstance(value, bool):
        raise refusal("a number", value)
    if isinstance(value, float) and not isfinite(value):
        raise ArgumentError("expected a finite number, got NaN or infinity")
    return value


def boolean(value: object) -> bool:
    """Encode a boolean."""
    if not isinstance(value, bool):
        raise refusal("a boolean", value)
    return value


def uuid(value: object) -> str:
    """Encode a UUID, or a string that already has its canonical form."""
    if isinstance(value, UUID):
        return str(value)
    if not isinstance(value, str):
        raise refusal("a UUID", value)
    if not is_canonical(value):
        raise ArgumentError("expected a UUID of 36 characters, as the API gives them")
    return value


def date(value: object) -> str:
    """Encode a date; a datetime is none."""
    if not isinstance(value, dt.date) or isinstance(value, dt.datetime):
        raise refusal("a date", value)
    return value.isoformat()


def timestamp(value: object) -> str:
    """Encode an aware datetime in UTC; a naive one is refused, not guessed at."""
    if not isinstance(value, dt.datetime):
        raise refusal("a datetime", value)
    if value.utcoffset() is None:
        raise ArgumentError("expected a datetime with a time zone, e.g. datetime.UTC")
    with suppress(OverflowError):
        return render_timestamp(value)
    raise ArgumentError("expected a datetime between the years 1 and 9999 in UTC")


def model(value: object) -> dict[str, object]:
    """Encode a model of this package."""
    if not is_model(value):
        raise refusal("a model", value)
    return value.to_dict()


def model_of(*kinds: type[Model]) -> Callable[[object], dict[str, object]]:
    """Encode one of some *kinds* of models; what was read is none that is sent."""

    def encode(value: object) -> dict[str, object]:
        if not isinstance(value, kinds):
            names = " or ".join(kind.__name__ for kind in kinds)
            hint = "; call its to_input()" if hasattr(value, "to_input") else ""
            raise ArgumentError(f"expected {names}, got {type(value).__name__}{hint}")
        return value.to_dict()

    return encode


def refusal(expected: str, value: object) -> ArgumentError:
    """Say what was *expected*, and the type of what was passed."""
    got = "None" if value is None else type(value).__name__
    return ArgumentError(f"expected {expected}, got {got}")


def is_sequence(value: object) -> TypeGuard[Sequence[object]]:
    """Whether *value* is a list, a tuple or the like, but no string."""
    return isinstance(value, Sequence) and not isinstance(
        value, str | bytes | bytearray
    )


def is_mapping(value: object) -> TypeGuard[Mapping[object, object]]:
    """Whether *value* is a dict or the like."""
    return isinstance(value, Mapping)


def is_model(value: object) -> TypeGuard[Model]:
    """Whether *value* is a model, and not the class of one."""
    return hasattr(value, "to_dict") and not isinstance(value, type)
