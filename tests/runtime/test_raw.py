"""An answer as it came says everything, and becomes a value on demand."""

import traceback

import httpx
import pytest

from generator.runtime import decode
from generator.runtime.answers import Reader, empty_answer, json_answer
from generator.runtime.calls import Call
from generator.runtime.errors import (
    ContractMismatchError,
    CortiError,
    NotFoundError,
    ServerError,
)
from generator.runtime.raw import Answer
from generator.runtime.replies import Reply
from generator.runtime.responses import ErrorShape

SHAPE = ErrorShape(request_id=("requestid",), detail=("detail",))


def answer(
    status: int,
    content: bytes = b"",
    *,
    reader: Reader[object] | None = None,
    attempts: int = 1,
    was_done: bool = False,
) -> Answer[object]:
    """Return what a call for text, or for whatever *reader* reads, was answered."""
    call = Call(
        method="DELETE",
        template="/x/{id}",
        path={"id": "secret"},
        answers={200: reader or json_answer(decode.text)},
    )
    headers = httpx.Headers({"X-Request-Id": "r-1", "X-Secret": "secret"})
    return Answer(call, Reply(status, headers, content), SHAPE, attempts, was_done)


def test_an_answer_tells_everything() -> None:
    """Names of headers are found in any case."""
    told = answer(200, b'"Ada"', attempts=2)
    assert told.status == 200
    assert told.headers["x-request-id"] == told.headers["X-REQUEST-ID"] == "r-1"
    assert told.request_id == "r-1"
    assert told.content == b'"Ada"'
    assert told.attempts == 2
    assert told.parse() == "Ada"
    assert told.parse() == "Ada"


def test_a_failure_is_an_answer_too() -> None:
    """It is raised when it is asked for, each time anew."""
    told = answer(404, b'{"requestid": "r-2", "detail": "Ada?"}', attempts=3)
    assert (told.status, told.request_id) == (404, "r-2")
    for _ in range(2):
        with pytest.raises(NotFoundError) as caught:
            told.parse()
        assert (caught.value.detail, caught.value.attempts) == ("Ada?", 3)


def test_what_is_gone_was_deleted_before() -> None:
    """The status stays what it was, and parsing raises nothing."""
    told = answer(404, reader=empty_answer, was_done=True)
    assert told.status == 404
    assert told.parse() is None


def test_what_should_have_a_body_cannot_be_gone() -> None:
    """There is nothing to return in its place."""
    with pytest.raises(NotFoundError):
        answer(404, was_done=True).parse()


@pytest.mark.parametrize(
    ("status", "content", "kind"),
    [
        (500, b'{"detail": "secret"}', ServerError),
        (200, b'["secret"]', ContractMismatchError),
        (200, b'"secret', ContractMismatchError),
        (203, b"secret", ContractMismatchError),
    ],
)
def test_parsing_keeps_secrets(
    status: int, content: bytes, kind: type[CortiError]
) -> None:
    """No frame and no other error leads to what the answer was."""
    told = answer(status, content)
    with pytest.raises(kind) as caught:
        told.parse()
    error = caught.value
    report = traceback.TracebackException.from_exception(error, capture_locals=True)
    assert "secret" not in f"{error} {error!r}"
    assert len(report.stack) == 1
    assert error.__cause__ is error.__context__ is None


def test_an_answer_shows_no_data() -> None:
    """Neither headers nor the body."""
    assert (
        repr(answer(200, b"secret")) == "Answer(_reply=Reply(status=200), attempts=1)"
    )
