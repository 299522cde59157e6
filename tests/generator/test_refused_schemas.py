"""Schemas that a Python type would not do justice to stop the generator."""

from pathlib import Path
from typing import Final

import pytest

from making.documents import small
from making.refusals import Refusal, Refusals, check, each

ANSWER: Final = "#/paths/~1things~1{id}/get/responses/200/content/application~1json"
SCHEMAS: Final = "#/components/schemas"
THING: Final = f"{SCHEMAS}/Thing"
FIELDS: Final = f"{THING}/properties"
NAME: Final = f"{FIELDS}/name"

REF: Final = "$ref: '#/components/schemas"
TAGGED: Final = f"oneOf: [{{{REF}/Thing'}}], discriminator"
KEYWORDS: Final = {
    "$anchor": "here",
    "$defs": "{}",
    "$dynamicAnchor": "here",
    "$dynamicRef": "'#here'",
    "$id": "https://example.com/thing",
    "$schema": "https://example.com/dialect",
    "$vocabulary": "{}",
    "colour": "red",
    "contains": "{}",
    "contentEncoding": "base64",
    "contentMediaType": "text/plain",
    "contentSchema": "{}",
    "definitions": "{}",
    "dependencies": "{}",
    "dependentRequired": "{}",
    "dependentSchemas": "{}",
    "else": "{}",
    "if": "{}",
    "maxContains": "1",
    "minContains": "1",
    "not": "{}",
    "patternProperties": "{}",
    "prefixItems": "[]",
    "propertyNames": "{}",
    "then": "{}",
    "unevaluatedItems": "false",
    "unevaluatedProperties": "false",
    "xml": "{}",
}


