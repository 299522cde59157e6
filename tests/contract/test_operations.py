"""Operations, servers and security have one normal form for one meaning."""

import pytest

from contract.documents import TITLE, document, operation
from generator.contract import JsonObject, UnreadableError, contract_of
from generator.contract.values import child

OK: JsonObject = {"200": {"description": "Done."}}
PHI_QUERY: JsonObject = {
    "name": "q",
    "in": "query",
    "x-phi": True,
    "schema": {"type": "string"},
}


def test_the_smallest_operation() -> None:
    """An operation without anything has no parameter, answer or security."""
    assert operation({"tags": [], "operationId": None}) == {
        "tag": None,
        "operationId": None,
        "parameters": {},
        "answers": {},
        "security": [],
    }


def test_parameters() -> None:
    """A parameter has a place, a name, a type and a way to be written."""
    form = operation({"parameters": [PHI_QUERY], "deprecated": True})

    assert form["deprecated"] is True
    assert form["parameters"] == {
        "query q": {
            "kind": "string",
            "phi": True,
            "required": False,
            "style": "form",
            "explode": True,
        }
    }


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        ({"in": "path", "required": True}, {"style": "simple", "explode": False}),
        ({"in": "header"}, {"style": "simple", "explode": False}),
        ({"in": "cookie"}, {"style": "form", "explode": True}),
        ({"in": "query", "style": "form", "explode": False}, {"explode": False}),
        (
            {"in": "query", "style": "pipeDelimited", "allowReserved": True},
            {"style": "pipeDelimited", "explode": False, "allowReserved": True},
        ),
        ({"in": "query"}, {"kind": "any"}),
        (
            {"in": "query", "content": {"application/json": {}}},
            {"content": {"application/json": {"kind": "any"}}},
        ),
    ],
)
def test_how_parameters_are_written(raw: JsonObject, said: JsonObject) -> None:
    """Style and explode are what they are by default in their place, or as given."""
    form = operation({"parameters": [{"name": "X", **raw}]})

    assert said.items() <= child(child(form, "parameters"), f"{raw['in']} X").items()


def test_parameters_of_the_path() -> None:
    """A path's parameters belong to each operation, which may give its own version."""
    integer: JsonObject = {"name": "q", "in": "query", "schema": {"type": "integer"}}
    contract = contract_of(
        document(
            paths={
                "x-note": "no path",
                "/things": {
                    "parameters": [PHI_QUERY, {**PHI_QUERY, "name": "other"}],
                    "get": {"parameters": [integer]},
                },
            }
        )
    )

    parameters = child(
        child(child(contract, "operations"), "GET /things"), "parameters"
    )
    assert sorted(parameters) == ["query other", "query q"]
    assert child(parameters, "query q")["kind"] == "integer"


METHODS = ["get", "put", "post", "delete", "options", "head", "patch", "trace"]


@pytest.mark.parametrize("method", METHODS)
def test_methods(method: str) -> None:
    """Every method that a path can have is an operation."""
    assert operation({}, method=method)["tag"] == "things"


@pytest.mark.parametrize(
    ("given", "usual"),
    [
        ("tenant-name", "Tenant-Name"),
        ("X-Request-ID", "X-Request-Id"),
        ("X-PetId", "X-PetId"),
        ("x-petid", "X-Petid"),
    ],
)
def test_names_of_headers(given: str, usual: str) -> None:
    """A header's letters have no case, unless they are what makes words of a name."""
    raw: JsonObject = {"parameters": [{"name": given, "in": "header"}]}
    client = contract_of(document(root={"x-client": {"parameters": {given: "it"}}}))

    assert [*child(operation(raw), "parameters")] == [f"header {usual}"]
    assert child(client, "client")["parameters"] == {usual: "it"}


@pytest.mark.parametrize("lacking", ["in", "name"])
def test_parameters_that_lack_something(lacking: str) -> None:
    """A parameter without a place or a name is refused."""
    raw = {key: value for key, value in PHI_QUERY.items() if key != lacking}

    with pytest.raises(UnreadableError, match=f"{lacking}: expected a string"):
        operation({"parameters": [raw]})


def test_what_stands_beside_the_reference_of_a_part() -> None:
    """Beside a reference to a parameter, words and extensions count, and no more."""
    parts: JsonObject = {"components": {"parameters": {"Q": PHI_QUERY}}}
    raw: JsonObject = {
        "$ref": "#/components/parameters/Q",
        "required": True,
        "description": "Said.",
        "x-phi": False,
    }
    form = operation({"parameters": [raw]}, parts)

    query = child(child(form, "parameters"), "query q")
    assert query["required"] is False
    assert "phi" not in query


