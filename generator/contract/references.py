"""Follow `$ref`, which may stand for any part of a document."""

from dataclasses import dataclass
from typing import Final
from urllib.parse import unquote

from .values import Json, JsonObject, UnreadableError, child, members, text

SCHEMAS: Final = ("components", "schemas")

SAID: Final = frozenset({"summary", "description"})
"""What 3.1 counts beside a `$ref` that stands for anything but a schema."""


@dataclass(frozen=True)
class Document:
    """A document as it was loaded."""

    root: JsonObject

    @property
    def is_old(self) -> bool:
        """Whether it speaks OpenAPI 3.0, where nothing counts beside a `$ref`."""
        return str(self.root.get("openapi")).startswith("3.0")

    def component(self, kind: str, name: str) -> Json:
        """Return the component *name*, as it stands in the document."""
        named = child(child(self.root, "components"), kind)
        if name not in named:
            raise UnreadableError(f"#/components/{kind}/{name}: there is no such part")
        return named[name]

    def final(self, name: str) -> str:
        """Return the schema that *name* stands for, where it is only another name."""
        seen: set[str] = set()
        while name not in seen:
            seen.add(name)
            match self.component("schemas", name):
                case {"$ref": str(reference), **rest} if not rest:
                    name = schema_name(reference) or name
                case _:
                    return name
        raise UnreadableError(f"{name}: refers to itself")

    def resolved(self, part: Json, place: str) -> JsonObject:
        """Return what *part*, no schema, stands for, in the words beside its `$ref`."""
        seen: set[str] = set()
        found = members(part, place)
        while "$ref" in found:
            reference = text(found["$ref"], place)
            if reference in seen:
                raise UnreadableError(f"{reference}: refers to itself")
            seen.add(reference)
            target = members(self.at(reference), reference)
            found = {**target, **self._said_beside(found)}
        return found

    def place(self, part: JsonObject, pointer: str) -> str:
        """Return where that stands which *part*, at *pointer*, stands for."""
        while "$ref" in part:
            reference = text(part["$ref"], pointer)
            pointer = "/".join(["#", *map(escaped, steps(reference))])
            part = members(self.at(reference), reference)
        return pointer

    def at(self, reference: str) -> Json:
        """Return the part of the document that *reference* points at."""
        value: Json = self.root
        for step in steps(reference):
            value = inside(value, step, reference)
        return value

    def beside(self, part: JsonObject) -> JsonObject:
        """Return what counts beside a `$ref`: in 3.0, only what is no OpenAPI."""
        return {
            name: value
            for name, value in part.items()
            if name != "$ref" and (name.startswith("x-") or not self.is_old)
        }

    def _said_beside(self, part: JsonObject) -> JsonObject:
        return {
            name: value
            for name, value in self.beside(part).items()
            if name in SAID or name.startswith("x-")
        }


def schema_name(reference: str) -> str | None:
    """Return the name of the component schema that *reference* points at, if any."""
    match steps(reference) if reference.startswith("#") else []:
        case [*above, name] if tuple(above) == SCHEMAS:
            return name
        case _:
            return None


def steps(reference: str) -> list[str]:
    """Return the steps of a pointer, each without the escapes that it may use."""
    pointer = unquote(reference)
    if not pointer.startswith("#/"):
        raise UnreadableError(f"{reference}: points out of the document")
    return [
        step.replace("~1", "/").replace("~0", "~") for step in pointer[2:].split("/")
    ]


def escaped(step: str) -> str:
    """Return *step* as pointers have it."""
    return step.replace("~", "~0").replace("/", "~1")


def inside(value: Json, step: str, reference: str) -> Json:
    """Return what *value* holds as *step* on the way of *reference*."""
    match value:
        case dict() if step in value:
            return value[step]
        case list() if step.isdecimal() and int(step) < len(value):
            return value[int(step)]
        case _:
            raise UnreadableError(f"{reference}: there is no such part")
