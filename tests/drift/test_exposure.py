"""What takes the place of something hidden must be hidden as well."""

from typing import Final

import pytest

from contract.documents import document
from drift.classes import found
from drift.small import (
    COUNT,
    NAMED,
    PHI,
    TEXT,
    answered,
    any_of,
    asked,
    called,
    content,
    known,
    read,
    ref,
    rooted,
)
from generator.contract import Json, JsonObject
from generator.drift import visibility
from generator.drift.levels import Level

PRIVACY, BREAKING = Level.PRIVACY, Level.BREAKING

DATE: Final[JsonObject] = {"type": "string", "format": "date", "example": "x"}


def worst(old: JsonObject, new: JsonObject) -> Level:
    return max(each.level for each in found(old, new))


def pets(**fields: Json) -> JsonObject:
    return known(Emu={"properties": {"egg": TEXT, **fields}})


def inline(**fields: Json) -> JsonObject:
    return {"type": "object", "properties": fields}


def asking(name: str, place: str, schema: JsonObject) -> JsonObject:
    return called(parameters=[{"name": name, "in": place, "schema": schema}])


def at(path: str, name: str, schema: JsonObject, answer: Json = None) -> JsonObject:
    """Return a document with one operation, named after its path."""
    operation: JsonObject = {
        "operationId": path.strip("/"),
        "parameters": [{"name": name, "in": "query", "schema": schema}],
        "responses": {"200": content(answer) if answer else {}},
    }
    return document(NAMED, {path: {"get": operation}})


@pytest.mark.parametrize(
    ("old", "new", "level"),
    [
        (ref("Cat"), {**TEXT, "x-phi": False}, PRIVACY),
        (ref("Cat"), PHI, BREAKING),
        (ref("Cat"), {"items": inline(label=TEXT)}, PRIVACY),
        (ref("Cat"), {"items": inline(label=PHI)}, BREAKING),
        (ref("Cat"), {"items": ref("Cat")}, BREAKING),
        (ref("Cat"), ref("Fox"), PRIVACY),
        (ref("Cat"), inline(label=PHI, purr=COUNT), BREAKING),
        (ref("Cat"), {"additionalProperties": TEXT}, BREAKING),
        (ref("Cat"), {}, BREAKING),
        (ref("Cat"), {"items": {}}, BREAKING),
        (ref("Cat"), {"additionalProperties": False}, BREAKING),
        (ref("Cat"), {"oneOf": [PHI, COUNT]}, BREAKING),
        (ref("Cat"), {"oneOf": [TEXT, COUNT]}, PRIVACY),
        (ref("Cat"), {"enum": ["a"]}, PRIVACY),
        (ref("Fox"), {**TEXT, "x-phi": False}, BREAKING),
        ({"items": {"additionalProperties": PHI}}, {"items": inline(a=TEXT)}, PRIVACY),
        ({"items": {"additionalProperties": PHI}}, {"items": inline(a=PHI)}, BREAKING),
    ],
)
def test_another_type(old: JsonObject, new: JsonObject, level: Level) -> None:
    """Another type may show nothing that the one that hid something did not."""
    assert worst(read(old), read(new)) == level


