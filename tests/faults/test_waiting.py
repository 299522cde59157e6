"""A client waits between attempts as it is told, and tells of each of them."""

import time
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from attrs import define, evolve, field

from corti_interactions import RetryPolicy
from faults.answers import GOOD, REQUEST_ID, new_problem
from faults.body_cases import ONE
from faults.calls import GET
from faults.cases import Case, played
from faults.clients import WAYS, Options, Way
from faults.faults import reply, resets, says
from faults.peers import Peer, Step

AGAIN = Options(retries=RetryPolicy(attempts=4, backoff=0.001))


@define
class Timed:
    """Answers, and keeps when that was."""

    answers: list[bytes]
    moments: list[float] = field(factory=list[float])

    def play(self, peer: Peer) -> None:
        """Send the next answer."""
        self.moments.append(time.monotonic())
        peer.send(self.answers[len(self.moments) - 1])


@pytest.fixture(name="way", params=WAYS.values(), ids=list(WAYS))
def each_way(request: pytest.FixtureRequest) -> Way:
    """Provide each way to make a call."""
    way: Way = request.param
    return way


def asked(header: str) -> list[bytes]:
    """Ask to wait as *header* says, and then answer."""
    return [reply(503, b"", header), reply(200, GOOD)]


def date(moment: datetime) -> str:
    """Write *moment* as headers have it."""
    return format_datetime(moment, usegmt=True)


def test_seconds_are_waited_for(way: Way) -> None:
    """Not one of them less."""
    server = Timed(asked("Retry-After: 1"))
    case = Case(script=(Step(server.play),), expected=ONE, requests=2, options=AGAIN)
    played(case, way).check()
    first, second = server.moments
    assert second - first >= 1


def test_a_date_is_waited_for(way: Way) -> None:
    """By the server's clock, which may be wrong."""
    now = datetime(1994, 11, 6, 8, 49, 37, tzinfo=UTC)
    wait = f"Date: {date(now)}\r\nRetry-After: {date(now + timedelta(seconds=1))}"
    server = Timed(asked(wait))
    case = Case(script=(Step(server.play),), expected=ONE, requests=2, options=AGAIN)
    played(case, way).check()
    first, second = server.moments
    assert second - first >= 1


def test_the_deadline_spans_the_waits(way: Way) -> None:
    """A call that would end too late ends before it waits."""
    policy = RetryPolicy(attempts=9, backoff=1000.0, longest_backoff=1000.0)
    options = evolve(AGAIN, retries=policy, deadline=1.0)
    case = Case(script=(says(reply(503)),), expected=ONE, options=options)
    seen = played(case, way)
    assert seen.outcome.error is not None
    assert all((attempt.wait or 0) < 1 for attempt in seen.outcome.attempts)


def test_a_hook_is_told_of_each_attempt(way: Way) -> None:
    """With what it came to, and how long the next one has to wait."""
    script = (
        says(reply(503, new_problem(503))),
        resets(),
        says(reply(429, b"", "Retry-After: 0", "X-Request-Id: abc")),
        says(reply(200, GOOD)),
    )
    seen = played(Case(script=script, expected=ONE, requests=4, options=AGAIN), way)
    seen.check()
    told = seen.outcome.attempts
    assert [each.number for each in told] == [1, 2, 3, 4]
    assert [each.status for each in told] == [503, None, 429, 200]
    assert [each.request_id for each in told] == [REQUEST_ID, None, "abc", None]
    assert "ReadError" in str(told[1].error)
    assert [each.wait is None for each in told] == [False, False, False, True]
    assert {(each.method, each.path) for each in told} == {
        ("GET", "/interactions/{id}")
    }


def test_a_log_tells_of_each_attempt(way: Way) -> None:
    """With method, path, status and number, and a warning for each that failed."""
    script = (says(reply(503, new_problem(503))), says(reply(200, GOOD)))
    seen = played(
        Case(script=script, doing=GET, expected=ONE, requests=2, options=AGAIN), way
    )
    lines = [
        (record.levelname, record.getMessage())
        for record in seen.outcome.log
        if record.name == "corti_interactions"
    ]
    (first, failed), (second, done) = lines
    assert (first, second) == ("WARNING", "INFO")
    assert "GET /interactions/{id}: 503, attempt 1, " in failed
    assert REQUEST_ID in failed
    assert "GET /interactions/{id}: 200, attempt 2, " in done
