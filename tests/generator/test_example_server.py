"""The example server answers as the document says, and checks what it is asked."""

import http.client
import json
import socket
import struct
import threading
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from generator.examples.server import ExampleServer
from generator.examples.service import ExampleService
from generator.examples.values import example_of
from generator.reading.document import Json, JsonObject, load

SPEC = Path(__file__).parents[2] / "spec" / "interactions.yaml"
ID = "3c90c3cc-0d44-4b50-8888-8dd25736052a"
HEADERS = {"Authorization": "Bearer token", "Tenant-Name": "acme"}
JSON = {"Content-Type": "application/json"}
PRIVATE = "Ada-Example"

ITEM: JsonObject = {
    "type": "object",
    "required": ["id", "name"],
    "additionalProperties": False,
    "properties": {
        "id": {"type": "string", "format": "uuid", "readOnly": True},
        "name": {"type": "string", "minLength": 2},
        "size": {"type": "string", "enum": ["small", "large"]},
        "born": {"type": ["string", "null"], "format": "date-time"},
        "code": {"type": "string", "format": "byte"},
        "opens": {"type": ["string", "null"], "format": "time"},
        "notes": {"type": "object", "additionalProperties": {"type": "string"}},
        "parts": {"type": "array", "items": {"$ref": "#/components/schemas/Item"}},
        "best": {"oneOf": [{"$ref": "#/components/schemas/Item"}, {"type": "null"}]},
    },
}


@contextmanager
def serving(
    document: JsonObject,
) -> Generator[tuple[ExampleServer, httpx.Client], None, None]:
    with (
        ExampleServer(document) as server,
        httpx.Client(base_url=server.base_url, trust_env=False) as client,
    ):
        yield server, client


@pytest.fixture(scope="module")
def interactions() -> Iterator[tuple[ExampleServer, httpx.Client]]:
    with serving(load(SPEC)) as (server, client):
        client.headers = httpx.Headers(HEADERS)
        yield server, client


def connected(server: ExampleServer) -> socket.socket:
    host, _, port = server.base_url.removeprefix("http://").partition(":")
    connection = socket.create_connection((host, int(port)))
    connection.sendall(b"GET / HTTP/1.1\r\n\r\n")
    assert connection.recv(12) == b"HTTP/1.1 404"
    return connection


def doc(paths: JsonObject, version: str = "3.1.0", **components: Json) -> JsonObject:
    return {
        "openapi": version,
        "info": {"title": "Shop", "version": "1.0.0"},
        "paths": paths,
        "components": components,
    }


def param(name: str, schema: JsonObject, place: str = "query") -> JsonObject:
    required = place == "path"
    return {"name": name, "in": place, "required": required, "schema": schema}


def op(
    answer: Json = None,
    *parameters: Json,
    body: Json = None,
    media_type: str = "application/json",
) -> JsonObject:
    content: JsonObject = {} if answer is None else {"content": {media_type: answer}}
    response: JsonObject = {"description": "Done.", **content}
    taken: JsonObject = {"requestBody": body} if body else {}
    return {"parameters": [*parameters], "responses": {"200": response}, **taken}


def taking(schema: JsonObject, media_type: str = "application/json") -> JsonObject:
    return {"required": True, "content": {media_type: {"schema": schema}}}


def ref(name: str, section: str = "schemas") -> JsonObject:
    return {"$ref": f"#/components/{section}/{name}"}


SHOP = doc(
    {
        "/items/{id}": {
            "parameters": [param("id", {"type": "string", "format": "uuid"}, "path")],
            "put": op(
                None,
                param("page", {"type": "integer"}),
                param("Trace", {"type": "string", "maxLength": 3}, "header"),
                ref("Fresh", "parameters"),
                body=ref("Item", "requestBodies"),
            ),
            "get": op({"example": {"name": "Rex"}}),
        }
    },
    schemas={"Item": ITEM},
    requestBodies={"Item": taking(ref("Item"))},
    parameters={"Fresh": param("fresh", {"type": "boolean"}) | {"required": True}},
)


@pytest.fixture(scope="module")
def shop() -> Iterator[tuple[ExampleServer, httpx.Client]]:
    with serving(SHOP) as (server, client):
        yield server, client


def test_an_operation_answers_with_the_documents_example(
    interactions: tuple[ExampleServer, httpx.Client],
) -> None:
    """The reference page's answer comes back, at the path of the first server."""
    server, client = interactions
    answer = client.get(f"/interactions/{ID}")
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "application/json"
    assert answer.json()["encounter"]["type"] == "first_consultation"
    assert server.base_url.startswith("http://127.0.0.1:")
    assert server.base_url.endswith("/v2")
    assert server.requests[-1] == ("GET", "/interactions/{id}")


