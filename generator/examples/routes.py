"""Find the operation that a request is for."""

import re
from collections.abc import Iterator
from typing import Final, Self
from urllib.parse import quote, unquote, unquote_to_bytes

from attrs import frozen

from generator.reading.document import JsonObject
from generator.reading.references import References

from .parts import listing, mapping, operations

PLACEHOLDER: Final = re.compile(r"\{([^{}]*)\}")


@frozen
class Route:
    """One operation, and the paths that lead to it."""

    method: str
    template: str
    operation: JsonObject
    query_names: frozenset[str]
    path_names: tuple[str, ...]
    pattern: re.Pattern[str]

    @classmethod
    def of(
        cls,
        method: str,
        template: str,
        operation: JsonObject,
        query_names: frozenset[str],
    ) -> Self:
        """Return the route of a path template."""
        fixed, names = PLACEHOLDER.split(template)[::2], PLACEHOLDER.findall(template)
        pattern = re.compile("([^/]+)".join(re.escape(quote(part)) for part in fixed))
        return cls(method, template, operation, query_names, tuple(names), pattern)

    def values(self, path: str) -> dict[str, str] | None:
        """Return the path parameters in *path*, if it leads here."""
        found = self.pattern.fullmatch(path)
        if not found:
            return None
        return dict(zip(self.path_names, map(unquote, found.groups()), strict=True))


def routes_of(document: JsonObject) -> list[Route]:
    """Return every operation, the most specific path first."""
    return sorted(_routes(document), key=lambda route: _specificity(route.template))


def normal_path(target: str) -> str:
    """Return the path of *target* with nothing but what must be percent-encoded."""
    segments = target.partition("?")[0].split("/")
    return "/".join(quote(unquote_to_bytes(segment), safe="") for segment in segments)


def _routes(document: JsonObject) -> Iterator[Route]:
    references = References(document)
    for template, path in mapping(document.get("paths")).items():
        _, item = references.target(mapping(path), "#", "path item")
        for method, operation in operations(mapping(item)):
            names = _query_names((mapping(item), operation), references)
            yield Route.of(method.upper(), template, operation, names)


def _query_names(
    holders: tuple[JsonObject, ...], references: References
) -> frozenset[str]:
    parameters = [
        references.target(mapping(parameter), "#", "parameter")[1]
        for holder in holders
        for parameter in listing(holder.get("parameters"))
    ]
    return frozenset(
        str(parameter["name"])
        for parameter in map(mapping, parameters)
        if parameter["in"] == "query"
    )


def _specificity(template: str) -> list[tuple[bool, int]]:
    return [
        (bool(PLACEHOLDER.search(segment)), -len(PLACEHOLDER.sub("", segment)))
        for segment in template.split("/")
    ]
