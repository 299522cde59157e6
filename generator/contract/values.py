"""JSON values, and the questions that the reader asks of them."""

import json
from collections.abc import Iterable
from typing import TypeAlias

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"
JsonObject: TypeAlias = dict[str, Json]


class UnreadableError(Exception):
    """The document is not one that has a contract; the message says where and why."""


def members(value: Json, place: str) -> JsonObject:
    """Return *value*, which must be an object."""
    if not isinstance(value, dict):
        raise UnreadableError(f"{place}: expected an object")
    return value


def elements(value: Json, place: str) -> list[Json]:
    """Return *value*, which must be an array."""
    if not isinstance(value, list):
        raise UnreadableError(f"{place}: expected an array")
    return value


def text(value: Json, place: str) -> str:
    """Return *value*, which must be a string."""
    if not isinstance(value, str):
        raise UnreadableError(f"{place}: expected a string")
    return value


def child(parent: JsonObject, name: str) -> JsonObject:
    """Return the object that *parent* holds as *name*, an empty one if none."""
    return members(parent.get(name, {}), name)


def children(parent: JsonObject, name: str) -> dict[str, JsonObject]:
    """Return the objects that *parent* holds in the object *name*."""
    return {key: members(value, key) for key, value in child(parent, name).items()}


def row(parent: JsonObject, name: str) -> list[Json]:
    """Return the array that *parent* holds as *name*, an empty one if none."""
    return elements(parent.get(name, []), name)


def rows(parent: JsonObject, name: str) -> list[JsonObject]:
    """Return the objects that *parent* holds in the array *name*."""
    return [members(value, name) for value in row(parent, name)]


def words(values: Iterable[Json]) -> list[Json]:
    """Return *values* as sorted text, each once."""
    return [*sorted({str(value) for value in values})]


def canonical(value: Json) -> str:
    """Return text that is equal for equal values, whatever the order of their keys."""
    return json.dumps(value, sort_keys=True, ensure_ascii=False)


def pretty(value: Json) -> str:
    """Return *value* as a file that is easy to read and to compare."""
    return json.dumps(value, sort_keys=True, ensure_ascii=False, indent=2) + "\n"


def whole(value: Json) -> Json:
    """Return *value* with every number in its shortest form: 1.0 and 1 are equal."""
    match value:
        case float() if value.is_integer():
            return int(value)
        case list():
            return [whole(item) for item in value]
        case dict():
            return {name: whole(item) for name, item in value.items()}
        case _:
            return value