@pytest.mark.parametrize(
    ("method", "path", "schema", "status"),
    [
        ("POST", "/interactions/", "InteractionCreate", 201),
        ("PATCH", f"/interactions/{ID}", "InteractionUpdate", 200),
    ],
)
def test_a_made_example_is_what_the_server_takes(
    interactions: tuple[ExampleServer, httpx.Client],
    method: str,
    path: str,
    schema: str,
    status: int,
) -> None:
    """What the document allows gets the example of its success."""
    _, client = interactions
    body = example_of(ref(schema), load(SPEC), "write")
    assert client.request(method, path, json=body).status_code == status


def test_no_content_has_neither_type_nor_length(
    interactions: tuple[ExampleServer, httpx.Client],
) -> None:
    """A 204 is nothing but its head."""
    _, client = interactions
    headers = client.delete(f"/interactions/{ID}").headers
    assert not {"content-type", "content-length"} & headers.keys()


def test_every_page_after_the_first_is_empty(
    interactions: tuple[ExampleServer, httpx.Client],
) -> None:
    """A pager that starts at the first page comes to an end."""
    _, client = interactions
    pages = [
        len(client.get("/interactions/", params=query).json()["interactions"])
        for query in ({}, {"index": 1}, {"index": 2})
    ]
    assert pages == [2, 2, 0]


@pytest.mark.parametrize("token", ["", "Bearer", "Basic dXNlcjpwYXNz"])
def test_a_secured_operation_wants_a_bearer_token(
    interactions: tuple[ExampleServer, httpx.Client], token: str
) -> None:
    """Without one the answer is 401, whatever the document's scheme."""
    server, client = interactions
    answer = client.get(f"/interactions/{ID}", headers={"Authorization": token})
    assert answer.status_code == 401
    assert answer.headers["WWW-Authenticate"] == "Bearer"
    assert server.problems[-1] == "GET /interactions/{id}: no bearer token"


def test_security_can_be_switched_off_for_an_operation() -> None:
    """An operation with an empty list of requirements needs no token."""
    document = doc(
        {"/open": {"get": op() | {"security": []}}, "/closed": {"get": op()}},
        securitySchemes={"login": {"type": "oauth2", "flows": {}}},
    )
    with serving({**document, "security": [{"login": []}]}) as (_, client):
        statuses = [client.get(path).status_code for path in ("/open", "/closed")]
    assert statuses == [200, 401]


@pytest.mark.parametrize(
    ("query", "headers", "body", "problem"),
    [
        ("", {}, {"name": "Rex"}, "query.fresh: missing"),
        ("fresh=", {}, {"name": "Rex"}, "query.fresh: expected type boolean"),
        ("fresh=1&page=x", {}, {"name": "Rex"}, "query.page: expected type integer"),
        (
            "fresh=1&other=1",
            {},
            {"name": "Rex"},
            "query: a parameter that the document does not have",
        ),
        (
            "fresh=1",
            {"Trace": "four"},
            {"name": "Rex"},
            "header.Trace: expected maxLength 3",
        ),
        ("fresh=1", {}, {}, "body: missing name"),
        ("fresh=1", {}, {"name": "R"}, "body.name: expected minLength 2"),
        ("fresh=1", {}, {"name": None}, "body.name: expected type string"),
        (
            "fresh=1",
            {},
            {"name": "Rex", "size": PRIVATE},
            "body.size: expected enum small, large",
        ),
        (
            "fresh=1",
            {},
            {"name": "Rex", "born": 1},
            "body.born: expected type string, null",
        ),
        (
            "fresh=1",
            {},
            {"name": "Rex", "born": PRIVATE},
            "body.born: expected format date-time",
        ),
        (
            "fresh=1",
            {},
            {"name": "Rex", "opens": "9 am"},
            "body.opens: expected format time",
        ),
        ("fresh=1", {}, {"name": "Rex", "id": ID}, "body.id: read-only"),
        (
            "fresh=1",
            {},
            {"name": "Rex", PRIVATE: 1},
            "body.*: a field that the document does not have",
        ),
        (
            "fresh=1",
            {},
            {"name": "Rex", "notes": {PRIVATE: 1}},
            "body.notes.*: expected type string",
        ),
        (
            "fresh=1",
            {},
            {"name": "Rex", "parts": [{"name": ""}, {"name": ""}, {}]},
            "body.parts[].name: expected minLength 2; body.parts[]: missing name",
        ),
        (
            "fresh=1",
            {},
            {"name": "Rex", "best": {"name": 1}},
            "body.best.name: expected type string",
        ),
        ("fresh=1", {}, {"name": "Rex", "code": "é"}, "request: cannot be read"),
    ],
)
def test_a_request_that_the_document_does_not_allow_is_refused(
    shop: tuple[ExampleServer, httpx.Client],
    query: str,
    headers: dict[str, str],
    body: Json,
    problem: str,
) -> None:
    """The answer says what is wrong and where, in the document's words only."""
    server, client = shop
    answer = client.put(f"/items/{ID}?{query}", headers=headers, json=body)
    assert answer.status_code == 400
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.json() == {
        "title": "Bad Request",
        "status": 400,
        "detail": f"PUT /items/{{id}}: {problem}",
    }
    assert server.problems[-1] == answer.json()["detail"]
    assert PRIVATE not in answer.text


