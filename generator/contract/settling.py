"""Put the names back that carry no meaning, so that inline and named are equal.

A schema with fields and an enum become classes: their names are part of what a user
imports. Every other name is only an abbreviation, and what it stands for takes its
place, except where that would have no end.
"""

from collections.abc import Mapping

from .keywords import LIFTED
from .lifting import Lifter
from .tidying import is_class, tidied
from .values import Json, JsonObject, members, text
from .walking import references


class Settler:
    """Replaces names that are only abbreviations."""

    def __init__(self, named: Mapping[str, JsonObject], lifter: Lifter) -> None:
        self._named = {name: tidied(schema) for name, schema in named.items()}
        self._kept = {name for name in named if is_class(self._named[name])}
        self._lifter = lifter
        self._kept |= {name for name in named if self._is_endless(name)}

    def schemas(self) -> dict[str, JsonObject]:
        """Return the schemas whose names matter."""
        self._lifter.check(sorted(self._kept))
        given = {name: self._bare(self._named[name]) for name in self._kept}
        lifted = {
            name: self.settled(self._lifter.forms[pointer])
            for pointer, name in self._lifter.names.items()
        }
        both = given | lifted
        return {name: both[name] for name in sorted(both)}

    def settled(self, schema: JsonObject) -> JsonObject:
        """Return *schema* with its abbreviations written out."""
        if "ref" in schema:
            return self._referred(text(schema["ref"], "ref"), schema)
        form = {key: self._inside(key, value) for key, value in schema.items()}
        return tidied(form)

    def _bare(self, schema: JsonObject) -> JsonObject:
        form = self.settled(schema)
        return {key: value for key, value in form.items() if key not in LIFTED}

    def _is_endless(self, name: str) -> bool:
        """Return whether *name* stands inside itself, with no class between."""
        seen: set[str] = set()
        todo = [*references(self._named[name])]
        while todo:
            each = todo.pop()
            if each not in seen | self._kept | self._lifter.names.keys():
                seen.add(each)
                todo += references(self._named[each])
        return name in seen

    def _referred(self, name: str, schema: JsonObject) -> JsonObject:
        if name in self._lifter.names:
            return {**schema, "ref": self._lifter.names[name]}
        target = self._named[name]
        if name in self._kept:
            lifted = {key: value for key, value in target.items() if key in LIFTED}
            return {**lifted, **schema}
        beside = {key: value for key, value in schema.items() if key != "ref"}
        return tidied({**self.settled(target), **beside})

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
