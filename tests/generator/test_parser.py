"""What the generator relies on in openapi-python-client, which promises none of it.

If one of these fails after an upgrade, `generator/wording/parser.py` is what to change.
"""

from collections.abc import Callable
from importlib.metadata import version
from typing import Final

import pytest
from attrs import evolve
from openapi_python_client.parser import GeneratorData

from emitting.building import TEXT, both_ways, model
from emitting.packages import rendered
from generator.errors import DocumentError, OutputError
from generator.reading.document import JsonObject
from generator.wording import build
from generator.wording.parser import (
    ANYTHING,
    MAP_TITLE,
    Parsed,
    ParsedField,
    ParsedOperation,
    Type,
    class_name,
    parse,
    pascal_case,
    snake_case,
)
from generator.writing.package import ROOT

TYPES: Final[list[tuple[dict[str, object], Type]]] = [
    ({"type": "string"}, Type("text")),
    ({"type": "string", "format": "date"}, Type("date")),
    ({"type": "string", "format": "date-time"}, Type("timestamp")),
    ({"type": "string", "format": "uuid"}, Type("uuid")),
    ({"type": "integer"}, Type("integer")),
    ({"type": "number"}, Type("number")),
    ({"type": "boolean"}, Type("boolean")),
    ({"const": "x"}, Type("const")),
    ({}, ANYTHING),
    ({"$ref": "#/components/schemas/Kind"}, Type("enum", "Kind")),
    ({"$ref": "#/components/schemas/Part"}, Type("model", "Part")),
    (
        {"type": "array", "items": {"type": "array", "items": {"type": "integer"}}},
        Type("array", inner=(Type("array", inner=(Type("integer"),)),)),
    ),
    (
        {
            "type": "object",
            "title": f"{MAP_TITLE}a",
            "additionalProperties": {"type": "integer"},
        },
        Type("map", inner=(Type("integer"),)),
    ),
    (
        {"oneOf": [{"type": "string"}, {"$ref": "#/components/schemas/Part"}]},
        Type("union", inner=(Type("text"), Type("model", "Part"))),
    ),
]
KIND: Final = {"type": "string", "enum": ["b", "<="], "x-enum-varnames": ["B", "LESS"]}


def document(
    schema: dict[str, object], operation: dict[str, object] | None = None
) -> dict[str, object]:
    part = {
        "type": "object",
        "required": ["a"],
        "properties": {"a": schema, "b": {"type": "integer"}},
        "additionalProperties": False,
    }
    whole = {
        "type": "object",
        "required": ["b"],
        "allOf": [{"$ref": "#/components/schemas/Part"}, {"type": "object"}],
        "additionalProperties": {"type": "integer"},
    }
    return {
        "openapi": "3.1.0",
        "info": {"title": "canary", "version": "0"},
        "paths": {"/x": {"put": operation}} if operation else {},
        "components": {"schemas": {"Kind": KIND, "Part": part, "Whole": whole}},
    }


def test_pinned() -> None:
    """The version is the one that the project pins."""
    pins = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert f'"openapi-python-client=={version("openapi-python-client")}"' in pins


@pytest.mark.parametrize(("schema", "expected"), TYPES)
def test_types(schema: dict[str, object], expected: Type) -> None:
    """Each kind of schema is one kind of property."""
    parsed = parse(document(schema))
    assert parsed.models["Part"]["a"] == ParsedField(expected, required=True)


def test_enums_and_merged_models() -> None:
    """Enums keep their members' names, and merged models have all the fields."""
    parsed = parse(document({"type": "string"}))
    text, integer = Type("text"), Type("integer")
    assert parsed == Parsed(
        enums={"Kind": ["B", "LESS"]},
        models={
            "Part": {
                "a": ParsedField(text, required=True),
                "b": ParsedField(integer, required=False),
            },
            "Whole": {
                "a": ParsedField(text, required=True),
                "b": ParsedField(integer, required=True),
            },
        },
        further={"Whole": integer},
        operations={},
    )