@pytest.mark.parametrize(
    ("content", "media_type", "problem"),
    [
        (b"", "application/json", "body: missing"),
        (b"{", "application/json", "body: cannot be read"),
        (b'{"name": NaN}', "application/json", "body: cannot be read"),
        (b"\xff", "application/json", "body: cannot be read"),
        (b"{}", "text/plain", "body: a media type that the document does not have"),
        (b"{}", "", "body: a media type that the document does not have"),
        (b"{}", "application/json; charset", "request: cannot be read"),
        (b"[" * 100_000, "application/json", "request: cannot be read"),
    ],
)
def test_a_body_that_is_no_json_is_refused(
    shop: tuple[ExampleServer, httpx.Client],
    content: bytes,
    media_type: str,
    problem: str,
) -> None:
    """Neither other types nor what JSON has no words for pass."""
    server, client = shop
    headers = {"Content-Type": media_type}
    answer = client.put(f"/items/{ID}?fresh=1", headers=headers, content=content)
    assert answer.status_code == 400
    assert server.problems[-1] == f"PUT /items/{{id}}: {problem}"


@pytest.mark.parametrize("opens", ["09:00:00", "09:00:00.5Z", "09:00:00+01:00", None])
def test_a_time_may_have_an_offset(
    shop: tuple[ExampleServer, httpx.Client], opens: str | None
) -> None:
    """Both are times in RFC 3339."""
    _, client = shop
    body = {"name": "Rex", "opens": opens}
    assert client.put(f"/items/{ID}?fresh=1", json=body).status_code == 200


def test_an_undeclared_body_is_refused(
    shop: tuple[ExampleServer, httpx.Client],
) -> None:
    """A body that the document says nothing of is a mistake."""
    server, client = shop
    answer = client.request("GET", f"/items/{ID}", json={})
    assert answer.status_code == 400
    assert server.problems[-1].endswith("body: the document does not have one")


def test_an_empty_query_parameter_is_refused() -> None:
    """A name without a value says nothing."""
    document = doc({"/a": {"get": op(None, param("q", {"type": "string"}))}})
    with serving(document) as (server, client):
        assert client.get("/a?q=").status_code == 400
    assert server.problems == ["GET /a: query.q: empty"]


def test_an_unknown_path_is_not_found(
    shop: tuple[ExampleServer, httpx.Client],
) -> None:
    """A path without operations is answered with 404."""
    server, client = shop
    paths = ("/", f"/items/{ID}/", "/items/", f"/x/items/{ID}")
    assert {client.get(path).status_code for path in paths} == {404}
    assert server.problems[-1] == "GET: no such path"


def test_a_path_outside_the_servers_is_not_found() -> None:
    """The path of the server comes before all others."""
    document = doc({"/a": {"get": op()}})
    with serving({**document, "servers": [{"url": "/v2"}]}) as (server, client):
        root = server.base_url.removesuffix("/v2")
        answers = [client.get(url) for url in (f"{root}/a", f"{root}/v2", "/a")]
    assert [answer.status_code for answer in answers] == [404, 404, 200]


@pytest.mark.parametrize("method", ["POST", "DELETE", "HEAD", "OPTIONS"])
def test_an_unknown_method_is_not_allowed(
    shop: tuple[ExampleServer, httpx.Client], method: str
) -> None:
    """The answer lists the methods that there are."""
    _, client = shop
    answer = client.request(method, f"/items/{ID}")
    assert answer.status_code == 405
    assert answer.headers["Allow"] == "GET, PUT"
    assert bool(answer.content) == (method != "HEAD")


