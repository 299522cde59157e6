"""A change has a class and a reason; of what goes both ways the higher class counts."""

from contract.documents import document
from drift.classes import classes, found, one
from drift.small import (
    COUNT,
    PET,
    PHI,
    TEXT,
    content,
    crud,
    nullable,
    pet,
    read,
    ref,
    sent,
)
from generator.contract import JsonObject
from generator.drift.change import Change
from generator.drift.levels import Level


def test_nothing() -> None:
    """A document that is as it was has no changes."""
    assert found(crud(PET), crud(PET)) == []


def test_one_change() -> None:
    """A change says what, where, of which class and why."""
    change = one(crud(PET), crud(pet(name=nullable(TEXT))))

    assert change == Change(
        sentence="Pet.name became nullable",
        place="Pet.name",
        subject="nullable",
        change="became",
        level=Level.BREAKING,
        why="the value may be None",
        reach=(
            "POST /pets: response field name",
            "GET /pets: response field pets[].name",
            "POST /pets: request field name",
        ),
    )


def test_the_gravest_comes_first() -> None:
    """Changes come by class, and in each class in the order of the contract."""
    old = crud(pet(name=PHI, tag=TEXT, zone=TEXT))
    new = crud(pet(name=TEXT, age=nullable(COUNT), tag=nullable(TEXT)))

    assert classes(old, new) == [
        ("Pet.name is no longer x-phi", Level.PRIVACY),
        ("Pet: field zone was removed", Level.BREAKING),
        ("Pet.age became nullable", Level.BREAKING),
        ("Pet.tag became nullable", Level.BREAKING),
    ]


def test_both_ways() -> None:
    """Of what goes both ways, the higher class counts."""
    optional = pet(name=nullable(TEXT))

    assert one(read(TEXT), read(nullable(TEXT))).level == Level.BREAKING
    assert one(sent(TEXT), sent(nullable(TEXT))).level == Level.ADDITIVE
    assert one(crud(PET), crud(optional)).level == Level.BREAKING
    assert one(crud(optional), crud(PET)).level == Level.BREAKING


def test_a_way_that_is_gone_counts() -> None:
    """A schema that was sent, and is sent no longer, changed for who sent it."""
    old = crud({"properties": {"name": TEXT}})
    new = crud({"properties": {"name": {**TEXT, "maxLength": 9}}})
    del posts(new)["requestBody"]

    assert classes(old, new) == [
        ("POST /pets: body was removed", Level.BREAKING),
        ("Pet.name: maxLength 9 was added", Level.BREAKING),
    ]


def posts(root: JsonObject) -> JsonObject:
    paths = root["paths"]
    assert isinstance(paths, dict)
    item = paths["/pets"]
    assert isinstance(item, dict)
    post = item["post"]
    assert isinstance(post, dict)
    return post


def test_a_field_that_does_not_go_a_way() -> None:
    """What is read-only is no argument, so that requests may lack it."""
    new = crud({**pet(tag={**TEXT, "readOnly": True}), "required": ["tag"]})
    change = one(crud(PET), new)

    assert change.level == Level.ADDITIVE
    assert change.reach == (
        "POST /pets: response field tag",
        "GET /pets: response field pets[].tag",
    )


def test_a_read_only_field_of_what_is_only_sent() -> None:
    """What is read-only is not asked of a request, even if it is required."""

    def root(schema: JsonObject) -> JsonObject:
        send: JsonObject = {"requestBody": {"required": True, **content(ref("Pet"))}}
        return document({"Pet": schema}, {"/a": {"post": send}})

    new: JsonObject = {
        **pet(tag={**TEXT, "readOnly": True}),
        "required": ["tag"],
    }
    change = one(root(PET), root(new))

    assert (change.level, change.reach) == (Level.ADDITIVE, ())


def test_a_field_that_goes_no_way() -> None:
    """What is neither sent nor read is felt nowhere, and counts as an answer."""

    def root(tag: JsonObject) -> JsonObject:
        answer = {"200": content(ref("Pet"))}
        schemas: JsonObject = {"Pet": pet(tag={**tag, "writeOnly": True})}
        return document(schemas, {"/a": {"get": {"responses": {**answer}}}})

    change = one(root(TEXT), root({**TEXT, "maxLength": 9}))

    assert (change.level, change.reach) == (Level.DOCUMENTATION, ())


def test_a_schema_that_nothing_uses() -> None:
    """A schema without an operation counts as an answer, and is felt nowhere."""
    change = one(document({"Pet": PET}), document({"Pet": pet(name=nullable(TEXT))}))

    assert (change.level, change.reach) == (Level.BREAKING, ())
