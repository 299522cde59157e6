# Made from generator/runtime/write_anything.py by "python -m generator regenerate".
"""Write whatever JSON can carry, where the contract leaves the type open."""

import datetime as dt
from contextlib import suppress
from enum import Enum
from typing import Final
from uuid import UUID

from .errors import ArgumentError
from .unset import UNSET
from .write_collections import Encoder, array_of, string_map
from .write_scalars import (
    boolean,
    date,
    integer,
    is_mapping,
    is_model,
    is_sequence,
    number,
    refusal,
    text,
    timestamp,
    uuid,
)

# The first that fits counts: a boolean is also an int, a datetime also a date.
_SCALARS: Final[tuple[tuple[type, Encoder], ...]] = (
    (str, text),
    (bool, boolean),
    (int, integer),
    (float, number),
    (dt.datetime, timestamp),
    (dt.date, date),
    (UUID, uuid),
)


def anything(value: object) -> object:
    """Encode JSON's own types, models, times, UUIDs, enums and what holds them."""
    with suppress(RecursionError):
        return _any(value)
    raise ArgumentError("nested too deeply, or in itself; pass a flatter value")


def _any(value: object) -> object:
    if value is None:
        return None
    for kind, encoder in _SCALARS:
        if isinstance(value, kind):
            return encoder(value)
    if isinstance(value, Enum) and value is not UNSET:
        return _any(value.value)
    return _holder(value)


def _holder(value: object) -> object:
    if is_model(value):
        return value.to_dict()
    if is_mapping(value):
        return string_map(value, _any)
    if is_sequence(value):
        return _items(value)
    raise refusal("a value that JSON can carry", value)


_items: Final = array_of(_any)
