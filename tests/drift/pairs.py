"""For each rule two documents of which it speaks, with the class that it gives."""

from typing import Final, TypeAlias

from attrs import frozen

from drift.small import (
    BEARER,
    CLOSED,
    COUNT,
    FREE,
    PHI,
    TEXT,
    UUID,
    answered,
    any_of,
    asked,
    bodies,
    body,
    called,
    client,
    content,
    headed,
    holder,
    keyed,
    known,
    media,
    nullable,
    oauth,
    paged,
    read,
    ref,
    renamed,
    rooted,
    schemed,
    sent,
    served,
    servers,
    told_by,
    variable,
)
from generator.contract import JsonObject
from generator.drift.levels import Level

DOCUMENTATION: Final = Level.DOCUMENTATION
ADDITIVE: Final = Level.ADDITIVE
BREAKING: Final = Level.BREAKING
PRIVACY: Final = Level.PRIVACY

Key: TypeAlias = tuple[str, str, str, str]
"""What a rule is found by: subject, change, way, condition."""

REQUIRED: Final = "it is required"
WITHOUT_PHI: Final = "it is text without x-phi"
SPREAD: Final = "its fields were arguments"
OPENED: Final = "there were none, and its fields were no arguments"
ELSEWHERE: Final = "another header is in every request"
EXPOSED: Final = "it is no longer encrypted"
REPLACED: Final = "it was x-phi, and what came is not"
SUCCESS: Final = "its status is a success"


@frozen
class Pair:
    """Two documents that differ in one way."""

    key: Key
    level: Level
    """Written by hand: what it means for users."""

    old: JsonObject
    new: JsonObject
    others: int = 0
    """What else differs, which is no graver."""


def pair(
    key: str, level: Level, old: JsonObject, new: JsonObject, test: str = ""
) -> Pair:
    """Return the pair for the rule *key*: subject, change and way."""
    subject, change, way = key.split(" | ")
    others = int(test == REPLACED)
    return Pair((subject, change, way, test), level, old, new, others)


