"""Prose is prose and a mark is a mark, wherever in the document it stands."""

from collections.abc import Callable
from typing import Final, TypeAlias

import pytest

from drift.classes import found, one
from drift.small import (
    BEARER,
    TEXT,
    UUID,
    answered,
    asked,
    body,
    called,
    content,
    headed,
    known,
    media,
    oauth,
    read,
    rooted,
    schemed,
    sent,
    servers,
    variable,
)
from generator.contract import JsonObject
from generator.drift.levels import Level

Place: TypeAlias = Callable[[JsonObject], JsonObject]
"""Returns a document with something more at one place."""


def flow(more: JsonObject) -> JsonObject:
    """Return a scheme whose flow has a scope, about which there may be more."""
    given: JsonObject = {"tokenUrl": "https://a.example", "scopes": more}
    return {"type": "oauth2", "flows": {"clientCredentials": given}}


def scoped(more: JsonObject) -> JsonObject:
    return schemed(a=flow({"read": str(more.get("description", ""))}))


SCHEMAS: Final[dict[str, Place]] = {
    "field": lambda more: read({**TEXT, **more}),
    "sent field": lambda more: sent({**TEXT, **more}),
    "items": lambda more: read({"items": {**TEXT, **more}}),
    "map": lambda more: read({"additionalProperties": {**TEXT, **more}}),
    "variant": lambda more: read({"anyOf": [{**TEXT, **more}, {"type": "integer"}]}),
    "enum": lambda more: known(E={"properties": {"e": {"enum": ["a"], **more}}}),
    "query": lambda more: asked({"schema": {**TEXT, **more}}),
    "header": lambda more: asked({"in": "header", "schema": {**TEXT, **more}}),
    "request": lambda more: body({**TEXT, **more}),
    "response": lambda more: answered(_200=content({**TEXT, **more})),
    "error": lambda more: answered(_200={}, _400=content({**TEXT, **more})),
    "answer's header": lambda more: headed({"schema": {**TEXT, **more}}),
    "items of a body": lambda more: body({"items": {**TEXT, **more}}),
}

PROSE: Final[dict[str, Place]] = {
    **SCHEMAS,
    "server": lambda more: rooted(servers=[{"url": "https://a.example", **more}]),
    "server variable": lambda more: variable(**more),
    "server of an operation": lambda more: called(
        servers=[{**dict[str, str](url="https://a.example"), **more}]
    ),
    "security scheme": lambda more: schemed(a={**BEARER, **more}),
    "oauth scheme": lambda more: schemed(a={**oauth("https://a.example"), **more}),
    "scope": scoped,
    "operation": lambda more: called(**more),
    "parameter": asked,
    "body": lambda more: called(requestBody={**media("a/b"), **more}),
    "answer": lambda more: answered(_200=more),
    "header of an answer": lambda more: headed({"schema": TEXT, **more}),
    "schema": lambda more: known(Emu={"properties": {"egg": TEXT}, **more}),
    "document": lambda more: rooted(info={"title": "A", "version": "1", **more}),
}


@pytest.mark.parametrize("place", PROSE.values(), ids=PROSE)
@pytest.mark.parametrize(
    ("old", "new"),
    [("So.", "Thus."), ("So.", "http://a.example"), ("https://a.b", "http://a.b")],
)
def test_prose(place: Place, old: str, new: str) -> None:
    """What is said to people is documentation, and be it an address."""
    change = one(place({"description": old}), place({"description": new}))

    assert (change.subject, change.level) == ("prose", Level.DOCUMENTATION)


@pytest.mark.parametrize("place", SCHEMAS.values(), ids=SCHEMAS)
def test_marks(place: Place) -> None:
    """A mark that goes is graver than anything; one that comes does good."""
    marked, bare = place({"x-phi": True}), place({})
    gone, come = one(marked, bare), one(bare, marked)

    assert (gone.subject, gone.level) == ("phi", Level.PRIVACY)
    assert (come.subject, come.level) == ("phi", Level.ADDITIVE)


INSIDE: Final[list[Place]] = [
    read,
    body,
    lambda schema: asked({"schema": schema}),
    lambda schema: answered(_200=content(schema)),
]


@pytest.mark.parametrize("place", INSIDE)
def test_marks_inside(place: Place) -> None:
    """What was one hidden value and is several stays hidden."""
    phi: JsonObject = {**UUID, "x-phi": True}
    old, new = place(phi), place({"type": "array", "items": phi})
    (mark,) = (x for x in found(old, new) if x.subject == "phi")

    assert mark.level == Level.DOCUMENTATION
    assert max(each.level for each in found(old, new)) == Level.BREAKING


def test_marks_of_every_operation() -> None:
    """They are looked for in each."""

    def root(schema: JsonObject) -> JsonObject:
        key: JsonObject = {"name": "X-Key", "in": "header", "schema": schema}
        get: JsonObject = {"get": {"parameters": [key]}}
        return rooted(paths={"/a": get, "/b": get})

    phi: JsonObject = {**TEXT, "x-phi": True}
    several: JsonObject = {"items": phi}
    bare: JsonObject = {"items": TEXT}

    marked = {**several, "x-phi": True}
    assert one(root(marked), root(several)).level == Level.DOCUMENTATION
    assert one(root({**bare, "x-phi": True}), root(bare)).level == Level.PRIVACY


def test_servers_that_change_what_they_say() -> None:
    """Several servers keep their prose apart."""
    old = rooted(servers=[*servers("https://a.example"), {"url": "https://b.example"}])
    new = rooted(
        servers=[
            *servers("https://a.example"),
            {"url": "https://b.example", "description": "http://not.an.address"},
        ]
    )

    assert one(old, new).level == Level.DOCUMENTATION
