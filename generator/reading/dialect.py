"""What a schema says, in whichever of OpenAPI's dialects it says it."""

from typing import Final

from .document import Json, JsonObject

UNIONS: Final = ("oneOf", "anyOf")
SHAPES: Final = frozenset(
    {"$ref", "type", "properties", "additionalProperties", "items", "enum", "const"}
    | {"allOf", "required", "format", *UNIONS}
)
"""Keywords that say more of a schema than a remark would."""

OBJECTS: Final = frozenset({"allOf", "properties", "required", "additionalProperties"})
"""Keywords that say which fields an object has."""

BOUNDS: Final = {
    "minimum": "At least {}.",
    "maximum": "At most {}.",
    "exclusiveMinimum": "More than {}.",
    "exclusiveMaximum": "Less than {}.",
    "multipleOf": "A multiple of {}.",
    "minLength": "At least {} characters.",
    "maxLength": "At most {} characters.",
    "pattern": "Matches {}",
    "minItems": "At least {} items.",
    "maxItems": "At most {} items.",
    "minProperties": "At least {} entries.",
    "maxProperties": "At most {} entries.",
}
"""What a reader is told of the bounds, which the server checks."""

ONE: Final = {
    " characters.": " character.",
    " items.": " item.",
    " entries.": " entry.",
}
"""What is said of one, by what is said of several."""

EXCLUSIVE: Final = {"minimum": "exclusiveMinimum", "maximum": "exclusiveMaximum"}


def remarks(schema: JsonObject) -> tuple[str, ...]:
    """Return a sentence for each bound."""
    bounds = _bounds(schema)
    return tuple(
        _said(sentence, bounds[keyword])
        for keyword, sentence in BOUNDS.items()
        if keyword in bounds
    )


def _said(sentence: str, bound: Json) -> str:
    for several, one in ONE.items() if bound == 1 else ():
        sentence = sentence.replace(several, one)
    return sentence.format(bound)


def doc(schema: JsonObject) -> str:
    """Return the description."""
    return str(schema.get("description", "")).strip()


def required(schema: JsonObject) -> list[str]:
    """Return the names that *schema* and the unnamed parts of it require."""
    listed = schema.get("required", [])
    own = [str(name) for name in (listed if isinstance(listed, list) else [])]
    for part in parts(schema):
        if "$ref" not in part:
            own += required(part)
    return own


def parts(schema: JsonObject) -> list[JsonObject]:
    """Return what `allOf` puts together."""
    listed = schema.get("allOf", [])
    found = listed if isinstance(listed, list) else []
    return [part for part in found if isinstance(part, dict)]


def types(schema: JsonObject) -> list[str]:
    """Return the types that *schema* allows beside null."""
    listed = schema.get("type", [])
    names = listed if isinstance(listed, list) else [listed]
    return [str(name) for name in names if name != "null"]


def _bounds(schema: JsonObject) -> JsonObject:
    """Return *schema* with each bound that a flag excludes, as 3.0 has it, moved."""
    bounds = dict(schema)
    for inclusive, exclusive in EXCLUSIVE.items():
        if isinstance(schema.get(exclusive), bool):
            is_excluded = bounds.pop(exclusive)
            if is_excluded and inclusive in bounds:
                bounds[exclusive] = bounds.pop(inclusive)
    return bounds


def is_nullable(schema: JsonObject) -> bool:
    """Return whether *schema* allows null, said in any of the three ways."""
    listed, values = schema.get("type"), schema.get("enum")
    return (
        schema.get("nullable") is True
        or (isinstance(listed, list) and "null" in listed)
        or (isinstance(values, list) and None in values)
    )


def is_null(raw: Json) -> bool:
    """Return whether a schema allows nothing but null."""
    return isinstance(raw, dict) and (
        raw.get("type") == "null" or raw.get("enum") == [None]
    )


def is_mergeable(schema: JsonObject) -> bool:
    """Return whether `allOf` can merge *schema*: it is of objects, or only remarks."""
    is_plain = not SHAPES.intersection(schema) - OBJECTS - {"type"}
    return is_plain and types(schema) in ([], ["object"])


def is_model(schema: JsonObject) -> bool:
    """Return whether *schema* names fields, so that it becomes a class."""
    return (
        bool({"properties", "allOf", "required"}.intersection(schema))
        or schema.get("additionalProperties") is False
    )


def is_class(schema: JsonObject) -> bool:
    """Return whether a named schema becomes a class of its own."""
    if any(keyword in schema for keyword in (*UNIONS, "$ref", "const")):
        return False
    if only_part(schema) is not None:
        return False
    return "enum" in schema or is_model(schema)


def only_part(schema: JsonObject) -> int | None:
    """Return which part `allOf` wraps, or `None` where it merges several."""
    if [*OBJECTS.intersection(schema)] != ["allOf"]:
        return None
    listed = enumerate(parts(schema))
    shaping = [index for index, part in listed if SHAPES.intersection(part)]
    return shaping[0] if len(shaping) == 1 else None
