"""Count what a document holds, without any help of the generator's."""

from collections import Counter
from collections.abc import Iterator
from typing import Final, TypeAlias

from attrs import frozen

from generator.reading.document import Json, JsonObject

METHODS: Final = ("get", "put", "post", "delete", "options", "head", "patch")
OBJECT: Final = frozenset({"properties", "required", "additionalProperties"})
NO_OBJECT: Final = frozenset({"$ref", "oneOf", "anyOf", "enum", "const"})
REMARKS: Final = frozenset(
    {"description", "default", "deprecated", "readOnly", "writeOnly", "x-phi"}
)

Names: TypeAlias = frozenset[str]
Triple: TypeAlias = tuple[str, str, str]


@frozen(kw_only=True)
class Counts:
    """What must not get lost."""

    operations: Names
    parameters: frozenset[Triple]
    """Operation, place and name of each."""

    media_types: frozenset[Triple]
    """Operation, status (or that it is the request), and the type of each."""

    values: Counter[tuple[str | int, ...]]
    """The values of each enum."""

    fields: Counter[Names]
    """The fields of each object."""

    shown: frozenset[tuple[Names, Names]]
    """The fields of each object, and those of them that an answer holds."""

    sent: frozenset[tuple[Names, Names]]
    """The fields of each object, and those of them that a request holds."""


def counted(document: JsonObject) -> Counts:
    """Return the counts of *document*."""
    reader = _Reader(document)
    schemas = list(reader.schemas())
    objects = [reader.fields(each) for each in schemas if _is_object(each)]
    return Counts(
        operations=frozenset(name for name, _, _ in reader.operations()),
        parameters=frozenset(
            (name, str(each["in"]), str(each["name"]))
            for name, item, raw in reader.operations()
            for each in reader.parameters(item, raw)
        ),
        media_types=frozenset(
            (name, where, media)
            for name, _, raw in reader.operations()
            for where, media, _ in reader.bodies(raw)
        ),
        values=Counter(_values(each) for each in schemas if _values(each)),
        fields=Counter(frozenset(fields) for fields in objects),
        shown=frozenset(reader.without(fields, "writeOnly") for fields in objects),
        sent=frozenset(reader.without(fields, "readOnly") for fields in objects),
    )


@frozen
class _Reader:
    document: JsonObject

    def operations(self) -> Iterator[tuple[str, JsonObject, JsonObject]]:
        """Yield method and path, the path item, and the operation."""
        for path, raw in _object(self.document.get("paths")).items():
            item = self.resolved(raw)
            for method in METHODS:
                if method in item:
                    yield f"{method.upper()} {path}", item, _object(item[method])

    def parameters(self, item: JsonObject, raw: JsonObject) -> list[JsonObject]:
        """Return the parameters of an operation, its own before the path's."""
        listed = [*_array(item.get("parameters")), *_array(raw.get("parameters"))]
        found = [self.resolved(each) for each in listed]
        return [
            *{(str(each["in"]), str(each["name"])): each for each in found}.values()
        ]

    def bodies(self, raw: JsonObject) -> Iterator[tuple[str, str, Json]]:
        """Yield where each body of an operation stands, its type and its schema."""
        holders = {"request": raw.get("requestBody"), **_object(raw["responses"])}
        for where, holder in holders.items():
            content = _object(self.resolved(holder).get("content"))
            for media, each in content.items():
                yield where, media, _object(each).get("schema")

    def schemas(self) -> Iterator[JsonObject]:
        """Yield every schema that is no mere part of another, each once."""
        seen: set[int] = set()
        for root in self._roots():
            for schema in _inside(root):
                for each in (schema, self.resolved(schema)):
                    if id(each) not in seen:
                        seen.add(id(each))
                        yield each

    def _roots(self) -> Iterator[Json]:
        yield from _object(
            _object(self.document.get("components")).get("schemas")
        ).values()
        for _, item, raw in self.operations():
            yield from (each["schema"] for each in self.parameters(item, raw))
            yield from (schema for _, _, schema in self.bodies(raw))

    def resolved(self, raw: Json) -> JsonObject:
        """Return what *raw* refers to, or else itself."""
        found = _object(raw)
        while "$ref" in found:
            place: Json = self.document
            for token in str(found["$ref"]).replace("%20", " ").split("/")[1:]:
                name = token.replace("~1", "/").replace("~0", "~")
                place = (
                    place[int(name)]
                    if isinstance(place, list)
                    else _object(place)[name]
                )
            found = _object(place)
        return found

    def fields(self, schema: JsonObject) -> dict[str, Json]:
        """Return the fields of an object, those of its parts among them."""
        found: dict[str, Json] = {}
        for part in _array(schema.get("allOf")):
            found |= self.fields(self.resolved(part))
        return found | _object(schema.get("properties"))

    def without(self, fields: dict[str, Json], flag: str) -> tuple[Names, Names]:
        """Return the names of *fields*, and of those that no *flag* marks."""
        kept = [name for name, raw in fields.items() if not self._is_marked(raw, flag)]
        return frozenset(fields), frozenset(kept)

    def _is_marked(self, raw: Json, flag: str) -> bool:
        schema = _object(raw)
        inner = _array(schema.get("allOf")) if _is_wrapper(schema) else []
        inner += [self.resolved(schema)] if "$ref" in schema else []
        return schema.get(flag) is True or any(
            self._is_marked(each, flag) for each in inner
        )


def _inside(raw: Json) -> Iterator[JsonObject]:
    """Yield a schema and those inside it, but not what `allOf` merges into one."""
    schema = _object(raw)
    yield schema
    yield from _below(schema)


def _below(schema: JsonObject) -> Iterator[JsonObject]:
    held = [*_object(schema.get("properties")).values()]
    held += [
        schema[name] for name in ("items", "additionalProperties") if name in schema
    ]
    held += [*_array(schema.get("oneOf")), *_array(schema.get("anyOf"))]
    for part in _array(schema.get("allOf")):
        if _is_wrapper(schema):
            held.append(part)
        else:
            yield from _below(_object(part))
    for each in held:
        yield from _inside(each)


def _is_wrapper(schema: JsonObject) -> bool:
    """Whether `allOf` says no more than the one part that it holds."""
    told = [
        part for part in _array(schema.get("allOf")) if _object(part).keys() - REMARKS
    ]
    return len(told) == 1 and not OBJECT & schema.keys()


def _is_object(schema: JsonObject) -> bool:
    if NO_OBJECT & schema.keys() or _is_wrapper(schema):
        return False
    is_closed = schema.get("additionalProperties") is False
    return is_closed or bool({"properties", "required", "allOf"} & schema.keys())


def _values(schema: JsonObject) -> tuple[str | int, ...]:
    found = _array(schema.get("enum"))
    return tuple(each for each in found if isinstance(each, str | int))


def _object(raw: Json) -> JsonObject:
    return raw if isinstance(raw, dict) else {}


def _array(raw: Json) -> list[Json]:
    return [*raw] if isinstance(raw, list) else []
