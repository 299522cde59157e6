"""The normal form of parameters: their type, and how they are written."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from .media import MediaReader, header_name
from .names import pascal
from .naming import Spot, under
from .plain import notes
from .references import Document
from .values import JsonObject, members, row, text

NO_PARAMETERS: Final = frozenset({"accept", "content-type", "authorization"})
"""Headers that OpenAPI describes elsewhere."""

STYLES: Final = {
    "path": "simple",
    "header": "simple",
    "query": "form",
    "cookie": "form",
}


@dataclass(frozen=True)
class ParameterReader:
    """Reads the parameters of one document."""

    document: Document
    media: MediaReader

    def listed(self, holder: JsonObject, spot: Spot) -> JsonObject:
        """Return the parameters in *holder*, which has them at *spot*."""
        return {
            f"{place} {name}": self._parameter(place, raw, where)
            for raw, where in self._given(holder, spot)
            for place, name in [_place(raw)]
            if place != "header" or name.lower() not in NO_PARAMETERS
        }

    def _given(
        self, holder: JsonObject, spot: Spot
    ) -> Iterator[tuple[JsonObject, Spot]]:
        """Yield each parameter with where it stands, and what a class of it is called.

        One that several operations refer to is not called after any of them.
        """
        for index, part in enumerate(row(holder, "parameters")):
            raw = self.document.resolved(part, "parameters")
            given = members(part, "parameters")
            owner = "" if "$ref" in given else spot.hint
            pointer = self.document.place(given, under(spot.pointer, str(index)))
            name = text(raw.get("name"), "name")
            yield raw, Spot(pointer, owner + pascal(name))

    def _parameter(self, place: str, raw: JsonObject, spot: Spot) -> JsonObject:
        return {
            **self.media.typed(raw, spot),
            **notes(raw),
            **_spelling(place, raw),
            "required": raw.get("required") is True,
        }


def _place(raw: JsonObject) -> tuple[str, str]:
    """Return where a parameter stands, and what it is called there."""
    place, name = text(raw.get("in"), "in"), text(raw.get("name"), "name")
    return place, header_name(name) if place == "header" else name


def _spelling(place: str, raw: JsonObject) -> JsonObject:
    """Return how a parameter is written."""
    style = raw.get("style", STYLES.get(place))
    flags = ("allowReserved", "allowEmptyValue")
    return {
        "style": style,
        "explode": raw.get("explode", style == "form"),
        **{flag: True for flag in flags if raw.get(flag) is True},
    }
