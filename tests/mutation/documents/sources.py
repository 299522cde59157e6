"""The documents that are mutated, and the places where their schemas stand.

Which way each schema goes, and which method each operation is, stands here by hand.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final, TypeAlias

from attrs import frozen

from generator.contract import Json, JsonObject
from generator.contract.values import child, children, elements, members, row, rows

Path: TypeAlias = tuple[str | int, ...]

METHODS: Final = ("get", "put", "post", "delete", "patch", "head", "options")
KEYWORDS: Final = (("items", "[]"), ("additionalProperties", "{}"))


@frozen
class Source:
    """A document, with what is known of it by hand."""

    name: str
    root: JsonObject
    ways: Mapping[str, str]
    """The way that each schema goes: answer, request or both."""

    methods: Mapping[str, str]
    """The method of each operation: a resource and a name."""

    spread: Mapping[str, str]
    """The methods that take the fields of a body as their arguments."""

    hiding: frozenset[str] = frozenset()
    """The schemas of which no repr shows all."""

    is_the_document: bool = False
    """Whether it is the project's own."""

    @property
    def schemas(self) -> dict[str, JsonObject]:
        """Return the schemas by name."""
        return children(child(self.root, "components"), "schemas")

    def operations(self) -> Iterator[tuple[str, Path, JsonObject]]:
        """Yield each operation with its key and where it stands."""
        for path, item in children(self.root, "paths").items():
            for method in METHODS:
                if method in item:
                    key = f"{method.upper()} {path}"
                    yield key, ("paths", path, method), child(item, method)


@frozen
class Slot:
    """A place where a schema stands."""

    place: str
    way: str
    path: Path
    raw: JsonObject
    owner: str = ""
    """The schema that it is in, if any."""

    name: str = ""
    """The field or the parameter that it is in."""

    required: bool = False
    is_field: bool = False
    is_parameter: bool = False

    @property
    def types(self) -> list[str]:
        """The types of the values, null left out."""
        return [kind for kind in _types(self.raw) if kind != "null"]

    @property
    def is_nullable(self) -> bool:
        """Whether null is a value here."""
        return "null" in _types(self.raw) or {"type": "null"} in row(self.raw, "oneOf")

    @property
    def is_plain_text(self) -> bool:
        """Whether any string may stand here."""
        said = {"format", "enum", "const", "pattern"}
        return self.types == ["string"] and not said & self.raw.keys()

    @property
    def target(self) -> str:
        """The schema that is referred to, if any."""
        parts = [self.raw, *rows(self.raw, "oneOf")]
        references = [str(part["$ref"]) for part in parts if "$ref" in part]
        return references[0].rpartition("/")[2] if len(references) == 1 else ""


def at(root: JsonObject, path: Path) -> JsonObject:
    """Return the object that stands at *path*."""
    found: Json = root
    for step in path:
        if isinstance(step, int):
            found = elements(found, str(step))[step]
        else:
            found = members(found, str(step))[step]
    return members(found, str(path))


def slots(source: Source) -> list[Slot]:
    """Return every place of *source* where a schema stands, but those with a name."""
    return [*fields(source), *_inner(fields(source)), *parameters(source)]


def fields(source: Source) -> list[Slot]:
    """Return the fields of the schemas that have a name."""
    return [
        Slot(
            f"{owner}.{name}",
            _way(raw, source.ways[owner]),
            ("components", "schemas", owner, "properties", name),
            raw,
            owner,
            name,
            required=name in row(schema, "required"),
            is_field=True,
        )
        for owner, schema in source.schemas.items()
        for name, raw in children(schema, "properties").items()
    ]


def _inner(outer: list[Slot]) -> Iterator[Slot]:
    """Yield the items and the further values inside others."""
    for slot in outer:
        for keyword, suffix in KEYWORDS:
            if isinstance(slot.raw.get(keyword), dict):
                inner = Slot(
                    slot.place + suffix,
                    slot.way,
                    (*slot.path, keyword),
                    child(slot.raw, keyword),
                    slot.owner,
                    slot.name,
                )
                yield inner
                yield from _inner([inner])


def parameters(source: Source) -> list[Slot]:
    """Return the schemas of the parameters, and of the items of those."""
    found = [
        Slot(
            place,
            "request",
            (*path, "schema"),
            child(raw, "schema"),
            name=str(raw["name"]),
            required=raw.get("required") is True,
            is_parameter=True,
        )
        for place, path, raw in raw_parameters(source)
    ]
    return [*found, *_inner(found)]


def raw_parameters(source: Source) -> Iterator[tuple[str, Path, JsonObject]]:
    """Yield each parameter where it is written, with a place and its path."""
    named = children(child(source.root, "components"), "parameters")
    for name, raw in named.items():
        path: Path = ("components", "parameters", name)
        yield f"{raw['in']} parameter {raw['name']}", path, raw
    for key, path, operation in source.operations():
        for number, raw in enumerate(rows(operation, "parameters")):
            if "$ref" not in raw:
                place = f"{key}: {raw['in']} parameter {raw['name']}"
                yield place, (*path, "parameters", number), raw


def objects(source: Source) -> list[str]:
    """Return the names of the schemas that have fields."""
    return [name for name, raw in source.schemas.items() if "properties" in raw]


def enums(source: Source) -> list[str]:
    """Return the names of the schemas that list values."""
    return [name for name, raw in source.schemas.items() if "enum" in raw]


def _way(raw: JsonObject, usual: str) -> str:
    """Return the way that a field goes: one of two, perhaps, that its schema goes."""
    if raw.get("readOnly") is True:
        return "answer"
    return "request" if raw.get("writeOnly") is True else usual


def _types(raw: JsonObject) -> list[str]:
    given = raw.get("type", [])
    return [str(kind) for kind in (given if isinstance(given, list) else [given])]
