"""What was hidden or encrypted, and no longer is, is worse than anything else."""

from typing import Final

import pytest

from contract.documents import document
from drift.classes import found, one
from drift.small import (
    COUNT,
    PHI,
    TEXT,
    UUID,
    any_of,
    called,
    content,
    headed,
    holder,
    oauth,
    read,
    ref,
    rooted,
    schemed,
    served,
    servers,
    variable,
)
from generator.contract import JsonObject
from generator.drift.levels import Level


@pytest.mark.parametrize(
    ("old", "new", "level"),
    [
        (served("https://a.example"), served("http://a.example"), Level.PRIVACY),
        (served("https://a.example"), served("HTTP://a.example"), Level.PRIVACY),
        (served("http://a.example"), served("http://b.example"), Level.BREAKING),
        (served("http://a.example"), served("https://a.example"), Level.BREAKING),
        (variable(default="https"), variable(default="http"), Level.PRIVACY),
        (variable(default="http"), variable(default="https"), Level.BREAKING),
        (schemed(a=oauth("https://a.b")), schemed(a=oauth("ws://a.b")), Level.PRIVACY),
        (schemed(), schemed(a=oauth("http://a.b")), Level.PRIVACY),
        (
            schemed(a={"type": "openIdConnect"}),
            schemed(a={"type": "http"}),
            Level.BREAKING,
        ),
        (
            rooted(servers=servers("https://a.b", "https://b.b")),
            rooted(servers=servers("https://a.b", "http://b.b")),
            Level.PRIVACY,
        ),
    ],
)
def test_encryption(old: JsonObject, new: JsonObject, level: Level) -> None:
    """A URL that is encrypted no longer is worse than another URL."""
    assert one(old, new).level == level


def test_an_operation_with_a_server_of_its_own() -> None:
    """An operation that leaves the encrypted server for an open one is worse."""
    old = called(servers=servers("https://a.example"))

    assert one(old, called(servers=servers("http://a.example"))).level == Level.PRIVACY
    assert (
        one(old, called(servers=servers("https://b.example"))).level == Level.BREAKING
    )
    assert one(called(), old).level == Level.BREAKING


def test_a_value_that_may_be_http() -> None:
    """A scheme that may be chosen counts as one that is."""
    change = one(variable(enum=["https"]), variable(enum=["http", "https"]))

    assert change.sentence.endswith('value "http" was added')
    assert change.level == Level.PRIVACY


PHI_CAT: Final = ref("Cat")


@pytest.mark.parametrize(
    ("old", "new", "level"),
    [
        (PHI_CAT, ref("Dog"), Level.PRIVACY),
        (ref("Dog"), PHI_CAT, Level.BREAKING),
        (PHI_CAT, ref("Fox"), Level.PRIVACY),
        (PHI_CAT, TEXT, Level.PRIVACY),
        (PHI_CAT, {**holder(TEXT), "properties": {"name": TEXT}}, Level.PRIVACY),
        ({"items": PHI_CAT}, {**PHI, "type": "object"}, Level.BREAKING),
        ({**PHI, **UUID}, {**PHI, "type": "integer"}, Level.BREAKING),
        ({**PHI_CAT, "x-phi": True}, {**ref("Dog"), "x-phi": True}, Level.BREAKING),
        (PHI, {"type": "array", "items": PHI}, Level.BREAKING),
        (any_of("Cat", "Fox"), ref("Dog"), Level.PRIVACY),
        ({"anyOf": [PHI, COUNT]}, {"type": "boolean"}, Level.PRIVACY),
        ({"anyOf": [PHI, COUNT]}, {"anyOf": [PHI, COUNT, UUID]}, Level.BREAKING),
    ],
)
def test_types_that_hide(old: JsonObject, new: JsonObject, level: Level) -> None:
    """Another type must hide what the old one hid, as far as it has it too."""
    said = found(read(old), read(new))
    types = [each for each in said if each.subject in {"type", "variant"}]

    assert [each.level for each in types] == [level]


def tree(name: JsonObject) -> JsonObject:
    """Return a schema that stands inside itself."""
    return {"properties": {"name": name, "up": ref("Tree"), "leaf": COUNT}}


@pytest.mark.parametrize(
    ("name", "level"), [(TEXT, Level.PRIVACY), (PHI, Level.BREAKING)]
)
def test_a_schema_that_hides_inside_itself(name: JsonObject, level: Level) -> None:
    """A schema inside itself is looked into once."""
    other: JsonObject = {"properties": {"name": name, "up": ref("Bush")}}
    schemas: JsonObject = {"Tree": tree(PHI), "Bush": other}

    def used(schema: str) -> JsonObject:
        answers: JsonObject = {"200": content(holder(ref(schema)))}
        return document({**schemas}, {"/a": {"get": {"responses": answers}}})

    assert one(used("Tree"), used("Bush")).level == level


@pytest.mark.parametrize(
    ("old", "new", "level"),
    [
        ({"a": PHI}, {"a": TEXT}, Level.PRIVACY),
        ({"a": PHI}, {"a": {**PHI, "maxLength": 9}}, Level.BREAKING),
        ({"a": TEXT}, {"a": PHI}, Level.BREAKING),
        (
            {"a": {**TEXT, "x-phi": True}},
            {"a": {**TEXT, "x-phi": False}},
            Level.PRIVACY,
        ),
    ],
)
def test_keywords_that_no_rule_knows(
    old: JsonObject, new: JsonObject, level: Level
) -> None:
    """Even there a mark that is gone is seen."""
    change = one(read({"patternProperties": old}), read({"patternProperties": new}))

    assert change.level == level


def test_marks_in_a_list() -> None:
    """A mark may stand inside what is compared as a whole."""
    old: JsonObject = {"type": "array", "prefixItems": [PHI]}
    new: JsonObject = {"type": "array", "prefixItems": [TEXT]}

    assert one(read(old), read(new)).level == Level.PRIVACY


def test_headers_hide_nothing() -> None:
    """A mark that is gone is worse than anything, even in a header."""
    marked, bare = headed({"schema": PHI}), headed({"schema": TEXT})

    assert one(marked, bare).level == Level.PRIVACY
    assert one(bare, headed({"schema": TEXT, "required": True})).level == (
        Level.DOCUMENTATION
    )
    assert one(called(responses={"200": {}}), bare).level == Level.DOCUMENTATION
