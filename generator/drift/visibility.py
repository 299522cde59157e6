"""Follow which values the reprs of one version hide, and which they show."""

from collections.abc import Iterator
from itertools import islice
from typing import Final

from generator.contract import JsonObject
from generator.contract.values import child, rows
from generator.contract.walking import everywhere, inside, references

MOST: Final = 10_000
"""Places that are looked at in one value; beyond them it is taken to show more."""

MORE: Final = "and more places"

NOTHING: Final = frozenset({"never", "null"})
"""Kinds without a value that could be shown."""


class Visibility:
    """Knows what is hidden by a mark, and what is shown, under the given schemas."""

    def __init__(self, schemas: dict[str, JsonObject]) -> None:
        self._schemas = schemas

    def hides(self, schema: JsonObject) -> bool:
        """Return whether anything in *schema* is x-phi, wherever it is defined."""
        known = {*references(schema)}
        todo = [*known]
        while todo:
            more = {*references(self._schemas[todo.pop()])} - known
            known |= more
            todo += more
        return any(
            part.get("phi") is True
            for each in (schema, *(self._schemas[name] for name in known))
            for _, part in everywhere(each)
        )

    def shown(self, schema: JsonObject) -> frozenset[str]:
        """Return the places in *schema* whose values reprs show; items are no place."""
        seen = [*islice(self._places(schema, "", frozenset()), MOST + 1)]
        more = {MORE} if len(seen) > MOST else set[str]()
        return frozenset({place for place, is_shown in seen if is_shown} | more)

    def _places(
        self, schema: JsonObject, place: str, seen: frozenset[str]
    ) -> Iterator[tuple[str, bool]]:
        name = str(schema.get("ref", ""))
        if is_redacted(schema) or name in seen:
            yield place, False
        elif name:
            yield from self._places(self._schemas[name], place, seen | {name})
        else:
            parts = [*inside(schema)]
            is_empty = schema["kind"] in NOTHING or schema.get("additional") is False
            yield place, not parts and not is_empty
            for suffix, part in parts:
                step = suffix if suffix.startswith(".") else ""
                yield from self._places(part, place + step, seen)


def is_marked(schema: JsonObject) -> bool:
    """Return whether all of *schema* is x-phi: a mark inside hides what is around."""
    return schema.get("phi") is True or any(map(is_marked, _around(schema)))


def is_redacted(schema: JsonObject) -> bool:
    """Return whether reprs show nothing of *schema*: it is x-phi, or holds anything."""
    return (
        schema.get("phi") is True
        or schema.get("kind") == "any"
        or _is_map(schema)
        or any(map(is_redacted, _around(schema)))
    )


def _is_map(schema: JsonObject) -> bool:
    is_open = schema.get("additional") is not False
    return schema.get("kind") == "object" and not schema.get("fields") and is_open


def _around(schema: JsonObject) -> list[JsonObject]:
    """Return what is in *schema* and has no attribute of its own."""
    items = [child(schema, "items")] if "items" in schema else []
    return [*items, *rows(schema, "variants"), *rows(schema, "parts")]
