"""Which kinds of values a schema admits."""

from typing import Final

from .values import Json, JsonObject, elements, whole

OF_OBJECTS: Final = frozenset({"properties", "additionalProperties", "required"})

KIND_OF: Final[dict[type, str]] = {
    bool: "boolean",
    str: "string",
    int: "integer",
    float: "number",
    list: "array",
    dict: "object",
}


def kinds(schema: JsonObject) -> list[str]:
    """Return the types a value may have, read off the rest where none is given."""
    match schema.get("type"):
        case str(only):
            return [only]
        case list(several):
            named = [each for each in several if isinstance(each, str)]
            return [each for each in named if not _is_within(each, named)]
        case _:
            return _implied(schema)


def is_nullable(schema: JsonObject) -> bool:
    """Return whether null is a value, in the words of OpenAPI 3.0 or 3.1."""
    return "null" in kinds(schema) or schema.get("nullable") is True


def fits(kind: str, value: Json) -> bool:
    """Return whether *value* is of *kind*."""
    own = _kind_of(value)
    return kind in {"any", own} or (kind, own) == ("number", "integer")


def _is_within(kind: str, others: list[str]) -> bool:
    return kind == "integer" and "number" in others


def _implied(schema: JsonObject) -> list[str]:
    if "const" in schema:
        return [_kind_of(schema["const"])]
    if "enum" in schema:
        found = {_kind_of(value) for value in elements(schema["enum"], "enum")}
        return sorted(found - {"integer"} if "number" in found else found)
    if not OF_OBJECTS.isdisjoint(schema):
        return ["object"]
    return ["array" if "items" in schema else "any"]


def _kind_of(value: Json) -> str:
    return "null" if value is None else KIND_OF[type(whole(value))]
