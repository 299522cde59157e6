"""The normal form of operations: what a request carries, what its answers hold."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from .media import MediaReader, Reader, header_name
from .merging import without_prose
from .plain import notes, prose
from .references import Document
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
    text,
    whole,
    words,
)

METHODS: Final = ("get", "put", "post", "delete", "options", "head", "patch", "trace")

NO_PARAMETERS: Final = frozenset({"accept", "content-type", "authorization"})
"""Headers that OpenAPI describes elsewhere."""

STYLES: Final = {
    "path": "simple",
    "header": "simple",
    "query": "form",
    "cookie": "form",
}


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
            f"{method.upper()} {path}": self._operation(item, child(item, method))
            for path, item in self._paths()
            for method in METHODS
            if method in item
        }

    def _paths(self) -> Iterator[tuple[str, JsonObject]]:
        for path, item in child(self.document.root, "paths").items():
            if not path.startswith("x-"):
                yield path, self.document.resolved(item, path) | members(item, path)

    def _operation(self, item: JsonObject, raw: JsonObject) -> JsonObject:
        tags = row(raw, "tags")
        form: JsonObject = {
            "tag": tags[0] if tags else None,
            "operationId": raw.get("operationId"),
            "parameters": self._parameters(item, raw),
            "answers": self._answers(raw),
            "security": self._security(raw),
            **notes(raw),
        }
        if "requestBody" in raw:
            form["body"] = self._body(raw["requestBody"])
        if "x-pagination" in raw:
            form["pagination"] = whole({"first": 1, **child(raw, "x-pagination")})
        return {**form, **self._servers(raw if "servers" in raw else item)}

    def _parameters(self, item: JsonObject, raw: JsonObject) -> JsonObject:
        """Return those of the path and those of the operation, which win."""
        given = [
            self.document.resolved(part, "parameters")
            for part in [*row(item, "parameters"), *row(raw, "parameters")]
        ]
        return {
            f"{place} {name}": self._parameter(place, part)
            for part in given
            for place, name in [_place(part)]
            if place != "header" or name.lower() not in NO_PARAMETERS
        }

    def _parameter(self, place: str, raw: JsonObject) -> JsonObject:
        return {
            **self._media.typed(raw),
            **notes(raw),
            **_spelling(place, raw),
            "required": raw.get("required") is True,
        }

    def _body(self, part: Json) -> JsonObject:
        raw = self.document.resolved(part, "requestBody")
        required = raw.get("required") is True
        content = self._media.content(raw)
        return {"required": required, "content": content, **prose(raw)}

    def _answers(self, raw: JsonObject) -> JsonObject:
        return {
            status.upper() if status != "default" else status: self._answer(part)
            for status, part in child(raw, "responses").items()
            if not status.startswith("x-")
        }

    def _answer(self, part: Json) -> JsonObject:
        raw = self.document.resolved(part, "responses")
        content = self._media.content(raw)
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
