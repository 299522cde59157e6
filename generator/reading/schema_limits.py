"""What a schema may not say, although each of its keywords is supported."""

from collections.abc import Iterator, Mapping
from typing import Final

from .document import Json, JsonObject
from .limits import Limit, Problem, is_integer

TYPES: Final = frozenset(
    {"string", "integer", "number", "boolean", "object", "array", "null"}
)
TEXT: Final = (frozenset({str}), "is not text")
FLAG: Final = (frozenset({bool}), "is neither true nor false")
COUNT: Final = (frozenset({int}), "is not a whole number")
NUMBER: Final = (frozenset({int, float}), "is not a number")
LIMIT: Final = (frozenset({int, float, bool}), "is neither a number nor a flag")
KINDS: Final = {
    **dict.fromkeys(("$comment", "description", "format", "pattern", "title"), TEXT),
    **dict.fromkeys(("deprecated", "nullable", "readOnly", "writeOnly"), FLAG),
    **dict.fromkeys(("uniqueItems", "x-phi"), FLAG),
    **dict.fromkeys(("maxItems", "maxLength", "maxProperties"), COUNT),
    **dict.fromkeys(("minItems", "minLength", "minProperties"), COUNT),
    **dict.fromkeys(("maximum", "minimum", "multipleOf"), NUMBER),
    **dict.fromkeys(("exclusiveMaximum", "exclusiveMinimum"), LIMIT),
}
"""What JSON type a keyword has, which OpenAPI 3.1 itself leaves unchecked."""

CONSTANTS: Final[Mapping[type, str]] = {str: "string", int: "integer", bool: "boolean"}
UNIONS: Final = ("oneOf", "anyOf")
OBJECT: Final = frozenset({"properties", "additionalProperties", "required"})
SHAPING: Final = frozenset(
    {"allOf", "properties", "additionalProperties", "items", "enum", "const"}
    | {"required"}
)
"""What gives a schema a shape of its own, so that it cannot stand beside a union."""


def _schema(value: JsonObject) -> Iterator[Problem]:
    yield from _kinds(value)
    yield from _types(value)
    yield from _contradictions(value)
    yield from _union(value)
    yield from _merged(value)
    yield from _enum(value)
    yield from _const(value)
    required = value.get("required", [])
    if not isinstance(required, list) or not all(map(_is_text, required)):
        yield "required", "is not an array of names"


def _kinds(value: JsonObject) -> Iterator[Problem]:
    for keyword, (kinds, problem) in KINDS.items():
        if keyword in value and type(value[keyword]) not in kinds:
            yield keyword, problem


def _types(value: JsonObject) -> Iterator[Problem]:
    types = _listed_types(value)
    if isinstance(value.get("type"), list) and not _type_names(value):
        yield "type", "lists no type beside null"
    for name in types:
        if not isinstance(name, str) or name not in TYPES:
            yield "type", f"{name!r} is not a type"
    several = [name for name in types if name != "null"]
    if len(several) > 1 and ("object" in several or "array" in several):
        yield "type", "an object or array beside another type is not supported"


def _contradictions(value: JsonObject) -> Iterator[Problem]:
    """Yield what says that a value has parts which its type does not have."""
    named = sorted(OBJECT.intersection(value))
    if named and (_type_names(value) - {"object"} or "items" in value):
        yield named[0], f"{named[0]} is for objects only"
    if "items" in value and _type_names(value) - {"array"}:
        yield "items", "items is for arrays only"
    if value.get("x-phi") is True and {"properties", "allOf"}.intersection(value):
        yield "x-phi", "x-phi is for values; say it of each property"


def _union(value: JsonObject) -> Iterator[Problem]:
    unions = [keyword for keyword in UNIONS if keyword in value]
    if len(unions) > 1:
        yield "anyOf", "oneOf and anyOf together are not supported"
    beside = SHAPING.intersection(value)
    if unions and beside:
        yield unions[0], f"{unions[0]} beside {min(beside)} is not supported"
    if unions and value.get("type", "object") != "object":
        yield "type", f"a type beside {unions[0]} is not supported"
    if "discriminator" in value and not unions:
        yield "discriminator", "a discriminator without a union is not supported"


def _merged(value: JsonObject) -> Iterator[Problem]:
    if "allOf" not in value:
        return
    if not value["allOf"]:
        yield "allOf", "merges nothing"
    for keyword in ("const", "enum", "items"):
        if keyword in value:
            yield "allOf", f"allOf beside {keyword} is not supported"
    if set(_type_names(value)) - {"object", "null"}:
        yield "type", "a type beside allOf is not supported"


def _enum(value: JsonObject) -> Iterator[Problem]:
    if "enum" not in value:
        return
    listed = value["enum"]
    values = listed if isinstance(listed, list) else []
    if not values:
        yield "enum", "holds no values"
    if len({repr(member) for member in values}) < len(values):
        yield "enum", "holds a value twice"
    members = [member for member in values if member is not None]
    is_text = all(isinstance(member, str) for member in members)
    if not (is_text or all(is_integer(member) for member in members)):
        yield "enum", "holds values that are neither all strings nor all integers"
    allowed = _type_names(value)
    if members and allowed and allowed != {"string" if is_text else "integer"}:
        yield "enum", "holds values that are not of the type beside it"


def _const(value: JsonObject) -> Iterator[Problem]:
    if "const" not in value:
        return
    name = CONSTANTS.get(type(value["const"]), "")
    if not name:
        yield "const", "is no string, integer or boolean"
    if (_type_names(value) or {name}) != {name}:
        yield "const", "is not of the type beside it"
    if "enum" in value:
        yield "const", "const beside enum is not supported"


def _discriminator(value: JsonObject) -> Iterator[Problem]:
    if not _is_text(value.get("propertyName") or None):
        yield "propertyName", "is missing"
    mapping = value.get("mapping", {})
    if not isinstance(mapping, dict) or not all(map(_is_text, mapping.values())):
        yield "mapping", "holds something else than a schema for each value"


def _listed_types(value: JsonObject) -> list[Json]:
    listed = value.get("type", [])
    return listed if isinstance(listed, list) else [listed]


def _type_names(value: JsonObject) -> set[str]:
    return {str(name) for name in _listed_types(value)} - {"null"}


def _is_text(value: Json) -> bool:
    return isinstance(value, str)


LIMITS: Final[Mapping[str, Limit]] = {
    "discriminator": _discriminator,
    "schema": _schema,
}
