"""The normal form of operations: what a request carries, what its answers hold."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final, TypeAlias

from .plain import notes, prose
from .references import Document
from .surroundings import servers
from .values import (
    Json,
    JsonObject,
    canonical,
    child,
    children,
    elements,
    row,
    rows,
    text,
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

Reader: TypeAlias = Callable[[Json], JsonObject]


@dataclass(frozen=True)
class OperationReader:
    """Reads the operations of one document."""

    document: Document
    schema: Reader
    """Gives the normal form of a schema."""

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
                yield path, self.document.resolved(item, path)

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
            form["pagination"] = raw["x-pagination"]
        own = raw if "servers" in raw else item
        return {**form, "servers": servers(own)} if "servers" in own else form

    def _parameters(self, item: JsonObject, raw: JsonObject) -> JsonObject:
        """Return those of the path and those of the operation, which win."""
        given = [
            self.document.resolved(part, "parameters")
            for part in [*row(item, "parameters"), *row(raw, "parameters")]
        ]
        return {
            f"{place} {name}": self._parameter(place, part)
            for part in given
            for place, name in [(text(part["in"], "in"), text(part["name"], "name"))]
            if place != "header" or name.lower() not in NO_PARAMETERS
        }

    def _parameter(self, place: str, raw: JsonObject) -> JsonObject:
        return {
            **self._typed(raw),
            **notes(raw),
            **_spelling(place, raw),
            "required": raw.get("required") is True,
        }

    def _typed(self, raw: JsonObject) -> JsonObject:
        if "content" in raw:
            return {"kind": "any", "content": self._content(raw)}
        return self.schema(raw.get("schema", True))

    def _content(self, raw: JsonObject) -> JsonObject:
        return {
            media.lower(): self.schema(body.get("schema", True))
            for media, body in children(raw, "content").items()
        }

    def _body(self, part: Json) -> JsonObject:
        raw = self.document.resolved(part, "requestBody")
        required = raw.get("required") is True
        return {"required": required, "content": self._content(raw), **prose(raw)}

    def _answers(self, raw: JsonObject) -> JsonObject:
        return {
            status.upper() if status != "default" else status: self._answer(part)
            for status, part in child(raw, "responses").items()
            if not status.startswith("x-")
        }

    def _answer(self, part: Json) -> JsonObject:
        raw = self.document.resolved(part, "responses")
        headers: JsonObject = {
            name.lower(): self._header(header)
            for name, header in child(raw, "headers").items()
        }
        form: JsonObject = {"content": self._content(raw), **prose(raw)}
        return {**form, "headers": headers} if headers else form

    def _header(self, part: Json) -> JsonObject:
        raw = self.document.resolved(part, "headers")
        required = raw.get("required") is True
        return {**self._typed(raw), **notes(raw), "required": required}

    def _security(self, raw: JsonObject) -> Json:
        """Return the ways to be let in, of which one is enough."""
        given = raw.get("security", self.document.root.get("security", []))
        ways: list[Json] = [
            {name: words(elements(scopes, name)) for name, scopes in way.items()}
            for way in rows({"security": given}, "security")
        ]
        return sorted(ways, key=canonical)


def _spelling(place: str, raw: JsonObject) -> JsonObject:
    """Return how a parameter is written."""
    style = raw.get("style", STYLES.get(place))
    flags = ("allowReserved", "allowEmptyValue")
    return {
        "style": style,
        "explode": raw.get("explode", style == "form"),
        **{flag: True for flag in flags if raw.get(flag) is True},
    }
