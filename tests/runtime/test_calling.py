"""A call is tried until there is an answer, or an error that says everything."""

import logging
from collections.abc import Callable
from random import SystemRandom

import httpx
import pytest
from attrs import evolve, field, frozen

from generator.runtime.attempts import Attempt
from generator.runtime.auth import (
    AccessToken,
    AsyncAuth,
    ClientCredentials,
    RefreshToken,
)
from generator.runtime.calling import Caller
from generator.runtime.calls import Call
from generator.runtime.deadlines import Deadline, Timeout
from generator.runtime.drift import Drift
from generator.runtime.drift_kinds import DriftKind
from generator.runtime.errors import (
    ArgumentError,
    ClosedError,
    CortiError,
    DeadlineError,
    ForkedError,
    NotFoundError,
    RateLimitError,
    RequestTimeoutError,
    ServerError,
    TokenError,
    TransportError,
    UnauthorizedError,
)
from generator.runtime.grants import TokenEndpoint
from generator.runtime.options import Options
from generator.runtime.raw import Answer
from generator.runtime.retrying import RetryPolicy
from generator.runtime.sharing import Shared
from generator.runtime.waiting import finished
from runtime.scripted import (
    FINE,
    LOST,
    QUICK,
    REFUSED,
    Clock,
    Paced,
    Play,
    Script,
    call,
    error,
    script,
    set_clock,
    settings,
    status,
)

ENDPOINT = TokenEndpoint(
    "https://auth.example.org/realms/acme/token", "/realms/{tenant}/token"
)
TOKEN = status(200, b'{"access_token": "first", "token_type": "Bearer"}')


