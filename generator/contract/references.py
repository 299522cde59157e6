"""Follow `$ref`, which may stand for any part of a document."""

from dataclasses import dataclass
from typing import Final
from urllib.parse import unquote

from .values import Json, JsonObject, UnreadableError, child, members, text

SCHEMAS: Final = "#/components/schemas/"


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

    def resolved(self, part: Json, place: str) -> JsonObject:
        """Return what *part* stands for, with what stands beside its `$ref`."""
        seen: set[str] = set()
        found = members(part, place)
        while "$ref" in found:
            reference = text(found["$ref"], place)
            if reference in seen:
                raise UnreadableError(f"{reference}: refers to itself")
            seen.add(reference)
            target = members(self.at(reference), reference)
            found = {**target, **self.beside(found)}
        return found

    def at(self, reference: str) -> Json:
        """Return the part of the document that *reference* points at."""
        if not reference.startswith("#/"):
            raise UnreadableError(f"{reference}: points out of the document")
        value: Json = self.root
        for step in reference[2:].split("/"):
            value = _inside(value, _plain(step), reference)
        return value

    def beside(self, part: JsonObject) -> JsonObject:
        """Return what counts beside a `$ref`: in 3.0, only what is no OpenAPI."""
        return {
            name: value
            for name, value in part.items()
            if name != "$ref" and (name.startswith("x-") or not self.is_old)
        }


def schema_name(reference: str) -> str | None:
    """Return the name of the component schema that *reference* points at, if any."""
    name = reference.removeprefix(SCHEMAS)
    return None if name == reference or "/" in name else _plain(name)


def _plain(step: str) -> str:
    return unquote(step).replace("~1", "/").replace("~0", "~")


def _inside(value: Json, step: str, reference: str) -> Json:
    match value:
        case dict() if step in value:
            return value[step]
        case list() if step.isdecimal() and int(step) < len(value):
            return value[int(step)]
        case _:
            raise UnreadableError(f"{reference}: there is no such part")
