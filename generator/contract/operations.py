"""The normal form of operations: what a request carries, what its answers hold."""

from dataclasses import dataclass
from typing import Final

from .items import Item, items
from .media import MediaReader, Reader
from .merging import without_prose
from .names import class_name, operation_name
from .naming import Spot, under
from .parameters import ParameterReader
from .plain import notes, prose
from .references import Document, steps
from .surroundings import servers
from .values import (
    Json,
    JsonObject,
    canonical,
    child,
    elements,
    members,
    row,
    rows,
    whole,
    words,
)

METHODS: Final = ("get", "put", "post", "delete", "options", "head", "patch", "trace")


@dataclass(frozen=True)
class OperationReader:
    """Reads the operations of one document."""

    document: Document
    schema: Reader
    """Gives the normal form of a schema."""

    @property
    def _media(self) -> MediaReader:
        return MediaReader(self.document, self.schema)

    def operations(self) -> JsonObject:
        """Return each operation by its method and path."""
        return {
            f"{method.upper()} {item.path}": self._operation(item, method)
            for item in items(self.document)
            for method in item.raw
            if method in METHODS
        }

    def _operation(self, item: Item, method: str) -> JsonObject:
        raw = child(item.raw, method)
        tags = row(raw, "tags")
        named: JsonObject = {"operationId": raw.get("operationId")}
        name = operation_name(f"{method.upper()} {item.path}", named)
        spot = Spot(item.pointer(method), class_name(name))
        form: JsonObject = {
            "tag": tags[0] if tags else None,
            **named,
            "parameters": self._parameters(item, raw, spot),
            "answers": self._answers(raw, spot),
            "security": self._security(raw),
            **notes(raw),
        }
        if "requestBody" in raw:
            form["body"] = self._body(raw["requestBody"], spot)
        if "x-pagination" in raw:
            form["pagination"] = whole({"first": 1, **child(raw, "x-pagination")})
        return {**form, **self._servers(raw if "servers" in raw else item.raw)}

    def _parameters(self, item: Item, raw: JsonObject, spot: Spot) -> JsonObject:
        """Return those of the path and those of the operation, which win."""
        reader = ParameterReader(self.document, self._media)
        above = Spot(item.pointer("parameters"), spot.hint)
        own = Spot(under(spot.pointer, "parameters"), spot.hint)
        return {**reader.listed(item.raw, above), **reader.listed(raw, own)}

    def _body(self, part: Json, spot: Spot) -> JsonObject:
        raw = self.document.resolved(part, "requestBody")
        given = members(part, "requestBody")
        place = self.document.place(given, under(spot.pointer, "requestBody"))
        content = self._media.content(raw, Spot(place, f"{spot.hint}Body"))
        required = raw.get("required") is True
        return {"required": required, "content": content, **prose(raw)}

    def _answers(self, raw: JsonObject, spot: Spot) -> JsonObject:
        return {
            status.upper() if status != "default" else status: self._answer(
                part, status, spot
            )
            for status, part in child(raw, "responses").items()
            if not status.startswith("x-")
        }

    def _answer(self, part: Json, status: str, spot: Spot) -> JsonObject:
        """Return one answer; one with a name of its own gives that to its class."""
        raw = self.document.resolved(part, "responses")
        given = members(part, "responses")
        place = self.document.place(given, under(spot.pointer, "responses", status))
        hint = f"{spot.hint}Answer{status.capitalize()}"
        if "$ref" in given:
            hint = f"{class_name(steps(place)[-1])}Answer"
        content = self._media.content(raw, Spot(place, hint))
        return {"content": content, **prose(raw), **self._media.headers(raw)}

    def _servers(self, part: JsonObject) -> JsonObject:
        """Return those of an operation, unless they are the document's."""
        own, usual = servers(part), servers(self.document.root)
        is_usual = canonical(without_prose(own)) == canonical(without_prose(usual))
        return {} if "servers" not in part or is_usual else {"servers": own}

    def _security(self, raw: JsonObject) -> Json:
        """Return the ways to be let in, of which one is enough."""
        given = raw.get("security", self.document.root.get("security", []))
        ways: list[JsonObject] = [
            {name: words(elements(scopes, name)) for name, scopes in way.items()}
            for way in rows({"security": given}, "security")
        ]
        once = {canonical(way): way for way in ways}
        return [once[key] for key in sorted(once)] if any(ways) else []
