"""Follow `$ref`, inside one document only."""

from typing import Final
from urllib.parse import unquote

from attrs import frozen

from generator.errors import DocumentError

from .document import Json, JsonObject, child

SECTIONS: Final = {
    "schema": "schemas",
    "response": "responses",
    "parameter": "parameters",
    "example": "examples",
    "request body": "requestBodies",
    "header": "headers",
    "security scheme": "securitySchemes",
    "path item": "pathItems",
}
"""Where in `components` a reference may point, by the kind of object that it is."""


@frozen
class References:
    """The references of one document."""

    document: JsonObject

    def target(self, value: JsonObject, pointer: str, kind: str) -> tuple[str, Json]:
        """Return where *value* leads to, and what stands there.

        Goes on while there are references; what is no reference leads to itself.
        """
        seen = {pointer}
        here, found = pointer, value
        while "$ref" in found:
            there = self._pointer(found["$ref"], child(here, "$ref"), kind)
            if there in seen:
                raise DocumentError(child(here, "$ref"), f"{there} refers to itself")
            seen.add(there)
            found = self._object(there, child(here, "$ref"))
            here = there
        return here, found

    def at(self, pointer: str) -> Json:
        """Return what *pointer* leads to, or `None` where it leads nowhere."""
        return _at(self.document, pointer)

    def _pointer(self, reference: Json, pointer: str, kind: str) -> str:
        if not isinstance(reference, str) or not reference.startswith("#"):
            raise DocumentError(pointer, f"external reference {reference!r}")
        section = SECTIONS[kind]
        if not reference.startswith(f"#/components/{section}/"):
            raise DocumentError(
                pointer, f"{reference!r} is not in #/components/{section}"
            )
        return unquote(reference)

    def _object(self, reference: str, pointer: str) -> JsonObject:
        found = _at(self.document, reference)
        if not isinstance(found, dict):
            raise DocumentError(pointer, f"{reference!r} leads to no object")
        return found


def parent(document: JsonObject, pointer: str) -> JsonObject:
    """Return the object in which stands what *pointer* leads to."""
    found = _at(document, pointer.rsplit("/", 1)[0])
    return found if isinstance(found, dict) else {}


def _at(document: JsonObject, pointer: str) -> Json:
    """Return what *pointer* leads to, or `None` where it leads nowhere."""
    found: Json = document
    for token in pointer.split("/")[1:]:
        name = token.replace("~1", "/").replace("~0", "~")
        match found:
            case dict():
                found = found.get(name)
            case list() if name.isdecimal() and int(name) < len(found):
                found = found[int(name)]
            case _:
                return None
    return found
