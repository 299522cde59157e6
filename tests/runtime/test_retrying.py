"""A call is repeated where that can help and does no harm."""

from collections.abc import Callable, Mapping
from random import SystemRandom
from typing import Literal, TypeAlias

import pytest

from generator.runtime.answers import empty_answer
from generator.runtime.calls import Call
from generator.runtime.errors import (
    AnswerTooLargeError,
    ArgumentError,
    CertificateError,
    DeadlineError,
    RequestTimeoutError,
    TransportError,
)
from generator.runtime.replies import Reply
from generator.runtime.retrying import Retrying, RetryPolicy, may_have_acted
from runtime.unchecked import made

POLICY = RetryPolicy()
NEVER = {429: ("A0021", "A.99")}

Outcome: TypeAlias = Reply | TransportError


def call(method: str = "GET", *, repeatable: bool | None = None) -> Call[None]:
    """Return a call that does what its method says."""
    return Call(
        method=method,
        template="/x",
        repeatable=repeatable,
        answers={204: empty_answer},
    )


def deciding(asked: Call[None] | None = None, policy: RetryPolicy = POLICY) -> Retrying:
    """Return what decides about a call."""
    return Retrying.of(asked or call(), policy, NEVER)


def status(code: int, content: bytes = b"", **headers: str) -> Reply:
    """Return an answer; the words of its headers are joined by hyphens."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Reply(code, named, content)


def broken(
    kind: type[TransportError] = TransportError, *, sent: bool = True
) -> TransportError:
    """Return why there was no answer."""
    return kind(method="GET", path="/x", reason="ReadError", sent=sent)


UNSENT = broken(sent=False)
LATE = broken(RequestTimeoutError)
LATE_UNSENT = broken(RequestTimeoutError, sent=False)

ALWAYS = ["DELETE", "GET", "HEAD", "OPTIONS", "PUT", "TRACE"]
ONCE = ["PATCH", "POST", "CONNECT", "BREW"]

Then: TypeAlias = Literal["again", "over"]

TABLE: list[tuple[str, Outcome, Then, Then]] = [
    # What came of it; then of a call that may be made twice, and of another.
    ("not connected", UNSENT, "again", "again"),
    ("not connected in time", LATE_UNSENT, "again", "again"),
    ("answer lost", broken(), "again", "over"),
    ("answer late", LATE, "again", "over"),
    ("answer too large", broken(AnswerTooLargeError), "over", "over"),
    ("not to be trusted", broken(CertificateError, sent=False), "over", "over"),
    ("deadline passed", broken(DeadlineError), "over", "over"),
    ("deadline passed before", broken(DeadlineError, sent=False), "over", "over"),
    *[(f"{ok}", status(ok), "over", "over") for ok in (200, 201, 204, 206, 304, 307)],
    *[(f"{bad}", status(bad), "over", "over") for bad in (400, 401, 403, 404, 409)],
    *[(f"{bad}", status(bad), "over", "over") for bad in (410, 413, 422, 425)],
    ("408", status(408), "again", "over"),
    ("429", status(429), "again", "again"),
    ("500", status(500), "over", "over"),
    ("501", status(501), "over", "over"),
    ("502", status(502), "again", "over"),
    ("503", status(503), "again", "over"),
    ("504", status(504), "again", "over"),
    ("505", status(505), "over", "over"),
]


@pytest.mark.parametrize(
    ("outcome", "if_repeatable", "if_not"),
    [row[1:] for row in TABLE],
    ids=[row[0] for row in TABLE],
)
def test_what_a_call_is_repeated_after(
    outcome: Outcome, if_repeatable: Then, if_not: Then
) -> None:
    """A create or update is repeated where the server certainly did not act on it."""
    for methods, expected in ((ALWAYS, if_repeatable), (ONCE, if_not)):
        for method in methods:
            wait = deciding(call(method)).wait(outcome, 1)
            assert (wait is not None) is (expected == "again"), method


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("outcome", [broken(), LATE, status(408), status(502)])
def test_a_call_may_know_better_than_its_method(method: str, outcome: Outcome) -> None:
    """A token may be asked for twice, although that is a POST."""
    assert deciding(call(method, repeatable=True)).wait(outcome, 1) is not None
    assert deciding(call(method, repeatable=False)).wait(outcome, 1) is None


@pytest.mark.parametrize("outcome", [UNSENT, broken(), status(429), status(503)])
def test_attempts_are_counted(outcome: Outcome) -> None:
    """The first is one of them."""
    for attempts in (1, 2, 3, 9):
        decides = deciding(policy=RetryPolicy(attempts=attempts))
        assert attempts == 1 or decides.wait(outcome, attempts - 1) is not None
        assert decides.wait(outcome, attempts) is None
        assert decides.wait(outcome, attempts + 1) is None


@pytest.mark.parametrize(
    "content",
    [
        b'{"type": "A0021"}',
        b'{"requestid": "x", "detail": "Balance: A0021, see there."}',
        b'{"errors": [{"deep": {"code": "A0021"}}]}',
        b"A0021",
        b"<html><b>A0021</b></html>",
        b"\xff\xfe A0021 \xff",
        b'{"type": "A.99"}',
    ],
)
def test_a_balance_that_is_used_up_does_not_refill(content: bytes) -> None:
    """The code is looked for as a word in any part of a 429, whatever its shape."""
    for method in ALWAYS + ONCE:
        assert deciding(call(method)).wait(status(429, content), 1) is None


@pytest.mark.parametrize(
    "content",
    [b"", b"A00211", b"XA0021", b"A0021_", b"A 0021", b"a0021", b"A0020", b"AX99"],
)
def test_other_codes_may_be_cured(content: bytes) -> None:
    """A part of a word is another word, and a dot is a dot."""
    assert deciding(call("POST")).wait(status(429, content), 1) is not None


def test_codes_belong_to_their_status() -> None:
    """The same word in a 503 says nothing."""
    assert deciding().wait(status(503, b"A0021"), 1) is not None


def spread(monkeypatch: pytest.MonkeyPatch, share: float) -> None:
    """Let chance be *share* of what it may be at most."""

    def uniform(_self: SystemRandom, low: float, high: float) -> float:
        assert low == 0
        return share * high

    monkeypatch.setattr(SystemRandom, "uniform", uniform)


@pytest.mark.parametrize("share", [0.0, 0.5, 1.0])
def test_pauses_double(share: float, monkeypatch: pytest.MonkeyPatch) -> None:
    """Up to the longest, by chance between nothing and all of it."""
    spread(monkeypatch, share)
    decides = deciding(policy=RetryPolicy(attempts=9_999))
    for outcome in (broken(), status(503)):
        waits = [decides.wait(outcome, number) for number in range(1, 8)]
        longest = [0.5, 1.0, 2.0, 4.0, 8.0, 8.0, 8.0]
        assert waits == [share * seconds for seconds in longest]
        assert decides.wait(outcome, 9_998) == share * 8


def test_pauses_are_random() -> None:
    """Not all clients come back at the same moment."""
    pauses = {POLICY.pause(3) for _ in range(100)}
    assert len(pauses) > 90
    assert all(0 <= pause <= 2 for pause in pauses)


@pytest.mark.parametrize(
    ("backoff", "most"), [(0.25, 0.25), (1.0, 1.0), (5.0, 1.0)], ids=str
)
def test_the_api_says_how_long_to_wait(
    backoff: float, most: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody comes too early, and everybody a little later, by a second at most."""
    decides = deciding(policy=RetryPolicy(backoff=backoff))
    for reply in (status(429, Retry_After="7"), status(503, Retry_After="7")):
        for share in (0.0, 1.0):
            spread(monkeypatch, share)
            assert decides.wait(reply, 1) == 7 + share * most
            assert decides.wait(reply, 2) == 7 + share * most


