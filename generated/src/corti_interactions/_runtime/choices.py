# Made from generator/runtime/choices.py by "python -m generator regenerate".
"""Read a value of one of several forms that no field tells apart."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Generic, TypeAlias, TypeVar

from attrs import frozen

from .errors import ContractMismatchError
from .noticing import forgetting
from .read_scalars import json_object, mismatch

A = TypeVar("A")
B = TypeVar("B")
T = TypeVar("T")

Decoder: TypeAlias = Callable[[object], T]

_EXPECTED = "one of the documented forms"


def either(first: Decoder[A], second: Decoder[B]) -> Decoder[A | B]:
    """Decode with *first*, or with *second* what does not fit it."""

    def decode(value: object) -> A | B:
        with suppress(ContractMismatchError):
            return forgetting(first, value)
        with suppress(ContractMismatchError):
            return second(value)
        raise mismatch(_EXPECTED, value)

    return decode


@frozen
class Closest(Generic[T]):
    """Decodes an object as the first kind that it fits, of those that know it best.

    `Closest[Cat | Dog](...)` tells mypy what it would join to `object`.
    """

    kinds: tuple[tuple[Decoder[T], frozenset[str] | None], ...]
    """A decoder for each kind, and the fields that it declares; `None` for any."""

    def __call__(self, value: object) -> T:
        """Decode an object; one with fields of no kind as the first that it fits."""
        fields = json_object(value)
        for knows_all in (True, False):
            for decoder, known in self.kinds:
                if _knows(known, fields) is knows_all:
                    with suppress(ContractMismatchError):
                        return forgetting(decoder, fields)
        raise mismatch(_EXPECTED, value)


def _knows(known: frozenset[str] | None, fields: Mapping[str, object]) -> bool:
    return known is None or fields.keys() <= known
