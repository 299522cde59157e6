"""Calls that are tried again, or had better not be."""

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Final

from attrs import evolve

from corti_interactions import (
    AnswerTooLargeError,
    ContractMismatchError,
    DeadlineError,
    Interaction,
    NotFoundError,
    RateLimitError,
    RequestTimeoutError,
    RetryPolicy,
    ServerError,
    StatusError,
    Timeout,
    TransportError,
)
from faults.answers import CREATED, GOOD, HTML, INTERACTION, NO_PAGE, PAGE, new_problem
from faults.body_cases import NEW, NONE, ONE
from faults.calls import CREATE, DELETE, GET, LIST, UPDATE, then
from faults.cases import Case, Returns, fails
from faults.clients import Options
from faults.faults import closes, drips, falls_silent, raw, reply, resets, says

AGAIN: Final = Options(retries=RetryPolicy(attempts=4, backoff=0.001))
IMPATIENT: Final = evolve(AGAIN, timeout=Timeout(read=0.08))
LESS_SO: Final = evolve(AGAIN, timeout=Timeout(read=0.4))
"""A good answer may take that long on a busy machine."""

FOUND: Final = says(reply(200, GOOD))
GONE: Final = says(reply(204))
MADE: Final = says(reply(201, CREATED))

PASSING: Final = {
    "a reset": resets(),
    "a reset in the headers": resets(b"HTTP/1.1 200 OK\r\nContent-"),
    "a reset in the body": resets(raw(200, GOOD[:9], "Content-Length: 99")),
    "an end without an answer": closes(),
    "an end in the body": closes(raw(200, GOOD[:9], "Content-Length: 99")),
    "no HTTP": closes(b"sown\r\n\r\n"),
    "gzip that is none": says(reply(200, b"planted", "Content-Encoding: gzip")),
    "silence": falls_silent(),
    "silence in the headers": falls_silent(b"HTTP/1.1 200 OK\r\nContent-"),
    "silence in the body": falls_silent(raw(200, GOOD[:9], "Content-Length: 99")),
    **{
        str(status): says(reply(status, new_problem(status)))
        for status in (408, 429, 502, 503, 504)
    },
    "502 with an HTML page": says(reply(502, HTML)),
}
ACTED: Final = {name: step for name, step in PASSING.items() if name != "429"}
"""Everything after which a server may have done what was asked."""

LASTING: Final = (300, 301, 302, 307, 400, 401, 403, 404, 409, 410, 418, 422, 500, 501)


def _is_status(name: str) -> bool:
    return name[0].isdecimal()


REPEATED: Final = {
    **{
        f"{name}, three times, to {verb}": Case(
            script=(step, step, step, well),
            doing=doing,
            options=AGAIN,
            expected=expected,
            requests=4,
        )
        for name, step in PASSING.items()
        for verb, doing, well, expected in (
            ("get", GET, FOUND, ONE),
            ("delete", DELETE, GONE, NONE),
        )
        if not name.startswith("silence")
    },
    **{
        f"{name}, and then an answer": Case(
            script=(step, FOUND), options=LESS_SO, expected=ONE, requests=2
        )
        for name, step in PASSING.items()
        if name.startswith("silence")
    },
    **{
        f"{name}, for ever": Case(
            script=(step,),
            options=IMPATIENT,
            expected=fails(
                StatusError if _is_status(name) else TransportError,
                "after 4 attempts",
                ServerError,
                RateLimitError,
                RequestTimeoutError,
                attempts=4,
            ),
            requests=4,
        )
        for name, step in PASSING.items()
    },
    "503 three times and then the second page": Case(
        script=(
            says(reply(200, PAGE)),
            *[says(reply(503))] * 3,
            says(reply(200, NO_PAGE)),
        ),
        doing=LIST,
        options=AGAIN,
        expected=Returns([Interaction.from_dict(INTERACTION)]),
        requests=5,
    ),
    "429, three times, to create": Case(
        script=(*[says(reply(429, new_problem(429, "A0001")))] * 3, MADE),
        doing=CREATE,
        options=AGAIN,
        expected=NEW,
        requests=4,
    ),
    "429, three times, to update": Case(
        script=(*[says(reply(429, new_problem(429, "A0001")))] * 3, FOUND),
        doing=UPDATE,
        options=AGAIN,
        expected=ONE,
        requests=4,
    ),
    "a connection that was closed while idle, to create": Case(
        script=(closes(reply(200, GOOD)), MADE),
        doing=then(GET, CREATE),
        options=AGAIN,
        expected=NEW,
        requests=2,
    ),
    "a connection that is announced to close, to create": Case(
        script=(closes(reply(200, GOOD, "Connection: close")), MADE),
        doing=then(GET, CREATE),
        options=AGAIN,
        expected=NEW,
        requests=2,
    ),
    "a connection that is reset when used again": Case(
        script=(FOUND, resets(), FOUND),
        doing=then(GET, GET),
        options=AGAIN,
        expected=ONE,
        requests=3,
    ),
}