@pytest.fixture(name="clock")
def clock_of_the_test(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """Let time stand still but for what a test does."""
    return set_clock(monkeypatch)


def caller(
    transport: httpx.AsyncBaseTransport,
    clock: Clock,
    options: Options | None = None,
    auth: AsyncAuth | None = None,
) -> Caller:
    """Return what makes calls over *transport*."""
    shared = Shared(transport, Paced(clock), auth)
    made = Caller(settings(options), shared)
    return evolve(made, tokens=shared.tokens(ENDPOINT, made.fetch))


def answered(
    transport: Script,
    clock: Clock,
    options: Options | None = None,
    *,
    method: str = "GET",
) -> Answer[str | None]:
    """Make a call and return its answer."""
    return finished(caller(transport, clock, options).answer(lambda: call(method)))


def sent(
    transport: Script,
    clock: Clock,
    options: Options | None = None,
    *,
    method: str = "GET",
) -> str | None:
    """Make a call and return what it was for."""
    return finished(caller(transport, clock, options).send(lambda: call(method)))


@frozen
class Closing(Paced):
    """Closes the client in each pause."""

    shared: list[Shared] = field(factory=list[Shared])

    async def sleep(self, seconds: float) -> None:
        """Move the clock, and close."""
        await Paced.sleep(self, seconds)
        for shared in self.shared:
            await shared.aclose()


def test_a_call_is_made_once(clock: Clock) -> None:
    """If that does."""
    transport = script(FINE)
    answer = answered(transport, clock)
    assert (answer.parse(), answer.attempts) == ("fine", 1)
    assert len(transport.requests) == 1
    assert clock.slept == []


@pytest.mark.parametrize(
    "failure", [LOST, REFUSED, error(httpx.ReadTimeout), status(408), status(503)]
)
def test_a_call_is_repeated(failure: Play, clock: Clock) -> None:
    """With a new request, after a pause."""
    transport = script(failure, failure, FINE)
    answer = answered(transport, clock)
    assert (answer.parse(), answer.attempts) == ("fine", 3)
    first, second, third = transport.requests
    assert len({id(request) for request in (first, second, third)}) == 3
    assert (first.url, first.content) == (third.url, third.content)
    assert len(clock.slept) == 2


def test_there_is_an_end_to_repeating(clock: Clock) -> None:
    """The last failure is the one that is told, with the number of attempts."""
    transport = script(LOST, status(502), status(503, b'{"requestid": "r-3"}'), FINE)
    with pytest.raises(ServerError) as caught:
        sent(transport, clock)
    assert (caught.value.status, caught.value.attempts) == (503, 3)
    assert caught.value.request_id == "r-3"
    assert len(transport.requests) == 3
    with pytest.raises(TransportError, match="after 2 attempts") as late:
        sent(script(LOST), clock, Options(retries=RetryPolicy(attempts=2)))
    assert late.value.attempts == 2


def test_repeating_can_be_switched_off(clock: Clock) -> None:
    """One attempt is one."""
    transport = script(LOST, FINE)
    with pytest.raises(TransportError) as caught:
        sent(transport, clock, Options(retries=RetryPolicy(attempts=1)))
    assert caught.value.attempts == 1
    assert len(transport.requests) == 1


@pytest.mark.parametrize("method", ["POST", "PATCH"])
@pytest.mark.parametrize(
    ("failure", "attempts"),
    [
        (LOST, 1),
        (error(httpx.ReadTimeout), 1),
        (error(httpx.WriteError), 1),
        (error(httpx.RemoteProtocolError), 1),
        (status(408), 1),
        (status(502), 1),
        (status(503), 1),
        (status(504), 1),
        (REFUSED, 2),
        (error(httpx.ConnectTimeout), 2),
        (error(httpx.PoolTimeout), 2),
        (error(httpx.ProxyError), 2),
        (status(429), 2),
    ],
)
def test_a_change_is_not_made_twice(
    method: str, failure: Play, attempts: int, clock: Clock
) -> None:
    """It is sent again only where the server certainly did not act on it."""
    transport = script(failure, FINE)
    if attempts == 1:
        with pytest.raises(CortiError):
            sent(transport, clock, method=method)
    else:
        assert sent(transport, clock, method=method) == "fine"
    assert len(transport.requests) == attempts


@pytest.mark.parametrize("method", ["POST", "GET"])
def test_an_empty_balance_is_told_at_once(method: str, clock: Clock) -> None:
    """Waiting would not fill it."""
    transport = script(status(429, b'{"type": "A0021"}', Retry_After="1"), FINE)
    with pytest.raises(RateLimitError) as caught:
        sent(transport, clock, method=method)
    assert (caught.value.code, caught.value.retry_after) == ("A0021", 1)
    assert len(transport.requests) == 1
    assert clock.slept == []


@pytest.mark.parametrize(
    "lost",
    [
        LOST,
        error(httpx.ReadTimeout),
        error(httpx.RemoteProtocolError),
        error(TimeoutError),
        status(502),
        status(504),
    ],
)
def test_what_is_gone_after_a_lost_answer_was_deleted(lost: Play, clock: Clock) -> None:
    """The 404 of the repeat is the success of the first attempt."""
    transport = script(lost, status(404))
    assert sent(transport, clock, method="DELETE") is None
    assert len(transport.requests) == 2
    answer = answered(script(lost, status(404)), clock, method="DELETE")
    assert (answer.status, answer.attempts, answer.parse()) == (404, 2, None)


@pytest.mark.parametrize(
    "refused",
    [
        status(429),
        status(503),
        status(408),
        REFUSED,
        error(httpx.ConnectTimeout),
        error(httpx.PoolTimeout),
    ],
)
def test_what_was_never_there_is_an_error(refused: Play, clock: Clock) -> None:
    """Nothing had been deleted before."""
    transport = script(refused, status(404))
    with pytest.raises(NotFoundError) as caught:
        sent(transport, clock, method="DELETE")
    assert caught.value.attempts == 2


def test_doubt_stays_over_further_attempts(clock: Clock) -> None:
    """The first one may have been it, whatever came after it."""
    transport = script(LOST, status(503), status(404))
    assert sent(transport, clock, method="DELETE") is None


def test_the_first_404_is_an_error(clock: Clock) -> None:
    """Whoever deletes should know that there was nothing."""
    with pytest.raises(NotFoundError) as caught:
        sent(script(status(404)), clock, method="DELETE")
    assert caught.value.attempts == 1


@pytest.mark.parametrize("method", ["GET", "PUT"])
def test_only_a_delete_leaves_nothing(method: str, clock: Clock) -> None:
    """What is read after a lost answer, and is not there, is not there."""
    with pytest.raises(NotFoundError):
        sent(script(LOST, status(404)), clock, method=method)


@pytest.mark.parametrize(
    ("plays", "was_sent"),
    [
        ((REFUSED, REFUSED, REFUSED), False),
        ((LOST, REFUSED, REFUSED), True),
        ((REFUSED, REFUSED, LOST), True),
        ((status(504), REFUSED, REFUSED), True),
        ((status(503), REFUSED, REFUSED), False),
        ((status(429), error(httpx.ConnectTimeout), REFUSED), False),
    ],
)
def test_an_error_says_whether_anything_was_sent(
    plays: tuple[Play, ...], clock: Clock, *, was_sent: bool
) -> None:
    """In any of its attempts, not the last one alone."""
    with pytest.raises(TransportError) as caught:
        sent(script(*plays), clock)
    assert (caught.value.sent, caught.value.attempts) == (was_sent, 3)


def test_the_api_says_when_to_come_again(clock: Clock) -> None:
    """Not before, and hardly later."""
    transport = script(
        status(429, Retry_After="7"), status(429, X_RateLimit_Reset="9"), FINE
    )
    assert sent(transport, clock) == "fine"
    first, second = clock.slept
    assert 7 <= first <= 7.001
    assert 9 <= second <= 9.001


@pytest.mark.parametrize("code", [429, 503])
def test_a_wait_that_is_too_long_is_not_begun(code: int, clock: Clock) -> None:
    """The error says how long it would have been."""
    transport = script(status(code, Retry_After="61"), FINE)
    with pytest.raises(RateLimitError if code == 429 else ServerError) as caught:
        sent(transport, clock)
    assert caught.value.retry_after == 61
    assert len(transport.requests) == 1
    assert clock.slept == []


def at_least(_random: SystemRandom, low: float, _high: float) -> float:
    """Leave nothing to chance."""
    return low


def test_a_wait_that_outlasts_the_deadline_is_not_begun(
    clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The failure is told now, and not at the end of the time."""
    monkeypatch.setattr(SystemRandom, "uniform", at_least)
    transport = script(clock.taking(4, status(429, Retry_After="7")), FINE)
    with pytest.raises(RateLimitError) as caught:
        sent(transport, clock, Options(deadline=11.0, retries=QUICK))
    assert (caught.value.retry_after, caught.value.attempts) == (7, 1)
    assert clock.slept == []
    transport = script(clock.taking(4, status(429, Retry_After="7")), FINE)
    assert sent(transport, clock, Options(deadline=11.1, retries=QUICK)) == "fine"
    assert clock.slept == [7]


def test_the_deadline_covers_all_attempts(clock: Clock) -> None:
    """Each has what the ones before it left."""
    slow = clock.taking(4, LOST)
    transport = script(slow, slow, slow, slow, slow)
    options = Options(deadline=10, retries=RetryPolicy(attempts=9, backoff=0.0001))
    with pytest.raises(DeadlineError, match="after 3 attempts") as caught:
        sent(transport, clock, options)
    assert (caught.value.attempts, caught.value.sent) == (3, True)
    reads = [each.extensions["timeout"]["read"] for each in transport.requests]
    assert reads == pytest.approx([10, 6, 2], abs=0.001)
    assert caught.value.reason == "TimeoutError"


def test_an_attempt_is_cut_at_the_deadline(clock: Clock) -> None:
    """Though bytes may still be dripping in."""
    with pytest.raises(DeadlineError) as caught:
        sent(script(clock.taking(11, FINE)), clock, Options(deadline=10))
    assert caught.value.reason == "TimeoutError"
    assert caught.value.attempts == 1


def test_a_timeout_before_the_deadline_is_another_error(clock: Clock) -> None:
    """The caller is told which of the two to raise."""
    options = Options(retries=RetryPolicy(attempts=1))
    with pytest.raises(RequestTimeoutError) as caught:
        sent(script(error(httpx.ReadTimeout)), clock, options)
    assert type(caught.value) is RequestTimeoutError


def test_each_part_of_an_attempt_has_its_time(clock: Clock) -> None:
    """As the options say."""
    transport = script(FINE)
    timeout = Timeout(connect=1, read=2, write=3, pool=4)
    sent(transport, clock, Options(timeout=timeout))
    assert transport.requests[0].extensions["timeout"] == {
        "connect": 1,
        "read": 2,
        "write": 3,
        "pool": 4,
    }


def secured(
    transport: Script, clock: Clock, auth: AsyncAuth, options: Options | None = None
) -> str | None:
    """Make a call that needs a token."""
    made = caller(transport, clock, options, auth)
    return finished(made.send(lambda: call("POST", secured=True)))


def bearers(transport: Script) -> list[str | None]:
    """Return what each request was allowed with."""
    return [each.headers.get("Authorization") for each in transport.requests]


def callable_tokens() -> Callable[[], str]:
    """Return what gives a new token each time."""
    tokens = iter(["first", "second", "third"])
    return lambda: next(tokens)


def test_a_call_without_credentials_is_not_sent(clock: Clock) -> None:
    """If it needs some."""
    transport = script(FINE)
    made = caller(transport, clock)
    with pytest.raises(ArgumentError) as caught:
        finished(made.send(lambda: call(secured=True)))
    assert str(caught.value) == "auth: missing; this call needs a token"
    assert transport.requests == []
    assert sent(transport, clock) == "fine"
    assert bearers(transport) == [None]


def test_a_refused_token_is_renewed_once(clock: Clock) -> None:
    """Of a create too, for a 401 did nothing; and at once."""
    transport = script(status(401), FINE)
    assert secured(transport, clock, callable_tokens()) == "fine"
    assert bearers(transport) == ["Bearer first", "Bearer second"]
    assert clock.slept == [0.0]


def test_a_second_refusal_is_told(clock: Clock) -> None:
    """Another token would be refused as well."""
    transport = script(status(401))
    with pytest.raises(UnauthorizedError) as caught:
        secured(transport, clock, callable_tokens())
    assert caught.value.attempts == 2
    assert bearers(transport) == ["Bearer first", "Bearer second"]


def test_a_token_that_was_refused_too_is_not_kept(clock: Clock) -> None:
    """The next call begins with another one."""
    transport = script(status(401), status(401), FINE)
    made = caller(transport, clock, auth=callable_tokens())
    with pytest.raises(UnauthorizedError):
        finished(made.send(lambda: call(secured=True)))
    assert finished(made.send(lambda: call(secured=True))) == "fine"
    assert bearers(transport) == ["Bearer first", "Bearer second", "Bearer third"]


def test_a_ready_token_is_not_renewed(clock: Clock) -> None:
    """There is no other."""
    transport = script(status(401), FINE)
    with pytest.raises(UnauthorizedError) as caught:
        secured(transport, clock, AccessToken("abc"))
    assert caught.value.attempts == 1
    assert bearers(transport) == ["Bearer abc"]


def test_a_call_without_a_token_has_none_to_renew(clock: Clock) -> None:
    """A 401 is an answer like any other then."""
    transport = script(status(401), FINE)
    made = caller(transport, clock, auth=callable_tokens())
    with pytest.raises(UnauthorizedError):
        finished(made.send(call))
    assert len(transport.requests) == 1


@pytest.mark.parametrize("attempts", [1, 2])
def test_a_renewal_is_no_repetition(attempts: int, clock: Clock) -> None:
    """It does not use up the attempts that a call has."""
    options = Options(retries=RetryPolicy(attempts=attempts, backoff=0.0001))
    failures = [REFUSED] * (attempts - 1)
    transport = script(status(401), *failures, FINE)
    assert secured(transport, clock, callable_tokens(), options) == "fine"
    transport = script(status(401), *failures, REFUSED, FINE)
    with pytest.raises(TransportError) as caught:
        secured(transport, clock, callable_tokens(), options)
    assert caught.value.attempts == attempts + 1


CREDENTIALS = ClientCredentials("id", "secret")


def test_a_token_is_fetched_first(clock: Clock) -> None:
    """Once, however many calls there are."""
    transport = script(TOKEN, FINE)
    made = caller(transport, clock, auth=CREDENTIALS)
    for _ in range(2):
        assert finished(made.send(lambda: call(secured=True))) == "fine"
    hosts = [request.url.host for request in transport.requests]
    assert hosts == ["auth.example.org", "api.example.org", "api.example.org"]
    assert bearers(transport) == [None, "Bearer first", "Bearer first"]
    assert transport.requests[1].headers.get_list("Authorization") == ["Bearer first"]
    assert "Tenant-Name" not in transport.requests[0].headers


def test_what_cannot_be_sent_needs_no_token(clock: Clock) -> None:
    """An argument that is wrong is told before anything is sent to anybody."""
    transport = script(TOKEN, FINE)
    made = caller(transport, clock, auth=CREDENTIALS)
    with pytest.raises(ArgumentError, match="id: expected"):
        finished(made.send(lambda: evolve(call(secured=True), path={"id": ".."})))
    assert transport.requests == []


def test_the_fetching_of_a_token_is_repeated_too(clock: Clock) -> None:
    """With attempts of its own."""
    transport = script(status(503), LOST, TOKEN, LOST, LOST, FINE)
    made = caller(transport, clock, auth=CREDENTIALS)
    assert finished(made.send(lambda: call(secured=True))) == "fine"
    assert len(transport.requests) == 6


def test_a_call_without_a_token_is_not_sent(clock: Clock) -> None:
    """The error is the token endpoint's."""
    transport = script(status(401, b'{"error": "invalid_client"}'))
    with pytest.raises(TokenError, match="invalid_client") as caught:
        secured(transport, clock, CREDENTIALS)
    assert (caught.value.status, caught.value.attempts) == (401, 1)
    assert len(transport.requests) == 1
    with pytest.raises(TokenError, match="503") as again:
        secured(script(status(503)), clock, CREDENTIALS)
    assert again.value.attempts == 3


def test_without_a_token_nothing_was_sent(clock: Clock) -> None:
    """Whatever became of the request for the token."""
    with pytest.raises(TransportError) as caught:
        secured(script(LOST), clock, CREDENTIALS)
    assert (caught.value.path, caught.value.sent) == (ENDPOINT.path, False)


def test_an_earlier_attempt_may_have_been_sent_all_the_same(clock: Clock) -> None:
    """Also when there is no token for the next."""
    refusal = status(401, b'{"error": "invalid_client"}')
    transport = script(TOKEN, LOST, status(401), refusal)
    made = caller(transport, clock, auth=CREDENTIALS)
    with pytest.raises(TokenError) as caught:
        finished(made.send(lambda: call(secured=True)))
    assert caught.value.sent


def test_the_deadline_covers_the_token(clock: Clock) -> None:
    """What fetching it takes is not there for the call."""
    transport = script(clock.taking(4, TOKEN), FINE)
    secured(transport, clock, CREDENTIALS, Options(deadline=10))
    reads = [each.extensions["timeout"]["read"] for each in transport.requests]
    assert reads == pytest.approx([10, 6])
    with pytest.raises(DeadlineError) as caught:
        secured(
            script(clock.taking(11, TOKEN)), clock, CREDENTIALS, Options(deadline=10)
        )
    assert (caught.value.method, caught.value.path) == ("POST", ENDPOINT.path)


def test_a_login_is_not_lost_to_a_deadline(clock: Clock) -> None:
    """The call is over, but the token that came too late for it is kept."""
    transport = script(clock.taking(5, TOKEN), FINE)
    auth = RefreshToken("r0", client_id="id")
    made = caller(transport, clock, Options(deadline=2), auth)
    with pytest.raises(DeadlineError) as caught:
        finished(made.send(lambda: call(secured=True)))
    assert (caught.value.path, caught.value.sent) == ("/interactions/{id}", False)
    assert finished(made.send(lambda: call(secured=True))) == "fine"
    assert bearers(transport) == [None, "Bearer first"]


def test_a_call_is_not_sent_after_its_deadline(clock: Clock) -> None:
    """A callable may have taken all of its time."""

    def slow() -> str:
        clock.now += 11
        return "abc"

    transport = script(FINE)
    with pytest.raises(DeadlineError) as caught:
        secured(transport, clock, slow, Options(deadline=10))
    assert (caught.value.method, caught.value.path) == ("POST", "/interactions/{id}")
    assert caught.value.reason == "before the request was sent"
    assert not caught.value.sent
    assert transport.requests == []


def test_a_call_may_be_a_part_of_another(clock: Clock) -> None:
    """It has the time that is left of that one."""
    transport = script(FINE)
    made = caller(transport, clock)
    assert finished(made.fetch(call(), Deadline.after(3))) == "fine"
    assert transport.requests[0].extensions["timeout"]["read"] == 3


def test_a_token_is_put_into_a_streaming_url(clock: Clock) -> None:
    """Of the API's own host only."""
    made = caller(script(FINE), clock, auth=AccessToken("a b".replace(" ", "+")))
    url = finished(made.stream_url("wss://api.example.org/s?x=1", "token"))
    assert str(url) == "wss://api.example.org/s?x=1&token=Bearer%20a%2Bb"
    with pytest.raises(ArgumentError, match="url: expected the host of the API"):
        finished(made.stream_url("wss://evil.example/s", "token"))


def test_a_closed_client_gives_neither_answers_nor_tokens(clock: Clock) -> None:
    """Not even a wrong argument is looked at."""
    transport = script(FINE)
    made = caller(transport, clock, auth=AccessToken("abc"))
    finished(made.shared.aclose())
    with pytest.raises(ClosedError):
        finished(made.send(wrong))
    with pytest.raises(ClosedError):
        finished(made.stream_url("wss://api.example.org/", "token"))
    assert transport.requests == []


def wrong() -> Call[str | None]:
    """Describe no call, because of an argument."""
    raise ArgumentError("expected a date", "since")


def test_a_client_that_is_closed_between_attempts_makes_no_more(clock: Clock) -> None:
    """Whoever closes it does not wait for the others."""
    shared: list[Shared] = []

    def close(_: httpx.Request) -> httpx.Response:
        finished(shared[0].aclose())
        return httpx.Response(503)

    transport = script(close, FINE)
    made = caller(transport, clock)
    shared.append(made.shared)
    with pytest.raises(ClosedError):
        finished(made.send(call))
    assert len(transport.requests) == 1


def closing(transport: Script, clock: Clock) -> Caller:
    """Return what makes calls, and is closed in the first pause between attempts."""
    pausing = Closing(clock)
    shared = Shared(transport, pausing, None)
    pausing.shared.append(shared)
    return evolve(caller(transport, clock), shared=shared)


def test_what_became_of_a_call_is_more_than_that_the_client_is_closed(
    clock: Clock,
) -> None:
    """Closed in the pause after an answer was lost, it tells of the attempt."""
    transport = script(LOST, FINE)
    made = closing(transport, clock)
    with pytest.raises(TransportError) as lost:
        finished(made.send(call))
    assert (lost.value.attempts, lost.value.sent) == (1, True)
    with pytest.raises(ServerError) as late:
        finished(closing(script(status(504), FINE), clock).send(call))
    assert (late.value.attempts, late.value.status) == (1, 504)
    assert len(clock.slept) == 2
    assert len(transport.requests) == 1
    with pytest.raises(ClosedError):
        finished(made.send(call))


@pytest.mark.parametrize("refused", [REFUSED, status(503), status(429)])
def test_what_was_not_done_is_no_more_than_that(refused: Play, clock: Clock) -> None:
    """Closed in the pause after such an attempt, the client is just closed."""
    transport = script(refused, FINE)
    with pytest.raises(ClosedError):
        finished(closing(transport, clock).send(call))
    assert len(transport.requests) == 1


def test_another_process_makes_no_calls(
    clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two would read from one connection."""
    made = caller(script(FINE), clock, auth=AccessToken("abc"))
    monkeypatch.setattr("os.getpid", lambda: -1)
    with pytest.raises(ForkedError):
        finished(made.send(call))


def test_a_status_that_a_hook_raises_is_left_alone(clock: Clock) -> None:
    """A hook of the caller's own client asks for it, and repeating is not asked for."""

    def refuse(request: httpx.Request) -> httpx.Response:
        httpx.Response(503, request=request).raise_for_status()
        return httpx.Response(200)

    transport = script(refuse, FINE)
    with pytest.raises(httpx.HTTPStatusError) as caught:
        sent(transport, clock)
    assert caught.value.response.status_code == 503
    assert len(transport.requests) == 1
    assert clock.slept == []


def test_a_mistake_in_a_transport_is_left_alone(clock: Clock) -> None:
    """It is not the network's, and repeating does not cure it."""
    transport = script(error(ZeroDivisionError), FINE)
    with pytest.raises(ZeroDivisionError):
        sent(transport, clock)
    assert len(transport.requests) == 1


def test_each_attempt_is_told(clock: Clock, caplog: pytest.LogCaptureFixture) -> None:
    """With method, path, status, number, duration, request id and wait: no more."""
    told: list[Attempt] = []
    transport = script(
        clock.taking(0.25, LOST),
        clock.taking(0.5, status(503, b'{"requestid": "r-1"}', Retry_After="2")),
        clock.taking(0.75, status(200, b'"answer-secret"', X_Request_Id="r-2")),
    )
    with caplog.at_level(logging.DEBUG):
        sent(transport, clock, Options(on_attempt=told.append, retries=QUICK))
    first, second, third = told
    assert first.wait == clock.slept[0]
    assert second.wait == clock.slept[1]
    assert [(each.method, each.path) for each in told] == [
        ("GET", "/interactions/{id}")
    ] * 3
    assert [each.number for each in told] == [1, 2, 3]
    assert [each.status for each in told] == [None, 503, 200]
    assert [each.error for each in told] == ["ReadError", None, None]
    assert [each.seconds for each in told] == [0.25, 0.5, 0.75]
    assert [each.request_id for each in told] == [None, "r-1", "r-2"]
    assert third.wait is None
    records = [each for each in caplog.records if each.name == "generator"]
    assert [vars(each)["attempt"] for each in records] == told
    levels = [logging.WARNING, logging.WARNING, logging.INFO]
    assert [each.levelno for each in records] == levels
    assert "secret" not in f"{told} {[each.getMessage() for each in caplog.records]}"


def test_the_attempts_at_a_token_are_told_too(clock: Clock) -> None:
    """By the path of the token endpoint, with its places empty."""
    told: list[Attempt] = []
    transport = script(TOKEN, status(401), TOKEN, FINE)
    options = Options(on_attempt=told.append, retries=QUICK)
    secured(transport, clock, CREDENTIALS, options)
    assert [(each.path, each.number, each.status, each.wait) for each in told] == [
        ("/realms/{tenant}/token", 1, 200, None),
        ("/interactions/{id}", 1, 401, 0.0),
        ("/realms/{tenant}/token", 1, 200, None),
        ("/interactions/{id}", 2, 200, None),
    ]


def test_an_attempt_that_was_too_late_is_told(clock: Clock) -> None:
    """It never left."""
    told: list[Attempt] = []

    def slow() -> str:
        clock.now += 11
        return "abc"

    options = Options(deadline=10, on_attempt=told.append)
    with pytest.raises(DeadlineError):
        secured(script(FINE), clock, slow, options)
    [attempt] = told
    assert attempt.error == "before the request was sent"
    assert (attempt.seconds, attempt.status) == (0, None)


def test_drift_is_told_of_calls_and_not_of_tokens(clock: Clock) -> None:
    """Tokens come from elsewhere, which the document does not describe."""
    told: list[Drift] = []
    options = Options(on_drift=told.append, retries=QUICK)
    with pytest.raises(NotFoundError):
        secured(script(TOKEN, status(404)), clock, CREDENTIALS, options)
    [drift] = told
    assert (drift.operation, drift.status) == ("POST /interactions/{id}", 404)
    assert drift.kind is DriftKind.STATUS
    with pytest.raises(TokenError):
        secured(script(status(404)), clock, CREDENTIALS, options)
    assert told == [drift]


def test_a_caller_shows_no_secrets(clock: Clock) -> None:
    """Its settings are redacted where they need to be."""
    made = caller(script(FINE), clock, auth=AccessToken("planted"))
    assert "planted" not in repr(made)
    assert "acme" not in repr(made)


def test_a_call_is_made_when_it_is_needed(clock: Clock) -> None:
    """What describes it is asked once, whatever the number of attempts."""
    made: list[Call[str | None]] = []

    def make() -> Call[str | None]:
        made.append(call())
        return made[-1]

    finished(caller(script(LOST, FINE), clock).send(make))
    assert len(made) == 1
