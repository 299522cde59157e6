"""What `spec/interactions.yaml` says of values, read without the generator."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Final, TypeAlias
from urllib.parse import unquote

import yaml

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"
JsonObject: TypeAlias = dict[str, Json]

FORMATS: Final = frozenset({"uuid", "date-time", "date"})
"""Those that are read as something else than their type."""

NULL: Final[tuple[Json, ...]] = ("null", {"type": "null"})
SPEC: Final = Path(__file__).parents[2] / "spec" / "interactions.yaml"


@dataclass(frozen=True)
class Shape:
    """What the document says of one value."""

    place: str
    """The schema's name if it has fields, else the field's, `[]` for its items."""

    kind: str
    """object, array, map, enum, any, a type or one of `FORMATS`."""

    raw: JsonObject
    nullable: bool = False
    named: str = ""
    """The component it refers to, if it does."""

    @property
    def choices(self) -> list[Json]:
        """The values of an enum."""
        return items(self.raw["enum"])

    @property
    def inner(self) -> "Shape":
        """What an array's items or a map's values are."""
        if self.kind == "array":
            return shape_of(self.raw["items"], f"{self.place}[]")
        return shape_of(self.raw["additionalProperties"], f"{self.place}{{}}")

    @property
    def further(self) -> "Shape | None":
        """What fields that the document does not name are, if it says so."""
        said = self.raw.get("additionalProperties")
        return shape_of(said, f"{self.place}{{}}") if isinstance(said, dict) else None

    @property
    def fields(self) -> "list[Field]":
        """The fields of an object, in the document's order."""
        required = items(self.raw.get("required"))
        return [
            Field(name, name in required, _private(raw), shape_of(raw, self._at(name)))
            for name, raw in members(self.raw["properties"]).items()
        ]

    def within(self) -> "Iterator[Shape]":
        """Return this, and what is said of all inside it."""
        yield self
        inside = [field.shape for field in self.fields] if self.kind == "object" else []
        for shape in [self.inner] if self.kind in {"array", "map"} else inside:
            yield from shape.within()

    def _at(self, name: str) -> str:
        return f"{self.place}.{name}"


@dataclass(frozen=True)
class Field:
    """One field of an object."""

    name: str
    required: bool
    private: bool
    shape: Shape


def items(value: Json) -> list[Json]:
    """Return an array's items; anything else has none."""
    return value if isinstance(value, list) else []


def members(value: Json) -> JsonObject:
    """Return an object's members; anything else has none."""
    return value if isinstance(value, dict) else {}


def component(name: str) -> Shape:
    """Return the schema of that name."""
    return shape_of({"$ref": f"#/components/schemas/{name}"}, name)


def read_schemas() -> set[str]:
    """Return the names of the schemas that answers have, those inside them left out."""
    paths = values(found_at("paths"))
    operations = [members(each) for path in paths for each in values(path)]
    answers = [each for one in operations for each in values(one.get("responses"))]
    return {name for answer in answers for name in _referenced(_resolved(answer))}


def sent_schemas() -> list[str]:
    """Return the names of the schemas of what is sent, each behind those inside it."""
    paths = values(found_at("paths"))
    operations = [members(each) for path in paths for each in values(path)]
    bodies = [_resolved(each.get("requestBody")) for each in operations]
    names = sorted({name for body in bodies for name in _referenced(body)})
    ordered: list[str] = []
    for name in names:
        inner = [
            each.place for each in component(name).within() if each.kind == "object"
        ]
        ordered += [each for each in reversed(inner) if each not in ordered]
    return ordered


def values(value: Json) -> list[Json]:
    """Return the values of an object's members."""
    return [*members(value).values()]


def shape_of(raw: Json, place: str, *, nullable: bool = False) -> Shape:
    """Follow references, and take null out of the alternatives."""
    schema = members(raw)
    if "allOf" in schema:
        beside = {key: value for key, value in schema.items() if key != "allOf"}
        only = members(_only(schema["allOf"], place))
        return shape_of({**only, **beside}, place, nullable=nullable)
    if "oneOf" in schema:
        return shape_of(_only(schema["oneOf"], place), place, nullable=True)
    if "$ref" in schema:
        name = unquote(str(schema["$ref"])).rpartition("/")[2]
        target = _resolved(schema)
        held = name if "properties" in target else place
        return replace(shape_of(target, held, nullable=nullable), named=name)
    named = schema.get("type")
    types: list[Json] = named if isinstance(named, list) else [named]
    written = schema.get("format")
    kind = _kind(schema) or str(written if written in FORMATS else _only(types, place))
    return Shape(place, kind, schema, nullable or "null" in types)


def found_at(*keys: str) -> Json:
    """Return what stands at one place of the document."""
    found: Json = _document()
    for key in keys:
        found = members(found)[key]
    return found


@cache
def _document() -> JsonObject:
    loaded: Json = yaml.safe_load(SPEC.read_text("utf-8"))
    return members(loaded)


def _resolved(raw: Json) -> JsonObject:
    schema = members(raw)
    if "$ref" not in schema:
        return schema
    steps = unquote(str(schema["$ref"])).removeprefix("#/").split("/")
    return members(found_at(*steps))


def _referenced(raw: Json) -> Iterator[str]:
    """Name the schemas to which something in an answer leads."""
    for inner in [*items(raw), *values(raw)]:
        yield from _referenced(inner)
    reference = unquote(str(members(raw).get("$ref")))
    if reference.startswith("#/components/schemas/"):
        yield reference.rpartition("/")[2]


def _only(alternatives: Json, place: str) -> Json:
    """Return the one alternative to null."""
    match [each for each in items(alternatives) if each not in NULL]:
        case [only]:
            return only
        case _:
            raise ValueError(f"{place}: no single type; extend {Path(__file__).name}")


def _kind(schema: JsonObject) -> str | None:
    """Return how a value is written, unless only its type says it."""
    kinds = {
        "properties": "object",
        "additionalProperties": "map",
        "items": "array",
        "enum": "enum",
    }
    return next((kind for key, kind in kinds.items() if key in schema), None)


def _private(raw: Json) -> bool:
    """Whether the field's own schema says so, or one written inside it."""
    schema = members(raw)
    inside = (schema[key] for key in ("items", "additionalProperties") if key in schema)
    return schema.get("x-phi") is True or any(map(_private, inside))
