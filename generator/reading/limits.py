"""What a supported keyword may not say, by the kind of object that it stands in."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Final

from .document import Json, JsonObject

JSON: Final = "application/json"
BINARY: Final = "application/octet-stream"
STYLES: Final = {
    "query": ("form", True),
    "path": ("simple", False),
    "header": ("simple", False),
}
"""Style and explode of each kind of parameter, where a document does not say."""

OWN_HEADERS: Final = frozenset(
    {
        "accept",
        "accept-encoding",
        "authorization",
        "connection",
        "content-length",
        "content-type",
        "cookie",
        "host",
        "transfer-encoding",
        "user-agent",
    }
)
"""Headers that OpenAPI has other keywords for, or that are not a caller's to write."""

TOKEN: Final = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
"""What may stand as the name of a header."""

Problem = tuple[str, str]
"""The keyword, and what is wrong with it."""

Limit = Callable[[JsonObject], Iterator[Problem]]


def is_json(media_type: str) -> bool:
    """Return whether *media_type* is JSON or built on JSON."""
    bare = media_type.split(";", maxsplit=1)[0].strip().lower()
    return bare == JSON or bare.endswith("+json")


def is_binary(media_type: str) -> bool:
    """Return whether *media_type* is bytes without a meaning of their own."""
    return media_type.split(";", maxsplit=1)[0].strip().lower() == BINARY


def _parameter(value: JsonObject) -> Iterator[Problem]:
    place, name = str(value.get("in")), str(value.get("name"))
    if place not in STYLES:
        yield "in", f"{place} parameters are not supported"
    style, explode = STYLES.get(place, ("", False))
    if value.get("style", style) != style:
        yield "style", f"{value['style']} is not supported, only {style}"
    if value.get("explode", explode) != explode:
        yield "explode", f"only {str(explode).lower()} is supported"
    if place == "header" and name.lower() in OWN_HEADERS:
        yield "name", f"the header {name} is not a parameter"
    if place == "header" and not TOKEN.fullmatch(name):
        yield "name", f"{name!r} is no name for a header"
    if not name:
        yield "name", "is empty"
    yield from phi(value)


def _request_body(value: JsonObject) -> Iterator[Problem]:
    if not value.get("content"):
        yield "content", "holds no media type"
    yield from _content(value)


def _content(value: JsonObject) -> Iterator[Problem]:
    content = value.get("content")
    media_types = [*content] if isinstance(content, dict) else []
    if len(media_types) > 1:
        yield "content", "more than one media type is not supported"
    for media_type in media_types:
        if not (is_json(media_type) or is_binary(media_type)):
            yield "content", f"{media_type} is not supported, only JSON and {BINARY}"


def _security_scheme(value: JsonObject) -> Iterator[Problem]:
    kind = str(value.get("type"))
    if kind == "http" and str(value.get("scheme")).lower() != "bearer":
        yield "scheme", f"{value.get('scheme')} authentication is not supported"
    if kind not in {"http", "oauth2", "openIdConnect"}:
        yield "type", f"{kind} authentication is not supported"


def _pagination(value: JsonObject) -> Iterator[Problem]:
    if value.get("style") != "page":
        yield "style", "only page numbers are supported"
    for name in ("parameter", "items"):
        if not isinstance(value.get(name), str):
            yield name, "is missing"
    for name in ("size", "identity"):
        if name in value and not _is_text(value[name]):
            yield name, "is not text"
    if not is_integer(value.get("first", 1)):
        yield "first", "is not an integer"


def phi(value: JsonObject) -> Iterator[Problem]:
    """Yield that the mark of what may identify a patient is no flag."""
    if not isinstance(value.get("x-phi", False), bool):
        yield "x-phi", "is neither true nor false"


def is_integer(value: Json) -> bool:
    """Return whether *value* is an integer, which `true` is not."""
    return isinstance(value, int) and not isinstance(value, bool)


def _server_variable(value: JsonObject) -> Iterator[Problem]:
    allowed = value.get("enum")
    if isinstance(allowed, list) and value.get("default") not in allowed:
        yield "default", "is not in the enum"


def _client(value: JsonObject) -> Iterator[Problem]:
    for name in ("distribution", "package", "name", "environmentPrefix", "streamToken"):
        if not isinstance(value.get(name, ""), str):
            yield name, "is not text"
    if not _is_table(value.get("parameters", {}), _is_text):
        yield "parameters", "holds something else than a name for each header"
    if not _is_table(value.get("neverRetried", {}), _is_texts):
        yield "neverRetried", "holds something else than codes for each status"


def _error_fields(value: JsonObject) -> Iterator[Problem]:
    for name, fields in value.items():
        if not _is_texts(fields):
            yield name, "does not list names of fields"


def _is_table(value: Json, is_fine: Callable[[Json], bool]) -> bool:
    return isinstance(value, dict) and all(map(is_fine, value.values()))


def _is_texts(value: Json) -> bool:
    return isinstance(value, list) and bool(value) and all(map(_is_text, value))


def _is_text(value: Json) -> bool:
    return isinstance(value, str) and bool(value)


LIMITS: Final[Mapping[str, Limit]] = {
    "client": _client,
    "error fields": _error_fields,
    "header": phi,
    "pagination": _pagination,
    "parameter": _parameter,
    "request body": _request_body,
    "response": _content,
    "security scheme": _security_scheme,
    "server variable": _server_variable,
}
"""What there is to say of each kind but schemas, of which there is more."""
