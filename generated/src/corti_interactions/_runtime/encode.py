# Made from generator/runtime/encode.py by "python -m generator regenerate".
"""Write JSON values, one field at a time, as strictly as the contract asks.

An encoder takes one Python value and returns one JSON value, or raises
`ArgumentError` saying where and what, never the value itself.
"""

from .errors import ArgumentError
from .unset import UNSET
from .write_anything import anything
from .write_choices import const, enum, int_enum, known, open_int_enum
from .write_collections import (
    Encoder,
    array_of,
    at,
    either,
    map_of,
    nullable,
    string_map,
)
from .write_scalars import (
    boolean,
    date,
    integer,
    model,
    model_of,
    number,
    text,
    timestamp,
    uuid,
)

__all__ = [
    "Encoder",
    "anything",
    "array_of",
    "boolean",
    "const",
    "date",
    "either",
    "enum",
    "int_enum",
    "integer",
    "known",
    "map_of",
    "model",
    "model_of",
    "nullable",
    "number",
    "open_int_enum",
    "optional",
    "required",
    "settable",
    "text",
    "timestamp",
    "undeclared",
    "uuid",
]


def required(
    wire: dict[str, object], name: str, value: object, encoder: Encoder
) -> None:
    """Write a field that is always sent."""
    wire[name] = at(name, value, encoder)


def optional(
    wire: dict[str, object], name: str, value: object, encoder: Encoder
) -> None:
    """Write a field unless it is `None`."""
    if value is not None:
        wire[name] = at(name, value, encoder)


def settable(
    wire: dict[str, object], name: str, value: object, encoder: Encoder
) -> None:
    """Write a field unless it is `UNSET`; `None` needs a `nullable` encoder."""
    if value is not UNSET:
        wire[name] = at(name, value, encoder)


def undeclared(
    wire: dict[str, object],
    fields: object,
    declared: frozenset[str],
    encoder: Encoder = anything,
) -> None:
    """Write fields that the document does not declare; it must not declare them."""
    values = string_map(fields, encoder)
    if not declared.isdisjoint(values):
        raise ArgumentError(
            "a declared field is among them; pass it by its own name", "extra"
        )
    wire.update(values)
