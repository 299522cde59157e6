"""Spell out the types of a parameter, so that openapi-core can read its text.

openapi-core takes the first type of a union that the text can be read as, takes a value
without a type for a string, and fails at a list of types.
"""

from typing import Final

from generator.reading.document import Json, JsonObject
from generator.reading.references import References

from .parts import BRANCHES, is_null, listing, mapping, types

READING_ORDER: Final = ("integer", "number", "boolean")
"""The text of a parameter is a string only if it is nothing else."""

JSON_TYPES: Final[dict[type, str]] = {
    str: "string",
    int: "integer",
    float: "number",
    bool: "boolean",
}


def textual(schema: JsonObject, references: References) -> JsonObject:
    """Return *schema* with every type spelled out, for a value that comes as text."""
    found = mapping(references.target(schema, "#", "schema")[1])
    spelled = {name: found[name] for name in found if name != "discriminator"}
    for keyword in BRANCHES:
        if keyword in spelled:
            spelled[keyword] = _textual_branches(spelled[keyword], references)
    if "items" in spelled:
        spelled["items"] = textual(mapping(spelled["items"]), references)
    return _with_type(spelled)


def _textual_branches(branches: Json, references: References) -> Json:
    spelled = [
        textual(branch, references)
        for branch in map(mapping, listing(branches))
        if not is_null(branch)
    ]
    spelled.sort(key=_reading_order)
    return [*spelled]


def _reading_order(schema: JsonObject) -> int:
    name = schema.get("type")
    return READING_ORDER.index(name) if name in READING_ORDER else len(READING_ORDER)


def _with_type(schema: JsonObject) -> JsonObject:
    choices: list[JsonObject] = [
        {"type": name} for name in types(schema) or _types_of_values(schema)
    ]
    choices.sort(key=_reading_order)
    if len(choices) > 1:
        plain = {name: schema[name] for name in schema if name != "type"}
        return {**plain, "anyOf": [*choices]}
    return schema | choices[0] if choices else schema


def _types_of_values(schema: JsonObject) -> set[str]:
    values = [*listing(schema.get("enum")), schema.get("const")]
    return {JSON_TYPES[type(value)] for value in values if value is not None}