@pytest.mark.parametrize(("seconds", "then"), [("60", "again"), ("60.1", "over")])
def test_there_is_a_longest_wait(seconds: str, then: Then) -> None:
    """Exactly that is waited for, and no more than that."""
    for code in (429, 503):
        wait = deciding().wait(status(code, Retry_After=seconds), 1)
        assert (wait is not None) is (then == "again")
    wait = deciding().wait(status(429, X_RateLimit_Reset=seconds), 1)
    assert (wait is not None) is (then == "again")


def test_statuses_can_be_chosen() -> None:
    """Of a create, still only a 429 shows that nothing was done."""
    policy = RetryPolicy(statuses=frozenset({429, 500}))
    assert deciding(call("GET"), policy).wait(status(500), 1) is not None
    assert deciding(call("POST"), policy).wait(status(500), 1) is None
    assert deciding(call("POST"), policy).wait(status(429), 1) is not None
    assert deciding(call("GET"), policy).wait(status(503), 1) is None
    none = RetryPolicy(statuses=frozenset())
    assert deciding(call("GET"), none).wait(status(429), 1) is None
    assert deciding(call("GET"), none).wait(broken(), 1) is not None


@pytest.mark.parametrize("make", [list[int], tuple[int, ...], set[int], iter])
def test_statuses_come_in_any_collection(
    make: Callable[[list[int]], list[int]],
) -> None:
    """One that can be gone through once is enough."""
    assert RetryPolicy(statuses=make([500, 503])).statuses == {500, 503}


