# Made from generator/runtime/responses.py by "python -m generator regenerate".
"""The one place where an answer becomes a value or an error."""

from collections.abc import Mapping
from contextlib import suppress
from typing import Final, TypeVar

from attrs import frozen

from .answers import Reader, empty_answer
from .calls import Call
from .errors import (
    BadRequestError,
    ConflictError,
    ContractMismatchError,
    ForbiddenError,
    NotFoundError,
    RateLimitError,
    RedirectError,
    ServerError,
    StatusError,
    TokenError,
    UnauthorizedError,
    bare,
)
from .noticing import notice
from .read_scalars import is_array, is_object, json_object
from .replies import Reply
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
_BY_CLASS: Final[Mapping[int, type[StatusError]]] = {3: RedirectError, 5: ServerError}


@frozen(kw_only=True)
class ErrorShape:
    """Where an error's body says what; of several fields the first that fits."""

    request_id: tuple[str, ...] = ()
    code: tuple[str, ...] = ()
    detail: tuple[str, ...] = ()
    validation_errors: tuple[str, ...] = ()


def read(call: Call[T], reply: Reply, shape: ErrorShape, attempts: int) -> T:
    """Return what *call* asked for, with so many *attempts*.

    Raises `StatusError` for a status other than 2xx, and `ContractMismatchError`
    for an answer that the document does not describe.
    """
    if not reply.is_success:
        raise refusal(call, reply, shape, attempts)
    try:
        return _reader(call, reply.status)(reply.content)
    except ContractMismatchError as error:
        mismatch = bare(error)
    mismatch.operation = f"{call.method} {call.template}"
    mismatch.status = reply.status
    mismatch.request_id = request_id(reply, shape)
    raise mismatch


def request_id(reply: Reply, shape: ErrorShape) -> str | None:
    """Return what support asks for, from the body of an error or from a header."""
    if reply.is_error:
        return _request_id(error_fields(reply.content), reply, shape)
    return _request_id({}, reply, shape)


def refusal(
    call: Call[T], reply: Reply, shape: ErrorShape, attempts: int
) -> StatusError | TokenError:
    """Make the error that the status asks for, from whatever the body is."""
    if call.refusal is not None:
        error = call.refusal(reply)
        error.attempts = attempts
        return error
    body = error_fields(reply.content)
    return _kind(reply.status)(
        status=reply.status,
        method=call.method,
        path=call.template,
        retry_after=seconds_to_wait(reply),
        request_id=_request_id(body if reply.is_error else {}, reply, shape),
        code=_first_text(body, shape.code),
        detail=_first_text(body, shape.detail),
        validation_errors=_first_objects(body, shape.validation_errors),
        attempts=attempts,
    )


def _request_id(
    body: Mapping[str, object], reply: Reply, shape: ErrorShape
) -> str | None:
    found = _first_text(body, shape.request_id)
    return found or reply.headers.get("X-Request-Id")


def gone(call: Call[T]) -> Reader[T] | None:
    """Return what reads the absence of an answer's body, if *call* documents one."""
    readers = call.answers.values()
    return next((each for each in readers if each is empty_answer), None)


def _kind(status: int) -> type[StatusError]:
    by_class = _BY_CLASS.get(status // 100, StatusError)
    return _BY_STATUS.get(status, by_class)


def _reader(call: Call[T], status: int) -> Reader[T]:
    documented = call.answers.get(status, call.answers.get(status // 100))
    if documented is not None:
        return documented
    readers = list(call.answers.values())
    # A 200 that became 201 must not break whoever calls.
    if readers and all(reader == readers[0] for reader in readers):
        notice()
        return readers[0]
    raise ContractMismatchError(f"status {status} is not documented")


def error_fields(content: bytes) -> dict[str, object]:
    """Return the object that the body of an error holds, or an empty one."""
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
