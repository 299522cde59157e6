"""Whatever bytes come, they are read as JSON or told apart from it."""

import json
from typing import Final

import httpx
import pytest

from corti_interactions import (
    UNSET,
    AccessToken,
    BadRequestError,
    ConflictError,
    ContractMismatchError,
    CortiClient,
    ForbiddenError,
    Interaction,
    NotFoundError,
    RateLimitError,
    RedirectError,
    RetryPolicy,
    ServerError,
    StatusError,
    UnauthorizedError,
)
from payloads.files import sample
from payloads.identifiers import ID

WHOLE: Final = json.dumps(sample("", "Interaction")).encode()
NOT_JSON: Final = (
    b"{",
    b"oops",
    b"\xef\xbb\xbf" + WHOLE,
    b"\xff",
    WHOLE.replace(b"{", b'{"more": NaN, ', 1),
    WHOLE.replace(b"{", b'{"more": -Infinity, ', 1),
    WHOLE.replace(b"{", b'{"more": 1e999, ', 1),
    WHOLE.replace(b"{", b'{"more": "\\ud800", ', 1),
    WHOLE.replace(b"{", b'{"more": "\\uDC00", ', 1),
    WHOLE.replace(b"{", b'{"more": "\\udfff", ', 1),
    b"[" * 100_000,
)
JSON: Final = (
    WHOLE,
    WHOLE.replace(b"{", b'{"more": "\\ud83e\\uDE7A", ', 1),
    WHOLE.replace(b"{", b'{"more": 1e99, ', 1),
)


def client(answer: httpx.Response) -> CortiClient:
    """Make a client that gets *answer* and makes the most of it."""
    return CortiClient(
        auth=AccessToken("it"),
        tenant="acme",
        transport=httpx.MockTransport(lambda _: answer),
        retries=RetryPolicy(attempts=1),
    )


def raised(answer: httpx.Response) -> StatusError:
    """Return the error that *answer* becomes."""
    with client(answer) as corti, pytest.raises(StatusError) as caught:
        corti.interactions.get(ID)
    return caught.value


@pytest.mark.parametrize("content", NOT_JSON)
def test_what_is_no_json_is_refused(content: bytes) -> None:
    """Python would take some of it."""
    headers = {"X-Request-Id": "req-9"}
    answer = httpx.Response(200, content=content, headers=headers)
    with client(answer) as corti, pytest.raises(ContractMismatchError) as caught:
        corti.interactions.get(ID)
    error = caught.value
    assert "expected JSON" in str(error)
    told = (error.operation, error.status, error.request_id)
    assert told == ("GET /interactions/{id}", 200, "req-9")


def test_no_body_is_told() -> None:
    """Nothing is not JSON either."""
    with (
        client(httpx.Response(200)) as corti,
        pytest.raises(ContractMismatchError, match="expected JSON, got nothing"),
    ):
        corti.interactions.get(ID)


@pytest.mark.parametrize("content", JSON)
def test_json_is_read(content: bytes) -> None:
    """Whole pairs and large numbers are as good as any."""
    with client(httpx.Response(200, content=content)) as corti:
        assert isinstance(corti.interactions.get(ID), Interaction)


def test_last_of_equal_keys_wins() -> None:
    """As everywhere else in Python."""
    content = WHOLE.replace(b"{", b'{"id": 1, ', 1)
    with client(httpx.Response(200, content=content)) as corti:
        assert isinstance(corti.interactions.get(ID), Interaction)


@pytest.mark.parametrize("content", [b"", b"oops", b"[]", b'"text"', b"{}", b"null"])
def test_error_without_words(content: bytes) -> None:
    """What says nothing leaves the status, and the id that a header has."""
    headers = {"X-Request-Id": "req-9"}
    error = raised(httpx.Response(404, content=content, headers=headers))
    told = (error.request_id, error.code, error.detail, error.validation_errors)
    assert told == ("req-9", None, None, ())
    assert (error.status, error.attempts, error.retry_after) == (404, 1, None)
    assert (error.method, error.path) == ("GET", "/interactions/{id}")
    assert isinstance(error, NotFoundError)


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ([{"a": 1}, 5, {"b": 2}], ({"a": 1}, {"b": 2})),
        ({"a": 1}, ({"a": 1},)),
        ([], ()),
        ("text", ()),
        (None, ()),
    ],
)
def test_findings(body: object, found: tuple[object, ...]) -> None:
    """Of whatever form, the objects among them are kept."""
    error = raised(httpx.Response(400, json={"validationErrors": body}))
    assert error.validation_errors == found


