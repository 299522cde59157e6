"""An answer becomes a value or one error."""

import pickle
from collections.abc import Callable

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
    RedirectError,
    ServerError,
    StatusError,
    TokenError,
    UnauthorizedError,
)
from generator.runtime.replies import Reply
from generator.runtime.responses import ErrorShape, gone, read, request_id

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
) -> Reply:
    """Return an answer that was read whole."""
    return Reply(status, httpx.Headers(headers), content)


def failure(reply: Reply, shape: ErrorShape = SHAPE) -> StatusError:
    """Return what an answer raises."""
    with pytest.raises(StatusError) as caught:
        read(call(), reply, shape, 1)
    return caught.value


def test_a_documented_answer_is_read() -> None:
    """By its own reader."""
    documented = call({200: json_answer(decode.text), 206: bytes_answer})
    assert read(documented, answer(200, b'"x"'), SHAPE, 1) == "x"
    assert read(documented, answer(206, b'"x"'), SHAPE, 1) == b'"x"'


def test_a_range_of_statuses_is_read() -> None:
    """Unless a status of it has a reader of its own."""
    documented = call({2: json_answer(decode.text), 204: empty_answer})
    for status in (200, 201, 299):
        assert read(documented, answer(status, b'"x"'), SHAPE, 1) == "x"
    assert read(documented, answer(204), SHAPE, 1) is None


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
    assert read(call(answers), answer(201, b'"x"'), SHAPE, 1) == "x"


@pytest.mark.parametrize(
    "answers",
    [{}, {200: json_answer(decode.text), 204: empty_answer}],
)
def test_another_success_is_a_mismatch_where_readers_differ(
    answers: dict[int, Reader[object]],
) -> None:
    """Which of them is meant cannot be known."""
    with pytest.raises(ContractMismatchError, match="status 201 is not documented"):
        read(call(answers), answer(201, b'"x"'), SHAPE, 1)


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (199, StatusError),
        (300, RedirectError),
        (302, RedirectError),
        (399, RedirectError),
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
        (600, StatusError),
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


def test_a_refusal_knows_how_often_it_was_tried() -> None:
    """It does not say so of a single time."""
    with pytest.raises(ServerError, match="503 after 3 attempts") as caught:
        read(call(), answer(503), SHAPE, 3)
    assert caught.value.attempts == 3
    assert "after" not in str(failure(answer(503)))


@pytest.mark.parametrize("body", [b'{"name": "Ada"}', b"<html>Ada", b"", b"\xff", b"5"])
def test_a_mismatch_says_of_which_answer(body: bytes) -> None:
    """Support can find it, and nothing of the answer is told."""
    headers = {"X-Request-Id": "r-2"}
    with pytest.raises(ContractMismatchError) as caught:
        read(call(), answer(200, body, headers), SHAPE, 1)
    error = caught.value
    assert (error.status, error.request_id) == (200, "r-2")
    assert error.operation == "GET /interactions/{id}"
    message = str(error)
    assert message.startswith("GET /interactions/{id}: 200, request id r-2; response: ")
    assert "Ada" not in f"{message} {error!r}"
    assert error.__context__ is None
    assert pickle.loads(pickle.dumps(error)).operation == error.operation


def test_a_mismatch_of_the_status_says_so_too() -> None:
    """A success that nobody documented is not guessed at."""
    with pytest.raises(ContractMismatchError) as caught:
        read(call({}), answer(206), SHAPE, 1)
    assert str(caught.value) == (
        "GET /interactions/{id}: 206, no request id; "
        "response: status 206 is not documented"
    )


@pytest.mark.parametrize(
    ("reply", "found"),
    [
        (answer(404, b'{"requestid": "body"}', {"x-request-id": "header"}), "body"),
        (answer(404, b'{"requestid": 5}', {"X-Request-Id": "header"}), "header"),
        (answer(502, b"<html>", {"X-REQUEST-ID": "header"}), "header"),
        (answer(200, b'{"requestid": "body"}', {"X-Request-Id": "header"}), "header"),
        (answer(200, b'{"requestid": "body"}'), None),
        (answer(500), None),
    ],
)
def test_a_request_id_is_found(reply: Reply, found: str | None) -> None:
    """In the body of an error, or else in the header of any answer."""
    assert request_id(reply, SHAPE) == found


def refused(reply: Reply) -> TokenError:
    """Make another error."""
    return TokenError(problem="refused", status=reply.status)


def test_a_call_may_have_errors_of_its_own() -> None:
    """A token that is not given is no answer of the API."""
    asking = Call[None](
        method="POST", template="/token", answers={200: empty_answer}, refusal=refused
    )
    with pytest.raises(TokenError) as caught:
        read(asking, answer(401), SHAPE, 2)
    assert (caught.value.status, caught.value.attempts) == (401, 2)
    assert read(asking, answer(200), SHAPE, 2) is None


def test_only_what_has_no_body_can_be_gone() -> None:
    """Of a deleted resource, a repeated call expects no more."""
    assert gone(call({200: json_answer(decode.text)})) is None
    assert (
        gone(call({200: json_answer(decode.text), 204: empty_answer})) is empty_answer
    )


def test_places_are_named() -> None:
    """Four tuples of text are only told apart by their names."""
    shapes: list[Callable[..., object]] = [ErrorShape]
    with pytest.raises(TypeError):
        shapes[0](("requestid",))
