"""Read JSON values, one field at a time, as liberally as the contract allows.

A decoder takes one JSON value and returns one Python value, or raises
`ContractMismatchError` saying where and what, never the value itself.
"""

from collections.abc import Mapping
from enum import IntEnum, StrEnum
from functools import cache
from typing import Generic, TypeAlias, TypeVar

from attrs import field, frozen

from .choices import Closest, Decoder, either
from .errors import ContractMismatchError
from .noticing import notice, noticed
from .read_scalars import (
    anything,
    boolean,
    date,
    integer,
    json_array,
    json_object,
    number,
    text,
    timestamp,
    uuid,
)
from .unknown import UnknownObject

__all__ = [
    "Closest",
    "Decoder",
    "JsonObject",
    "Tagged",
    "anything",
    "array_of",
    "boolean",
    "const",
    "date",
    "either",
    "integer",
    "json_object",
    "map_of",
    "nullable",
    "number",
    "open_enum",
    "open_int_enum",
    "optional",
    "optional_nullable",
    "required",
    "required_nullable",
    "text",
    "timestamp",
    "undeclared",
    "undeclared_of",
    "uuid",
]

T = TypeVar("T")
Name = TypeVar("Name", bound=StrEnum)
Number = TypeVar("Number", bound=IntEnum)

JsonObject: TypeAlias = Mapping[str, object]


def required(fields: JsonObject, name: str, decoder: Decoder[T]) -> T:
    """Decode a field that the API always sends."""
    if name not in fields:
        raise ContractMismatchError("missing", name)
    try:
        return decoder(fields[name])
    except ContractMismatchError as error:
        failure = error.under(name)
    raise failure


def optional(fields: JsonObject, name: str, decoder: Decoder[T]) -> T | None:
    """Decode a field that may be absent; null is tolerated, and reads as `None` too."""
    value = fields.get(name)
    if value is None:
        if name in fields:
            notice()
        return None
    try:
        return decoder(value)
    except ContractMismatchError as error:
        failure = error.under(name)
    raise failure


def optional_nullable(fields: JsonObject, name: str, decoder: Decoder[T]) -> T | None:
    """Decode a field that may be absent or null; both read as `None`."""
    value = fields.get(name)
    if value is None:
        return None
    try:
        return decoder(value)
    except ContractMismatchError as error:
        failure = error.under(name)
    raise failure


def required_nullable(fields: JsonObject, name: str, decoder: Decoder[T]) -> T | None:
    """Decode a field that may be null; its absence is tolerated, and `None` too."""
    if name not in fields:
        notice()
    return optional_nullable(fields, name, decoder)


def undeclared(fields: JsonObject, known: frozenset[str]) -> dict[str, object]:
    """Return the fields that the document does not declare, as they came."""
    if fields.keys() <= known:
        return {}
    notice()
    return _but_for(fields, known)


def undeclared_of(
    fields: JsonObject, known: frozenset[str], decoder: Decoder[T]
) -> dict[str, T]:
    """Decode the fields that the document describes without naming them."""
    return map_of(decoder)(_but_for(fields, known))


def const(decoder: Decoder[T], *values: T) -> Decoder[T]:
    """Decode one of *values*; others of their type are tolerated."""

    def decode(value: object) -> T:
        read = decoder(value)
        if read not in values:
            notice()
        return read

    return decode


def nullable(decoder: Decoder[T]) -> Decoder[T | None]:
    """Decode null as `None`, and anything else with *decoder*."""

    def decode(value: object) -> T | None:
        return None if value is None else decoder(value)

    return decode


def array_of(decoder: Decoder[T]) -> Decoder[tuple[T, ...]]:
    """Decode an array, each item with *decoder*."""

    def decode(value: object) -> tuple[T, ...]:
        items = json_array(value)
        return tuple([_item(decoder, item, at) for at, item in enumerate(items)])

    return decode


def map_of(decoder: Decoder[T]) -> Decoder[dict[str, T]]:
    """Decode an object as a map; a key may identify a patient, so no path names it."""

    def decode(value: object) -> dict[str, T]:
        fields = json_object(value)
        try:
            return {key: decoder(item) for key, item in fields.items()}
        except ContractMismatchError as error:
            failure = error.under("{key}")
        raise failure

    return decode


def open_enum(enum: type[Name]) -> Decoder[Name | str]:
    """Decode a member of *enum*, or keep the string this release has no member for."""
    members = _names(enum)

    def decode(value: object) -> Name | str:
        name = text(value)
        member = members.get(name)
        return member if isinstance(member, enum) else noticed(name)

    return decode


def open_int_enum(enum: type[Number]) -> Decoder[Number | int]:
    """Decode a member of *enum*, or keep the integer this release has no member for."""
    members = _numbers(enum)

    def decode(value: object) -> Number | int:
        code = integer(value)
        member = members.get(code)
        return member if isinstance(member, enum) else noticed(code)

    return decode


@frozen
class Tagged(Generic[T]):
    """Decodes an object as one of its fields says, or keeps one of an unknown kind.

    `Tagged[Cat | Dog](...)` tells mypy what it would join to `object`.
    """

    name: str
    """The field that tells the kind."""

    decoders: Mapping[str, Decoder[T]] = field(repr=False)
    """A decoder for each kind."""

    def __call__(self, value: object) -> T | UnknownObject:
        """Decode the whole object, its tag included."""
        fields = json_object(value)
        decoder = self.decoders.get(required(fields, self.name, text))
        if decoder is None:
            return noticed(UnknownObject(fields=fields))
        return decoder(fields)


def _but_for(fields: JsonObject, known: frozenset[str]) -> dict[str, object]:
    return {name: value for name, value in fields.items() if name not in known}


def _item(decoder: Decoder[T], value: object, index: int) -> T:
    try:
        return decoder(value)
    except ContractMismatchError as error:
        failure = error.under(f"[{index}]")
    raise failure


@cache
def _names(enum: type[StrEnum]) -> Mapping[str, StrEnum]:
    return {member.value: member for member in enum}


@cache
def _numbers(enum: type[IntEnum]) -> Mapping[int, IntEnum]:
    return {member.value: member for member in enum}