NOT_REPEATED: Final = {
    **{
        f"{name}, to {verb}": Case(
            script=(step, MADE),
            doing=doing,
            options=IMPATIENT,
            expected=fails(
                StatusError if _is_status(name) else TransportError,
                "",
                ServerError,
                RequestTimeoutError,
                attempts=1,
            ),
        )
        for name, step in ACTED.items()
        for verb, doing in (("create", CREATE), ("update", UPDATE))
    },
    **{
        f"{status}, which lasts": Case(
            script=(says(reply(status)), FOUND),
            options=AGAIN,
            expected=fails(
                StatusError,
                str(status),
                *StatusError.__subclasses__(),
                status=status,
                attempts=1,
            ),
        )
        for status in LASTING
    },
    "an answer that is not as documented": Case(
        script=(says(reply(200, HTML)), FOUND),
        options=AGAIN,
        expected=fails(ContractMismatchError, "expected JSON"),
    ),
    "an answer that is too large": Case(
        script=(says(reply(200, GOOD)), FOUND),
        options=evolve(AGAIN, max_answer_bytes=9),
        expected=fails(AnswerTooLargeError, "max_answer_bytes", attempts=1),
    ),
    **{
        f"an empty balance, to {verb}": Case(
            script=(says(reply(429, new_problem(429, "A0021"), *headers)), MADE),
            doing=doing,
            options=AGAIN,
            expected=fails(RateLimitError, "429", code="A0021", attempts=1),
        )
        for verb, doing, headers in (
            ("get", GET, ()),
            ("create", CREATE, ()),
            ("get, with a time to wait", GET, ("Retry-After: 0",)),
        )
    },
}

ANSWERED: Final = says(reply(404, new_problem(404, "A0007")))
DELETED: Final = {
    **{
        f"{name}, and then it is gone": Case(
            script=(step, ANSWERED),
            doing=DELETE,
            options=LESS_SO,
            expected=NONE,
            requests=2,
        )
        for name, step in PASSING.items()
        if not _is_status(name) or name[:3] in {"502", "504"}
    },
    **{
        f"{status} and then it is not there": Case(
            script=(says(reply(status)), ANSWERED),
            doing=DELETE,
            options=AGAIN,
            expected=fails(NotFoundError, "404 after 2 attempts", attempts=2),
            requests=2,
        )
        for status in (429, 503)
    },
    "it was not there": Case(
        script=(ANSWERED,),
        doing=DELETE,
        options=AGAIN,
        expected=fails(NotFoundError, "404", attempts=1),
    ),
    "a reset and then a get finds nothing": Case(
        script=(resets(), ANSWERED),
        options=AGAIN,
        expected=fails(NotFoundError, "404", attempts=2),
        requests=2,
    ),
}

LONG_AGO: Final = datetime(1994, 11, 6, 8, 49, 37, tzinfo=UTC)


def _date(moment: datetime) -> str:
    return format_datetime(moment, usegmt=True)


