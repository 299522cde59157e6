"""What a rule asks of a change is seen in what changed."""

from typing import Final

import pytest

from contract.documents import document
from drift.classes import classes, found, one
from drift.small import (
    TEXT,
    body,
    called,
    client,
    content,
    holder,
    keyed,
    read,
    ref,
    sent,
)
from generator.contract import Json, JsonObject, contract_of
from generator.contract.arguments import Arguments
from generator.drift.levels import Level

LOOSE, TIGHT = Level.ADDITIVE, Level.BREAKING


@pytest.mark.parametrize(
    ("old", "new", "level"),
    [
        ({"minimum": 1}, {"minimum": 0}, LOOSE),
        ({"minimum": 0}, {"minimum": 1}, TIGHT),
        ({"minimum": 0}, {}, LOOSE),
        ({}, {"minimum": 0}, TIGHT),
        ({"maximum": 1}, {"maximum": 1.5}, LOOSE),
        ({"maximum": 1.5}, {"maximum": 1}, TIGHT),
        ({"exclusiveMinimum": 1}, {"exclusiveMinimum": 2}, TIGHT),
        ({"exclusiveMaximum": 1}, {"exclusiveMaximum": 2}, LOOSE),
        ({"multipleOf": 6}, {"multipleOf": 3}, LOOSE),
        ({"multipleOf": 0.3}, {"multipleOf": 0.1}, LOOSE),
        ({"multipleOf": 3}, {"multipleOf": 6}, TIGHT),
        ({"multipleOf": 3}, {"multipleOf": 2}, TIGHT),
    ],
)
def test_bounds(old: JsonObject, new: JsonObject, level: Level) -> None:
    """A bound is looser when whatever kept the old one keeps the new one."""
    number: JsonObject = {"type": "number"}
    assert one(sent({**number, **old}), sent({**number, **new})).level == level


@pytest.mark.parametrize(
    ("old", "new", "level"),
    [
        ({"pattern": "a"}, {"pattern": "b"}, TIGHT),
        ({"pattern": "a"}, {}, LOOSE),
        ({"maxLength": 9}, {"maxLength": 8}, TIGHT),
        ({"minLength": 9}, {"minLength": 8}, LOOSE),
    ],
)
def test_bounds_of_text(old: JsonObject, new: JsonObject, level: Level) -> None:
    """Patterns cannot be compared, so that another one is a tighter one."""
    assert one(sent({**TEXT, **old}), sent({**TEXT, **new})).level == level


def test_error_fields_that_are_no_list() -> None:
    """What cannot be compared was changed for the worse."""
    assert one(client(errors={"code": "a"}), client(errors={"code": ["a"]})).level == (
        TIGHT
    )


OPENINGS: Final[list[tuple[Json, Json, Level]]] = [
    (False, None, LOOSE),
    (False, True, LOOSE),
    (None, TEXT, LOOSE),
    (None, False, TIGHT),
    (True, None, TIGHT),
    (True, TEXT, TIGHT),
]


def further(*, additional: Json) -> JsonObject:
    raw: JsonObject = {"properties": {"a": TEXT}}
    return raw if additional is None else {**raw, "additionalProperties": additional}


@pytest.mark.parametrize(("old", "new", "level"), OPENINGS)
def test_further_fields(old: Json, new: Json, level: Level) -> None:
    """Further fields may be sent where there could be none."""
    assert (
        one(sent(further(additional=old)), sent(further(additional=new))).level == level
    )
    assert (
        one(read(further(additional=old)), read(further(additional=new))).level == TIGHT
    )


def test_further_fields_of_a_body() -> None:
    """A body with further fields is one argument, where each field was one."""

    def named(*, additional: Json) -> JsonObject:
        schemas: JsonObject = {"Pet": further(additional=additional)}
        body: JsonObject = {"required": True, **content(ref("Pet"))}
        return document(schemas, {"/a": {"post": {"requestBody": body}}})

    assert one(named(additional=False), named(additional=None)).level == LOOSE
    assert one(named(additional=False), named(additional=True)).level == TIGHT
    assert (
        one(body(further(additional=False)), body(further(additional=True))).level
        == TIGHT
    )
    assert (
        one(body(further(additional=False)), body(further(additional=None))).level
        == LOOSE
    )


def test_further_fields_inside_a_body() -> None:
    """What is inside an argument spreads over none."""

    def root(*, additional: Json) -> JsonObject:
        pet: JsonObject = {"properties": {"toy": further(additional=additional)}}
        send: JsonObject = {"required": True, **content(ref("Pet"))}
        return document({"Pet": pet}, {"/a": {"post": {"requestBody": send}}})

    assert one(root(additional=False), root(additional=True)).level == LOOSE


