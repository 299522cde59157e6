"""Bodies and headers are the same, however their names are written."""

import pytest

from contract.documents import operation
from generator.contract import JsonObject
from generator.contract.values import child

TEXT: JsonObject = {"kind": "string"}


def content(media: str, raw: JsonObject) -> JsonObject:
    """Return the normal form of the bodies of a request."""
    body: JsonObject = {"content": {media: raw}}
    form = operation({"requestBody": body}, method="post")
    return child(child(form, "body"), "content")


def headers(raw: JsonObject) -> JsonObject:
    """Return the normal form of the headers of an answer."""
    form = operation({"responses": {"200": {"description": "x", "headers": raw}}})
    return child(child(child(form, "answers"), "200"), "headers")


@pytest.mark.parametrize(
    ("written", "media"),
    [
        ("Application/JSON", "application/json"),
        ("text/csv; charset=utf-8", "text/csv;charset=utf-8"),
        ("text/csv ;charset = utf-8", "text/csv;charset=utf-8"),
        ("text/csv;a=b ; c=d", "text/csv;a=b;c=d"),
        ("image/*", "image/*"),
    ],
)
def test_media_types(written: str, media: str) -> None:
    """Capitals and spaces around the parameters mean nothing."""
    assert content(written, {"schema": {"type": "string"}}) == {media: TEXT}


def test_bodies_of_anything() -> None:
    """A media type may say nothing of what it holds."""
    assert content("text/csv", {}) == {"text/csv": {"kind": "any"}}


def test_headers() -> None:
    """Their names have no case; the type of a body is told elsewhere."""
    schema: JsonObject = {"schema": {"type": "string"}}
    given: JsonObject = {
        "X-Rest": {**schema, "required": True},
        "x-more": {**schema, "required": False, "explode": False},
        "X-All": {**schema, "explode": True},
        "CONTENT-type": schema,
    }

    assert headers(given) == {
        "x-rest": {**TEXT, "required": True},
        "x-more": {**TEXT, "required": False},
        "x-all": {**TEXT, "required": False, "explode": True},
    }
