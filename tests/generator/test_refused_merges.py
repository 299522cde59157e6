"""Schemas that lead to others stop the generator where the whole makes no sense."""

from pathlib import Path
from typing import Final

import pytest

from making.documents import changed, small
from making.refusals import Refusal, Refusals, check, each

SCHEMAS: Final = "#/components/schemas"
DOCUMENT: Final = changed(
    small(),
    """
    Text: {type: string}
    Size: {type: string, enum: [small, large]}
    Other: {type: object, required: [kind], properties: {kind: {type: string}}}
    """,
    SCHEMAS,
)
REF: Final = "$ref: '#/components/schemas/"
FURTHER: Final = """
B: {properties: {}, additionalProperties: {type: string}}
C: {properties: {}, additionalProperties: {type: integer}}
"""
MORE: Final = "{properties: {}}"
THING: Final = f"{REF}Thing'"
OTHER: Final = f"{REF}Other'"
TEXT: Final = f"{REF}Text'"
TAGGED: Final = f"oneOf: [{{{THING}}}, {{{OTHER}}}], discriminator"

MERGES: Final[Refusals] = {
    "nothing": (SCHEMAS, "New: {allOf: []}", "/New/allOf", "merges nothing"),
    "texts": (
        SCHEMAS,
        f"New: {{allOf: [{{{THING}}}, {{{TEXT}}}]}}",
        "/New/allOf/1",
        "allOf merges objects only",
    ),
    "values": (
        SCHEMAS,
        f"New: {{allOf: [{{{THING}}}, {{enum: [a]}}]}}",
        "/New/allOf/1",
        "allOf merges objects only",
    ),
    "unions": (
        SCHEMAS,
        f"New: {{allOf: [{{{THING}}}, {{anyOf: [{{type: string}}]}}]}}",
        "/New/allOf/1",
        "allOf merges objects only",
    ),
    "beside values": (
        SCHEMAS,
        f"New: {{allOf: [{{{TEXT}}}], enum: [a]}}",
        "/New/allOf",
        "allOf beside enum",
    ),
    "beside items": (
        SCHEMAS,
        f"New: {{allOf: [{{{THING}}}], items: {{}}}}",
        "/New/allOf",
        "allOf beside items",
    ),
    "beside a type": (
        SCHEMAS,
        f"New: {{allOf: [{{{TEXT}}}], type: integer}}",
        "/New/type",
        "a type beside allOf",
    ),
    "disagreement": (
        SCHEMAS,
        f"New: {{allOf: [{{{THING}}}, {{properties: {{name: {{type: integer}}}}}}]}}",
        "/New/allOf/1/properties/name",
        "merged with",
    ),
    "further disagreement": (
        SCHEMAS,
        f"A: {{allOf: [{{{REF}B'}}, {{{REF}C'}}]}}\n{FURTHER}",
        "/A",
        "what further properties hold",
    ),
    "a name too many": (
        SCHEMAS,
        f"New: {{allOf: [{{{THING}}}, {{required: [age]}}]}}",
        "/New",
        "requires 'age'",
    ),
    "itself": (
        SCHEMAS,
        "New: {allOf: [{$ref: '#/components/schemas/New'}, {properties: {}}]}",
        "/New",
        "merges itself",
    ),
    "itself by another": (
        SCHEMAS,
        f"{{A: {{allOf: [{{{REF}B'}}, {MORE}]}}, B: {{allOf: [{{{REF}A'}}, {MORE}]}}}}",
        "/A",
        "merges itself",
    ),
}


@each(MERGES)
def test_refused_merge(
    case: Refusal, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Only objects are merged, and only where they agree."""
    check(DOCUMENT, case, tmp_path, capsys)


CHOICES: Final[Refusals] = {
    "text": (
        SCHEMAS,
        f"New: {{oneOf: [{{{TEXT}}}, {{}}], discriminator: {{propertyName: a}}}}",
        "/New/discriminator",
        "oneOf/0 is not an object schema",
    ),
    "missing": (
        SCHEMAS,
        f"New: {{{TAGGED}: {{propertyName: kind, mapping: {{a: Missing}}}}}}",
        "/New/discriminator/mapping/a",
        "leads to no object",
    ),
    "elsewhere": (
        SCHEMAS,
        f"New: {{{TAGGED}: {{propertyName: kind, mapping: {{a: b.yaml}}}}}}",
        "/New/discriminator/mapping/a",
        "b.yaml",
    ),
    "no variant": (
        SCHEMAS,
        f"New: {{{TAGGED}: {{propertyName: kind, mapping: {{a: Size}}}}}}",
        "/New/discriminator/mapping/a",
        "is not in the union",
    ),
    "nested": (
        SCHEMAS,
        f"{{A: {{{TAGGED}: {{propertyName: a}}}}, B: {{oneOf: [{{{REF}A'}}, {{}}]}}}}",
        "/B/oneOf/0",
        "a union with a discriminator inside a union",
    ),
}


@each(CHOICES)
def test_refused_choice(
    case: Refusal, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A discriminator tells objects apart, each of them in the union."""
    check(DOCUMENT, case, tmp_path, capsys)


CIRCLES: Final[Refusals] = {
    "itself": (
        SCHEMAS,
        "A: {$ref: '#/components/schemas/A'}",
        "/A/$ref",
        "#/components/schemas/A refers to itself",
    ),
    "each other": (
        SCHEMAS,
        "A: {$ref: '#/components/schemas/B'}\nB: {$ref: '#/components/schemas/A'}",
        "/B/$ref",
        "#/components/schemas/A refers to itself",
    ),
    "by an array": (
        SCHEMAS,
        "A: {type: array, items: {$ref: '#/components/schemas/A'}}",
        "/A/items/$ref",
        "contains itself without an object in between",
    ),
    "by a map": (
        SCHEMAS,
        "A: {additionalProperties: {$ref: '#/components/schemas/A'}}",
        "/A/additionalProperties/$ref",
        "contains itself",
    ),
    "by a union": (
        SCHEMAS,
        "A: {oneOf: [{type: string}, {$ref: '#/components/schemas/A'}]}",
        "/A/oneOf/1/$ref",
        "contains itself",
    ),
    "by a merge": (
        SCHEMAS,
        "A: {allOf: [{$ref: '#/components/schemas/A'}]}",
        "/A/allOf/0/$ref",
        "contains itself",
    ),
    "by a parameter": (
        "#/components",
        "parameters: {A: {$ref: '#/components/parameters/A'}}",
        "/parameters/A/$ref",
        "refers to itself",
    ),
}


@each(CIRCLES)
def test_refused_circle(
    case: Refusal, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A schema may hold itself only in an object, which then has a name."""
    check(DOCUMENT, case, tmp_path, capsys)