def test_a_body_of_an_operation_that_moved() -> None:
    """A body is the same one wherever its operation is."""

    def root(path: str, *, required: bool) -> JsonObject:
        send: JsonObject = {"required": required, **content(holder(TEXT))}
        post: JsonObject = {"operationId": "a", "requestBody": send}
        return document(paths={path: {"post": post}})

    old, new = root("/v1/a", required=True), root("/a", required=False)
    assert classes(old, new) == [
        ("operation POST /v1/a moved to POST /a", TIGHT),
        ("POST /a: body became optional", TIGHT),
    ]


def test_bodies_of_every_operation() -> None:
    """A body that may be left out everywhere is one argument everywhere."""

    def root(*, required: bool) -> JsonObject:
        send: JsonObject = {
            "requestBody": {"required": required, **content(holder(TEXT))}
        }
        return document(paths={"/a": {"post": send}, "/b": {"post": send}})

    change = one(root(required=True), root(required=False))
    assert change.sentence == "every operation: body became optional"
    assert change.level == TIGHT


def test_headers_of_every_operation() -> None:
    """A header that every call sends is an argument of the client, once and for all."""
    nowhere = keyed()
    everywhere, twice = keyed("/a"), keyed("/a", "/b")

    assert one(everywhere, twice).level == LOOSE
    assert one(nowhere, everywhere).level == LOOSE
    assert one(keyed(without="/a"), everywhere).level == TIGHT
    assert one(everywhere, keyed("/a", without="/b")).level == TIGHT
    assert one(keyed("/a", without="/b"), twice).level == TIGHT


UUID_KEY: Final[JsonObject] = {"schema": {"type": "string", "format": "uuid"}}
ANY_KEY: Final[JsonObject] = {"schema": TEXT, "required": True}


@pytest.mark.parametrize(
    ("key", "level"),
    [
        ({"schema": TEXT}, TIGHT),
        ({"schema": {"type": "integer"}, "required": True}, TIGHT),
        ({**UUID_KEY, "required": True}, TIGHT),
        ({"schema": {"const": "a"}, "required": True}, TIGHT),
        (
            {"schema": {**TEXT, "format": "email"}, "required": True},
            Level.DOCUMENTATION,
        ),
    ],
)
def test_headers_of_the_client(key: JsonObject, level: Level) -> None:
    """What is optional, or no plain text, is no argument of the client."""

    def root(*keys: JsonObject) -> JsonObject:
        named: list[JsonObject] = [{"name": "X-Key", "in": "header", **x} for x in keys]
        gets: list[JsonObject] = [{"get": {"parameters": [each]}} for each in named]
        return document(paths={f"/{number}": get for number, get in enumerate(gets)})

    old = root(ANY_KEY, ANY_KEY)
    one_of_them, both = root(ANY_KEY, key), root(key, key)
    assert Arguments(contract_of(old)).of_client() == {"X-Key": "x_key"}
    shared = {} if level == TIGHT else {"X-Key": "x_key"}
    assert Arguments(contract_of(both)).of_client() == shared
    assert one(old, one_of_them).level == level
    assert one(old, both).level == level


def test_another_optional_header() -> None:
    """A header that was no argument of the client may become optional beside one."""

    def root(path: str, *, required: bool) -> JsonObject:
        key: JsonObject = {"name": "X-Key", "in": "header", **ANY_KEY}
        other: JsonObject = {**key, "name": "X-Other", "required": required}
        get: JsonObject = {"get": {"parameters": [key]}}
        return document(paths={"/a": get, path: {"get": {"parameters": [key, other]}}})

    def bare(*, required: bool) -> JsonObject:
        other: JsonObject = {"name": "X-Other", "in": "header", **ANY_KEY}
        asked: JsonObject = {**other, "required": required}
        return document(
            paths={"/a": {"get": {}}, "/b": {"get": {"parameters": [asked]}}}
        )

    assert one(bare(required=True), bare(required=False)).level == LOOSE
    assert one(root("/b", required=True), root("/b", required=False)).level == LOOSE


def test_bounds_that_are_equal() -> None:
    """Of whole numbers, above nothing is as much as one and more."""
    count: JsonObject = {"type": "integer"}

    assert (
        found(sent({**count, "minimum": 1}), sent({**count, "exclusiveMinimum": 0}))
        == []
    )
    assert (
        found(sent({**count, "exclusiveMaximum": 9}), sent({**count, "maximum": 8}))
        == []
    )


SECURITY: Final[list[tuple[list[Json], list[Json], Level]]] = [
    ([{"a": []}], [{"a": []}, {"b": []}], LOOSE),
    ([{"a": []}, {"b": []}], [{"a": []}], TIGHT),
    ([{"a": []}], [{"a": ["read"]}], TIGHT),
    ([{"a": []}], [], TIGHT),
    ([], [{"a": []}], TIGHT),
    ([{"a": []}], [{}], TIGHT),
]


@pytest.mark.parametrize(("old", "new", "level"), SECURITY)
def test_security(old: list[Json], new: list[Json], level: Level) -> None:
    """One more way to be let in harms nobody; any other change may."""
    assert one(called(security=old), called(security=new)).level == level
