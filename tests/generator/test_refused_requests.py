"""Parameters and bodies that no method could take stop the generator."""

from pathlib import Path
from typing import Final

import pytest

from making.documents import small
from making.refusals import Refusal, Refusals, check, each

GET: Final = "#/paths/~1things~1{id}/get"
ID: Final = f"{GET}/parameters/0"
PART: Final = f"{GET}/parameters/1"
OK: Final = f"{GET}/responses/200"
BODY: Final = "#/paths/~1things/post/requestBody"

NEEDED: Final = "{name: id, in: path, required: true, schema: {type: string}}"
FORM: Final = "application/x-www-form-urlencoded"
TWO_TYPES: Final = "content: {application/json: {}, application/octet-stream: {}}"

PARAMETERS: Final[Refusals] = {
    "cookie": (PART, "in: cookie", "/in", "cookie parameters"),
    "elsewhere": (PART, "in: body", "/in", "body parameters"),
    "odd place": (PART, "in: [query]", "/in", "parameters are not supported"),
    "content": (PART, "content: {application/json: {}}", "/content", "content"),
    "space-delimited": (PART, "style: spaceDelimited", "/style", "spaceDelimited"),
    "pipe-delimited": (PART, "style: pipeDelimited", "/style", "pipeDelimited"),
    "deep object": (PART, "style: deepObject", "/style", "deepObject"),
    "matrix": (ID, "style: matrix", "/style", "matrix"),
    "label": (ID, "style: label", "/style", "label"),
    "joined query": (PART, "explode: false", "/explode", "only true"),
    "exploded path": (ID, "explode: true", "/explode", "only false"),
    "reserved": (PART, "allowReserved: true", "/allowReserved", "allowReserved"),
    "empty": (PART, "allowEmptyValue: true", "/allowEmptyValue", "allowEmptyValue"),
    "no name": (PART, "name: ''", "/name", "is empty"),
    "token": (PART, "{in: header, name: Authorization}", "/name", "Authorization"),
    "accept": (PART, "{in: header, name: accept}", "/name", "the header accept"),
    "media type": (PART, "{in: header, name: Content-Type}", "/name", "Content-Type"),
    "cookie header": (PART, "{in: header, name: Cookie}", "/name", "Cookie"),
    "host": (PART, "{in: header, name: Host}", "/name", "the header Host"),
    "bad header": (PART, "{in: header, name: 'a b'}", "/name", "no name for a header"),
    "no header": (PART, "{in: header, name: ''}", "/name", "no name for a header"),
    "path array": (ID, "schema: {type: array}", "/schema", "complex for a path"),
    "path object": (ID, "schema: {type: object}", "/schema", "complex for a path"),
    "path anything": (ID, "schema: {}", "/schema", "complex for a path"),
    "header array": (
        PART,
        "{in: header, schema: {type: array, items: {type: string}}}",
        "/schema",
        "complex for a header",
    ),
    "query object": (PART, "schema: {type: object}", "/schema", "complex for a query"),
    "query model": (
        PART,
        "schema: {$ref: '#/components/schemas/Thing'}",
        "/schema",
        "complex for a query",
    ),
    "query union": (
        PART,
        "schema: {oneOf: [{type: string}, {type: object}]}",
        "/schema",
        "complex for a query",
    ),
    "nested array": (
        PART,
        "schema: {type: array, items: {type: array, items: {type: string}}}",
        "/schema",
        "complex for a query",
    ),
    "null in an array": (
        PART,
        "schema: {type: array, items: {type: [string, 'null']}}",
        "/schema",
        "cannot be null",
    ),
    "null in the path": (
        ID,
        "schema: {type: [string, 'null']}",
        "/schema",
        "cannot be null",
    ),
    "required null": (
        PART,
        "{required: true, schema: {oneOf: [{type: string}, {type: 'null'}]}}",
        "/schema",
        "cannot be null",
    ),
    "odd mark": (PART, "x-phi: 'true'", "/x-phi", "neither true nor false"),
    "twice": (
        GET,
        f"parameters: [{NEEDED}, {NEEDED}]",
        "/parameters/1",
        "'id' stands here twice",
    ),
    "not in the path": (GET, "parameters: []", "", "path and its parameters"),
    "no schema": (
        GET,
        "parameters: [{name: id, in: path, required: true}]",
        "/parameters/0",
        "is not valid OpenAPI",
    ),
}


@each(PARAMETERS)
def test_refused_parameter(
    case: Refusal, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A parameter has one plain value, or several in a query."""
    check(small(), case, tmp_path, capsys)


BODIES: Final[Refusals] = {
    "form": (BODY, f"content: {{{FORM}: {{}}}}", "/content", FORM),
    "multipart": (
        BODY,
        "content: {multipart/form-data: {}}",
        "/content",
        "multipart/form-data",
    ),
    "sent text": (BODY, "content: {text/plain: {}}", "/content", "text/plain"),
    "sent nothing": (BODY, "content: {}", "/content", "no media type"),
    "sent choice": (BODY, TWO_TYPES, "/content", "more than one media type"),
    "encoding": (
        BODY,
        "content: {application/json: {encoding: {}}}",
        "/content/application~1json/encoding",
        "encoding",
    ),
    "text": (OK, "content: {text/plain: {}}", "/content", "text/plain"),
    "page": (OK, "content: {text/html: {}}", "/content", "text/html"),
    "XML": (OK, "content: {application/xml: {}}", "/content", "application/xml"),
    "any type": (OK, "content: {'*/*': {}}", "/content", "*/*"),
    "answered choice": (OK, TWO_TYPES, "/content", "more than one media type"),
    "odd content": (OK, "content: []", "/content", "what OpenAPI puts here"),
    "links": (OK, "links: {}", "/links", "links"),
    "no success": (GET, "responses: {404: {description: No.}}", "/responses", "2xx"),
    "default alone": (
        GET,
        "responses: {default: {description: Some.}}",
        "/responses",
        "no success status",
    ),
}


@each(BODIES)
def test_refused_body(
    case: Refusal, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A body is JSON or bytes, and a method has to return something."""
    check(small(), case, tmp_path, capsys)