def test_operations_beside_the_reference_of_a_path() -> None:
    """A path that stands elsewhere may have more operations here."""
    contract = contract_of(
        document(
            paths={"/a": {"$ref": "#/components/pathItems/A", "get": {}}},
            root={"components": {"pathItems": {"A": {"put": {}}}}},
        )
    )

    assert sorted(child(contract, "operations")) == ["GET /a", "PUT /a"]


def test_how_bodies_are_encoded() -> None:
    """The encoding of the parts of a body is kept as it stands."""
    body: JsonObject = {"multipart/form-data": {"encoding": {"a": {"explode": True}}}}
    form = operation({"requestBody": {"content": body}})

    assert child(child(form, "body"), "content") == {
        "multipart/form-data": {"kind": "any", "encoding": {"a": {"explode": True}}}
    }


def test_headers_of_answers() -> None:
    """A header may be written otherwise than usual; one is described elsewhere."""
    headers: JsonObject = {"X-A": {"explode": True}, "Content-Type": {}}
    form = operation({"responses": {"200": {"headers": headers}}})

    assert child(child(form, "answers"), "200")["headers"] == {
        "x-a": {"kind": "any", "explode": True, "required": False}
    }


def test_headers_that_are_described_elsewhere() -> None:
    """OpenAPI ignores parameters for these three headers."""
    names = ["Accept", "content-type", "AUTHORIZATION", "Tenant"]
    form = operation({"parameters": [{"name": name, "in": "header"} for name in names]})

    assert [*child(form, "parameters")] == ["header Tenant"]


def test_bodies_and_answers() -> None:
    """A body has media types; an answer has headers too."""
    text: JsonObject = {"schema": {"type": "string"}}
    form = operation(
        {
            "requestBody": {"required": True, "content": {"Application/JSON": text}},
            "responses": {
                "2xx": {
                    "content": {"text/plain": {}},
                    "headers": {"X-Id": {"required": True, **text}},
                },
                "default": {"description": "Failed."},
                "x-note": "no answer",
            },
        },
        method="post",
    )

    assert form["body"] == {
        "required": True,
        "content": {"application/json": {"kind": "string"}},
    }
    assert form["answers"] == {
        "2XX": {
            "content": {"text/plain": {"kind": "any"}},
            "headers": {"x-id": {"kind": "string", "required": True}},
        },
        "default": {"content": {}},
    }


def test_references_to_parts() -> None:
    """Parameters, bodies, answers, headers and paths may stand elsewhere."""
    inline: JsonObject = {
        "operationId": "things_do",
        "tags": ["things"],
        "parameters": [PHI_QUERY],
        "requestBody": {"content": {"application/json": {}}},
        "responses": {"200": {"headers": {"X": {}}}},
    }
    parts: JsonObject = {
        "parameters": {"Q": PHI_QUERY, "Again": {"$ref": "#/components/parameters/Q"}},
        "requestBodies": {"B": inline["requestBody"]},
        "headers": {"H": {}},
        "responses": {"R": {"headers": {"X": {"$ref": "#/components/headers/H"}}}},
    }
    named: JsonObject = {
        **inline,
        "parameters": [{"$ref": "#/components/parameters/Again"}],
        "requestBody": {"$ref": "#/components/requestBodies/B"},
        "responses": {"200": {"$ref": "#/components/responses/R"}},
    }
    elsewhere: JsonObject = {"/things": {"$ref": "#/components/pathItems/Things"}}

    one = contract_of(document(paths={"/things": {"get": inline}}))
    other = contract_of(
        document(
            paths=elsewhere,
            root={"components": {**parts, "pathItems": {"Things": {"get": named}}}},
        )
    )

    assert one == other


def test_a_part_that_refers_to_itself() -> None:
    """A reference cannot go in a circle."""
    here = "#/paths/~1things/get/parameters/0"

    with pytest.raises(UnreadableError, match="refers to itself"):
        operation({"parameters": [{"$ref": here}]})


def test_a_reference_into_an_array() -> None:
    """A reference may point at the item of an array."""
    first = "#/paths/~1things/get/parameters/0"
    shared: JsonObject = {"$ref": first}
    form = operation({"parameters": [PHI_QUERY, shared]})

    assert form == operation({"parameters": [PHI_QUERY]})


def test_security() -> None:
    """Security is the document's, unless the operation has its own; order is free."""
    ways: JsonObject = {"security": [{"b": []}, {"a": ["y", "x"], "c": []}]}

    assert operation({}, ways)["security"] == [{"a": ["x", "y"], "c": []}, {"b": []}]
    assert operation({"security": []}, ways)["security"] == []
    assert operation({"security": [{}, {}]}, ways)["security"] == []
    assert operation({"security": [{}, {"b": []}]})["security"] == [{"b": []}, {}]