PAIRS: Final = (
    pair("phi | no longer | *", PRIVACY, read(PHI), read(TEXT)),
    pair(
        "phi | no longer | *",
        DOCUMENTATION,
        read({"items": PHI, "x-phi": True}),
        read({"items": PHI}),
        "it is hidden all the same",
    ),
    pair(
        "* | removed | *",
        PRIVACY,
        known(Emu={"properties": {"name": PHI}}),
        known(Emu={"properties": {"displayLabel": TEXT}}),
        REPLACED,
    ),
    pair("phi | became | *", ADDITIVE, sent(TEXT), sent(PHI)),
    pair(
        "* | * | header",
        DOCUMENTATION,
        headed({"schema": TEXT}),
        headed({"schema": COUNT}),
    ),
    pair(
        "prose | * | *", DOCUMENTATION, read(TEXT), read({**TEXT, "description": "So."})
    ),
    pair("field | added | answer", ADDITIVE, read(None), read(TEXT), WITHOUT_PHI),
    pair("field | added | answer", ADDITIVE, read(None), read(COUNT, "it")),
    pair("field | added | request", BREAKING, sent(None), sent(COUNT, "it"), REQUIRED),
    pair("field | added | request", ADDITIVE, sent(None), sent(COUNT)),
    pair("field | removed | *", BREAKING, read(COUNT), read(None)),
    pair(
        "field | renamed | *", BREAKING, known(Emu=holder(TEXT)), known(Emu=renamed())
    ),
    pair("required | became | answer", ADDITIVE, read(TEXT), read(TEXT, "it")),
    pair("required | no longer | answer", BREAKING, read(TEXT, "it"), read(TEXT)),
    pair("required | became | request", BREAKING, sent(TEXT), sent(TEXT, "it")),
    pair(
        "required | no longer | request",
        BREAKING,
        keyed("/a", "/b"),
        keyed("/a", optional="/b"),
        ELSEWHERE,
    ),
    pair("required | no longer | request", ADDITIVE, sent(TEXT, "it"), sent(TEXT)),
    pair("nullable | became | answer", BREAKING, read(TEXT), read(nullable(TEXT))),
    pair("nullable | no longer | answer", ADDITIVE, read(nullable(TEXT)), read(TEXT)),
    pair("nullable | became | request", ADDITIVE, sent(TEXT), sent(nullable(TEXT))),
    pair("nullable | no longer | request", BREAKING, sent(nullable(TEXT)), sent(TEXT)),
    pair("readOnly | * | *", BREAKING, sent(TEXT), sent({**TEXT, "readOnly": True})),
    pair("writeOnly | * | *", BREAKING, read({**TEXT, "writeOnly": True}), read(TEXT)),
    pair("deprecated | became | *", ADDITIVE, called(), called(deprecated=True)),
    pair(
        "deprecated | no longer | *", DOCUMENTATION, called(deprecated=True), called()
    ),
    pair(
        "type | changed | *",
        PRIVACY,
        read(ref("Cat")),
        read(ref("Dog")),
        "it hid an x-phi, and shows more",
    ),
    pair("type | changed | *", BREAKING, read(TEXT), read(COUNT)),
    pair(
        "format | * | *", BREAKING, read(UUID), read(TEXT), "it decides the Python type"
    ),
    pair(
        "format | * | *", DOCUMENTATION, read(TEXT), read({**TEXT, "format": "email"})
    ),
    pair(
        "value | added | *", ADDITIVE, read({"enum": ["a"]}), read({"enum": ["a", "b"]})
    ),
    pair(
        "value | removed | *",
        BREAKING,
        sent({"enum": ["a", "b"]}),
        sent({"enum": ["a"]}),
    ),
    pair(
        "value | renamed | *",
        BREAKING,
        read({"enum": ["on-hold"]}),
        read({"enum": ["onHold"]}),
    ),
    pair("const | * | *", BREAKING, sent({"const": "a"}), sent({"const": "b"})),
    pair(
        "variant | added | answer",
        BREAKING,
        read(any_of("Cat", "Dog")),
        read(any_of("Cat", "Dog", "Fox")),
    ),
    pair(
        "variant | added | request",
        ADDITIVE,
        sent(any_of("Cat", "Dog")),
        sent(any_of("Cat", "Dog", "Fox")),
    ),
    pair(
        "variant | removed | *",
        PRIVACY,
        read({"anyOf": [PHI, ref("Cat"), ref("Dog")]}),
        read(any_of("Cat", "Dog")),
        "it was x-phi",
    ),
    pair(
        "variant | removed | *",
        BREAKING,
        sent(any_of("Cat", "Dog", "Fox")),
        sent(any_of("Cat", "Dog")),
    ),
    pair(
        "exclusive | * | *",
        BREAKING,
        read({"oneOf": [ref("Cat"), ref("Dog")]}),
        read(any_of("Cat", "Dog")),
    ),
    pair(
        "discriminator* | * | *", BREAKING, read(told_by("name")), read(told_by("kind"))
    ),
    pair(
        "additional | * | *",
        PRIVACY,
        known(Emu={**holder(None), "additionalProperties": PHI}),
        known(Emu={**holder(TEXT), "additionalProperties": False}),
        REPLACED,
    ),
    pair("additional | * | request", ADDITIVE, sent(CLOSED), sent(FREE), OPENED),
    pair("additional | * | *", BREAKING, body(CLOSED), body(FREE)),
    pair(
        "encoding | * | *",
        BREAKING,
        read(TEXT),
        read({**TEXT, "contentEncoding": "base64"}),
    ),
    pair(
        "bound | * | answer", DOCUMENTATION, read(TEXT), read({**TEXT, "maxLength": 9})
    ),
    pair(
        "bound | * | request",
        ADDITIVE,
        sent({**TEXT, "maxLength": 9}),
        sent(TEXT),
        "whatever was accepted still is",
    ),
    pair("bound | * | request", BREAKING, sent(TEXT), sent({**TEXT, "pattern": "^a"})),
    pair(
        "default | * | answer",
        DOCUMENTATION,
        read(TEXT),
        read({**TEXT, "default": "a"}),
    ),
    pair(
        "default | added | request",
        ADDITIVE,
        sent(TEXT),
        sent({**TEXT, "default": "a"}),
    ),
    pair(
        "default | * | request",
        BREAKING,
        sent({**TEXT, "default": "a"}),
        sent({**TEXT, "default": "b"}),
    ),
    pair(
        "schema | added | *",
        ADDITIVE,
        known(),
        known(Emu={"properties": {"egg": TEXT}}),
    ),
    pair(
        "schema | removed | *",
        BREAKING,
        known(Emu={"properties": {"egg": TEXT}}),
        known(),
    ),
    pair(
        "schema | renamed | *",
        BREAKING,
        known(Emu={"properties": {"egg": TEXT}}),
        known(Emus={"properties": {"egg": TEXT}}),
    ),
    pair(
        "operation | added | *",
        BREAKING,
        keyed("/a", "/b"),
        keyed("/a", "/b", without="/c"),
        ELSEWHERE,
    ),
    pair(
        "operation | added | *", ADDITIVE, rooted(), rooted(paths={"/a": {"get": {}}})
    ),
    pair(
        "operation | removed | *", BREAKING, rooted(paths={"/a": {"get": {}}}), rooted()
    ),
    pair(
        "operation | renamed | *",
        BREAKING,
        rooted(paths={"/a": {"get": {}}}),
        rooted(paths={"/v1/a": {"get": {}}}),
    ),
    pair("operationId | * | *", BREAKING, called(), called(operationId=None)),
    pair("tag | * | *", BREAKING, called(), called(tags=["animals"])),
    pair(
        "pagination* | * | *",
        BREAKING,
        paged(0),
        paged(1),
    ),
    pair(
        "parameter | added | *", BREAKING, called(), asked({"required": True}), REQUIRED
    ),
    pair("parameter | added | *", ADDITIVE, called(), asked({})),
    pair("parameter | removed | *", BREAKING, asked({}), called()),
    pair("parameter | renamed | *", BREAKING, asked({}), asked({"name": "aa"})),
    pair("spelling | * | *", BREAKING, asked({}), asked({"explode": False})),
    pair("body | added | *", BREAKING, called(), body(ref("Dog")), REQUIRED),
    pair("body | added | *", ADDITIVE, called(), body(ref("Dog"), required=False)),
    pair("body | removed | *", BREAKING, body(ref("Dog")), called()),
    pair(
        "body required | became | *", BREAKING, body(TEXT, required=False), body(TEXT)
    ),
    pair(
        "body required | no longer | *",
        BREAKING,
        body(ref("Dog")),
        body(ref("Dog"), required=False),
        SPREAD,
    ),
    pair(
        "body required | no longer | *",
        ADDITIVE,
        body(TEXT),
        body(TEXT, required=False),
    ),
    pair(
        "body nullable | became | *",
        BREAKING,
        body(holder(TEXT)),
        body({**holder(TEXT), "type": ["object", "null"]}),
        SPREAD,
    ),
    pair("body nullable | became | *", ADDITIVE, body(TEXT), body(nullable(TEXT))),
    pair("body nullable | no longer | *", BREAKING, body(nullable(TEXT)), body(TEXT)),
    pair(
        "media type | added | request",
        ADDITIVE,
        bodies("a/json"),
        bodies("a/json", "b/csv"),
    ),
    pair(
        "media type | * | request",
        BREAKING,
        bodies("a/json", "b/csv"),
        bodies("a/json"),
    ),
    pair(
        "media type | * | answer",
        BREAKING,
        answered(_200=media("a/json")),
        answered(_200=media("a/json", "b/csv")),
    ),
    pair(
        "answer | renamed | *",
        ADDITIVE,
        answered(_200=content(TEXT)),
        answered(_201=content(TEXT)),
        SUCCESS,
    ),
    pair(
        "answer | * | *",
        BREAKING,
        answered(_200={}),
        answered(_200={}, _202=content(TEXT)),
        SUCCESS,
    ),
    pair("answer | * | *", ADDITIVE, answered(_200={}, _404={}), answered(_200={})),
    pair(
        "security | * | *",
        ADDITIVE,
        called(security=[{"a": []}]),
        called(security=[{"a": []}, {"b": []}]),
        "whatever was enough still is",
    ),
    pair("security | * | *", BREAKING, called(), called(security=[{"a": []}])),
    pair(
        "security scheme* | * | *",
        PRIVACY,
        schemed(a=oauth("https://a.example/token")),
        schemed(a=oauth("http://a.example/token")),
        EXPOSED,
    ),
    pair("security scheme | added | *", ADDITIVE, schemed(), schemed(a=BEARER)),
    pair("security scheme | * | *", BREAKING, schemed(a=BEARER), schemed()),
    pair(
        "security scheme * | * | *",
        BREAKING,
        schemed(a=oauth("https://a.example/token")),
        schemed(a=oauth("https://b.example/token")),
    ),
    pair(
        "server | added | *",
        ADDITIVE,
        rooted(servers=servers("https://a.example")),
        rooted(servers=servers("https://a.example", "https://b.example")),
    ),
    pair(
        "server | * | *",
        BREAKING,
        rooted(servers=servers("https://a.example", "https://b.example")),
        rooted(servers=servers("https://a.example")),
    ),
    pair(
        "server* | * | *",
        PRIVACY,
        served("https://a.example"),
        served("http://a.example"),
        EXPOSED,
    ),
    pair(
        "server variable value | added | *",
        ADDITIVE,
        variable(enum=["eu"]),
        variable(enum=["eu", "us"]),
    ),
    pair(
        "server variable value | removed | *",
        BREAKING,
        variable(enum=["eu", "us"]),
        variable(enum=["eu"]),
    ),
    pair(
        "server* | * | *",
        BREAKING,
        served("https://a.example"),
        served("https://b.example"),
    ),
    pair(
        "x-client errors* | added | *",
        ADDITIVE,
        client(errors={}),
        client(errors={"code": ["type"]}),
    ),
    pair(
        "x-client errors* | changed | *",
        ADDITIVE,
        client(errors={"code": ["type"]}),
        client(errors={"code": ["type", "kind"]}),
        "what was listed still comes first",
    ),
    pair(
        "x-client errors* | * | *",
        BREAKING,
        client(errors={"code": ["type"]}),
        client(errors={"code": ["kind", "type"]}),
    ),
    pair(
        "x-client neverRetried* | * | *",
        ADDITIVE,
        client(neverRetried={"429": ["A1"]}),
        client(neverRetried={"429": []}),
    ),
    pair(
        "x-client streamToken | added | *",
        ADDITIVE,
        client(),
        client(streamToken="token"),
    ),
    pair(
        "x-client streamToken | * | *", BREAKING, client(streamToken="token"), client()
    ),
    pair("x-client * | * | *", BREAKING, client(package="a"), client(package="b")),
    pair(
        "* | * | *",
        PRIVACY,
        read({"patternProperties": {"a": PHI}}),
        read({"patternProperties": {"a": TEXT}}),
        "an x-phi in it is gone",
    ),
    pair(
        "* | * | *",
        BREAKING,
        sent({**TEXT, "not": {"const": "a"}}),
        sent({**TEXT, "not": {"const": "b"}}),
    ),
)
