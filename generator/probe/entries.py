"""Read the entries of a HAR file, which hold what a browser or a proxy has seen."""

import re
from base64 import b64decode
from collections.abc import Iterator
from typing import Final

from generator.runtime.read_scalars import is_object, is_whole

from .records import Body, Item, Record, Unread
from .texts import parsed

JSON: Final = re.compile(r"\s*[^;\s]*[/+]json\s*(;.*)?", re.IGNORECASE | re.DOTALL)
"""Media types of JSON, such as `application/problem+json; charset=utf-8`."""

UNSEEN: Final = 100
"""Below it is what a browser writes where no answer came."""


def entered(item: Item) -> Iterator[Record | Unread]:
    """Read one entry; one without an answer records none."""
    request, response = _part(item.value, "request"), _part(item.value, "response")
    method, url = request.get("method"), request.get("url")
    status = response.get("status")
    if not isinstance(method, str) or not isinstance(url, str) or not is_whole(status):
        yield Unread(item.spot, "is not an entry with request and response")
    elif status >= UNSEEN:
        body, problem = _body(_part(response, "content"))
        if problem:
            yield Unread(item.spot, problem)
        else:
            yield Record(item.spot, method, url, status, body)


def _part(value: object, name: str) -> dict[str, object]:
    part = value.get(name) if is_object(value) else None
    return part if is_object(part) else {}


def _body(content: dict[str, object]) -> tuple[Body | None, str]:
    """Return the body, and what is wrong with it."""
    text, media = content.get("text"), content.get("mimeType")
    if not isinstance(text, str) or not text.strip():
        return None, ""
    if isinstance(media, str) and media.strip() and not JSON.fullmatch(media):
        return Body(None, is_json=False), ""
    is_coded = content.get("encoding") == "base64"
    value, problem = _decoded(text) if is_coded else parsed(text)
    return Body(value), f"has a body that {problem}" if problem else ""


def _decoded(text: str) -> tuple[object, str]:
    try:
        return parsed(b64decode(text))
    except ValueError:
        return None, "is not base64"
