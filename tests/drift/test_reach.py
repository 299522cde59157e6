"""A change names each place on the wire where it is felt."""

from typing import Final

import pytest

from contract.documents import document
from drift.classes import found, one
from drift.small import (
    COUNT,
    TEXT,
    any_of,
    asked,
    body,
    called,
    content,
    crud,
    headed,
    holder,
    nullable,
    pet,
    read,
    ref,
    served,
)
from generator.contract import JsonObject
from generator.drift.levels import Level
from generator.drift.reach import MOST


def test_renamed() -> None:
    """A field is felt under both names, and what is inside it under the new one."""
    old = crud(pet(startedAt={"type": "string", "format": "date-time"}))
    new = crud(pet(started_at=TEXT))

    assert [(each.sentence, each.reach) for each in found(old, new)] == [
        (
            "Pet: field startedAt was renamed to started_at",
            (
                "POST /pets: response field startedAt",
                "GET /pets: response field pets[].startedAt",
                "POST /pets: request field startedAt",
                "POST /pets: response field started_at",
                "GET /pets: response field pets[].started_at",
                "POST /pets: request field started_at",
            ),
        ),
        (
            "Pet.started_at: format date-time was removed",
            (
                "POST /pets: response field started_at",
                "GET /pets: response field pets[].started_at",
                "POST /pets: request field started_at",
            ),
        ),
    ]


def test_gone_from_what_was_renamed() -> None:
    """What is gone from a renamed field is felt where the field is."""
    inner: JsonObject = {"properties": {"a": TEXT, "b": TEXT, "c": TEXT}}
    outer: JsonObject = {"properties": {"a": TEXT, "b": TEXT}}
    extra: JsonObject = {"x-phi": True, "readOnly": True, "deprecated": True}
    said = found(
        crud(pet(houses={**inner, **extra})), crud(pet(house={**outer, **extra}))
    )

    assert [(each.sentence, each.level) for each in said] == [
        ("schema PetHouses was renamed to PetHouse", Level.BREAKING),
        ("PetHouse: field c was removed", Level.BREAKING),
        ("Pet: field houses was renamed to house", Level.BREAKING),
    ]
    assert said[1].reach == (
        "POST /pets: response field houses.c",
        "GET /pets: response field pets[].houses.c",
    )


def test_a_renamed_schema() -> None:
    """A schema is followed under its new name, whose uses had the old one."""

    def root(name: str, egg: JsonObject) -> JsonObject:
        answer = {"200": content(holder(ref(name)))}
        schemas: JsonObject = {name: {"properties": {"egg": egg, "feather": TEXT}}}
        return document(schemas, {"/a": {"get": {"responses": {**answer}}}})

    said = found(root("Emu", TEXT), root("Emus", nullable(TEXT)))
    assert [(each.sentence, each.reach) for each in said] == [
        ("schema Emu was renamed to Emus", ("GET /a: response field it",)),
        ("Emus.egg became nullable", ("GET /a: response field it.egg",)),
    ]


def test_a_schema_inside_itself() -> None:
    """A schema that holds itself is felt where it enters."""
    tree = pet(parent=ref("Pet"), pups={"type": "array", "items": ref("Pet")})
    new = pet(parent=ref("Pet"), pups={"type": "array", "items": ref("Pet")}, tag=TEXT)

    assert one(crud(tree), crud(new)).reach == (
        "POST /pets: response field tag",
        "GET /pets: response field pets[].tag",
        "POST /pets: request field tag",
    )


def test_schemas_inside_each_other() -> None:
    """A circle of schemas is gone round once."""

    def root(egg: JsonObject) -> JsonObject:
        hen: JsonObject = {"properties": {"egg": ref("Egg"), "name": TEXT}}
        shell: JsonObject = {"properties": {"hen": ref("Hen"), "size": egg}}
        answers: JsonObject = {"200": content(ref("Hen"))}
        return document(
            {"Hen": hen, "Egg": shell}, {"/a": {"get": {"responses": answers}}}
        )

    assert one(root(COUNT), root(TEXT)).reach == ("GET /a: response field egg.size",)


def test_many_uses() -> None:
    """Of a schema that is used everywhere, some uses are enough."""

    def root(tag: JsonObject, many: int = MOST + 1) -> JsonObject:
        fields: JsonObject = {f"f{number:03}": ref("Dog") for number in range(many)}
        schemas: JsonObject = {"Dog": {"properties": {"name": TEXT, "bark": tag}}}
        paths: JsonObject = {
            "/a": {"get": {"responses": {"200": content({"properties": fields})}}}
        }
        return document(schemas, paths)

    some = one(root(TEXT, MOST), root(COUNT, MOST)).reach
    assert len(some) == MOST
    assert some[-1] == f"GET /a: response field f{MOST - 1:03}.bark"
    assert one(root(TEXT), root(COUNT)).reach == (*some, "and more places")


