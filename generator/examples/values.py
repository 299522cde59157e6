"""Make an example of a schema: the document's own, or the smallest value that fits."""

from contextlib import suppress
from typing import Final, Literal, TypeAlias

from attrs import frozen

from generator.errors import DocumentError
from generator.reading.document import Json, JsonObject
from generator.reading.references import References

from .parts import listing, mapping, types
from .scalars import number, text
from .shapes import Shapes

Direction: TypeAlias = Literal["read", "write"]

HIDDEN: Final = {"read": "writeOnly", "write": "readOnly"}
"""What marks a property as not for this direction."""

TELLING: Final = {
    "properties": "object",
    "required": "object",
    "additionalProperties": "object",
    "items": "array",
    "format": "string",
}
"""The type that a keyword stands for where no type is given."""


def example_of(
    schema: JsonObject, document: JsonObject, direction: Direction = "read"
) -> Json:
    """Return a value of *schema* as it is read or written.

    Raises `DocumentError` if a value would have to hold another one without end.
    """
    try:
        maker = _Maker(Shapes(References(document)), direction)
        return maker.value(schema, frozenset())
    except _EndlessError:
        pointer = str(schema.get("$ref", "#"))
        raise DocumentError(pointer, "requires itself, so no value is finite") from None


class _EndlessError(Exception):
    """A value would hold another one of its own kind, and so on."""


@frozen
class _Maker:
    shapes: Shapes
    direction: Direction

    def value(self, schema: JsonObject, above: frozenset[str]) -> Json:
        for shape, inside in self.shapes.of(schema, above):
            with suppress(_EndlessError):
                return self._shaped(shape, inside)
        raise _EndlessError

    def _shaped(self, shape: JsonObject, above: frozenset[str]) -> Json:
        for own in _given(shape):
            return own
        try:
            return self._made(shape, above)
        except _EndlessError:
            if _is_nullable(shape):
                return None
            raise

    def _made(self, shape: JsonObject, above: frozenset[str]) -> Json:
        match _type(shape):
            case "array":
                return self._array(shape, above)
            case "string":
                return text(shape)
            case "integer" | "number" as name:
                return number(shape, whole=name == "integer")
            case "boolean":
                return True
            case "null":
                return None
            case _:
                return self._object(shape, above)

    def _array(self, shape: JsonObject, above: frozenset[str]) -> Json:
        least, most = _count(shape, "minItems"), shape.get("maxItems")
        try:
            item = self.value(mapping(shape.get("items")), above)
        except _EndlessError:
            if least:
                raise
            return []
        return ([item] * max(1, least))[: most if isinstance(most, int) else None]

    def _object(self, shape: JsonObject, above: frozenset[str]) -> Json:
        known = mapping(shape.get("properties"))
        other = shape.get("additionalProperties")
        return {
            name: self.value(mapping(known.get(name, other)), above)
            for name in self._names(shape, known)
        }

    def _names(self, shape: JsonObject, known: JsonObject) -> list[str]:
        """Return what is required, and as many more as there must be at least."""
        mark, least = HIDDEN[self.direction], _count(shape, "minProperties")
        hidden = [name for name in known if mapping(known[name]).get(mark) is True]
        required = [str(name) for name in listing(shape.get("required"))]
        names = [name for name in dict.fromkeys(required) if name not in hidden]
        spare = [*known, *(f"key{index}" for index in range(least))]
        more = [name for name in spare if name not in {*names, *hidden}]
        return names + more[: max(0, least - len(names))]


def _given(shape: JsonObject) -> list[Json]:
    """Return the values that the document gives for *shape*, best first."""
    if "example" in shape:
        return [shape["example"]]
    default = [shape["default"]] if "default" in shape else []
    return listing(shape.get("examples")) or _allowed(shape) or default


def _allowed(shape: JsonObject) -> list[Json]:
    values = listing(shape.get("enum"))
    if "const" in shape and (not values or shape["const"] in values):
        return [shape["const"]]
    return sorted(values, key=lambda value: value is None)


def _type(shape: JsonObject) -> str | None:
    listed = types(shape)
    if listed:
        return listed[0]
    if "type" in shape:
        return "null"
    return next((TELLING[name] for name in shape if name in TELLING), None)


def _is_nullable(shape: JsonObject) -> bool:
    return shape.get("nullable") is True or "null" in listing(shape.get("type"))


def _count(shape: JsonObject, keyword: str) -> int:
    found = shape.get(keyword)
    return found if isinstance(found, int) else 0
