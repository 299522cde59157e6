"""Types as sets of what they admit, so that the order of a union does not matter."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from types import ModuleType, NoneType, UnionType
from typing import Final, Literal, TypeAlias, Union, get_args, get_origin
from uuid import UUID

from generator.contract import Json, JsonObject
from generator.contract.directions import ANSWER, REQUEST, Directions
from generator.contract.names import pascal
from generator.contract.values import child, children, row, rows, text
from generator.runtime.read_scalars import is_array

Shape: TypeAlias = frozenset[object]
"""What a type admits."""


@dataclass(frozen=True)
class Constant:
    """One value of a `Literal`."""

    value: object


@dataclass(frozen=True)
class Filled:
    """A generic type with its arguments."""

    origin: object
    arguments: tuple[Shape, ...]


SCALARS: Final[dict[str, type]] = {
    "string": str,
    "integer": int,
    "number": float,
    "boolean": bool,
    "any": object,
}
FORMATS: Final[dict[str, type]] = {"uuid": UUID, "date-time": datetime, "date": date}


def shape(hint: object) -> Shape:
    """Return the shape of a resolved annotation."""
    if is_array(hint):  # What something to call is called with.
        return filled(list, *map(shape, hint))
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in {Union, UnionType}:
        return frozenset[object]().union(*map(shape, arguments))
    if origin is Literal:
        return frozenset(Constant(value) for value in arguments)
    if origin is not None:
        return filled(origin, *(shape(each) for each in arguments if each is not ...))
    return frozenset([None if hint is NoneType else hint])


def nullable(of: Shape) -> Shape:
    """Return *of* with `None`, which an object is already."""
    return of if object in of else of | {None}


def filled(origin: object, *arguments: Shape) -> Shape:
    """Return the shape of a generic type."""
    return frozenset([Filled(origin, arguments)])


def shown(of: Shape) -> str:
    """Return *of* in words."""
    return " | ".join(sorted(map(_word, of)))


def _word(atom: object) -> str:
    match atom:
        case Constant():
            return repr(atom.value)
        case Filled():
            parts = ", ".join(map(shown, atom.arguments))
            return f"{getattr(atom.origin, '__name__', atom.origin)}[{parts}]"
        case _:
            return getattr(atom, "__name__", str(atom))


class Types:
    """The types that the contract asks for."""

    def __init__(self, contract: JsonObject, package: ModuleType) -> None:
        self._schemas = children(contract, "schemas")
        self._package = package
        self.directions = Directions(contract)

    def of(self, schema: JsonObject, direction: str) -> Shape:
        """Return what a value of *schema* may be on its way in *direction*."""
        bare = self._bare(schema, direction)
        return nullable(bare) if "nullable" in schema else bare

    def further(self, schema: JsonObject, direction: str) -> Shape:
        """Return what the fields are that *schema* does not name."""
        values = schema.get("additional")
        inner = (
            self.of(values, direction) if isinstance(values, dict) else shape(object)
        )
        return filled(Mapping, shape(str), inner)

    def named(self, name: str) -> object:
        """Return what *package* has under *name*."""
        return getattr(self._package, name, f"missing {name}")

    def _bare(self, schema: JsonObject, direction: str) -> Shape:
        if "ref" in schema:
            return self._reference(text(schema["ref"], "ref"), direction)
        if "const" in schema:
            return _constant(schema["const"], direction)
        match schema["kind"]:
            case "array":
                return self._array(child(schema, "items"), direction)
            case "object":
                return self._mapping(schema, direction)
            case "union":
                return self._union(schema, direction)
            case _:
                return _scalar(schema, direction)

    def _reference(self, name: str, direction: str) -> Shape:
        schema = self._schemas[name]
        if "enum" not in schema:
            return frozenset([self.named(self.directions.class_name(name, direction))])
        values: list[object] = (
            [SCALARS[text(schema["kind"], "kind")]]
            if direction == ANSWER
            else [Constant(value) for value in row(schema, "enum")]
        )
        return frozenset([self.named(pascal(name)), *values])

    def _array(self, items: JsonObject, direction: str) -> Shape:
        origin = tuple if direction == ANSWER else Sequence
        return filled(origin, self.of(items, direction))

    def _mapping(self, schema: JsonObject, direction: str) -> Shape:
        assert not child(schema, "fields"), "a model without a name"
        return self.further(schema, direction)

    def _union(self, schema: JsonObject, direction: str) -> Shape:
        variants = [self.of(each, direction) for each in rows(schema, "variants")]
        is_open = direction == ANSWER and "discriminator" in schema
        unknown = [self.named("UnknownObject")] if is_open else []
        return frozenset(unknown).union(*variants)


def _constant(value: Json, direction: str) -> Shape:
    return frozenset([type(value) if direction == ANSWER else Constant(value)])


def _scalar(schema: JsonObject, direction: str) -> Shape:
    kind = FORMATS.get(str(schema.get("format")), SCALARS[text(schema["kind"], "kind")])
    also = [str] if direction == REQUEST and kind is UUID else []
    return frozenset([kind, *also])
