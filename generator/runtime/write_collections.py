"""Write arrays and maps, and say where in them a value cannot be sent."""

from collections.abc import Callable
from contextlib import suppress
from typing import TypeAlias, TypeVar

from .errors import ArgumentError
from .write_scalars import is_mapping, is_sequence, refusal

T = TypeVar("T")

Encoder: TypeAlias = Callable[[object], object]
"""Takes one Python value and returns one JSON value, or raises `ArgumentError`."""


def at(name: str, value: object, encoder: Callable[[object], T]) -> T:
    """Encode the *value* of one field; an `ArgumentError` then names the field."""
    try:
        return encoder(value)
    except ArgumentError as error:
        failure = error.under(name)
    raise failure


def array_of(encoder: Encoder) -> Encoder:
    """Encode a list or tuple, each item with *encoder*."""

    def encode(value: object) -> list[object]:
        if not is_sequence(value):
            raise refusal("a list or tuple", value)
        return [at(f"[{index}]", item, encoder) for index, item in enumerate(value)]

    return encode


def map_of(encoder: Encoder) -> Encoder:
    """Encode a dict; a key may identify a patient, so no path names it."""

    def encode(value: object) -> dict[str, object]:
        return string_map(value, encoder)

    return encode


def string_map(value: object, encoder: Encoder) -> dict[str, object]:
    """Encode a dict whose keys are strings."""
    if not is_mapping(value):
        raise refusal("a dict", value)
    return {_key(key): at("{key}", item, encoder) for key, item in value.items()}


def nullable(encoder: Encoder) -> Encoder:
    """Encode `None` as null, and anything else with *encoder*."""

    def encode(value: object) -> object:
        return None if value is None else encoder(value)

    return encode


def either(first: Encoder, second: Encoder) -> Encoder:
    """Encode with *first*, or with *second* what does not fit it."""

    def encode(value: object) -> object:
        with suppress(ArgumentError):
            return first(value)
        with suppress(ArgumentError):
            return second(value)
        raise refusal("one of the documented forms", value)

    return encode


def _key(key: object) -> str:
    if isinstance(key, str):
        return key
    raise refusal("string keys", key)