def test_a_method_that_http_does_not_know_is_not_allowed(
    shop: tuple[ExampleServer, httpx.Client],
) -> None:
    """It is not repeated in the answer."""
    server, client = shop
    answer = client.request("BREW", f"/items/{ID}")
    assert answer.status_code == 405
    assert server.problems[-1] == "request: Method Not Allowed"


@pytest.mark.parametrize(
    ("name", "value"), [("Transfer-Encoding", "chunked"), ("Content-Length", "many")]
)
def test_a_body_of_unknown_length_is_refused(
    shop: tuple[ExampleServer, httpx.Client], name: str, value: str
) -> None:
    """The connection ends with it, for nobody knows where the body does."""
    server, _ = shop
    connection = http.client.HTTPConnection(server.base_url.removeprefix("http://"))
    connection.putrequest("PUT", f"/items/{ID}")
    connection.putheader(name, value)
    connection.endheaders()
    answer = connection.getresponse()
    connection.close()
    assert answer.status == 411
    assert answer.headers["Connection"] == "close"


def test_one_connection_carries_several_requests(
    shop: tuple[ExampleServer, httpx.Client],
) -> None:
    """A refused request does not end it."""
    server, _ = shop
    address = server.base_url.removeprefix("http://")
    connection = http.client.HTTPConnection(address)
    statuses: list[int] = []
    for method in ("GET", "HEAD", "POST", "GET"):
        connection.request(method, f"/items/{ID}")
        answer = connection.getresponse()
        answer.read()
        statuses.append(answer.status)
        assert answer.version == 11
        assert connection.sock is not None
    connection.close()
    assert statuses == [200, 405, 405, 200]


def test_the_server_writes_nothing(
    capfd: pytest.CaptureFixture[str], shop: tuple[ExampleServer, httpx.Client]
) -> None:
    """What there is to say stands in `problems`."""
    _, client = shop
    client.get(f"/items/{ID}")
    client.get("/nowhere")
    client.request("BREW", "/nowhere")
    assert capfd.readouterr() == ("", "")


def test_stopping_ends_idle_connections_and_threads() -> None:
    """Nothing is left of a server, even if a client has not hung up."""
    before = set(threading.enumerate())
    with ExampleServer(SHOP) as server:
        idle = connected(server)
    with idle:
        while idle.recv(1024):
            pass
    assert set(threading.enumerate()) <= before
    with pytest.raises(ConnectionRefusedError):
        connected(server)


def test_a_server_can_be_started_again() -> None:
    """Each context listens anew."""
    server = ExampleServer(SHOP)
    for _ in range(2):
        with server, httpx.Client(trust_env=False) as client:
            answer = client.get(f"{server.base_url}/items/{ID}")
            assert answer.json() == {"name": "Rex"}
    assert len(server.requests) == 2


def test_a_client_that_vanishes_is_no_problem() -> None:
    """A connection that breaks in the middle of a body is forgotten."""
    with ExampleServer(SHOP) as server, connected(server) as client:
        client.sendall(b"PUT / HTTP/1.1\r\nContent-Length: 9\r\n\r\n{")
        # Lingering for no time resets the connection instead of closing it.
        client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    assert server.problems == ["GET: no such path"]


def test_a_failure_of_the_server_is_a_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    """It shows in `problems`, by its name only."""

    def fail(*_: object) -> None:
        raise KeyError(PRIVATE)

    monkeypatch.setattr(ExampleService, "answer", fail)
    with (
        serving(SHOP) as (server, client),
        pytest.raises(httpx.RemoteProtocolError),
    ):
        client.get("/")
    assert server.problems == ["the server failed: KeyError"]


@pytest.mark.parametrize(
    ("servers", "path"),
    [
        ([], ""),
        ([{"url": "/"}], ""),
        ([{"url": "https://api.example.com"}], ""),
        ([{"url": "v1/"}], "/v1"),
        ([{"url": "https://example.com/a b/"}, {"url": "/second"}], "/a%20b"),
        (
            [
                {
                    "url": "https://{host}.example.com/{stage}/v2",
                    "variables": {
                        "host": {"default": "eu"},
                        "stage": {"default": "beta"},
                    },
                }
            ],
            "/beta/v2",
        ),
    ],
)
def test_the_path_of_the_first_server_is_kept(servers: Json, path: str) -> None:
    """Its host is not, and its variables have their defaults."""
    document = doc({"/a": {"get": op()}})
    with serving({**document, "servers": servers}) as (server, client):
        assert client.get("/a").status_code == 200
    assert server.base_url.rpartition(":")[2].lstrip("0123456789") == path


