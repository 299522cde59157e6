"""Values for whatever the document declares, and what they are to be read as."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from generator.contract.names import class_name, field_name, member_name
from payloads.document import Json, JsonObject, Shape, items, members

UNKNOWN: Final = "planted-value"
PLAIN: Final[JsonObject] = {
    "uuid": "1a2b3c4d-5e6f-4a7b-8c9d-0e1f2a3b4c5d",
    "date-time": "2026-03-02T09:25:30Z",
    "date": "2026-03-02",
    "integer": 7,
    "number": 0.5,
    "boolean": True,
    "any": {"planted": [1]},
}
CLASSES: Final = {"uuid": "UUID", "date-time": "datetime", "date": "date"}


@dataclass(frozen=True)
class Recipe:
    """How to make a value."""

    choice: int = 0
    """Which value enums have; none that is known if negative."""

    count: int = 4
    """How many items arrays have; the arrays in those have each fewer number."""

    is_bare: bool = False
    """Whether only what is required is there."""

    is_null: bool = False
    """Whether all that is not required is null."""

    is_deep: bool = False
    """Whether objects are there all the same."""

    is_odd: bool = False
    """Whether objects have a field that nobody declares."""

    def of(self, shape: Shape) -> Json:
        """Make a value of *shape*."""
        match shape.kind:
            case "object":
                return self._object(shape)
            case "array":
                return [each.of(shape.inner) for each in self._inner()]
            case "map":
                inner = enumerate(self._inner())
                return {f"key{at}": each.of(shape.inner) for at, each in inner}
            case "enum":
                choices = shape.choices
                return (
                    UNKNOWN if self.choice < 0 else choices[self.choice % len(choices)]
                )
            case kind:
                return PLAIN.get(kind, f"some {shape.place}")

    def _inner(self) -> "list[Recipe]":
        return [replace(self, count=count) for count in range(self.count)]

    def _object(self, shape: Shape) -> JsonObject:
        further = shape.further
        planted: Json = [UNKNOWN] if further is None else self.of(further)
        made: JsonObject = {"planted": planted} if self.is_odd else {}
        for field in shape.fields:
            can_be_null = field.shape.nullable or not field.required
            is_kept = self.is_deep and field.shape.kind == "object"
            if self.is_null and can_be_null and not is_kept:
                made[field.name] = None
            elif field.required or is_kept or not self.is_bare:
                made[field.name] = self.of(field.shape)
        return made


FULL: Final = Recipe()


def filled(shape: Shape, value: Json) -> Json:
    """Return *value* with something in each field that it lacks."""
    if shape.kind == "object" and isinstance(value, dict):
        rest = members(FULL.of(shape))
        declared = {field.name: field.shape for field in shape.fields}
        return {
            **{name: item for name, item in rest.items() if name not in value},
            **{
                name: filled(declared[name], item)
                if name in declared and item is not None
                else rest.get(name, item)
                for name, item in value.items()
            },
        }
    if shape.kind == "array":
        return [filled(shape.inner, item) for item in items(value)]
    return value


def variants(shape: Shape) -> Iterator[Json]:
    """Make all that a value can hold: presence, absence, null and surprise."""
    choices = [len(each.choices) for each in shape.within() if each.kind == "enum"]
    for choice in range(max(choices, default=1)):
        yield Recipe(choice).of(shape)
    yield Recipe(count=1).of(shape)
    yield Recipe(count=0).of(shape)
    yield Recipe(is_bare=True).of(shape)
    yield Recipe(is_null=True).of(shape)
    yield Recipe(is_bare=True, is_deep=True).of(shape)
    yield Recipe(is_null=True, is_deep=True).of(shape)
    yield Recipe(-1, is_odd=True).of(shape)


def reading(shape: Shape, value: Json) -> Json:
    """Return what *value*, made here, is to be read as."""
    if value is None:
        return None
    match shape.kind:
        case "object":
            return {class_name(shape.place): _attributes(shape, members(value))}
        case "array":
            return {"tuple": [reading(shape.inner, item) for item in items(value)]}
        case "map":
            inner = shape.inner
            return {key: reading(inner, item) for key, item in members(value).items()}
        case "enum" if value in shape.choices:
            name = class_name(shape.named or shape.place.replace(".", " "))
            return {name: member_name(str(value))}
        case "date-time":
            return {"datetime": str(value).replace("Z", "+00:00")}
        case kind:
            return {CLASSES[kind]: value} if kind in CLASSES else value


def _attributes(shape: Shape, wire: JsonObject) -> JsonObject:
    declared = {field.name: field.shape for field in shape.fields}
    further = shape.further
    return {
        **{
            field_name(name): reading(inner, wire.get(name))
            for name, inner in declared.items()
        },
        "extra": {
            name: item if further is None else reading(further, item)
            for name, item in wire.items()
            if name not in declared
        },
    }
