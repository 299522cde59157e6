"""Check requests with openapi-core; this is the one module that knows it.

What is wrong is told in the document's words, never with a value of the request: not
even with the key of a map, which may identify a patient too.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from threading import Lock
from typing import Final, NoReturn, Protocol, TypeAlias, runtime_checkable

from attrs import define, frozen
from jsonschema_path import SchemaPath
from openapi_core import V30RequestValidator, V31RequestValidator
from openapi_core.casting.schemas.exceptions import CastError
from openapi_core.datatypes import RequestParameters
from openapi_core.deserializing.styles.exceptions import EmptyQueryParameterValue
from openapi_core.templating.media_types.exceptions import MediaTypeNotFound
from openapi_core.validation.request.exceptions import (
    MissingRequiredParameter,
    MissingRequiredRequestBody,
    ParameterValidationError,
    RequestBodyValidationError,
    SecurityValidationError,
)
from openapi_core.validation.schemas.exceptions import InvalidSchemaValue
from werkzeug.datastructures import Headers, ImmutableMultiDict

from generator.reading.document import Json, JsonObject

from .checkable import checkable
from .parts import is_json, listing, mapping

HOST: Final = "http://127.0.0.1"
"""What the server is called in the document; a port would say nothing more."""

TIME: Final = re.compile(r"\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)?")

Pairs: TypeAlias = Sequence[tuple[str, str]]
Reader: TypeAlias = Callable[..., object]


@frozen
class Received:
    """A request that is for one of the document's operations."""

    method: str
    template: str
    values: dict[str, str]
    query: Pairs
    headers: Pairs
    body: bytes


class UnauthorizedError(Exception):
    """The operation wants a bearer token, and the request has none."""


class RequestCheck:
    """Compares requests with a document."""

    def __init__(self, document: JsonObject, base_path: str) -> None:
        """Prepare to check against *document*; its paths come after *base_path*."""
        self._base = base_path
        spec = SchemaPath.from_dict(checkable(document, HOST + base_path))
        kind = V31RequestValidator if _is_31(document) else V30RequestValidator
        self._validator = kind(
            spec,
            extra_media_type_deserializers=_JsonReaders(),
            extra_format_validators={"time": _is_time},
        )
        # openapi-core remembers what it resolved, and has no lock of its own for that.
        self._lock = Lock()

    def problems(self, received: Received) -> list[str]:
        """Return what the document does not allow; raises `UnauthorizedError`."""
        with self._lock:
            errors = self._errors(_Request.of(received, self._base))
        if any(isinstance(error, SecurityValidationError) for error in errors):
            raise UnauthorizedError
        return list(dict.fromkeys(text for each in errors for text in _texts(each)))

    def _errors(self, request: "_Request") -> list[Exception]:
        try:
            return list(self._validator.iter_errors(request))
        except (TypeError, ValueError, RecursionError) as error:
            # Headers, tags and formats that openapi-core fails at instead of refusing.
            return [error]


def _is_time(value: object) -> bool:
    """Return whether *value* is a time with or without an offset, as in RFC 3339.

    The validator of openapi-core refuses those with one.
    """
    return not isinstance(value, str) or TIME.fullmatch(value) is not None


def _is_31(document: JsonObject) -> bool:
    return str(document["openapi"]).startswith("3.1")


@define
class _Request:
    """A request as openapi-core wants to see it."""

    method: str
    path: str
    path_pattern: str
    content_type: str
    body: bytes
    parameters: RequestParameters
    host_url: str = HOST

    @classmethod
    def of(cls, received: Received, base: str) -> "_Request":
        headers = Headers(list(received.headers))
        return cls(
            method=received.method.lower(),
            path=base + received.template,
            path_pattern=base + received.template,
            content_type=headers.get("Content-Type", "").lower(),
            body=received.body,
            parameters=RequestParameters(
                query=ImmutableMultiDict(list(received.query)),
                header=headers,
                path=received.values,
            ),
        )


class _JsonReaders(dict[str, Reader]):
    """Reads each media type that is JSON or built on it, and strictly."""

    def __contains__(self, media_type: object) -> bool:
        return is_json(str(media_type))

    def __getitem__(self, media_type: str) -> Reader:
        return _strict_json


def _strict_json(body: bytes, **_parameters: str) -> object:
    value: object = json.loads(body.decode(), parse_constant=_refuse)
    return value


def _refuse(_constant: str) -> NoReturn:
    raise ValueError("JSON has neither NaN nor infinities")


@runtime_checkable
class _SchemaError(Protocol):
    """What is needed of the errors of jsonschema, which has no types."""

    validator: str
    validator_value: Json
    instance: Json
    context: "Sequence[_SchemaError]"
    absolute_path: Sequence[str | int]
    absolute_schema_path: Iterable[str | int]


def _texts(error: Exception) -> Iterator[str]:
    match error:
        case MissingRequiredParameter():
            yield f"{error.location}.{error.name}: missing"
        case ParameterValidationError():
            yield from _causes(f"{error.location}.{error.name}", error.__cause__)
        case MissingRequiredRequestBody():
            yield "body: missing"
        case RequestBodyValidationError():
            yield from _causes("body", error.__cause__)
        case _:
            yield "request: cannot be read"


def _causes(place: str, cause: BaseException | None) -> Iterator[str]:
    match cause:
        case InvalidSchemaValue():
            yield from (
                place + _described(_deepest(error))
                for error in cause.schema_errors
                if isinstance(error, _SchemaError)
            )
        case CastError():
            yield f"{place}: expected type {cause.type}"
        case EmptyQueryParameterValue():
            yield f"{place}: empty"
        case MediaTypeNotFound():
            yield f"{place}: a media type that the document does not have"
        case _:
            yield f"{place}: cannot be read"


def _deepest(error: _SchemaError) -> _SchemaError:
    """Return the error in the branch of a union that fitted best."""
    while error.context:
        error = max(error.context, key=lambda each: len(each.absolute_path))
    return error


def _described(error: _SchemaError) -> str:
    match error.validator:
        case "required":
            there, wanted = mapping(error.instance), listing(error.validator_value)
            names = [str(name) for name in wanted if name not in there]
            what = f"missing {', '.join(names)}"
        case "additionalProperties":
            what = "a field that the document does not have"
        case "not":
            what = "read-only"
        case keyword:
            what = f"expected {keyword}{_words(error.validator_value)}"
    return f"{_where(error)}: {what}"


def _words(value: Json) -> str:
    """Return what the document says, unless it is a schema."""
    words = [
        str(each) for each in listing(value) or [value] if not isinstance(each, dict)
    ]
    return f" {', '.join(words)}" if words else ""


def _where(error: _SchemaError) -> str:
    """Return the path to the value, with `*` in the place of what only it knows."""
    place = ""
    steps = iter(error.absolute_schema_path)
    for step in steps:
        if step == "properties":
            place += f".{next(steps)}"
        elif step == "items":
            place += "[]"
        elif step == "additionalProperties":
            place += ".*"
    return place