@pytest.mark.parametrize(
    ("path", "template"),
    [
        ("/users/me", "/users/me"),
        ("/users/you", "/users/{user.id}"),
        ("/users/you:undo", "/users/{user.id}:undo"),
        ("/users/a%2Fb%7Bc%7D", "/users/{user.id}"),
        ("/caf%C3%A9%20bar", "/café bar"),
        ("/shared", "/shared"),
        ("/a/x", "/a/{first}"),
        ("/b/x", "/{second}/x"),
    ],
)
def test_the_most_specific_path_is_found(path: str, template: str) -> None:
    """Percent-encoding makes no difference, and a placeholder holds no slash."""
    user = param("user.id", {"type": "string"}, "path")
    first = param("first", {"type": "string"}, "path")
    second = param("second", {"type": "string"}, "path")
    document = doc(
        {
            "/users/{user.id}": {"parameters": [user], "get": op()},
            "/users/{user.id}:undo": {"parameters": [user], "get": op()},
            "/users/me": {"get": op()},
            "/café bar": {"get": op()},
            "/shared": ref("Shared", "pathItems"),
            "/{second}/x": {"get": op(None, second)},
            "/a/{first}": {"get": op(None, first)},
        },
        pathItems={"Shared": {"get": op()}},
    )
    with serving(document) as (server, client):
        assert client.get(path).status_code == 200
    assert server.requests == [("GET", template)]


@pytest.mark.parametrize(
    ("schema", "right", "wrong"),
    [
        ({"type": ["integer", "null"]}, "1", "x"),
        ({"type": ["string", "integer"], "maxLength": 2}, "ab", "abc"),
        ({"type": "boolean"}, "true", "yep"),
        ({"type": "array", "items": ref("Level")}, "1&q=2", "1&q=3"),
        ({"const": 3, "enum": [3]}, "3", "4"),
        ({"enum": ["a", None]}, "a", "b"),
        (ref("Level"), "2", "3"),
        ({"allOf": [ref("Level")]}, "2", "3"),
        ({"anyOf": [{"type": "string", "maxLength": 1}, ref("Level")]}, "2", "no"),
        ({"oneOf": [ref("Level"), {"type": "null"}]}, "2", "3"),
        ({"nullable": True, "type": "number"}, "1.5", "x"),
    ],
)
@pytest.mark.parametrize("version", ["3.0.4", "3.1.1"])
def test_a_parameter_is_read_as_its_type(
    version: str, schema: JsonObject, right: str, wrong: str
) -> None:
    """Its text becomes whatever the schema wants before it is checked."""
    query = param("q", schema) | {"deprecated": True}
    level: JsonObject = {"type": "integer", "enum": [1, 2]}
    document = doc({"/a": {"get": op(None, query)}}, version, schemas={"Level": level})
    with serving(document) as (server, client):
        assert client.get(f"/a?q={right}").status_code == 200
        assert client.get(f"/a?q={wrong}").status_code == 400
    assert PRIVATE not in str(server.problems)


ANIMALS: JsonObject = {
    "Animal": {
        "allOf": [{"type": "object", "required": ["kind"]}],
        "discriminator": {"propertyName": "kind"},
    },
    "Cat": {
        "allOf": [ref("Animal"), {"properties": {"lives": {"type": "integer"}}}],
    },
    "Dog": {
        "type": "object",
        "required": ["bark"],
        "properties": {"kind": {"type": "string"}, "bark": {"type": "boolean"}},
    },
    "Pet": {
        "oneOf": [ref("Cat"), ref("Dog"), {"type": "null"}],
        "discriminator": {
            "propertyName": "kind",
            "mapping": {"cat": "Cat", "dog": "#/components/schemas/Dog"},
        },
    },
    "Size": {"type": "string", "enum": ["small"], "nullable": True},
    "Maybe": {"allOf": [ref("Dog")], "nullable": True},
    "Plain": {"type": "string", "nullable": True},
}


