"""The document once its references are followed and its dialect is gone.

What a schema says is split in two: its `Shape`, which decides the Python type, and a
`Place`, which is one use of it with all that belongs to the use alone.
"""

from __future__ import annotations

from enum import Enum
from typing import Final, TypeAlias

from attrs import frozen

from .document import Json, JsonObject


@frozen
class Scalar:
    """A value without parts."""

    type: str
    """`string`, `integer`, `number` or `boolean`."""

    format: str | None = None


@frozen
class Anything:
    """A value that the document says nothing about."""


@frozen
class Const:
    """One value and no other."""

    value: str | int


@frozen
class Use:
    """A schema that becomes a class: an enum or a model."""

    name: str
    """The class name."""


@frozen
class Array:
    """Values of one shape in a row."""

    items: Place


@frozen
class Map:
    """Values of one shape by name."""

    values: Place


@frozen
class Union:
    """A value of one of several shapes."""

    variants: tuple[Place, ...]
    discriminator: str | None = None
    tags: tuple[tuple[str, str], ...] = ()
    """Each value of the discriminator with the class name that it stands for."""


Shape: TypeAlias = Scalar | Anything | Const | Use | Array | Map | Union


class NoDefault(Enum):
    """The type of `NO_DEFAULT`, so that null can be a default."""

    NO_DEFAULT = "no default"


NO_DEFAULT: Final = NoDefault.NO_DEFAULT


@frozen(kw_only=True)
class Place:
    """One use of a schema."""

    pointer: str
    shape: Shape
    nullable: bool = False
    phi: bool = False
    """Whether a value here, or in its items, may identify a patient."""

    doc: str = ""
    remarks: tuple[str, ...] = ()
    """What the bounds say, a sentence each."""

    deprecated: bool = False
    read_only: bool = False
    write_only: bool = False
    default: Json | NoDefault = NO_DEFAULT


@frozen(kw_only=True)
class Property:
    """A named field of a model."""

    name: str
    place: Place
    required: bool


@frozen(kw_only=True)
class EnumSchema:
    """A schema with a closed list of values."""

    name: str
    pointer: str
    doc: str
    values: tuple[str | int, ...]


@frozen(kw_only=True)
class Model:
    """A schema with fields."""

    name: str
    pointer: str
    doc: str
    parts: tuple[str | tuple[Property, ...], ...]
    """Its own fields and the class names of the models merged into it, in order."""

    required: frozenset[str]
    """Names that are required whichever part declares them."""

    additional: Place | None
    """What further fields hold, where the document says that there may be some."""


@frozen(kw_only=True)
class Parameter:
    """One parameter of an operation."""

    name: str
    location: str
    """`path`, `query` or `header`."""

    required: bool
    place: Place


@frozen(kw_only=True)
class Body:
    """What a request carries, or an answer."""

    media_type: str
    place: Place | None
    """`None` where the body is bytes."""

    required: bool = True


@frozen(kw_only=True)
class Answer:
    """What one status means."""

    status: str
    """`200`, `2XX` or `default`."""

    doc: str
    body: Body | None


@frozen(kw_only=True)
class Pagination:
    """How a listing goes on."""

    parameter: str
    first: int
    items: str
    identity: str
    """The field that tells items apart, or nothing where none does."""


@frozen(kw_only=True)
class Operation:
    """One method of one path."""

    pointer: str
    id: str
    method: str
    path: str
    tag: str
    summary: str
    doc: str
    deprecated: bool
    secured: bool
    parameters: tuple[Parameter, ...]
    body: Body | None
    answers: tuple[Answer, ...]
    pagination: Pagination | None


@frozen(kw_only=True)
class Supported:
    """Everything that one document describes."""

    document: JsonObject
    enums: tuple[EnumSchema, ...]
    models: tuple[Model, ...]
    operations: tuple[Operation, ...]
