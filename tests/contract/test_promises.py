"""Every single thing that a document promises counts."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import groupby
from typing import Final

import pytest

from contract.excerpts import excerpt
from contract.golden import DOCUMENT
from contract.leaves import Way, changed, leaves, removed
from contract.odds import ODDS
from generator.contract import (
    Json,
    JsonObject,
    UnreadableError,
    contract_of,
    differences,
    load,
)
from generator.contract.values import canonical, child, members

DOCUMENTS: Final = {"ours": load(DOCUMENT), "odds": ODDS}

NAMED: Final = frozenset({"operations", "schemas", "securitySchemes", "prose"})
"""Parts of a contract that hold what has a name."""

OTHERS: Final = {"client": "x-client", "servers": "server"}

MADE_UP: Final = frozenset({"kind", "ref"})
"""What no contract lacks."""

SILENT: Final = frozenset({"version", "license", "examples", "example"})
"""What promises nothing, with everything inside it."""

AT_THE_TOP: Final = frozenset({"openapi", "tags"})
"""What promises nothing there."""

IMPLIED: Final = {
    "type": "what else a schema says",
    "x-phi": "false",
    "style": "where a parameter stands",
    "explode": "the style",
    "first": "1",
    "distribution": "the title",
    "package": "the title",
    "schema": "anything",
    "items": "anything",
    "additionalProperties": "anything, where no field is named",
}
"""What may be left out, with what then is said in its place."""


def at(value: Json, way: Way) -> Json:
    for step in way:
        inside = value[int(step)] if isinstance(value, list) else child_of(value, step)
        value = inside
    return value


def child_of(value: Json, step: str | int) -> Json:
    return members(value, str(step))[str(step)]


def alone(contract: JsonObject, way: Way) -> JsonObject:
    """Return *contract* with nothing of what has a name but what *way* leads into."""
    if way[0] not in NAMED - {"prose"}:
        return contract
    part, name = str(way[0]), str(way[1])
    others: JsonObject = {key: {} for key in NAMED}
    return {**contract, **others, part: {name: child(contract, part)[name]}}


def is_told(way: Way, old: JsonObject, new: Json) -> bool:
    """Return whether a sentence says of *way* that it leads to something else."""
    name = str(way[1]) if way[0] in NAMED else OTHERS[str(way[0])]
    found = differences(old, members(new, "contract"))
    return any(name in f"{each.place} {each.sentence}" for each in found)


def untold(contract: JsonObject) -> Iterator[Way]:
    """Yield what can change in *contract* without a sentence that says where."""
    for way in leaves(contract):
        old, leaf = alone(contract, way), at(contract, way)
        others: list[Json] = [changed(old, way)] if leaf not in ([], {}) else []
        if leaf and way[-1] not in MADE_UP:
            others.append(removed(old, way))
        if not all(is_told(way, old, other) for other in others):
            yield way


@pytest.mark.parametrize("name", DOCUMENTS)
def test_contract(name: str) -> None:
    """Whatever leaf of a contract changes or goes, a sentence says where."""
    assert [*untold(contract_of(DOCUMENTS[name]))] == []


def telling(document: JsonObject) -> list[Way]:
    """Return the way to each leaf of *document* that may promise something."""
    return [
        way
        for way in leaves(document)
        if SILENT.isdisjoint(way) and way[0] not in AT_THE_TOP
    ]


def idle(document: JsonObject, edit: Callable[[Json, Way], Json]) -> Iterator[Way]:
    """Yield the ways at whose end *edit* changes nothing that the contract holds."""
    for _, ways in groupby(telling(document), lambda way: way[:3]):
        several = [*ways]
        part = excerpt(document, several[0])
        contract = canonical(contract_of(part))
        for way in several:
            with suppress(UnreadableError):
                edited = members(edit(part, way), "document")
                if canonical(contract_of(edited)) == contract:
                    yield way


@pytest.mark.parametrize("name", DOCUMENTS)
def test_document(name: str) -> None:
    """Whatever leaf of a document changes, its contract does, or there is none."""
    assert [*idle(DOCUMENTS[name], changed)] == []


@pytest.mark.parametrize("name", DOCUMENTS)
def test_left_out(name: str) -> None:
    """Only what is implied can be left out of a document."""
    ways = idle(DOCUMENTS[name], removed)

    assert {str(way[-1]) for way in ways} <= IMPLIED.keys()
