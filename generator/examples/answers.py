"""Answer an operation with the document's own example of its first success."""

import json
from collections.abc import Mapping
from http import HTTPStatus
from typing import Final

from attrs import frozen

from generator.errors import DocumentError
from generator.reading.document import Json, JsonObject
from generator.reading.references import References

from .parts import is_json, mapping
from .values import example_of

SOME_BYTES: Final = b"\x00\x01\xfe\xff"
"""The answer of a binary operation without an example: bytes that are no text."""


@frozen
class Answer:
    """What goes back over the wire."""

    status: int
    content_type: str | None = None
    body: bytes = b""
    headers: tuple[tuple[str, str], ...] = ()


def problem(status: int, detail: str, *headers: tuple[str, str]) -> Answer:
    """Return the answer that says what is wrong with a request."""
    title = HTTPStatus(status).phrase
    body = {"title": title, "status": status, "detail": detail}
    return Answer(status, "application/problem+json", _encoded(body), headers)


def answer_of(
    operation: JsonObject, query: Mapping[str, str], document: JsonObject
) -> Answer:
    """Return the example that *operation* answers with; raises `DocumentError`."""
    references = References(document)
    status, response = _first_success(operation, references)
    for media_type, media in mapping(response.get("content")).items():
        value = _example(mapping(media), document, references)
        if _is_past_the_end(operation, query):
            value = _without_items(operation, value)
        return Answer(status, media_type, _body(media_type, value))
    return Answer(status)


def _first_success(
    operation: JsonObject, references: References
) -> tuple[int, JsonObject]:
    for status, response in mapping(operation.get("responses")).items():
        if status.startswith("2"):
            _, found = references.target(mapping(response), "#", "response")
            return int(status.upper().replace("X", "0")), mapping(found)
    name = str(operation.get("operationId"))
    raise DocumentError(name, "has no success status, so there is no example")


def _example(media: JsonObject, document: JsonObject, references: References) -> Json:
    if "example" in media:
        return media["example"]
    for example in mapping(media.get("examples")).values():
        _, found = references.target(mapping(example), "#", "example")
        return mapping(found).get("value")
    return example_of(mapping(media.get("schema")), document)


def _is_past_the_end(operation: JsonObject, query: Mapping[str, str]) -> bool:
    pagination = mapping(operation.get("x-pagination"))
    first = str(pagination.get("first", 1))
    return query.get(str(pagination.get("parameter")), first) != first


def _without_items(operation: JsonObject, page: Json) -> Json:
    items = str(mapping(operation["x-pagination"])["items"])
    return mapping(page) | {items: []}


def _body(media_type: str, value: Json) -> bytes:
    if is_json(media_type):
        return _encoded(value)
    return value.encode() if isinstance(value, str) else SOME_BYTES


def _encoded(value: object) -> bytes:
    return json.dumps(value).encode()
