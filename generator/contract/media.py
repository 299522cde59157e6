"""The normal form of bodies and headers: what stands in a message."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, TypeAlias

from .names import snake
from .plain import notes
from .references import Document
from .values import Json, JsonObject, child, children, whole

Reader: TypeAlias = Callable[[Json], JsonObject]

SPACE: Final = re.compile(r"\s*([;=])\s*")
"""What may stand around the parameters of a media type."""


@dataclass(frozen=True)
class MediaReader:
    """Reads the bodies and the headers of one document."""

    document: Document
    schema: Reader
    """Gives the normal form of a schema."""

    def typed(self, raw: JsonObject) -> JsonObject:
        """Return of which type a parameter or a header is."""
        if "content" in raw:
            return {"kind": "any", "content": self.content(raw)}
        return self.schema(raw.get("schema", True))

    def content(self, raw: JsonObject) -> JsonObject:
        """Return what *raw* holds, by media type."""
        return {
            SPACE.sub(r"\1", media.lower()): self._body(body)
            for media, body in children(raw, "content").items()
        }

    def _body(self, raw: JsonObject) -> JsonObject:
        encoding = {"encoding": whole(raw["encoding"])} if raw.get("encoding") else {}
        return {**self.schema(raw.get("schema", True)), **encoding}

    def headers(self, raw: JsonObject) -> JsonObject:
        """Return those of an answer, but for the one that is described elsewhere."""
        headers: JsonObject = {
            name.lower(): self._header(header)
            for name, header in child(raw, "headers").items()
            if name.lower() != "content-type"
        }
        return {"headers": headers} if headers else {}

    def _header(self, part: Json) -> JsonObject:
        raw = self.document.resolved(part, "headers")
        exploded: JsonObject = {"explode": True} if raw.get("explode") is True else {}
        required = raw.get("required") is True
        return {**self.typed(raw), **notes(raw), **exploded, "required": required}


def header_name(name: str) -> str:
    """Return *name* as headers are mostly written, if Python users see no difference.

    Its letters mean the same on the wire whatever their case, but an argument is
    called after the words that capitals begin.
    """
    usual = "-".join(part.capitalize() for part in name.split("-"))
    return usual if snake(usual) == snake(name) else name