@pytest.mark.parametrize(
    ("old", "new", "reach"),
    [
        (called(), called(deprecated=True), ["POST /pets"]),
        (called(), asked({}), ["POST /pets: query parameter a"]),
        (asked({}), called(), ["POST /pets: query parameter a"]),
        (
            asked({"schema": {"items": TEXT}}),
            asked({"schema": {"items": COUNT}}),
            ["POST /pets: query parameter a[]"],
        ),
        (called(), body(TEXT), ["POST /pets: request"]),
        (body(TEXT), body(TEXT, required=False), ["POST /pets: request"]),
        (body(TEXT), body(COUNT), ["POST /pets: request"]),
        (
            body({"items": TEXT}),
            body({"items": COUNT}),
            ["POST /pets: request field []"],
        ),
        (
            read(any_of("Dog", "Cat")),
            read(any_of("Dog", "Fox")),
            ["POST /pets: response field it"],
        ),
        (headed({}), headed({"schema": TEXT}), ["POST /pets: response header x-count"]),
        (
            headed({"schema": {"items": TEXT}}),
            headed({"schema": {"items": COUNT}}),
            ["POST /pets: response header x-count[]"],
        ),
        (
            called(responses={"200": {}, "404": content(TEXT)}),
            called(responses={"200": {}, "404": content(COUNT)}),
            ["POST /pets: error response"],
        ),
        (
            called(responses={"200": {}}),
            called(responses={"200": {}, "default": {}}),
            ["POST /pets: error response"],
        ),
        (
            called(responses={"200": {"content": {"text/csv": {"schema": TEXT}}}}),
            called(responses={"200": {"content": {"text/csv": {"schema": COUNT}}}}),
            ["POST /pets: response"],
        ),
        (read(TEXT), read(None), ["POST /pets: response field it"]),
        (
            body({**holder(TEXT), "additionalProperties": False}),
            body({**holder(None), "additionalProperties": False}),
            ["POST /pets: request field it"],
        ),
        (served("https://a.example"), served("https://b.example"), []),
        (read(TEXT), read({**TEXT, "description": "So."}), []),
    ],
)
def test_reach(old: JsonObject, new: JsonObject, reach: list[str]) -> None:
    """Each part of a call has its words; what surrounds the calls has none."""
    assert [*one(old, new).reach] == reach


def test_every_operation() -> None:
    """What every operation has got is felt in each that there was."""
    get: JsonObject = {"responses": {"200": {}}}
    key: JsonObject = {"name": "X-Key", "in": "header", "required": True}
    new: JsonObject = {**get, "parameters": [key]}
    old = document(paths={"/a": {"get": get}, "/b": {"get": get}, "/z": {"get": get}})
    now = document(paths={"/a": {"get": new}, "/b": {"get": new}, "/y": {"put": new}})

    said = found(old, now)
    assert [(each.sentence, each.level) for each in said] == [
        ("operation GET /z was removed", Level.BREAKING),
        (
            "every operation: required header parameter X-Key was added",
            Level.BREAKING,
        ),
        ("operation PUT /y was added", Level.ADDITIVE),
    ]
    assert said[1].reach == (
        "GET /a: header parameter X-Key",
        "GET /b: header parameter X-Key",
    )


IT: Final[JsonObject] = {"name": "it", "in": "query", "schema": TEXT}


def test_a_tangle() -> None:
    """Schemas that all refer to each other are followed as far as a call needs it."""
    names = [f"A{number}" for number in range(12)]
    links: JsonObject = {f"to{name}": ref(name) for name in names}

    def root(it: JsonObject, paths: JsonObject) -> JsonObject:
        schemas: JsonObject = {name: {"properties": {**links}} for name in names}
        return document({**schemas, "A11": {"properties": {**links, "it": it}}}, paths)

    used: JsonObject = {"/a": {"get": {"responses": {"200": content(ref("A0"))}}}}
    free, bound = root(TEXT, {}), root(TEXT, used)

    assert one(free, root(COUNT, {})).reach == ()
    reach = one(bound, root(COUNT, used)).reach
    assert reach[0] == "GET /a: response field toA11.it"
    assert reach[1] == "GET /a: response field toA1.toA11.it"
    assert len(reach) == MOST + 1


def test_a_tangle_with_few_ways_out() -> None:
    """Where most ways lead nowhere, so many are tried."""
    names = [f"A{number}" for number in range(12)]
    links: JsonObject = {f"to{name}": ref(name) for name in names}

    def root(it: JsonObject) -> JsonObject:
        schemas: JsonObject = {name: {"properties": {**links}} for name in names}
        schemas["B"] = {"properties": {"it": it, "in": ref("A1")}}
        schemas["A0"] = {"properties": {"to": ref("B")}}
        schemas["A1"] = {"properties": {**links, "b": ref("B")}}
        answers: JsonObject = {"200": content(ref("A0"))}
        return document(schemas, {"/a": {"get": {"responses": answers}}})

    reach = one(root(TEXT), root(COUNT)).reach
    assert reach == ("GET /a: response field to.it",)


def moved(path: str, *parameters: JsonObject) -> JsonObject:
    """Return a document whose operation is somewhere, with these parameters."""
    operation: JsonObject = {"operationId": "a", "parameters": [*parameters]}
    return document(paths={path: {"get": operation}})


def test_an_operation_that_moved() -> None:
    """What changed in an operation that moved is felt at its new address."""
    said = found(moved("/v1/a", IT), moved("/a", {**IT, "schema": nullable(TEXT)}))

    assert [(each.sentence, each.reach) for each in said] == [
        ("operation GET /v1/a moved to GET /a", ("GET /a",)),
        (
            "GET /a: query parameter it became nullable",
            ("GET /a: query parameter it",),
        ),
    ]


def test_gone_from_an_operation_that_moved() -> None:
    """What is gone from an operation that moved is felt where it was."""
    said = found(moved("/v1/a", IT), moved("/a"))

    assert [(each.sentence, each.reach) for each in said] == [
        ("operation GET /v1/a moved to GET /a", ("GET /a",)),
        (
            "GET /a: query parameter it was removed",
            ("GET /v1/a: query parameter it",),
        ),
    ]
