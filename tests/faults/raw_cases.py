"""Answers in their raw form, whatever they are."""

from typing import Final

from attrs import frozen

from corti_interactions import (
    ArgumentError,
    Interaction,
    NotFoundError,
    RetryPolicy,
    TransportError,
)
from faults.answers import (
    CREATED,
    GOOD,
    HTML,
    INTERACTION,
    PAGE,
    REQUEST_ID,
    new_problem,
)
from faults.body_cases import mismatch
from faults.calls import RAW_CREATE, RAW_DELETE, RAW_GET, RAW_LIST, parsed, raw_getting
from faults.cases import Case, Returns, fails
from faults.clients import Options, Outcome
from faults.connection_cases import SHORT, TOO_SLOW
from faults.faults import drips, reply, resets, says

AGAIN: Final = Options(retries=RetryPolicy(attempts=4, backoff=0.001))


@frozen
class Answers:
    """The call has a raw answer with these attributes."""

    status: int
    content: bytes
    request_id: str | None = None
    attempts: int = 1

    def check(self, outcome: Outcome) -> None:
        """Raise `AssertionError` for another *outcome*."""
        assert outcome.error is None, repr(outcome.error)
        answer = outcome.value
        names = ("status", "content", "request_id", "attempts")
        seen = {name: getattr(answer, name) for name in names}
        assert seen == {name: getattr(self, name) for name in names}


PROBLEM: Final = new_problem(404, "A0007")

CASES: Final = {
    "raw, well": Case(
        script=(says(reply(200, GOOD)),), doing=RAW_GET, expected=Answers(200, GOOD)
    ),
    "raw, with a request id": Case(
        script=(says(reply(200, GOOD, "X-Request-ID: abc")),),
        doing=RAW_GET,
        expected=Answers(200, GOOD, "abc"),
    ),
    "raw, a page": Case(
        script=(says(reply(200, PAGE)),), doing=RAW_LIST, expected=Answers(200, PAGE)
    ),
    "raw, an HTML page": Case(
        script=(says(reply(200, HTML)),), doing=RAW_GET, expected=Answers(200, HTML)
    ),
    "raw, not there": Case(
        script=(says(reply(404, PROBLEM)),),
        doing=RAW_GET,
        expected=Answers(404, PROBLEM, REQUEST_ID),
    ),
    "raw, 503 three times": Case(
        script=(*[says(reply(503))] * 3, says(reply(200, GOOD))),
        doing=RAW_GET,
        options=AGAIN,
        expected=Answers(200, GOOD, attempts=4),
        requests=4,
    ),
    "raw, 503 for ever": Case(
        script=(says(reply(503, HTML)),),
        doing=RAW_GET,
        options=AGAIN,
        expected=Answers(503, HTML, attempts=4),
        requests=4,
    ),
    "raw, 502 to a create": Case(
        script=(says(reply(502, HTML)),),
        doing=RAW_CREATE,
        options=AGAIN,
        expected=Answers(502, HTML),
    ),
    "raw, created": Case(
        script=(says(reply(201, CREATED)),),
        doing=RAW_CREATE,
        expected=Answers(201, CREATED),
    ),
    **{
        f"raw, a reset, to {name}": Case(
            script=(resets(),),
            doing=doing,
            expected=fails(TransportError, "ReadError"),
        )
        for name, doing in (
            ("get", RAW_GET),
            ("list", RAW_LIST),
            ("create", RAW_CREATE),
        )
    },
    "raw, a list that drips": Case(
        script=(drips(b"HTTP/1.1 200 OK\r\nX: ", (b"x",)),),
        doing=RAW_LIST,
        options=SHORT,
        expected=TOO_SLOW,
        requests=None,
    ),
    "raw, an id that is none": Case(
        doing=raw_getting("../planted"),
        expected=fails(ArgumentError, "^id: "),
        requests=0,
    ),
    "parsed, well": Case(
        script=(says(reply(200, GOOD)),),
        doing=parsed(RAW_GET),
        expected=Returns(Interaction.from_dict(INTERACTION)),
    ),
    "parsed, not there": Case(
        script=(says(reply(404, PROBLEM)),),
        doing=parsed(RAW_GET),
        expected=fails(NotFoundError, "404", detail="planted-detail"),
    ),
    "parsed, an HTML page": Case(
        script=(says(reply(200, HTML)),),
        doing=parsed(RAW_GET),
        expected=mismatch("expected JSON"),
    ),
    "parsed, a delete whose first answer was lost": Case(
        script=(resets(), says(reply(404, PROBLEM))),
        doing=parsed(RAW_DELETE),
        options=AGAIN,
        expected=Returns(None),
        requests=2,
    ),
}
