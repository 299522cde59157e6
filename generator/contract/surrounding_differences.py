"""Compare what surrounds the operations: client, servers, security."""

from collections.abc import Iterator

from .difference import Differences, named_differences, settings
from .pairing import Named, paired, same_content
from .value_differences import listed_differences
from .values import JsonObject, child, children, row, rows


def surrounding_differences(old: JsonObject, new: JsonObject) -> Differences:
    """Yield each difference between the surroundings of two contracts."""
    yield from settings("x-client", child(old, "client"), child(new, "client"))
    yield from _servers(old, new)
    yield from _security_schemes(old, new)


def _servers(old: JsonObject, new: JsonObject) -> Differences:
    pairs = paired(_numbered(old), _numbered(new), same_content)
    yield from named_differences("servers", "server", pairs, _server)


def _numbered(contract: JsonObject) -> Named:
    """Return the servers by their number, since the first one counts."""
    return {
        str(number): server
        for number, server in enumerate(rows(contract, "servers"), 1)
    }


def _server(number: str, old: JsonObject, new: JsonObject) -> Differences:
    def compare(name: str, one: JsonObject, other: JsonObject) -> Differences:
        return _variable(f"{place}: variable {name}", one, other)

    place = f"server {number}"
    yield from settings(place, _without(old, "variables"), _without(new, "variables"))
    pairs = paired(children(old, "variables"), children(new, "variables"), same_content)
    yield from named_differences(place, "variable", pairs, compare)


def _variable(place: str, old: JsonObject, new: JsonObject) -> Differences:
    yield from settings(place, _without(old, "enum"), _without(new, "enum"))
    if "enum" in old and "enum" in new:
        yield from listed_differences(place, row(old, "enum"), row(new, "enum"))
    else:
        yield from settings(place, *_only("enum", old, new))


def _only(name: str, *parts: JsonObject) -> Iterator[JsonObject]:
    for part in parts:
        yield {key: value for key, value in part.items() if key == name}


def _without(part: JsonObject, name: str) -> JsonObject:
    return {key: value for key, value in part.items() if key != name}


def _security_schemes(old: JsonObject, new: JsonObject) -> Differences:
    def compare(name: str, one: JsonObject, other: JsonObject) -> Differences:
        return settings(f"security scheme {name}", one, other)

    pairs = paired(
        children(old, "securitySchemes"),
        children(new, "securitySchemes"),
        same_content,
    )
    yield from named_differences("document", "security scheme", pairs, compare)
