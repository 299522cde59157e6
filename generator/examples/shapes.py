"""Put what `$ref`, `allOf`, `oneOf` and `anyOf` say into one schema without them."""

from collections.abc import Callable, Iterator, Mapping
from itertools import product
from typing import Final, TypeAlias

from attrs import frozen

from generator.reading.document import Json, JsonObject
from generator.reading.references import References

from .parts import is_null, listing, mapping

Shape: TypeAlias = tuple[JsonObject, frozenset[str]]
"""A schema, and the references that were followed to get there."""

COMPOSING: Final = frozenset({"$ref", "allOf", "oneOf", "anyOf", "discriminator"})
EXAMPLES: Final = frozenset({"example", "examples", "default"})


@frozen
class Shapes:
    """The schemas without composition that a schema can stand for."""

    references: References

    def of(self, schema: JsonObject, above: frozenset[str]) -> Iterator[Shape]:
        """Yield a shape for each choice that *schema* leaves, likeliest first.

        There is none where *schema* leads back to one of the references *above*.
        """
        own = {name: schema[name] for name in schema if name not in COMPOSING}
        for parts in product(*self._alternatives(schema, above)):
            is_mixed = len(parts) > 1 or "properties" in own
            shape: JsonObject = {}
            for part, _ in parts:
                shape = merge(shape, _without_examples(part) if is_mixed else part)
            yield merge(shape, own), above.union(*(inside for _, inside in parts))

    def _alternatives(
        self, schema: JsonObject, above: frozenset[str]
    ) -> Iterator[list[Shape]]:
        if "$ref" in schema:
            yield list(self._target(schema, above))
        for part in listing(schema.get("allOf")):
            yield list(self.of(mapping(part), above))
        for keyword in ("oneOf", "anyOf"):
            if keyword in schema:
                yield list(self._branches(schema, keyword, above))

    def _target(self, schema: JsonObject, above: frozenset[str]) -> Iterator[Shape]:
        reference = str(schema["$ref"])
        if reference not in above:
            _, found = self.references.target({"$ref": reference}, "#", "schema")
            yield from self.of(mapping(found), above | {reference})

    def _branches(
        self, schema: JsonObject, keyword: str, above: frozenset[str]
    ) -> Iterator[Shape]:
        branches = [mapping(branch) for branch in listing(schema[keyword])]
        discriminator = mapping(schema.get("discriminator"))
        for branch in sorted(branches, key=is_null):
            tag = _tag(branch, discriminator)
            for shape, inside in self.of(branch, above):
                yield merge(shape, tag), inside


def merge(first: JsonObject, second: JsonObject) -> JsonObject:
    """Return a schema that asks for what both ask for; the second has the last word."""
    joined = {
        keyword: JOINED[keyword](first[keyword], second[keyword])
        for keyword in JOINED
        if keyword in first and keyword in second
    }
    return first | second | joined


def _required(first: Json, second: Json) -> Json:
    return [*listing(first), *listing(second)]


def _properties(first: Json, second: Json) -> Json:
    merged = mapping(first) | mapping(second)
    for name in mapping(first).keys() & mapping(second).keys():
        merged[name] = {"allOf": [mapping(first)[name], mapping(second)[name]]}
    return merged


def _enum(first: Json, second: Json) -> Json:
    return [value for value in listing(first) if value in listing(second)]


def _type(first: Json, second: Json) -> Json:
    """Return the types in both, or integer, the only type that is within another."""
    allowed = listing(second) or [second]
    both = [name for name in listing(first) or [first] if name in allowed]
    return both or ["integer"]


def _const(first: Json, _second: Json) -> Json:
    return first


JOINED: Final[Mapping[str, Callable[[Json, Json], Json]]] = {
    "required": _required,
    "properties": _properties,
    "enum": _enum,
    "type": _type,
    "const": _const,
}


def _without_examples(schema: JsonObject) -> JsonObject:
    """Return *schema* without the examples, which fit it alone and not a mixture."""
    return {name: schema[name] for name in schema if name not in EXAMPLES}


def _tag(branch: JsonObject, discriminator: JsonObject) -> JsonObject:
    """Return the schema of the property that tells that *branch* was chosen."""
    if not discriminator or "$ref" not in branch:
        return {}
    name, reference = str(discriminator["propertyName"]), str(branch["$ref"])
    implied = reference.rpartition("/")[2]
    mapped = mapping(discriminator.get("mapping")).items()
    tags = [tag for tag, target in mapped if target in {reference, implied}]
    value = [*tags, implied][0]
    return {"required": [name], "properties": {name: {"const": value}}}
