"""What a supported keyword may not say, by the kind of object that it stands in."""

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from generator.errors import DocumentError

from .document import Json, JsonObject, child

JSON: Final = "application/json"
BINARY: Final = "application/octet-stream"
STYLES: Final = {
    "query": ("form", True),
    "path": ("simple", False),
    "header": ("simple", False),
}
"""Style and explode of each kind of parameter, where a document does not say."""

OWN_HEADERS: Final = frozenset({"accept", "content-type", "authorization"})
"""Headers that OpenAPI has other keywords for."""

TYPES: Final = frozenset(
    {"string", "integer", "number", "boolean", "object", "array", "null"}
)
SHAPING: Final = frozenset(
    {"allOf", "properties", "additionalProperties", "items", "enum", "const"}
)
"""What gives a schema a shape of its own, so that it cannot stand beside a union."""

Problem = tuple[str, str]
"""The keyword, and what is wrong with it."""

Limit = Callable[[JsonObject], Iterator[Problem]]


def check(value: JsonObject, pointer: str, kind: str) -> None:
    """Raise `DocumentError` at the first thing that *value*, a *kind*, may not say."""
    limit = LIMITS.get(kind)
    for keyword, problem in limit(value) if limit else ():
        raise DocumentError(child(pointer, keyword), problem)


def is_json(media_type: str) -> bool:
    """Return whether *media_type* is JSON or built on JSON."""
    bare = media_type.split(";", maxsplit=1)[0].strip().lower()
    return bare == JSON or bare.endswith("+json")


def is_binary(media_type: str) -> bool:
    """Return whether *media_type* is bytes without a meaning of their own."""
    return media_type.split(";", maxsplit=1)[0].strip().lower() == BINARY


def _parameter(value: JsonObject) -> Iterator[Problem]:
    place = value.get("in")
    if place not in STYLES:
        yield "in", f"{place} parameters are not supported"
        return
    style, explode = STYLES[str(place)]
    if value.get("style", style) != style:
        yield "style", f"{value['style']} is not supported, only {style}"
    if value.get("explode", explode) != explode:
        yield "explode", f"only {str(explode).lower()} is supported"
    if place == "header" and str(value.get("name")).lower() in OWN_HEADERS:
        yield "name", f"the header {value['name']} is not a parameter"
    yield from _phi(value)


def _content(value: JsonObject) -> Iterator[Problem]:
    content = value.get("content", {})
    if not isinstance(content, Mapping):
        return
    if len(content) > 1:
        yield "content", "more than one media type is not supported"
    for media_type in content:
        if not (is_json(media_type) or is_binary(media_type)):
            yield "content", f"{media_type} is not supported, only JSON and {BINARY}"


def _security_scheme(value: JsonObject) -> Iterator[Problem]:
    kind = value.get("type")
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
    if not _is_integer(value.get("first", 1)):
        yield "first", "is not an integer"


def _phi(value: JsonObject) -> Iterator[Problem]:
    if not isinstance(value.get("x-phi", False), bool):
        yield "x-phi", "is neither true nor false"


def _schema(value: JsonObject) -> Iterator[Problem]:
    yield from _phi(value)
    yield from _types(value)
    yield from _union(value)
    yield from _enum(value)
    if "const" in value and not isinstance(value["const"], str | int):
        yield "const", "is no string, integer or boolean"
    required = value.get("required", [])
    if not isinstance(required, list):
        yield "required", "is not an array"


def _types(value: JsonObject) -> Iterator[Problem]:
    listed = value.get("type", [])
    types = listed if isinstance(listed, list) else [listed]
    for name in types:
        if name not in TYPES:
            yield "type", f"{name!r} is not a type"
    several = [name for name in types if name != "null"]
    if len(several) > 1 and ("object" in several or "array" in several):
        yield "type", "an object or array beside another type is not supported"


def _union(value: JsonObject) -> Iterator[Problem]:
    unions = [keyword for keyword in ("oneOf", "anyOf") if keyword in value]
    if len(unions) > 1:
        yield "anyOf", "oneOf and anyOf together are not supported"
    beside = SHAPING.intersection(value)
    if unions and beside:
        yield unions[0], f"{unions[0]} beside {min(beside)} is not supported"
    if unions and value.get("type", "object") != "object":
        yield "type", f"a type beside {unions[0]} is not supported"
    if "discriminator" in value and not unions:
        yield "discriminator", "a discriminator without a union is not supported"


def _enum(value: JsonObject) -> Iterator[Problem]:
    if "enum" not in value:
        return
    values = value["enum"]
    if not isinstance(values, list) or not values:
        yield "enum", "holds no values"
        return
    members = [member for member in values if member is not None]
    if len({repr(member) for member in members}) < len(members):
        yield "enum", "holds a value twice"
    is_text = all(isinstance(member, str) for member in members)
    if not (is_text or all(_is_integer(member) for member in members)):
        yield "enum", "holds values that are neither all strings nor all integers"
    allowed = _type_names(value) - {"null"}
    if members and allowed and allowed != {"string" if is_text else "integer"}:
        yield "enum", "holds values that are not of the type beside it"


def _type_names(value: JsonObject) -> set[str]:
    listed = value.get("type", [])
    return {str(name) for name in (listed if isinstance(listed, list) else [listed])}


def _is_integer(value: Json) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


LIMITS: Final[Mapping[str, Limit]] = {
    "parameter": _parameter,
    "request body": _content,
    "response": _content,
    "security scheme": _security_scheme,
    "pagination": _pagination,
    "schema": _schema,
}
