"""What surrounds the operations stops the generator where it has no words for it."""

from pathlib import Path
from typing import Final

import pytest

from making.documents import small
from making.refusals import Refusal, Refusals, check, each

ROOT: Final = "#"
PATH: Final = "#/paths/~1things~1{id}"
GET: Final = f"{PATH}/get"
POST: Final = "#/paths/~1things/post"
PARTS: Final = "#/components"

OPERATIONS: Final[Refusals] = {
    "callbacks": (POST, "callbacks: {}", "/callbacks", "callbacks"),
    "shared callbacks": (PARTS, "callbacks: {}", "/callbacks", "callbacks"),
    "shared links": (PARTS, "links: {}", "/links", "links"),
    "webhooks": (ROOT, "webhooks: {}", "/webhooks", "webhooks"),
    "dialect": (ROOT, "jsonSchemaDialect: x", "/jsonSchemaDialect", "Dialect"),
    "unknown": (ROOT, "colour: red", "/colour", "colour is not supported"),
    "path's servers": (PATH, "servers: []", "/servers", "servers"),
    "own servers": (GET, "servers: []", "/servers", "servers"),
    "trace": (PATH, "trace: {responses: {}}", "/trace", "trace"),
    "external path": (PATH, "$ref: other.yaml", "/$ref", "external reference"),
    "reference and more": (
        PATH,
        "$ref: '#/components/pathItems/Thing'",
        "/$ref",
        "leads to no object",
    ),
    "external answer": (
        GET,
        "responses: {200: {$ref: other.yaml}}",
        "/responses/200/$ref",
        "external reference 'other.yaml'",
    ),
    "external body": (
        POST,
        "requestBody: {$ref: 'https://example.com/body.json'}",
        "/requestBody/$ref",
        "external reference",
    ),
    "external parameter": (
        GET,
        "parameters: [{$ref: 'other.yaml#/Id'}]",
        "/parameters/0/$ref",
        "external reference",
    ),
    "body of an answer": (
        POST,
        "requestBody: {$ref: '#/components/responses/Thing'}",
        "/requestBody/$ref",
        "not in #/components/requestBodies",
    ),
    "one id twice": (POST, "operationId: things_get", "", "name things_get"),
    "one method twice": (POST, "operationId: Things-Get", "", "name get"),
    "undeclared": (GET, "security: [{lock: []}]", "/security/0/lock", "security"),
    "key": (
        PARTS,
        "securitySchemes: {key: {type: apiKey, in: header, name: Key}}",
        "/securitySchemes/key/type",
        "apiKey",
    ),
    "basic": (
        PARTS,
        "securitySchemes: {door: {type: http, scheme: basic}}",
        "/securitySchemes/door/scheme",
        "basic",
    ),
    "certificate": (
        PARTS,
        "securitySchemes: {door: {type: mutualTLS}}",
        "/securitySchemes/door/type",
        "mutualTLS",
    ),
    "server of nothing": (
        ROOT,
        "servers: [{url: 'https://{region}.example'}]",
        "/servers/0/url",
        "no variable 'region'",
    ),
    "server by default": (
        ROOT,
        "servers: [{url: /, variables: {region: {enum: [eu], default: us}}}]",
        "/servers/0/variables/region/default",
        "not in the enum",
    ),
}


@each(OPERATIONS)
def test_refused_operation(
    case: Refusal, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """An operation is a request and its answers, all of it in one document."""
    check(small(), case, tmp_path, capsys)


CLIENTS: Final[Refusals] = {
    "unknown": (ROOT, "x-client: {colour: red}", "/x-client/colour", "colour"),
    "no object": (ROOT, "x-client: red", "/x-client", "client object"),
    "number": (ROOT, "x-client: {name: 3}", "/x-client/name", "not text"),
    "version": (ROOT, "info: {title: A, version: x}", "/info/version", "no version"),
    "package": (ROOT, "x-client: {package: a-b}", "/x-client/package", "'a-b'"),
    "keyword": (ROOT, "x-client: {package: class}", "/x-client/package", "'class'"),
    "library": (ROOT, "x-client: {package: json}", "/x-client/package", "already"),
    "dependency": (ROOT, "x-client: {package: httpx}", "/x-client/package", "already"),
    "distribution": (
        ROOT,
        "x-client: {distribution: a b}",
        "/x-client/distribution",
        "'a b'",
    ),
    "headers": (
        ROOT,
        "x-client: {parameters: {Tenant: [tenant]}}",
        "/x-client/parameters",
        "a name for each header",
    ),
    "no such header": (
        ROOT,
        "x-client: {parameters: {Tenant: tenant}}",
        "/x-client/parameters/Tenant",
        "no header that every operation requires",
    ),
    "error part": (
        ROOT,
        "x-client: {errors: {colour: [red]}}",
        "/x-client/errors/colour",
        "colour",
    ),
    "error field": (
        ROOT,
        "x-client: {errors: {code: type}}",
        "/x-client/errors/code",
        "names of fields",
    ),
    "codes": (
        ROOT,
        "x-client: {neverRetried: {429: A1}}",
        "/x-client/neverRetried",
        "codes for each status",
    ),
}


@each(CLIENTS)
def test_refused_client(
    case: Refusal, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Names for the package are names that Python can take."""
    check(small(), case, tmp_path, capsys)