@pytest.mark.parametrize(
    ("version", "name", "right", "wrong"),
    [
        (
            "3.1.0",
            "Pet",
            '[{"kind": "cat", "lives": 9}, null]',
            '[{"kind": "dog"}, {"kind": []}, {"kind": ["dog"]}, 1]',
        ),
        ("3.1.0", "Animal", '[{"kind": "cat"}]', "[{}]"),
        ("3.0.3", "Size", '["small", null]', '["large"]'),
        ("3.0.3", "Maybe", '[{"bark": true}, null]', '[{"bark": 1}, {}]'),
        ("3.0.3", "Plain", '["x", null]', "[1]"),
    ],
)
def test_a_body_may_be_what_the_document_means(
    version: str, name: str, right: str, wrong: str
) -> None:
    """Null and discriminators count as the document has them, in both dialects."""
    document = doc(
        {"/a": {"post": op(None, body=taking(ref(name)))}}, version, schemas=ANIMALS
    )
    with serving(document) as (_, client):
        for bodies, status in ((right, 200), (wrong, 400)):
            for body in json.loads(bodies):
                answer = client.post("/a", content=json.dumps(body), headers=JSON)
                assert answer.status_code == status, body


@pytest.mark.parametrize("version", ["3.0.3", "3.1.0"])
def test_bytes_are_taken_and_given(version: str) -> None:
    """A binary body is not checked, and a binary answer is no text."""
    binary: JsonObject = {"type": "string", "format": "binary"}
    media_type = "application/octet-stream"
    given = op({}, body=taking(binary, media_type), media_type=media_type)
    shown = op({"example": "shown"}, media_type=media_type)
    document = doc({"/a": {"put": given, "get": shown}}, version)
    with serving(document) as (_, client):
        headers = {"Content-Type": media_type}
        answer = client.put("/a", content=b"\xff\x00", headers=headers)
        example = client.get("/a")
    assert answer.headers["Content-Type"] == media_type
    assert answer.content == b"\x00\x01\xfe\xff"
    assert example.content == b"shown"


def test_types_built_on_json_are_json() -> None:
    """A merge patch is read, and a problem written."""
    media_type = "application/merge-patch+json"
    patch = taking({"type": "object", "required": ["a"]}, media_type)
    answer: JsonObject = {"example": {"b": "é"}}
    given = op(answer, body=patch, media_type="application/problem+json")
    with serving(doc({"/a": {"patch": given}})) as (_, client):
        headers = {"Content-Type": f"{media_type}; charset=utf-8"}
        right = client.patch("/a", content=b'{"a": 1}', headers=headers)
        wrong = client.patch("/a", content=b"{}", headers=headers)
    assert right.json() == {"b": "é"}
    assert wrong.status_code == 400


@pytest.mark.parametrize(
    ("media", "expected"),
    [
        ({"example": None, "schema": {"type": "string"}}, None),
        ({"examples": {"a": {"value": 1}, "b": {"value": 2}}}, 1),
        ({"examples": {"a": ref("Shown", "examples")}}, "shown"),
        ({"schema": {"type": "string", "example": "own"}}, "own"),
        ({"schema": {"type": "string", "writeOnly": False}}, "text"),
        ({}, {}),
    ],
)
def test_the_answer_is_the_best_example_there_is(media: Json, expected: Json) -> None:
    """The media type's example beats the schema's, which beats a made one."""
    document = doc({"/a": {"get": op(media)}}, examples={"Shown": {"value": "shown"}})
    with serving(document) as (_, client):
        assert client.get("/a").json() == expected


@pytest.mark.parametrize(
    ("responses", "status"),
    [
        ({"404": {"description": ""}, "202": {"description": ""}}, 202),
        ({"2XX": {"description": ""}}, 200),
        ({"201": ref("Made", "responses"), "200": {"description": ""}}, 201),
    ],
)
def test_the_first_success_is_answered(responses: Json, status: int) -> None:
    """Errors are passed over."""
    document = doc(
        {"/a": {"get": {"responses": responses}}},
        responses={"Made": {"description": ""}},
    )
    with serving(document) as (_, client):
        assert client.get("/a").status_code == status


@pytest.mark.parametrize(
    ("operation", "problem"),
    [
        ({"responses": {"404": {"description": ""}}}, "no success status"),
        (op({"schema": ref("Loop")}), "requires itself"),
    ],
)
def test_an_operation_without_an_example_is_a_problem(
    operation: JsonObject, problem: str
) -> None:
    """What the document makes impossible is the server's failure."""
    loop: JsonObject = {
        "type": "object",
        "required": ["again"],
        "properties": {"again": ref("Loop")},
    }
    document = doc({"/a": {"get": operation}}, schemas={"Loop": loop})
    with serving(document) as (server, client):
        assert client.get("/a").status_code == 500
    assert problem in server.problems[0]
    assert server.requests == []