def test_operations() -> None:
    """An operation has its parameters, its body and each of its answers."""
    json = {"application/json": {"schema": {"$ref": "#/components/schemas/Part"}}}
    binary = {"schema": {"type": "string", "format": "binary"}}
    operation: dict[str, object] = {
        "operationId": "operation_0",
        "tags": ["all"],
        "parameters": [
            {
                "name": "p0",
                "in": "query",
                "required": True,
                "schema": {"type": "string"},
            },
            {
                "name": "p1",
                "in": "query",
                "schema": {"$ref": "#/components/schemas/Kind"},
            },
        ],
        "requestBody": {"content": json, "required": True},
        "responses": {
            "200": {"description": "", "content": json},
            "202": {"description": "", "content": {"application/octet-stream": binary}},
            "204": {"description": ""},
            "2XX": {"description": ""},
            "default": {"description": "", "content": json},
        },
    }
    part = Type("model", "Part")
    parsed = parse(document({"type": "string"}, operation))
    assert parsed.operations == {
        "operation_0": ParsedOperation(
            parameters={
                "p0": ParsedField(Type("text"), required=True),
                "p1": ParsedField(Type("enum", "Kind"), required=False),
            },
            body=part,
            answers={
                "200": part,
                "202": Type("binary"),
                "204": ANYTHING,
                "2XX": ANYTHING,
                "default": part,
            },
        )
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("snake_case", "SnakeCase"),
        ("kebab-case", "KebabCase"),
        ("HTTPError", "HTTPError"),
        ("None", "None_"),
        ("1st", "Field1st"),
        ("größe", "Größe"),
    ],
)
def test_class_names(text: str, expected: str) -> None:
    """A class name is a Python name that is not taken."""
    assert class_name(text) == expected


def test_other_names() -> None:
    """Words are found by their case and by what stands between them."""
    assert (
        snake_case("websocketUrl-of HTTPServer.x") == "websocket_url_of_http_server_x"
    )
    assert pascal_case("a-b c") == "ABC"


@pytest.mark.parametrize(
    ("broken", "problem"),
    [
        ({"type": "integer", "default": "x"}, "Invalid int value: x"),
        ({"$ref": "#/components/schemas/Nobody"}, "Could not find reference"),
        ({"type": "array"}, "items"),
        ({"type": 3}, "type"),
    ],
)
def test_problems(broken: dict[str, object], problem: str) -> None:
    """Whatever the parser complains of stops the generator."""
    with pytest.raises(DocumentError, match="#: cannot be parsed: ") as caught:
        parse(document(broken))
    assert problem in str(caught.value)


def test_problem_of_an_operation() -> None:
    """So does a complaint that only stands beside an operation."""
    operation: dict[str, object] = {
        "tags": ["all"],
        "parameters": [{"name": "p0", "in": "query", "schema": {"type": "array"}}],
        "responses": {},
    }
    with pytest.raises(DocumentError, match=r"cannot be parsed: .*PUT /x"):
        parse(document({"type": "string"}, operation))


def test_crash(monkeypatch: pytest.MonkeyPatch) -> None:
    """So does whatever the parser does not catch itself."""

    def crash(*_: object, **__: object) -> None:
        raise KeyError("paths")

    monkeypatch.setattr(GeneratorData, "from_dict", crash)
    with pytest.raises(DocumentError, match="#: cannot be parsed: 'paths'"):
        parse(document({"type": "string"}))


def doctored(
    monkeypatch: pytest.MonkeyPatch, change: Callable[[ParsedField], ParsedField]
) -> JsonObject:
    """Have the parser see each field otherwise, and return a document for it."""

    def parse_otherwise(raw: dict[str, object]) -> Parsed:
        parsed = parse(raw)
        models = {
            name: {field: change(found) for field, found in fields.items()}
            for name, fields in parsed.models.items()
        }
        return evolve(parsed, models=models)

    monkeypatch.setattr(build, "parse", parse_otherwise)
    return both_ways({"Thing": model(a=TEXT)})


def test_another_type(monkeypatch: pytest.MonkeyPatch) -> None:
    """A type that the parser sees otherwise stops the generator."""
    raw = doctored(monkeypatch, lambda field: evolve(field, type=Type("array")))
    problem = r"the parser sees Type.* where there is Scalar"
    with pytest.raises(OutputError, match=problem):
        rendered(raw)


def test_another_requirement(monkeypatch: pytest.MonkeyPatch) -> None:
    """So does a field that the parser takes for required."""
    raw = doctored(monkeypatch, lambda field: evolve(field, required=True))
    with pytest.raises(DocumentError, match="properties/a: the parser read this diff"):
        rendered(raw)
