"""What wants a name that Python or the package uses itself gets one beside it."""

import json
import keyword
from collections.abc import Callable
from types import ModuleType
from typing import Final

import httpx
import pytest
from attrs import frozen

from emitting.packages import Made, make
from generator.reading.document import Json, JsonObject
from generator.wording.names import (
    argument_name,
    attribute_name,
    class_name,
    field_name,
    method_name,
)
from making.documents import small

ODD: Final = (
    *(*keyword.kwlist, "match", "__init__", "__class__", "1", "\u00e9"),
    *("to_dict", "from_dict", "to_input", "self", "cls", "field", "frozen", "wire"),
    *("str", "int", "float", "object", "property", "classmethod", "print", "id"),
    *("UUID", "datetime", "date", "Mapping", "Literal", "StrEnum", "Self", "Pager"),
    *("decode", "encode", "fields", "extra", "redacted", "name", "value", "mro"),
    *("path", "query", "headers", "body", "call", "fetch", "warnings", "dump_json"),
    *("transport", "close", "aclose", "httpx", "attrs", "models", "client"),
    *("raw", "session", "limit", "answer", "page", "item", "discreet"),
    *("SyncClient", "ErrorShape", "Setup", "Options", "Hook", "Network", "Timeout"),
    *("with_options", "from_env", "log_filter", "stream_url", "given", "API"),
)
TEXT: Final[JsonObject] = {"type": "string"}
ALL: Final[JsonObject] = {"$ref": "#/components/schemas/All"}
JSON: Final = "application/json"


def distinct(rename: Callable[[str], str]) -> list[str]:
    """Return the odd names, of those that want the same name the first."""
    renamed = {rename(name): name for name in reversed(ODD)}
    return [name for name in ODD if renamed[rename(name)] == name]


def operation(name: str, tag: str, **others: Json) -> JsonObject:
    answers: JsonObject = {"204": {"description": "Done."}}
    return {"operationId": name, "tags": [tag], "responses": answers, **others}


def schemas() -> JsonObject:
    names = distinct(field_name)
    values: list[Json] = [name.lower() for name in names]
    fields: JsonObject = dict.fromkeys(names, TEXT)
    return {
        **{name.replace("\u00e9", "e"): {"properties": {}} for name in CLASSES},
        "All": {"required": [*names], "properties": fields},
        "Values": {"enum": values},
    }


def paths() -> JsonObject:
    query: list[Json] = [
        {"name": name, "in": "query", "schema": TEXT}
        for name in distinct(argument_name)
    ]
    body: JsonObject = {"required": True, "content": {JSON: {"schema": ALL}}}
    answers: JsonObject = {
        "200": {"description": "Done.", "content": {JSON: {"schema": ALL}}},
        "204": {"description": "Done."},
    }
    named = [operation(f"m_{name}", "m") for name in distinct(named_method)]
    tagged = [operation("get", name) for name in distinct(attribute_name)]
    return {
        "/all": {
            "get": operation("all_get", "all", parameters=query),
            "put": operation("all_put", "all", requestBody=body, responses=answers),
        },
        **{f"/named/{index}": {"get": raw} for index, raw in enumerate(named)},
        **{
            f"/tagged/{index}": {"get": raw | {"operationId": f"get_{index}"}}
            for index, raw in enumerate(tagged)
        },
    }


def named_method(name: str) -> str:
    return method_name(f"m_{name}", "m")


CLASSES: Final = [name for name in distinct(class_name) if name != "UNSET"]


@frozen
class Recorded:
    """A package, a client of it, and the requests that this has made."""

    package: Made
    client: ModuleType
    requests: list[httpx.Request]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Recorded:
    """Return the package of a document in which everything has an odd name."""
    components: JsonObject = {"schemas": schemas()}
    document: JsonObject = {**small(), "paths": paths(), "components": components}
    package = make(document, tmp_path_factory.mktemp("made"))
    requests: list[httpx.Request] = []

    def handle(request: httpx.Request) -> httpx.Response:
        requests.append(request)
        return httpx.Response(204)

    client = package.client(httpx.MockTransport(handle))
    return Recorded(package, client, requests)


def test_odd_fields(made: Recorded) -> None:
    """Whatever fields are called, what was read is written back under its own name."""
    wire = dict.fromkeys(distinct(field_name), "x")
    assert made.package.models.All.from_dict(wire).to_dict() == wire


def test_odd_values(made: Recorded) -> None:
    """Whatever values are called, each has a member."""
    values = [name.lower() for name in distinct(field_name)]
    assert [*map(str, made.package.models.Values)] == values


def test_odd_query(made: Recorded) -> None:
    """Whatever parameters are called, they are sent under their own names."""
    names = distinct(argument_name)
    made.client.all.get(**{argument_name(name): "x" for name in names})
    assert [*made.requests[-1].url.params] == names


def test_odd_body(made: Recorded) -> None:
    """Whatever fields are called, as arguments they are sent under their own names."""
    names = distinct(field_name)
    made.client.all.put(**{argument_name(name): "x" for name in names})
    assert json.loads(made.requests[-1].content) == dict.fromkeys(names, "x")


def test_odd_methods(made: Recorded) -> None:
    """Whatever operations and tags are called, every one of them can be called."""
    made.requests.clear()
    for resource in made.package.api.resources[1:]:
        for method in resource.methods:
            getattr(getattr(made.client, resource.attribute), method.name)()
    assert len({request.url.path for request in made.requests}) == len(paths()) - 1
