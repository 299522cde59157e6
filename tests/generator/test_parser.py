"""What an upgrade of openapi-python-client changed, said clearly.

The library has no stable interface. Each test here holds one thing that
`generator.wording.parser` takes for granted; where one fails, that module is the place
to look, and the only one.
"""

from importlib.metadata import version
from typing import Final

import pytest
from attrs import fields_dict
from openapi_python_client.config import ConfigFile
from openapi_python_client.parser import GeneratorData
from openapi_python_client.parser.properties import EnumProperty, ModelProperty

from generator.errors import DocumentError
from generator.wording import parser

TESTED: Final = "0.29.1"
"""The version that the pins name; move it when all else here passes."""

DOCUMENT: Final[dict[str, object]] = {
    "openapi": "3.1.0",
    "info": {"title": "t", "version": "1"},
    "paths": {
        "/o/{p0}": {
            "post": {
                "operationId": "operation_0",
                "tags": ["all"],
                "parameters": [
                    {
                        "name": "p0",
                        "in": "path",
                        "required": True,
                        "schema": {"type": "string", "format": "uuid"},
                    }
                ],
                "requestBody": {
                    "required": True,
                    "content": {
                        "application/json": {
                            "schema": {"$ref": "#/components/schemas/Whole"}
                        }
                    },
                },
                "responses": {
                    "200": {
                        "description": "",
                        "content": {
                            "application/json": {"schema": {"type": "boolean"}}
                        },
                    },
                    "204": {"description": ""},
                },
            }
        }
    },
    "components": {
        "schemas": {
            "Kind": {
                "type": "string",
                "enum": ["a-b", "c"],
                "x-enum-varnames": ["A_B", "C"],
            },
            "Part": {
                "type": "object",
                "required": ["id"],
                "properties": {"id": {"type": "integer"}},
            },
            "Whole": {
                "additionalProperties": {"type": "number"},
                "allOf": [
                    {"$ref": "#/components/schemas/Part"},
                    {
                        "type": "object",
                        "properties": {
                            "at": {"type": "string", "format": "date-time"},
                            "day": {"type": "string", "format": "date"},
                            "kind": {"$ref": "#/components/schemas/Kind"},
                            "many": {"type": "array", "items": {"type": "string"}},
                            "any": {},
                            "one": {"const": "x"},
                            "either": {
                                "oneOf": [{"type": "integer"}, {"type": "string"}]
                            },
                            "map": {
                                "type": "object",
                                "title": f"{parser.MAP_TITLE}1",
                                "additionalProperties": {"type": "string"},
                            },
                        },
                    },
                ],
            },
        }
    },
}


def test_the_pinned_version_is_installed() -> None:
    """Another version may see documents otherwise: run these tests, then pin it."""
    assert version("openapi-python-client") == TESTED


def test_types_are_seen() -> None:
    """Each kind of schema is the kind of property that we know it by."""
    fields = parser.parse(DOCUMENT).models["Whole"]
    text = parser.Type("text")

    assert {name: field.type for name, field in fields.items()} == {
        "id": parser.Type("integer"),
        "at": parser.Type("timestamp"),
        "day": parser.Type("date"),
        "kind": parser.Type("enum", "Kind"),
        "many": parser.Type("array", inner=(text,)),
        "any": parser.Type("anything"),
        "one": parser.Type("const"),
        "either": parser.Type("union", inner=(parser.Type("integer"), text)),
        "map": parser.Type("map", inner=(text,)),
    }


def test_parts_are_merged() -> None:
    """A merged model has the fields of its parts, and knows which are required."""
    parsed = parser.parse(DOCUMENT)
    fields = parsed.models["Whole"]

    assert [name for name, field in fields.items() if field.required] == ["id"]
    assert parsed.further["Whole"] == parser.Type("number")


def test_members_are_named() -> None:
    """Members have the names that `x-enum-varnames` asks for, in the values' order."""
    assert parser.parse(DOCUMENT).enums == {"Kind": ["A_B", "C"]}


def test_operations_are_found() -> None:
    """An operation has its parameters, its body, and its answers by status."""
    operation = parser.parse(DOCUMENT).operations["operation_0"]

    assert operation.parameters == {
        "p0": parser.ParsedField(parser.Type("uuid"), required=True)
    }
    assert operation.body == parser.Type("model", "Whole")
    assert operation.answers["200"] == parser.Type("boolean")


@pytest.mark.parametrize(
    ("text", "class_name", "snake_case"),
    [
        ("interaction", "Interaction", "interaction"),
        ("encounterStatus", "EncounterStatus", "encounter_status"),
        ("HTTPError", "HTTPError", "http_error"),
        ("kebab-name.dotted", "KebabNameDotted", "kebab_name_dotted"),
    ],
)
def test_names_are_made(text: str, class_name: str, snake_case: str) -> None:
    """Names that users see do not move with an upgrade."""
    assert parser.class_name(text) == class_name
    assert parser.class_name(class_name) == class_name
    assert parser.snake_case(text) == snake_case


@pytest.mark.parametrize(
    ("schema", "said"),
    [
        ({"type": "nonsense"}, "cannot be parsed"),
        ({"$ref": "#/components/schemas/Nowhere"}, "Could not find reference"),
        ({"type": "integer", "default": "x"}, "cannot be parsed"),
    ],
)
def test_every_error_is_fatal(schema: object, said: str) -> None:
    """Whatever the library complains of stops the run."""
    document: dict[str, object] = {
        "openapi": "3.1.0",
        "info": {"title": "t", "version": "1"},
        "paths": {},
        "components": {
            "schemas": {"A": {"type": "object", "properties": {"x": schema}}}
        },
    }

    with pytest.raises(DocumentError, match=said):
        parser.parse(document)


def test_bare_exceptions_are_fatal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Some inputs make the library raise whatever it met."""

    def fail(*_: object, **__: object) -> None:
        raise KeyError("x")

    monkeypatch.setattr(GeneratorData, "from_dict", fail)

    with pytest.raises(DocumentError, match=r"cannot be parsed: 'x'"):
        parser.parse(DOCUMENT)


def test_what_we_read_is_still_there() -> None:
    """The attributes that we read have the names that we read them by."""
    assert {"class_info", "values"} <= set(fields_dict(EnumProperty))
    assert {
        "class_info",
        "required_properties",
        "optional_properties",
        "additional_properties",
        "data",
    } <= set(fields_dict(ModelProperty))
    assert "use_path_prefixes_for_title_model_names" in ConfigFile.model_fields
