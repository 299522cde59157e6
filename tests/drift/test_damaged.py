"""A damaged contract is refused; what it is damaged in is said."""

import copy
import json
import math
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from contract.documents import document
from contract.golden import CONTRACT
from drift.small import NAMED, PHI, TEXT, client, content, oauth, ref, told_by
from drift.wheels import NAME, built, contents
from generator.cli import REFUSED, main
from generator.contract import Json, JsonObject, UnreadableError, contract_of
from generator.contract.values import child
from generator.contract.wellformed import check
from generator.drift.classify import changes
from generator.drift.levels import Level

SERVERS: Final[list[Json]] = [
    {"url": "https://{e}.b", "variables": {"e": {"default": "a", "enum": ["a", "b"]}}}
]
MORE: Final[JsonObject] = {
    "map": {"additionalProperties": TEXT},
    "list": {"items": PHI, "minItems": 1},
    "pet": told_by("name"),
    "state": {"enum": ["a", "b"]},
}
OPERATION: Final[JsonObject] = {
    "operationId": "a",
    "parameters": [
        {"name": "id", "in": "path", "required": True, "schema": TEXT},
        {"name": "X-A", "in": "header", "required": True, "schema": TEXT},
    ],
    "requestBody": {"required": True, **content(ref("Dog"))},
    "responses": {
        "200": {**content(ref("More")), "headers": {"X": {"schema": TEXT}}},
        "404": {},
    },
    "security": [{"a": ["read"]}],
    "x-pagination": {"parameter": "id", "first": 0},
    "servers": SERVERS,
}
WHOLE: Final = contract_of(
    document(
        {**NAMED, "More": {"properties": MORE}},
        {"/a/{id}": {"post": OPERATION}},
        {
            "servers": [*SERVERS, {"url": "https://b"}],
            "x-client": {"errors": {"code": ["a"]}, "parameters": {"X-A": "aa"}},
            "info": {"title": "A", "version": "1", "description": "So."},
        },
    )
)
child(WHOLE, "securitySchemes")["a"] = {
    **oauth("https://a.b"),
    "flows": {"clientCredentials": {"tokenUrl": "https://a", "scopes": ["read"]}},
}

ODD: Final[list[Json]] = [
    None,
    "",
    "\ud800",
    1,
    True,
    math.nan,
    math.inf,
    [],
    [1],
    [[1]],
    [{"a": []}],
    {},
    {"a": 1},
    {"ref": "Gone"},
    {"kind": "string"},
    {"enum": 1, "kind": "any"},
]


def places(value: Json, place: tuple[str | int, ...] = ()) -> Iterator[list[str | int]]:
    """Yield where something stands in *value*."""
    if place:
        yield [*place]
    match value:
        case dict():
            for key in value:
                yield from places(value[key], (*place, key))
        case list():
            for number, each in enumerate(value):
                yield from places(each, (*place, number))
        case _:
            pass


def damaged(place: list[str | int]) -> Iterator[JsonObject]:
    """Yield contracts in which one thing is another, is called otherwise or gone."""
    *way, last = place
    for odd in ODD:
        root, parent = opened(way)
        put(parent, last, odd)
        yield root
    if isinstance(last, str):
        root, parent = opened(way)
        put(parent, "", take(parent, last))
        yield root
        root, parent = opened(way)
        take(parent, last)
        yield root


def opened(way: list[str | int]) -> tuple[JsonObject, Json]:
    """Return a copy, and what stands in it at the end of *way*."""
    root = copy.deepcopy(WHOLE)
    parent: Json = root
    for step in way:
        parent = inside(parent, step)
    return root, parent


def inside(parent: Json, step: str | int) -> Json:
    if isinstance(parent, dict):
        return parent[str(step)]
    assert isinstance(parent, list)
    return parent[int(step)]


def put(parent: Json, step: str | int, value: Json) -> None:
    if isinstance(parent, dict):
        parent[str(step)] = value
    else:
        assert isinstance(parent, list)
        parent[int(step)] = value


def take(parent: Json, step: str) -> Json:
    assert isinstance(parent, dict)
    return parent.pop(step)


def test_whole_contracts() -> None:
    """What is not damaged is taken as it is."""
    check(WHOLE)
    check(CONTRACT)


PLACES: Final = [*places(WHOLE)]


@pytest.mark.parametrize("place", PLACES, ids=lambda place: "/".join(map(str, place)))
def test_damage_anywhere(place: list[str | int]) -> None:
    """It is refused, or it can be compared."""
    for odd in damaged(place):
        try:
            check(odd)
        except UnreadableError:
            continue
        for sides in ((WHOLE, odd), (odd, WHOLE)):
            assert all(each.why for each in changes(*sides))


def named(folder: Path, contract: str) -> str:
    path = folder / "contract.json"
    path.write_text(contract, encoding="utf-8")
    return str(path)


def swapped(old: str, new: str) -> str:
    whole = json.dumps(WHOLE)
    assert old in whole
    return whole.replace(old, new)


DAMAGED: Final = {
    "unknown ref": (swapped('{"ref": "More"', '{"ref": "Less"'), "Less is no schema"),
    "no kind": (swapped('"kind": "array"', '"sort": "array"'), "kind: expected"),
    "no status": (swapped('"404"', '""'), "nothing: is no name here"),
    "a list": (swapped('"flows": {', '"flows": [], "more": {'), "expected an object"),
    "no number": (swapped('"minItems": 1', '"minItems": NaN'), "nan is no number"),
    "too large": (swapped('"minItems": 1', '"minItems": 1e999'), "inf is no number"),
    "half a letter": (swapped("So.", "\\ud800"), "holds half a letter"),
}


@pytest.mark.parametrize(("contract", "said"), DAMAGED.values(), ids=DAMAGED)
def test_files_and_wheels(
    contract: str, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One line names the side and what it is damaged in."""
    whole = tmp_path / "whole.json"
    whole.write_text(json.dumps(WHOLE), encoding="utf-8")
    files = {**contents(), f"{NAME}/contract.json": contract}

    for side in (named(tmp_path, contract), str(built(tmp_path, files=files))):
        for sides in ([side, str(whole)], [str(whole), side]):
            assert main(["diff", *sides]) == REFUSED
            error = capsys.readouterr().err
            assert error.startswith(f"error: {side}: is a damaged contract: ")
            assert said in error


def test_two_that_are_whole(tmp_path: Path) -> None:
    """The others are compared."""
    other = tmp_path / "other.json"
    other.write_text(json.dumps(contract_of(client())), encoding="utf-8")

    whole = named(tmp_path, json.dumps(WHOLE))
    assert main(["diff", whole, whole]) == Level.NONE
    assert main(["diff", whole, str(other)]) >= Level.BREAKING
