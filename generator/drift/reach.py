"""Where on the wire a part of one contract is felt, and which way it goes there."""

from collections import deque
from collections.abc import Iterator
from itertools import islice
from typing import Final, TypeAlias

from attrs import frozen

from generator.contract import JsonObject
from generator.contract.directions import ANSWER, REQUEST, Directions
from generator.contract.values import children
from generator.contract.walking import holders

from .spots import spots

HEADER: Final = "header"
"""The way of an answer's headers, which the client does not read."""

MOST: Final = 100
"""How many places are named: nobody reads more."""

STEPS: Final = 5_000
"""How many ways up to a call are tried: schemas in a tangle have no end of them."""

JSON: Final = " application/json"

Place: TypeAlias = tuple[str, str]
"""A way, and a place on the wire."""

Key: TypeAlias = tuple[str, str]
"""A way, and a schema that goes it."""


@frozen
class Root:
    """Where a schema enters a call."""

    text: str
    is_parameter: bool

    def at(self, wire: str) -> str:
        """Return the place *wire* inside it."""
        if self.is_parameter or not wire:
            return self.text + wire
        return f"{self.text} field {wire.removeprefix('.')}"


@frozen
class Link:
    """One use of a schema: in another one, or in a call."""

    by: str | Root
    wire: str


class Reach:
    """Knows where each part of one contract is felt."""

    def __init__(self, contract: JsonObject) -> None:
        self._schemas = children(contract, "schemas")
        self._operations = children(contract, "operations")
        self._directions = Directions(contract)
        self._links: dict[Key, list[Link]] = {}
        self._known: dict[Key, list[tuple[Root, str]]] = {}
        for key in self._operations:
            for way, root, _, schema in self._roots(key):
                self._link(way, root, schema)
        todo = deque(self._links)
        seen = {*todo}
        while todo:
            way, name = todo.popleft()
            more = self._link(way, name, self._schemas[name]) - seen
            seen |= more
            todo += sorted(more)

    def of(self, owner: str, rest: str) -> list[Place]:
        """Return where *rest* of the schema or operation *owner* is felt."""
        if owner in self._schemas:
            return [*self._of_schema(owner, rest)]
        if owner in self._operations:
            return [*self._of_operation(owner, rest.removeprefix(": "))]
        return []

    def _of_schema(self, name: str, rest: str) -> Iterator[Place]:
        for way in self._directions.of(name):
            uses = self._uses(way, name)
            for spot in spots(self._schemas[name], way):
                if spot.place == rest:
                    yield from ((way, root.at(wire + spot.wire)) for root, wire in uses)

    def _uses(self, way: str, name: str) -> list[tuple[Root, str]]:
        """Return ways from calls to the schema *name*, the shortest first."""
        key = way, name
        if key not in self._known:
            self._known[key] = [*islice(self._ways(way, name), MOST + 1)]
        return self._known[key]

    def _ways(self, way: str, name: str) -> Iterator[tuple[Root, str]]:
        """Yield each way from a call to the schema *name* that turns in no circle."""
        todo = deque([(name, "", frozenset({name}))])
        for _ in range(STEPS):
            if not todo:
                return
            at, wire, seen = todo.popleft()
            for link in self._links.get((way, at), []):
                if isinstance(link.by, Root):
                    yield link.by, link.wire + wire
                elif link.by not in seen:
                    todo.append((link.by, link.wire + wire, seen | {link.by}))

    def _of_operation(self, key: str, rest: str) -> Iterator[Place]:
        for way, root, place, schema in self._roots(key):
            for spot in spots(schema, way):
                if place + spot.place == rest:
                    yield way, root.at(spot.wire)

    def _roots(self, key: str) -> Iterator[tuple[str, Root, str, JsonObject]]:
        for way, place, schema in holders(self._operations[key]):
            is_parameter = not place.startswith(("body ", "answer "))
            root = Root(f"{key}: {_said(place)}", is_parameter)
            yield way, root, place.removesuffix(JSON), schema

    def _link(self, way: str, by: str | Root, schema: JsonObject) -> set[Key]:
        """Note what *schema* refers to, and return it."""
        found: set[Key] = set()
        for spot in spots(schema, way):
            if "ref" in spot.schema:
                name = str(spot.schema["ref"])
                self._links.setdefault((way, name), []).append(Link(by, spot.wire))
                found.add((way, name))
        return found


def _said(place: str) -> str:
    """Return what the part of an operation at *place* is called on the wire."""
    first, _, rest = place.partition(" ")
    match first:
        case "body":
            return "request"
        case "answer":
            return "response" if rest.startswith("2") else "error response"
        case _:
            return place


def part(key: str, rest: str) -> Place:
    """Return where *rest* of the operation *key* is felt, of which no schema tells."""
    rest = rest.removeprefix(": ")
    if not rest:
        return "", key
    status, header, name = rest.partition(" header ")
    if not status.startswith("answer "):
        return REQUEST, f"{key}: {_said(rest)}"
    if header:
        return HEADER, f"{key}: {_said(status)} header {name}"
    return ANSWER, f"{key}: {_said(rest)}"