@each(
    {name: (THING, f"{name}: {KEYWORDS[name]}", f"/{name}", name) for name in KEYWORDS}
)
def test_refused_keyword(
    case: Refusal, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Every keyword is known or stops the generator."""
    check(small(), case, tmp_path, capsys)


MARKS: Final = (
    *("deprecated", "nullable", "readOnly", "uniqueItems", "writeOnly", "x-phi"),
)
COUNTS: Final = (
    *("maxItems", "maxLength", "maxProperties", "minItems", "minLength"),
    "minProperties",
)
NUMBERS: Final = (
    *("exclusiveMaximum", "exclusiveMinimum", "maximum", "minimum", "multipleOf"),
)
TEXTS: Final = ("$comment", "description", "format", "pattern", "title")


@pytest.mark.parametrize("keyword", [*MARKS, *COUNTS, *NUMBERS, *TEXTS])
def test_refused_value(
    keyword: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A keyword with a value of the wrong type would say nothing, in silence."""
    check(small(), (NAME, f"{keyword}: []", f"/{keyword}", "is n"), tmp_path, capsys)


SHAPES: Final[Refusals] = {
    "everything": (FIELDS, "name: true", "/name", "boolean schema"),
    "nothing": (FIELDS, "name: false", "/name", "boolean schema"),
    "named": (SCHEMAS, "Any: true", "/Any", "boolean schema"),
    "answered": (ANSWER, "schema: true", "/schema", "boolean schema"),
    "items": (FIELDS, "name: {items: true}", "/name/items", "boolean schema"),
    "no schema": (FIELDS, "name: text", "/name", "not a schema object"),
    "odd reference": (FIELDS, "name: {$ref: 3}", "/name/$ref", "external reference 3"),
    "dangling": (
        FIELDS,
        f"name: {{{REF}/Nothing'}}",
        "/name/$ref",
        "'#/components/schemas/Nothing' leads to no object",
    ),
    "elsewhere": (
        FIELDS,
        "name: {$ref: '#/paths'}",
        "/name/$ref",
        "not in #/components/schemas",
    ),
    "file": (
        FIELDS,
        "name: {$ref: 'other.yaml#/Thing'}",
        "/name/$ref",
        "external reference 'other.yaml#/Thing'",
    ),
    "more": (
        FIELDS,
        f"name: {{{REF}/Thing', type: object}}",
        "/name/type",
        "type beside",
    ),
    "unknown type": (NAME, "type: file", "/type", "'file'"),
    "odd type": (NAME, "type: [[string]]", "/type", "not a type"),
    "no type": (NAME, "type: []", "/type", "no type"),
    "null": (NAME, "type: 'null'", "/type", "nothing but null"),
    "null alone": (NAME, "type: ['null']", "/type", "no type beside null"),
    "text or object": (NAME, "type: [string, object]", "/type", "object or array"),
    "array or text": (NAME, "type: [array, string]", "/type", "object or array"),
    "bytes": (NAME, "format: binary", "/format", "binary"),
    "answered bytes": (
        ANSWER,
        "schema: {type: string, format: binary}",
        "/schema/format",
        "binary",
    ),
    "fields of text": (NAME, "properties: {}", "/properties", "for objects only"),
    "items of text": (NAME, "items: {}", "/items", "for arrays only"),
    "marked object": (THING, "x-phi: true", "/x-phi", "x-phi is for values"),
    "unnamed": (THING, "required: name", "/required", "not an array of names"),
    "odd name": (THING, "required: [[name]]", "/required", "not an array of names"),
    "not there": (THING, "required: [age]", "", "requires 'age'"),
}


@each(SHAPES)
def test_refused_shape(
    case: Refusal, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A value is of one shape that Python can name."""
    check(small(), case, tmp_path, capsys)


VALUES: Final[Refusals] = {
    "mixed": (NAME, "enum: [a, 1]", "/enum", "neither all strings nor all integers"),
    "numbers": (NAME, "{type: number, enum: [1.5]}", "/enum", "all integers"),
    "flags": (NAME, "{type: boolean, enum: [true]}", "/enum", "all integers"),
    "arrays": (FIELDS, "name: {enum: [[a]]}", "/name/enum", "all integers"),
    "objects": (FIELDS, "name: {enum: [{a: b}]}", "/name/enum", "all integers"),
    "none": (NAME, "enum: []", "/enum", "no values"),
    "no array": (NAME, "enum: a", "/enum", "no values"),
    "null": (NAME, "enum: [null]", "/enum", "nothing but null"),
    "twice": (NAME, "enum: [a, a]", "/enum", "a value twice"),
    "other type": (NAME, "{type: integer, enum: [a]}", "/enum", "not of the type"),
    "constant number": (NAME, "const: 1.5", "/const", "no string, integer or boolean"),
    "constant null": (NAME, "const: null", "/const", "no string, integer or boolean"),
    "constant array": (NAME, "const: [a]", "/const", "no string, integer or boolean"),
    "constant of another type": (NAME, "const: 1", "/const", "not of the type"),
    "constant and more": (NAME, "{const: a, enum: [a]}", "/const", "const beside enum"),
}


@each(VALUES)
def test_refused_values(
    case: Refusal, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """An enum is of strings or of integers."""
    check(small(), case, tmp_path, capsys)


UNIONS: Final[Refusals] = {
    "beside fields": (THING, "anyOf: [{}]", "/anyOf", "anyOf beside properties"),
    "beside required": (
        SCHEMAS,
        "Thing: {oneOf: [{}], required: [name]}",
        "/Thing/oneOf",
        "oneOf beside required",
    ),
    "beside values": (
        FIELDS,
        "name: {oneOf: [{}], enum: [a]}",
        "/name/oneOf",
        "oneOf beside enum",
    ),
    "beside a type": (NAME, "oneOf: [{type: string}]", "/type", "a type beside oneOf"),
    "both": (FIELDS, "name: {oneOf: [{}], anyOf: [{}]}", "/name/anyOf", "together"),
    "of nothing": (FIELDS, "name: {oneOf: []}", "/name/oneOf", "nothing but null"),
    "of null": (FIELDS, "name: {anyOf: [{type: 'null'}]}", "/name/anyOf", "null"),
    "no union": (
        THING,
        "discriminator: {propertyName: name}",
        "/discriminator",
        "discriminator without a union",
    ),
    "no name": (
        FIELDS,
        f"name: {{{TAGGED}: {{}}}}",
        "/name/discriminator/propertyName",
        "is missing",
    ),
    "null discriminator": (
        FIELDS,
        f"name: {{{TAGGED}: null}}",
        "/name/discriminator",
        "not a discriminator object",
    ),
    "unknown": (
        FIELDS,
        f"name: {{{TAGGED}: {{propertyName: a, colour: red}}}}",
        "/name/discriminator/colour",
        "colour",
    ),
    "odd mapping": (
        FIELDS,
        f"name: {{{TAGGED}: {{propertyName: a, mapping: {{a: 1}}}}}}",
        "/name/discriminator/mapping",
        "a schema for each value",
    ),
}


@each(UNIONS)
def test_refused_union(
    case: Refusal, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A union is nothing but its variants."""
    check(small(), case, tmp_path, capsys)
