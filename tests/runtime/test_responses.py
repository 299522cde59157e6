"""An answer becomes a value or one error."""

import pickle

import httpx
import pytest

from generator.runtime import decode
from generator.runtime.answers import Reader, bytes_answer, empty_answer, json_answer
from generator.runtime.calls import Call
from generator.runtime.errors import (
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
from generator.runtime.responses import ErrorShape, read

SHAPE = ErrorShape(
    request_id=("requestid",),
    code=("type",),
    detail=("detail", "details", "title"),
    validation_errors=("validationErrors",),
)


def call(answers: dict[int, Reader[object]] | None = None) -> Call[object]:
    """Return a call with one documented answer, or with those that are given."""
    return Call(
        method="GET",
        template="/interactions/{id}",
        answers={200: json_answer(decode.text)} if answers is None else answers,
    )


def answer(
    status: int, content: bytes = b"", headers: dict[str, str] | None = None
) -> httpx.Response:
    """Return an answer that was read whole."""
    return httpx.Response(status, content=content, headers=headers)


def failure(response: httpx.Response, shape: ErrorShape = SHAPE) -> StatusError:
    """Return what an answer raises."""
    with pytest.raises(StatusError) as caught:
        read(call(), response, shape)
    return caught.value


def test_a_documented_answer_is_read() -> None:
    """By its own reader."""
    documented = call({200: json_answer(decode.text), 206: bytes_answer})
    assert read(documented, answer(200, b'"x"'), SHAPE) == "x"
    assert read(documented, answer(206, b'"x"'), SHAPE) == b'"x"'


def test_a_range_of_statuses_is_read() -> None:
    """Unless a status of it has a reader of its own."""
    documented = call({2: json_answer(decode.text), 204: empty_answer})
    assert read(documented, answer(299, b'"x"'), SHAPE) == "x"
    assert read(documented, answer(204), SHAPE) is None


@pytest.mark.parametrize(
    "answers",
    [
        {200: json_answer(decode.text)},
        {200: json_answer(decode.text), 202: json_answer(decode.text)},
    ],
)
def test_another_success_is_read_like_the_documented_one(
    answers: dict[int, Reader[object]],
) -> None:
    """A 200 that became 201 breaks no caller."""
    assert read(call(answers), answer(201, b'"x"'), SHAPE) == "x"


@pytest.mark.parametrize(
    "answers",
    [{}, {200: json_answer(decode.text), 204: empty_answer}],
)
def test_another_success_is_a_mismatch_where_readers_differ(
    answers: dict[int, Reader[object]],
) -> None:
    """Which of them is meant cannot be known."""
    with pytest.raises(ContractMismatchError, match="status 201 is not documented"):
        read(call(answers), answer(201, b'"x"'), SHAPE)


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (302, StatusError),
        (400, BadRequestError),
        (401, UnauthorizedError),
        (403, ForbiddenError),
        (404, NotFoundError),
        (409, ConflictError),
        (418, StatusError),
        (429, RateLimitError),
        (500, ServerError),
        (504, ServerError),
        (599, ServerError),
    ],
)
def test_a_status_has_its_class(status: int, kind: type[StatusError]) -> None:
    """A redirect is one too, for it is never followed."""
    error = failure(answer(status, headers={"Location": "https://example.org/"}))
    assert type(error) is kind
    assert (error.status, error.method) == (status, "GET")
    assert error.path == "/interactions/{id}"


NEW = (
    b'{"requestid": "r-1", "status": 400, "type": "A0003", "detail": "No.",'
    b' "validationErrors": [{"patient.name": "too long"}]}'
)
OLD = (
    b'{"requestid": "r-1", "status": 400, "type": "A0003", "title": "Bad",'
    b' "details": "No.", "instance": "/x"}'
)


@pytest.mark.parametrize(
    ("body", "errors"), [(NEW, ({"patient.name": "too long"},)), (OLD, ())]
)
def test_both_shapes_of_an_error_are_read(
    body: bytes, errors: tuple[dict[str, object], ...]
) -> None:
    """The fields changed their names once."""
    error = failure(answer(400, body))
    assert (error.request_id, error.code, error.detail) == ("r-1", "A0003", "No.")
    assert error.validation_errors == errors
    assert pickle.loads(pickle.dumps(error)).detail == "No."


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html>Bad Gateway</html>",
        b"null",
        b"[]",
        b'"Ada"',
        b"{}",
        b'{"requestid": 5, "type": null, "detail": ["Ada"], "validationErrors": 7}',
        b'{"requestid": "", "type": "", "detail": "", "validationErrors": ["Ada", []]}',
        b'{"detail": "\\ud800"}',
        b"[" * 100_000,
        b"\xff",
    ],
)
def test_any_error_body_is_fine(body: bytes) -> None:
    """What cannot be read is not there."""
    error = failure(answer(403, body))
    assert type(error) is ForbiddenError
    assert (error.request_id, error.code, error.detail) == (None, None, None)
    assert error.validation_errors == ()


def test_one_map_of_validation_errors_is_read_too() -> None:
    """Some servers send no list of them."""
    error = failure(answer(400, b'{"validationErrors": {"name": ["too long"]}}'))
    assert error.validation_errors == ({"name": ["too long"]},)


def test_a_document_need_not_know_its_errors() -> None:
    """Then only the status tells."""
    error = failure(answer(400, NEW), ErrorShape())
    assert (error.request_id, error.code, error.detail) == (None, None, None)


def test_the_wait_is_read() -> None:
    """Whatever the status is."""
    assert failure(answer(503, headers={"Retry-After": "7"})).retry_after == 7
    assert failure(answer(503)).retry_after is None
