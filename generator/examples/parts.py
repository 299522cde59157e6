"""Read parts of a document whose shape is known already."""

from collections.abc import Iterator
from typing import Final

from generator.reading.document import Json, JsonObject

METHODS: Final = ("get", "put", "post", "delete", "options", "head", "patch")
"""The keywords of a path item that hold an operation."""

BRANCHES: Final = ("allOf", "oneOf", "anyOf")
"""The keywords of a schema that hold an array of schemas."""


def mapping(value: Json) -> JsonObject:
    """Return *value*, or nothing in the place of what is no object."""
    return value if isinstance(value, dict) else {}


def listing(value: Json) -> list[Json]:
    """Return *value*, or nothing in the place of what is no array."""
    return value if isinstance(value, list) else []


def types(schema: JsonObject) -> list[str]:
    """Return the names of the types that *schema* lists, without null."""
    listed = schema.get("type")
    names = listing(listed) or [listed]
    return [name for name in names if isinstance(name, str) and name != "null"]


def operations(item: JsonObject) -> Iterator[tuple[str, JsonObject]]:
    """Yield the operations of the path *item* by their methods."""
    for method in METHODS:
        if method in item:
            yield method, mapping(item[method])


def is_null(schema: JsonObject) -> bool:
    """Return whether *schema* allows null and nothing else."""
    return schema.get("type") == "null"


def is_json(media_type: str) -> bool:
    """Return whether *media_type* is JSON or built on JSON."""
    bare = media_type.partition(";")[0].strip().lower()
    return bare == "application/json" or bare.endswith("+json")