WAITED: Final = {
    "0": ("Retry-After: 0",),
    "a part of a second": ("Retry-After: 0.01",),
    "spaces around it": ("Retry-After:   0  ",),
    "a date that has passed": (f"Retry-After: {_date(LONG_AGO)}",),
    "the date of the answer": (
        f"Date: {_date(LONG_AGO)}",
        f"Retry-After: {_date(LONG_AGO)}",
    ),
    "nothing": ("Retry-After:",),
    "a word": ("Retry-After: sown",),
    "a negative number": ("Retry-After: -99",),
    "two numbers": ("Retry-After: 98, 99",),
    "another way to write a number": ("Retry-After: 1e3",),
    "a date that is none": ("Retry-After: Sun, 99 Nov 1994 08:49:37 GMT",),
    "a reset much later": ("Retry-After: 0", "X-RateLimit-Reset: 99"),
}
FAR: Final = LONG_AGO + timedelta(hours=1)
TOO_LONG: Final = {
    "an hour": ("Retry-After: 3600",),
    "an hour, as a date": (f"Date: {_date(LONG_AGO)}", f"Retry-After: {_date(FAR)}"),
    "an hour, as a date of another form": (
        f"Date: {_date(LONG_AGO)}",
        f"Retry-After: {FAR:%A, %d-%b-%y %H:%M:%S GMT}",
    ),
}
ENOUGH: Final = timedelta(days=9999)
RESETS: Final = {
    "no time until the reset": ("X-RateLimit-Reset: 0",),
    "a reset long ago": ("X-RateLimit-Reset: 1000000000",),
}
LATE_RESETS: Final = {
    "an hour until the reset": ("X-RateLimit-Reset: 3600",),
    "an hour until the moment of the reset": (
        f"Date: {_date(LONG_AGO + ENOUGH)}",
        f"X-RateLimit-Reset: {(FAR + ENOUGH).timestamp():.0f}",
    ),
}

WAITING: Final = {
    **{
        f"{status} and {name} to wait": Case(
            script=(says(reply(status, b"", *headers)), FOUND),
            options=AGAIN,
            expected=ONE,
            requests=2,
        )
        for status, asked in ((429, {**WAITED, **RESETS}), (503, WAITED))
        for name, headers in asked.items()
    },
    **{
        f"{status} and {name} to wait, which is too long": Case(
            script=(says(reply(status, b"", *headers)), FOUND),
            options=AGAIN,
            expected=fails(
                RateLimitError, str(status), ServerError, retry_after=3600, attempts=1
            ),
        )
        for status, asked in ((429, {**TOO_LONG, **LATE_RESETS}), (503, TOO_LONG))
        for name, headers in asked.items()
    },
    "a wait beyond the deadline": Case(
        script=(says(reply(429, b"", "Retry-After: 50")), FOUND),
        options=AGAIN,
        expected=fails(RateLimitError, "429", retry_after=50, attempts=1),
    ),
}

FOR_EVER: Final = RetryPolicy(attempts=1_000_000, backoff=0.01, longest_backoff=0.01)
LATE: Final = {
    "silence again and again": Case(
        script=(falls_silent(),),
        options=Options(deadline=1.0, timeout=0.1, retries=FOR_EVER),
        expected=fails(RequestTimeoutError, r"after \d+ attempts", DeadlineError),
        requests=None,
    ),
    "503 again and again": Case(
        script=(says(reply(503)),),
        options=Options(deadline=0.8, retries=FOR_EVER),
        expected=fails(ServerError, r"after \d+ attempts", DeadlineError),
        requests=None,
    ),
    "503 and then drips": Case(
        script=(says(reply(503)), drips(b"HTTP/1.1 200 OK\r\nX: ", (b"x",))),
        options=evolve(AGAIN, deadline=1.0),
        expected=fails(DeadlineError, "after 2 attempts", attempts=2),
        requests=2,
    ),
}

CASES: Final = {**REPEATED, **NOT_REPEATED, **DELETED, **WAITING, **LATE}
