"""Say what a schema means in the one form that schemas of its meaning share."""

from typing import Final

from .bounds import bounded
from .keywords import PROSE
from .merging import ordered
from .unions import choice
from .values import JsonObject, child, rows

OF_CHOICE: Final = ("exclusive", "discriminator")


def is_class(schema: JsonObject) -> bool:
    """Return whether *schema* becomes a class, so that its name matters."""
    return "enum" in schema or (schema.get("kind") == "object" and not is_map(schema))


def is_map(schema: JsonObject) -> bool:
    """Return whether *schema* is an object whose keys the document does not know."""
    return (
        schema.get("kind") == "object"
        and not child(schema, "fields")
        and schema.get("additional") is not False
    )


def tidied(schema: JsonObject) -> JsonObject:
    """Return *schema* in the one form that schemas of its meaning share."""
    schema = bounded(schema)
    match schema.get("kind"):
        case "any" | "null":
            return {key: value for key, value in schema.items() if key != "nullable"}
        case "union":
            return _tidied_union(schema)
        case "all":
            return {**schema, "parts": [*ordered(rows(schema, "parts"))]}
        case "object":
            return {**schema, **_tidied_object(schema)}
        case _:
            return schema


def _tidied_union(schema: JsonObject) -> JsonObject:
    notes = {key: value for key, value in schema.items() if key in OF_CHOICE}
    beside = {
        key: value
        for key, value in schema.items()
        if key not in {*OF_CHOICE, "kind", "variants"}
    }
    return {**choice(rows(schema, "variants"), notes), **beside}


def _tidied_object(schema: JsonObject) -> JsonObject:
    match schema.get("additional"):
        case {"kind": "any", **rest} if not rest.keys() - {PROSE}:
            return {"additional": True}
        case {"kind": "never"}:
            return {"additional": False}
        case None if not child(schema, "fields"):
            return {"additional": True}
        case _:
            return {}
