"""The normal form of bodies and headers: what stands in a message."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import chain, repeat
from typing import Final, TypeAlias

from .names import snake
from .naming import Spot, under
from .plain import notes
from .references import Document
from .values import Json, JsonObject, child, children, whole

Reader: TypeAlias = Callable[[Json, Spot], JsonObject]

SPACE: Final = re.compile(r"\s*([;=])\s*")
"""What may stand around the parameters of a media type."""

NOWHERE: Final = Spot("")
"""Where no class can stand: users read headers as text."""


@dataclass(frozen=True)
class MediaReader:
    """Reads the bodies and the headers of one document."""

    document: Document
    schema: Reader
    """Gives the normal form of a schema."""

    def typed(self, raw: JsonObject, spot: Spot) -> JsonObject:
        """Return of which type a parameter or a header is, which stands at *spot*."""
        if "content" in raw:
            return {"kind": "any", "content": self.content(raw, Spot(spot.pointer))}
        return self.schema(
            raw.get("schema", True), Spot(under(spot.pointer, "schema"), spot.hint)
        )

    def content(self, raw: JsonObject, spot: Spot) -> JsonObject:
        """Return what *raw* holds, by media type; the first is what a class is of."""
        hints = chain([spot.hint], repeat(""))
        return {
            SPACE.sub(r"\1", media.lower()): self._body(
                body, Spot(under(spot.pointer, "content", media, "schema"), hint)
            )
            for (media, body), hint in zip(
                children(raw, "content").items(), hints, strict=False
            )
        }

    def _body(self, raw: JsonObject, spot: Spot) -> JsonObject:
        encoding = {"encoding": whole(raw["encoding"])} if raw.get("encoding") else {}
        return {**self.schema(raw.get("schema", True), spot), **encoding}

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
        typed = self.typed(raw, NOWHERE)
        return {**typed, **notes(raw), **exploded, "required": required}


def header_name(name: str) -> str:
    """Return *name* as headers are mostly written, if Python users see no difference.

    Its letters mean the same on the wire whatever their case, but an argument is
    called after the words that capitals begin.
    """
    usual = "-".join(part.capitalize() for part in name.split("-"))
    return usual if snake(usual) == snake(name) else name
