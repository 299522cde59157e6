"""What odd names become, in a document that is full of them."""

from typing import Final

import httpx
import pytest

from emitting.building import named
from emitting.packages import Made, Workshop
from generator.reading.document import JsonObject

FIELDS: Final = {
    **{name: f"{name}_" for name in ("class", "from", "self", "cls", "extra", "field")},
    **{name: f"{name}_" for name in ("from_dict", "to_dict", "to_input", "str")},
    "classmethod": "classmethod_",
    **{name: name for name in ("id", "type", "property", "wire", "fields")},
    **{name: name for name in ("encode", "match")},
    "camelCase": "camel_case",
    "HTTPServer": "http_server",
    "kebab-case": "kebab_case",
    "with space": "with_space",
    "dotted.name": "dotted_name",
    "$ref": "ref",
    "1st": "field_1st",
    "_private": "private",
    "__init__": "init",
    "größe": "größe",
    "名前": "名前",
    'quo"te\\': "quote",
    "new\nline": "newline",
    "{brace}": "brace",
}
CLASSES: Final = {
    "uuid": "UUIDModel",
    "not_found": "NotFoundErrorModel",
    "final": "FinalModel",
    "none": "None_",
    "a_class": "Class",
    "first": "Field1StPlaceOfAll",
    "literal": "LiteralModel | str",
}
METHODS: Final = [
    ("default.get_words_id_self", "GET /words/a/b"),
    ("class_.import_", "GET /class"),
    ("class_.int_", "PUT /class"),
    ("close_.list", "POST /class"),
    ("sync_client.go", "PATCH /class"),
    ("word.drop", "DELETE /class"),
    ("größen.список", "OPTIONS /class"),
]
CLIENT: Final = {"server_url": "s", "header_value": "h"}


@pytest.fixture(scope="module")
def dictionary(workshop: Workshop) -> Made:
    return workshop.make(named("dictionary"))


@pytest.mark.parametrize(("wire", "name"), FIELDS.items())
def test_field(dictionary: Made, wire: str, name: str) -> None:
    """A field has a Python name, and keeps its own in JSON."""
    names = dictionary.models.Names.from_dict({wire: "x"})
    assert getattr(names, name) == "x"
    assert names.to_dict() == names.to_input().to_dict() == {wire: "x"}


def test_fields_called_like_types(dictionary: Made) -> None:
    """A field that is called like a type does not stand in its way."""
    wire: JsonObject = {
        "datetime": "2026-01-02T03:04:05Z",
        "date": "2026-01-02",
        "int": 1,
        "float": 1.5,
        "bool": True,
        "tuple": ["a"],
        "object": [1],
        "dict": {"a": 1},
        "list": [1, 2],
    }
    names = dictionary.models.Names.from_dict(wire)
    assert (names.datetime_.year, names.date_.day, names.list) == (2026, 2, (1, 2))
    assert names.to_dict() == names.to_input().to_dict() == wire


@pytest.mark.parametrize(("name", "annotation"), CLASSES.items())
def test_class(dictionary: Made, name: str, annotation: str) -> None:
    """A schema that is called like something in the package gets another name."""
    assert dictionary.models.Names.__annotations__[name] == f"{annotation} | None"


@pytest.mark.parametrize(("method", "request_line"), METHODS)
def test_method(dictionary: Made, method: str, request_line: str) -> None:
    """A method is called after its operation, without the name of its resource."""
    arguments = ("a", "b") if "words" in method else ()
    done = dictionary.made_with(**CLIENT).call(method, *arguments)
    assert f"{done.request.method} {done.path}" == request_line
    assert done.request.headers["Server-URL"] == "s"


def test_resources(dictionary: Made) -> None:
    """A resource that wants the name of a model, or of the runtime, gets another."""
    made = {each.attribute: each.name for each in dictionary.api.resources}
    assert made.pop("größen").isidentifier()
    assert made == {
        "default": "Default",
        "class_": "ClassResource",
        "close_": "Close",
        "sync_client": "SyncClientResource",
        "word": "WordResource",
        "names": "NamesResource",
    }


def test_arguments(dictionary: Made) -> None:
    """An argument that the method's body has a use for gets another name."""
    given = {
        **{name: name for name in ("class_", "query_", "headers_", "fetch_")},
        **{name: name for name in ("encode_", "body", "print_", "größe")},
    }
    name = "default.get_words_id_self"
    done = dictionary.made_with(**CLIENT).call(name, "i/", "s", **given)
    assert done.path == "/words/i%2F/s"
    query = httpx.QueryParams(done.query)
    assert {f"{key}_": value for key, value in query.items()} == {
        f"{key.rstrip('_')}_": value for key, value in given.items()
    }


def test_title(dictionary: Made) -> None:
    """A title that is no name for Python is made one."""
    assert dictionary.package.__name__ == "field_2_nd_dictionary"
    assert hasattr(dictionary.package, "Field2NdDictionaryClient")


def test_empty_name(dictionary: Made) -> None:
    """A field without a name has one in Python."""
    word = dictionary.models.Word.from_dict({"": "x"})
    assert word.to_dict() == {"": "x"}
    assert word.field_ == "x"