def test_servers() -> None:
    """Servers keep their order, since the first one counts; there is always one."""
    given: JsonObject = {
        "servers": [
            {
                "url": "https://{region}.example.com",
                "variables": {"region": {"default": "eu", "enum": ["us", "eu"]}},
            },
            {"url": "/{v}", "variables": {"v": {"default": "1"}}},
        ]
    }

    assert contract_of(document())["servers"] == [{"url": "/", "variables": {}}]
    assert contract_of(document(root=given))["servers"] == [
        {
            "url": "https://{region}.example.com",
            "variables": {"region": {"default": "eu", "enum": ["eu", "us"]}},
        },
        {"url": "/{v}", "variables": {"v": {"default": "1"}}},
    ]


def test_servers_of_one_operation() -> None:
    """An operation, or its path, may have servers of its own."""
    own: JsonObject = {"servers": [{"url": "/own"}]}
    form = operation(own)

    assert form["servers"] == [{"url": "/own", "variables": {}}]
    path = document(paths={"/things": {**own, "get": {}}})
    operations = child(contract_of(path), "operations")
    assert child(operations, "GET /things")["servers"] == form["servers"]


def test_security_schemes() -> None:
    """A scheme keeps what a client needs; scopes have no order."""
    flow: JsonObject = {"tokenUrl": "/t", "scopes": {"b": "All.", "a": "Some."}}
    schemes: JsonObject = {
        "one": {"type": "oauth2", "flows": {"clientCredentials": flow}},
        "two": {"type": "http", "scheme": "bearer", "description": "Say who."},
    }
    contract = contract_of(document(root={"components": {"securitySchemes": schemes}}))

    assert contract["securitySchemes"] == {
        "one": {
            "type": "oauth2",
            "flows": {"clientCredentials": {"tokenUrl": "/t", "scopes": ["a", "b"]}},
        },
        "two": {"type": "http", "scheme": "bearer"},
    }
    assert contract["prose"] == {
        "document": TITLE,
        "security scheme one clientCredentials": "a: Some.\nb: All.",
        "security scheme two": "Say who.",
    }


def test_the_client() -> None:
    """Names follow the title, unless the document gives them."""
    assert contract_of(document())["client"] == {
        "distribution": "small-api",
        "package": "small_api",
        "name": "SmallApi",
    }
    client = contract_of(
        document(root={"x-client": {"name": "Other", "neverRetried": {"429": ["no"]}}})
    )
    assert client["client"] == {
        "distribution": "small-api",
        "package": "small_api",
        "name": "Other",
        "neverRetried": {"429": ["no"]},
    }


def test_what_a_client_says_nothing_of() -> None:
    """What is empty says as much as what is missing."""
    empty: JsonObject = {"parameters": {}, "neverRetried": {}, "errors": {}}

    assert contract_of(document(root={"x-client": empty})) == contract_of(document())


def test_pagination() -> None:
    """What makes a listing of an operation is kept as it stands."""
    page: JsonObject = {"style": "page", "parameter": "index"}

    form: JsonObject = {**page, "first": 1}
    assert operation({"x-pagination": page})["pagination"] == form


def test_places_of_prose() -> None:
    """What is said is found again by its place."""
    said: JsonObject = {"description": "Said."}
    contract = contract_of(
        document(
            {"Pet": {"properties": {"names": {"items": said}}, **said}},
            {
                "/things": {
                    "post": {
                        "summary": "Do.",
                        **said,
                        "parameters": [{"name": "q", "in": "query", **said}],
                        "requestBody": {
                            **said,
                            "content": {"application/json": {"schema": said}},
                        },
                        "responses": {
                            "200": {
                                **said,
                                "headers": {"X": said},
                                "content": {"application/json": {"schema": said}},
                            }
                        },
                    }
                }
            },
            root={"servers": [{"url": "/{v}", "variables": {"v": said}, **said}]},
        )
    )

    assert contract["prose"] == {
        "document": TITLE,
        "server 1": "Said.",
        "server 1 variable v": "Said.",
        "Pet": "Said.",
        "Pet.names[]": "Said.",
        "POST /things": "Do.\n\nSaid.",
        "POST /things: query parameter q": "Said.",
        "POST /things: body": "Said.",
        "POST /things: body application/json": "Said.",
        "POST /things: answer 200": "Said.",
        "POST /things: answer 200 header x": "Said.",
        "POST /things: answer 200 application/json": "Said.",
    }
