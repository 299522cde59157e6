"""Words for schemas and values, as they stand in sentences."""

import re
from typing import Final

from .values import Json, JsonObject, canonical, child, row, rows, text

NOUNS: Final = {"any": "anything", "never": "nothing", "null": "null"}

PLAIN: Final = re.compile(r"[\w./:{}+-]+")


def worth(value: Json) -> str:
    """Return *value* as it stands in a sentence: JSON, but for a plain word."""
    if isinstance(value, str) and PLAIN.fullmatch(value):
        return value
    return canonical(value)


def described(schema: JsonObject) -> str:
    """Return the type of *schema* in words."""
    if "ref" in schema:
        return text(schema["ref"], "ref")
    kind = text(schema["kind"], "kind")
    match kind:
        case "array":
            return f"array of {described(child(schema, 'items'))}"
        case "union" | "all":
            return _several(schema, " or " if kind == "union" else " and ")
        case "object":
            fields = sorted(child(schema, "fields"))
            return f"object with {', '.join(fields)}" if fields else _mapped(schema)
        case _:
            return NOUNS.get(kind, kind) + _form(schema)


def _form(schema: JsonObject) -> str:
    form = f" ({worth(schema['format'])})" if "format" in schema else ""
    values = ", ".join(canonical(value) for value in row(schema, "enum"))
    return f"{form} among {values}" if "enum" in schema else form


def _several(schema: JsonObject, word: str) -> str:
    parts = [*rows(schema, "variants"), *rows(schema, "parts")]
    return word.join(described(part) for part in parts)


def _mapped(schema: JsonObject) -> str:
    values = schema.get("additional")
    match values:
        case dict():
            return f"map of {described(values)}"
        case False:
            return "empty object"
        case _:
            return "map of anything"
