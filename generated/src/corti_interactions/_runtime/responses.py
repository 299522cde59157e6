# Made from generator/runtime/responses.py by "python -m generator regenerate".
"""The one place where an answer becomes a value or an error."""

from collections.abc import Mapping
from contextlib import suppress
from typing import Final, TypeVar

import httpx
from attrs import frozen

from .answers import Reader
from .calls import Call
from .errors import (
    BadRequestError,
    ConflictError,
    ContractMismatchError,
    ForbiddenError,
    NotFoundError,
    RateLimitError,
    ServerError,
    StatusError,
    UnauthorizedError,
)
from .read_scalars import is_array, is_object, json_object
from .retry_after import seconds_to_wait
from .wire import parse_json

T = TypeVar("T")

_BY_STATUS: Final[Mapping[int, type[StatusError]]] = {
    400: BadRequestError,
    401: UnauthorizedError,
    403: ForbiddenError,
    404: NotFoundError,
    409: ConflictError,
    429: RateLimitError,
}


@frozen(kw_only=True)
class ErrorShape:
    """Where an error's body says what; of several fields the first that fits."""

    request_id: tuple[str, ...] = ()
    code: tuple[str, ...] = ()
    detail: tuple[str, ...] = ()
    validation_errors: tuple[str, ...] = ()


def read(call: Call[T], response: httpx.Response, shape: ErrorShape) -> T:
    """Return what *call* asked for, from an answer that was read whole.

    Raises `StatusError` for a status other than 2xx, and `ContractMismatchError`
    for an answer that the document does not describe.
    """
    if not response.is_success:
        raise status_error(call, response, shape)
    return _reader(call, response.status_code)(response.content)


def status_error(
    call: Call[T], response: httpx.Response, shape: ErrorShape
) -> StatusError:
    """Make the error that the status asks for, from whatever the body is."""
    status = response.status_code
    documented = _BY_STATUS.get(status, StatusError)
    kind = ServerError if response.is_server_error else documented
    body = _error_fields(response.content)
    return kind(
        status=status,
        method=call.method,
        path=call.template,
        retry_after=seconds_to_wait(response.headers.get("Retry-After")),
        request_id=_first_text(body, shape.request_id),
        code=_first_text(body, shape.code),
        detail=_first_text(body, shape.detail),
        validation_errors=_first_objects(body, shape.validation_errors),
    )


def _reader(call: Call[T], status: int) -> Reader[T]:
    documented = call.answers.get(status, call.answers.get(status // 100))
    if documented is not None:
        return documented
    readers = list(call.answers.values())
    # A 200 that became 201 must not break whoever calls.
    if readers and all(reader == readers[0] for reader in readers):
        return readers[0]
    raise ContractMismatchError(f"status {status} is not documented")


def _error_fields(content: bytes) -> dict[str, object]:
    with suppress(ContractMismatchError):
        return json_object(parse_json(content))
    return {}


def _first_text(body: Mapping[str, object], names: tuple[str, ...]) -> str | None:
    values = (body.get(name) for name in names)
    return next((value for value in values if isinstance(value, str) and value), None)


def _first_objects(
    body: Mapping[str, object], names: tuple[str, ...]
) -> tuple[dict[str, object], ...]:
    candidates = (_objects(body.get(name)) for name in names)
    return next(filter(None, candidates), ())


def _objects(value: object) -> tuple[dict[str, object], ...]:
    items = value if is_array(value) else [value]
    return tuple(item for item in items if is_object(item))