REPLACED: Final[list[tuple[JsonObject, JsonObject, Level]]] = [
    (pets(name=PHI), pets(displayLabel=TEXT), PRIVACY),
    (pets(name=PHI), pets(displayLabel=PHI), BREAKING),
    (pets(name=PHI), pets(), BREAKING),
    (pets(name=PHI), pets(notes={"additionalProperties": TEXT}), BREAKING),
    (pets(name=TEXT), pets(displayLabel=TEXT), BREAKING),
    (pets(birthDate={**DATE, "x-phi": True}), pets(dateOfBirth=DATE), PRIVACY),
    (pets(name={"items": PHI}), pets(displayLabel=TEXT), PRIVACY),
    (pets(cat=ref("Cat")), pets(animal=ref("Fox")), PRIVACY),
    (pets(name=PHI), pets(cat=ref("Cat")), PRIVACY),
    (pets(name=PHI, b=COUNT), pets(b=ref("Fox")), PRIVACY),
    (pets(name=PHI, b=TEXT), pets(b=COUNT), BREAKING),
    (
        known(Emu=inline(a=TEXT, name=PHI), Yak=inline(b=TEXT)),
        known(Emu=inline(a=TEXT), Yak=inline(b=TEXT, name=TEXT)),
        PRIVACY,
    ),
    (
        known(Emu=inline(a=TEXT, name=PHI), Yak=inline(b=TEXT)),
        known(Emu=inline(a=TEXT), Yak=inline(b=TEXT, size=TEXT)),
        BREAKING,
    ),
    (
        known(Emu=inline(a=TEXT, name=PHI)),
        known(Emu=inline(a=TEXT), Yak=inline(name=TEXT)),
        PRIVACY,
    ),
    (
        known(Emu=inline(a=TEXT, name=PHI)),
        known(Emu=inline(a=TEXT), Yak=inline(size=TEXT)),
        BREAKING,
    ),
    (known(Emu=inline(name=PHI)), known(Yak=inline(label=TEXT)), PRIVACY),
    (known(Emu=inline(name=PHI)), known(Yak=inline(label=PHI)), BREAKING),
    (known(Emu=inline(name=PHI)), known(), BREAKING),
    (asking("a", "query", PHI), asking("a", "header", TEXT), PRIVACY),
    (asking("a", "query", PHI), asking("a", "header", PHI), BREAKING),
    (asking("a", "query", PHI), called(), BREAKING),
    (
        asked({"schema": PHI}),
        called(responses={"200": {}, "404": {}, "409": content(TEXT)}),
        BREAKING,
    ),
    (at("/a", "name", PHI), at("/b", "name", TEXT), PRIVACY),
    (at("/a", "name", PHI), at("/b", "name", PHI), BREAKING),
    (at("/a", "x", TEXT, ref("Cat")), at("/b", "x", TEXT, ref("Fox")), PRIVACY),
    (at("/a", "x", TEXT, ref("Cat")), at("/b", "x", TEXT, ref("Cat")), BREAKING),
    (at("/a", "name", PHI), rooted(), BREAKING),
    (answered(_200=content(PHI)), answered(_400=content(TEXT)), PRIVACY),
    (
        called(requestBody=content(PHI)),
        called(parameters=[{"name": "a", "in": "query", "schema": TEXT}]),
        PRIVACY,
    ),
    (
        read(any_of("Cat", "Dog", "Fox")),
        read({"anyOf": [ref("Dog"), ref("Fox"), TEXT, COUNT]}),
        PRIVACY,
    ),
    (
        known(Emu={**inline(a=TEXT), "additionalProperties": PHI}),
        known(Emu={**inline(a=TEXT, b=TEXT), "additionalProperties": False}),
        PRIVACY,
    ),
    (
        known(Emu={**inline(a=TEXT), "additionalProperties": PHI}),
        known(Emu={**inline(a=TEXT), "additionalProperties": False}),
        BREAKING,
    ),
]


@pytest.mark.parametrize(("old", "new", "level"), REPLACED)
def test_what_takes_its_place(old: JsonObject, new: JsonObject, level: Level) -> None:
    """What goes is missed by nobody; what comes near it may show what that hid."""
    assert worst(old, new) == level


def test_every_operation() -> None:
    """What every operation loses can be replaced in one of them."""

    def root(key: JsonObject, *more: JsonObject) -> JsonObject:
        keyed: JsonObject = {"name": "X-Key", "in": "header", **key}
        both: list[Json] = [keyed] if key else []
        return document(
            paths={
                "/a": {"get": {"parameters": [*both, *more]}},
                "/b": {"get": {"parameters": both}},
            }
        )

    label: JsonObject = {"name": "label", "in": "query", "schema": TEXT}
    assert worst(root({"schema": PHI}), root({}, label)) == PRIVACY
    assert worst(root({"schema": PHI}), root({})) == BREAKING


def test_a_tangle(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of schemas without an end so much is looked at; the rest may show anything."""

    def root(shown: JsonObject) -> JsonObject:
        names = [f"A{number}" for number in range(12)]
        links: JsonObject = {name.lower(): ref(name) for name in names}
        schemas: JsonObject = {name: inline(x=PHI, **links) for name in names}
        return document({**schemas, "B": inline(it=shown)})

    monkeypatch.setattr(visibility, "MOST", 100)
    assert worst(root(ref("A0")), root(ref("A1"))) == PRIVACY
    assert worst(root(ref("A0")), root(PHI)) == BREAKING
