"""What contradicts itself, or marks what nobody would hide, stops the generator."""

from pathlib import Path
from typing import Final

import pytest

from generator.reading.document import JsonObject, loads
from generator.wording.api import Api
from generator.wording.build import describe, read
from making.documents import small
from making.refusals import Refusal, Refusals, check, each

SCHEMAS: Final = "#/components/schemas"

FURTHER: Final = """
A: {properties: {}, additionalProperties: {type: string}}
B: {properties: {}, additionalProperties: {type: integer}}
New: {allOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/B'}]}
"""
CHOICES: Final = """
servers:
  - url: https://{a}.example
    variables: {a: {default: x, enum: [x, y/z]}}
"""

REFUSED: Final[Refusals] = {
    "private object": (
        SCHEMAS,
        "New: {x-phi: true, properties: {a: {type: string}}}",
        "/New/x-phi",
        "say it of each property",
    ),
    "private part": (
        SCHEMAS,
        "New: {allOf: [{x-phi: true, properties: {a: {type: string}}}]}",
        "/New/allOf/0/x-phi",
        "say it of each property",
    ),
    "array with properties": (
        SCHEMAS,
        "New: {type: array, items: {}, properties: {}}",
        "/New/properties",
        "properties is for objects only",
    ),
    "array with required": (
        SCHEMAS,
        "New: {items: {}, required: []}",
        "/New/required",
        "required is for objects only",
    ),
    "text with further properties": (
        SCHEMAS,
        "New: {type: string, additionalProperties: true}",
        "/New/additionalProperties",
        "additionalProperties is for objects only",
    ),
    "object with items": (
        SCHEMAS,
        "New: {type: object, items: {}}",
        "/New/items",
        "items is for arrays only",
    ),
    "further properties that differ": (
        SCHEMAS,
        FURTHER,
        "/New",
        "B says otherwise what further properties hold",
    ),
    "text by default": (
        SCHEMAS,
        "New: {properties: {a: {type: integer, default: x}}}",
        "/New/properties/a/default",
        "no value of its schema",
    ),
    "number by default": (
        SCHEMAS,
        "New: {properties: {a: {type: string, default: 1}}}",
        "/New/properties/a/default",
        "no value of its schema",
    ),
    "flag by default": (
        SCHEMAS,
        "New: {properties: {a: {type: number, default: true}}}",
        "/New/properties/a/default",
        "no value of its schema",
    ),
    "nothing of a flag by default": (
        SCHEMAS,
        "New: {properties: {a: {type: boolean, default: 'true'}}}",
        "/New/properties/a/default",
        "no value of its schema",
    ),
    "another constant by default": (
        SCHEMAS,
        "New: {properties: {a: {const: x, default: y}}}",
        "/New/properties/a/default",
        "no value of its schema",
    ),
    "unknown choice by default": (
        SCHEMAS,
        "New: {properties: {a: {enum: [x, z], default: y}}}",
        "/New/properties/a/default",
        "no value of its schema",
    ),
    "unsafe server": (
        "#",
        "servers: [{url: 'http://api.example'}]",
        "/servers/0",
        "cannot be reached",
    ),
    "unsafe server variable": (
        "#",
        "servers: [{url: 'https://{a}.example', variables: {a: {default: x/y}}}]",
        "/servers/0",
        "cannot be reached",
    ),
    "unsafe choice": (
        "#",
        CHOICES,
        "/servers/0",
        "cannot be reached",
    ),
}


@each(REFUSED)
def test_refused(
    case: Refusal, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The place is named, and nothing is guessed."""
    check(small(), case, tmp_path, capsys)


def made(raw: JsonObject) -> Api:
    """Return what the templates would see of a document."""
    return describe(read(raw), "document.yaml")


def merging(first: str, second: str) -> JsonObject:
    """Return a document in which a model redeclares the field of another."""
    return loads(f"""
openapi: 3.1.0
info: {{title: Merging, version: 1.0.0}}
paths:
  /wholes:
    post:
      operationId: wholes_create
      requestBody:
        required: true
        content:
          application/json: {{schema: {{$ref: '#/components/schemas/Whole'}}}}
      responses:
        '200':
          description: The whole.
          content:
            application/json: {{schema: {{$ref: '#/components/schemas/Whole'}}}}
components:
  schemas:
    Part: {{type: object, properties: {{id: {first}}}}}
    Whole:
      allOf:
        - $ref: '#/components/schemas/Part'
        - type: object
          properties: {{id: {second}, more: {{type: string}}}}
""")


@pytest.mark.parametrize(
    ("mark", "read", "written"),
    [
        ("readOnly: true", ["id", "more", "extra"], ["more"]),
        ("writeOnly: true", ["more", "extra"], ["id", "more"]),
    ],
)
@pytest.mark.parametrize("is_first", [True, False])
def test_merged_field_keeps_its_direction(
    mark: str, read: list[str], written: list[str], *, is_first: bool
) -> None:
    """A field that one part keeps from requests or answers is kept from them."""
    marked, plain = f"{{type: string, {mark}}}", "{type: string}"
    raw = merging(*((marked, plain) if is_first else (plain, marked)))
    fields = {
        model.name: [field.name for field in model.fields] for model in made(raw).models
    }

    assert fields["Whole"] == read
    assert fields["WholeInput"] == written


def test_merged_field_keeps_what_is_said_of_it() -> None:
    """A default, a bound and a deprecation of the first part are still told."""
    raw = merging(
        "{type: string, default: a, minLength: 1, deprecated: true}", "{type: string}"
    )
    models = {model.name: model for model in made(raw).models}
    doc = models["Whole"].fields[0].doc

    assert "At least 1 character." in doc
    assert 'default is "a"' in doc
    assert "Deprecated." in doc


def test_literals_do_not_depend_on_what_python_calls_printable() -> None:
    """A letter that a newer Python can print is written alike by all of them."""
    raw = merging("{type: string}", "{type: string}")
    raw["components"] = {
        "schemas": {"Mood": {"type": "string", "enum": ["\U0001fae8", "ä"]}}
    }
    raw["paths"] = {}
    (mood,) = made(raw).enums

    assert [value for _, value in mood.members] == [r"'\U0001fae8'", r"'\xe4'"]