def test_words_of_another_type_are_passed_over() -> None:
    """The first field with text in it counts."""
    body = {"detail": 5, "details": "", "title": "Said.", "type": ["A"], "requestid": 1}
    error = raised(httpx.Response(429, json=body, headers={"Retry-After": "7"}))
    assert (error.detail, error.code, error.request_id) == ("Said.", None, None)
    assert isinstance(error, RateLimitError)
    assert error.retry_after == 7


def test_body_has_the_first_word() -> None:
    """Its request id comes before the header's, but a redirect's says nothing."""
    body, headers = {"requestid": "req-8"}, {"X-Request-Id": "req-9"}
    assert raised(httpx.Response(404, json=body, headers=headers)).request_id == "req-8"
    redirect = raised(httpx.Response(302, json=body, headers=headers))
    assert redirect.request_id == "req-9"
    assert isinstance(redirect, RedirectError)


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (300, RedirectError),
        (302, RedirectError),
        (399, RedirectError),
        (400, BadRequestError),
        (401, UnauthorizedError),
        (403, ForbiddenError),
        (404, NotFoundError),
        (409, ConflictError),
        (410, StatusError),
        (429, RateLimitError),
        (500, ServerError),
        (599, ServerError),
    ],
)
def test_status_has_its_class(status: int, kind: type[StatusError]) -> None:
    """Whether the document names it or not."""
    assert type(raised(httpx.Response(status))) is kind


def test_answer_as_it_came() -> None:
    """Everything is in it, and its repr shows the status alone."""
    headers = {"X-Request-Id": "req-9", "X-More": "planted"}
    reply = httpx.Response(404, content=b'{"requestid": "req-8"}', headers=headers)
    with client(reply) as corti:
        answer = corti.interactions.raw.get(ID)
        assert (answer.status, answer.content) == (404, b'{"requestid": "req-8"}')
        assert answer.headers["x-more"] == "planted"
        assert (answer.request_id, answer.attempts) == ("req-8", 1)
        assert repr(answer) == "Answer(_reply=Reply(status=404), attempts=1)"
        with pytest.raises(NotFoundError):
            answer.parse()


@pytest.mark.parametrize("status", [200, 302])
def test_id_of_an_answer_that_is_no_error(status: int) -> None:
    """It stands in a header; a body that has one is somebody's data."""
    headers = {"X-Request-Id": "req-9"}
    reply = httpx.Response(status, content=b'{"requestid": "req-8"}', headers=headers)
    with client(reply) as corti:
        assert corti.interactions.raw.get(ID).request_id == "req-9"


@pytest.mark.parametrize(
    ("code", "is_shown"),
    [("A0001", True), ("a" * 128, True), ("a" * 129, False), ("two words", False)],
)
def test_code_is_shown_if_it_is_a_word(code: str, *, is_shown: bool) -> None:
    """What could be prose about a patient is not."""
    error = raised(httpx.Response(400, json={"type": code}))
    assert error.code == code
    assert (f"code={code!r}" in repr(error)) is is_shown
    assert ("code=<redacted>" in repr(error)) is not is_shown


@pytest.mark.parametrize(
    ("given", "shown"),
    [("req-1", ", request id req-1;"), ("two words", ", request id <redacted>;")],
)
def test_request_id_is_told_if_it_is_a_word(given: str, shown: str) -> None:
    """Support asks for it, so it stands in the message."""
    assert shown in str(raised(httpx.Response(400, json={"requestid": given})))


def test_unset() -> None:
    """It says its name, and counts as nothing."""
    assert (repr(UNSET), UNSET.value, bool(UNSET)) == ("UNSET", "UNSET", False)
