"""Write values of which the contract lists all that are allowed."""

from collections.abc import Iterable
from enum import Enum, IntEnum, StrEnum
from functools import cache
from typing import TypeVar

from .errors import ArgumentError
from .write_collections import Encoder
from .write_scalars import integer

Member = TypeVar("Member", bound=Enum)


@cache
def enum(choices: type[StrEnum]) -> Encoder:
    """Encode a member of *choices*, or its value."""
    allowed: dict[str, str] = {choice.value: choice.value for choice in choices}

    def encode(value: object) -> str:
        if not isinstance(value, str) or value not in allowed:
            raise not_one_of(allowed)
        return allowed[value]

    return encode


@cache
def int_enum(choices: type[IntEnum]) -> Encoder:
    """Encode a member of *choices*, or its value."""
    allowed: dict[int, int] = {choice.value: choice.value for choice in choices}

    def encode(value: object) -> int:
        code = integer(value)
        if code not in allowed:
            raise not_one_of(allowed)
        return allowed[code]

    return encode


@cache
def open_int_enum(choices: type[IntEnum]) -> Encoder:
    """Encode a member of *choices*, or any other integer that was read."""
    known: dict[int, int] = {choice.value: choice.value for choice in choices}

    def encode(value: object) -> int:
        code = integer(value)
        return known.get(code, code)

    return encode


def const(allowed: str | float | None) -> Encoder:
    """Encode the one value that the contract allows."""

    def encode(value: object) -> str | float | None:
        if value != allowed or isinstance(value, bool) != isinstance(allowed, bool):
            raise ArgumentError(f"expected {allowed!r}; pass that")
        return allowed

    return encode


def known(choices: type[Member], value: object, path: str = "") -> Member:
    """Return the member of *choices* that *value* is or stands for.

    Raises `ArgumentError` for a value that only a later contract knows.
    """
    for choice in choices:
        if choice.value == value and not isinstance(value, bool):
            return choice
    raise not_one_of((choice.value for choice in choices), path)


def not_one_of(choices: Iterable[str | int], path: str = "") -> ArgumentError:
    """Name the values that are allowed, and not the one that was passed."""
    return ArgumentError(f"expected one of {', '.join(map(str, choices))}", path)
