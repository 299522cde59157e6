"""Put the names back that carry no meaning, so that inline and named are equal.

A schema with fields and an enum become classes: their names are part of what a user
imports. Every other name is only an abbreviation, and what it stands for takes its
place, except where that would have no end.
"""

from collections.abc import Mapping
from typing import Final

from .bounds import bounded
from .keywords import LIFTED, PROSE
from .merging import ordered
from .unions import choice
from .values import Json, JsonObject, child, members, rows, text
from .walking import references

OF_CHOICE: Final = ("exclusive", "discriminator")


class Settler:
    """Replaces names that are only abbreviations."""

    def __init__(self, named: Mapping[str, JsonObject]) -> None:
        self._named = {name: _tidied(schema) for name, schema in named.items()}
        self._kept = {name for name in named if is_class(self._named[name])}
        self._kept |= {name for name in named if self._is_endless(name)}

    def schemas(self) -> dict[str, JsonObject]:
        """Return the schemas whose names matter."""
        return {name: self._bare(self._named[name]) for name in sorted(self._kept)}

    def settled(self, schema: JsonObject) -> JsonObject:
        """Return *schema* with its abbreviations written out."""
        if "ref" in schema:
            return self._referred(text(schema["ref"], "ref"), schema)
        form = {key: self._inside(key, value) for key, value in schema.items()}
        return _tidied(form)

    def _bare(self, schema: JsonObject) -> JsonObject:
        form = self.settled(schema)
        return {key: value for key, value in form.items() if key not in LIFTED}

    def _is_endless(self, name: str) -> bool:
        """Return whether *name* stands inside itself, with no class between."""
        seen: set[str] = set()
        todo = [*references(self._named[name])]
        while todo:
            each = todo.pop()
            if each not in seen | self._kept:
                seen.add(each)
                todo += references(self._named[each])
        return name in seen

    def _referred(self, name: str, schema: JsonObject) -> JsonObject:
        target = self._named[name]
        if name in self._kept:
            lifted = {key: value for key, value in target.items() if key in LIFTED}
            return {**lifted, **schema}
        beside = {key: value for key, value in schema.items() if key != "ref"}
        return _tidied({**self.settled(target), **beside})

    def _inside(self, key: str, value: Json) -> Json:
        match key, value:
            case "fields", dict():
                return {
                    name: self.settled(members(field, name))
                    for name, field in value.items()
                }
            case (("items" | "additional"), dict()):
                return self.settled(value)
            case (("variants" | "parts"), list()):
                return [self.settled(members(each, key)) for each in value]
            case _:
                return value


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


def _tidied(schema: JsonObject) -> JsonObject:
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