def test_a_policy_has_good_defaults() -> None:
    """Three attempts within half a minute, and no wait above a minute."""
    assert (POLICY.attempts, POLICY.backoff) == (3, 0.5)
    assert (POLICY.longest_backoff, POLICY.longest_wait) == (8, 60)
    assert POLICY.statuses == {408, 429, 502, 503, 504}


WRONG: list[tuple[Mapping[str, object], str]] = [
    ({"attempts": 0}, "attempts: expected 1 for a single attempt, or more"),
    ({"attempts": -1}, "attempts: expected 1 for a single attempt, or more"),
    ({"attempts": True}, "attempts: expected 1 for a single attempt, or more"),
    ({"attempts": 2.0}, "attempts: expected 1 for a single attempt, or more"),
    ({"backoff": 0}, "backoff: expected seconds above zero, and at most a year"),
    ({"backoff": "1"}, "backoff: expected seconds as a number"),
    ({"longest_backoff": float("inf")}, "longest_backoff: expected seconds above"),
    ({"longest_wait": None}, "longest_wait: expected seconds as a number"),
    ({"statuses": ["503"]}, "statuses: expected a set of HTTP status codes"),
    ({"statuses": "503"}, "statuses: expected a set of HTTP status codes"),
    ({"statuses": 500}, "statuses: expected a set of HTTP status codes"),
    ({"statuses": None}, "statuses: expected a set of HTTP status codes"),
    ({"statuses": [[500]]}, "statuses: expected a set of HTTP status codes"),
    ({"statuses": [True]}, "statuses: expected a set of HTTP status codes"),
]


@pytest.mark.parametrize(("arguments", "problem"), WRONG)
def test_a_policy_is_checked(arguments: Mapping[str, object], problem: str) -> None:
    """When it is made, and not when a call has failed."""
    with pytest.raises(ArgumentError) as caught:
        made(RetryPolicy, arguments)
    assert str(caught.value).startswith(problem)
    assert caught.value.__context__ is None


@pytest.mark.parametrize(
    ("outcome", "may_have"),
    [
        (broken(), True),
        (LATE, True),
        (UNSENT, False),
        (LATE_UNSENT, False),
        (status(500), True),
        (status(502), True),
        (status(504), True),
        (status(408), False),
        (status(429), False),
        (status(503), False),
        (status(401), False),
    ],
)
def test_a_lost_answer_leaves_doubt(outcome: Outcome, *, may_have: bool) -> None:
    """A gateway that gave up does not know either; who turns away did nothing."""
    assert may_have_acted(outcome) is may_have
