"""Set apart what a document says to people."""

from collections.abc import Iterator

from .keywords import PROSE
from .values import JsonObject, child, children, rows
from .walking import children_of, everywhere, holders


def proses(contract: JsonObject) -> dict[str, str]:
    """Return what *contract* says to people, by place."""
    return {
        place: str(part[PROSE]) for place, part in _parts(contract) if part.get(PROSE)
    }


def places(contract: JsonObject) -> set[str]:
    """Return every place of *contract* at which something could be said."""
    return {place for place, _ in _parts(contract)}


def _parts(contract: JsonObject) -> Iterator[tuple[str, JsonObject]]:
    yield "document", contract
    yield from _servers("", contract)
    for name, scheme in children_of(contract, "securitySchemes"):
        yield f"security scheme {name}", scheme
        for flow, details in children_of(scheme, "flows"):
            yield f"security scheme {name} {flow}", details
    for name, schema in children_of(contract, "schemas"):
        yield from everywhere(schema, name)
    for key, operation in children_of(contract, "operations"):
        yield from _operation(key, operation)


def _servers(prefix: str, part: JsonObject) -> Iterator[tuple[str, JsonObject]]:
    for number, server in enumerate(rows(part, "servers"), 1):
        yield from _server(f"{prefix}server {number}", server)


def _server(place: str, server: JsonObject) -> Iterator[tuple[str, JsonObject]]:
    yield place, server
    for name, variable in children_of(server, "variables"):
        yield f"{place} variable {name}", variable


def _operation(key: str, operation: JsonObject) -> Iterator[tuple[str, JsonObject]]:
    yield key, operation
    yield from _servers(f"{key}: ", operation)
    yield f"{key}: body", child(operation, "body")
    for status, answer in children(operation, "answers").items():
        yield f"{key}: answer {status}", answer
        for name, header in children_of(answer, "headers"):
            yield f"{key}: answer {status} header {name}", header
    for _, place, schema in holders(operation):
        yield from everywhere(schema, f"{key}: {place}")
