"""Calls share connections over HTTP/2."""

import sys
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import anyio
import pytest
from attrs import evolve

from corti_interactions import (
    ArgumentError,
    AsyncCortiClient,
    CortiClient,
    DeadlineError,
    Network,
    RequestTimeoutError,
    RetryPolicy,
    ServerError,
    Timeout,
)
from faults.answers import ID
from faults.body_cases import ONE
from faults.calls import CREATE, GET, after, getting, then
from faults.cases import fails
from faults.clients import WAYS, Doing, Way
from network.http2 import Http2, only_pings
from network.proxies import HttpProxy
from network.serving import calling, calling_by_name, good, secured, trusted
from runtime.peers import serving

HTTP2 = trusted(http2=True)
MANY = 20
NEVER = "00000000-0000-4000-8000-000000000000"


def many() -> Doing:
    """Get an interaction many times at once."""

    def blocking(client: CortiClient) -> object:
        with ThreadPoolExecutor(MANY) as pool:
            calls = [pool.submit(GET.blocking, client) for _ in range(MANY)]
        return [call.result() for call in calls]

    async def awaiting(client: AsyncCortiClient) -> object:
        found: list[object] = []

        async def get() -> None:
            found.append(await GET.awaiting(client))

        async with anyio.create_task_group() as tasks:
            for _ in range(MANY):
                tasks.start_soon(get)
        return found

    return Doing(blocking, awaiting)


@pytest.mark.parametrize(
    "way", [WAYS["asyncio"], WAYS["trio"]], ids=["asyncio", "trio"]
)
def test_tasks_share_a_connection(way: Way) -> None:
    """The server answers none of them before all are there."""
    with serving(Http2(at_once=MANY), secured("h2")) as peer:
        outcome = way(many(), calling(peer, HTTP2))
        assert outcome.error is None
        assert outcome.value == [ONE.value] * MANY
        assert peer.accepted == 1
        assert peer.wait_for_open(0)


def test_threads_do_not_share_a_connection() -> None:
    """They would mix up what they write."""
    with serving(Http2(all_together=Barrier(MANY)), secured("h2")) as peer:
        outcome = WAYS["sync"](then(many(), many()), calling(peer, HTTP2))
        assert outcome.error is None
        assert outcome.value == [ONE.value] * MANY
        assert peer.accepted == MANY
        assert peer.wait_for_open(0)


def test_calls_one_after_the_other_share_a_connection(way: Way) -> None:
    """As they do over HTTP/1.1."""
    with serving(Http2(), secured("h2")) as peer:
        ONE.check(way(then(GET, GET), calling(peer, HTTP2)))
        assert peer.accepted == 1


def test_a_server_may_prefer_http1(way: Way) -> None:
    """It is offered both."""
    with serving(good, secured("http/1.1")) as peer:
        ONE.check(way(then(GET, GET), calling(peer, HTTP2)))
        assert peer.wait_for_open(0)


def test_http2_is_not_offered_unasked(way: Way) -> None:
    """The server takes what it is offered."""
    with serving(good, secured("h2", "http/1.1")) as peer:
        ONE.check(way(GET, calling(peer, trusted())))


def test_a_call_without_an_answer_ends(way: Way) -> None:
    """At its deadline."""
    with serving(Http2(unanswered=ID), secured("h2")) as peer:
        options = evolve(calling(peer, HTTP2), deadline=0.2)
        outcome = way(GET, options)
        fails(DeadlineError, "deadline=", attempts=1).check(outcome)
        assert peer.wait_for_open(0)


def test_a_server_that_is_never_silent_is_not_waited_for(way: Way) -> None:
    """Longer than the call may take."""
    with serving(only_pings, secured("h2")) as peer:
        outcome = way(GET, evolve(calling(peer, HTTP2), deadline=0.2))
        fails(DeadlineError, "deadline=", attempts=1).check(outcome)
        assert peer.wait_for_open(0)


def test_a_server_that_falls_silent_is_not_waited_for(way: Way) -> None:
    """Longer than the timeout for reading."""
    with serving(Http2(unanswered=ID), secured("h2")) as peer:
        options = evolve(calling(peer, HTTP2), timeout=Timeout(read=0.1))
        outcome = way(GET, options)
        fails(RequestTimeoutError, "ReadTimeout", attempts=1, sent=True).check(outcome)
        assert peer.wait_for_open(0)


def soon(doing: Doing) -> Doing:
    """Give up *doing* soon."""
    return Doing(
        lambda client: doing.blocking(client.with_options(deadline=0.05)),
        lambda client: doing.awaiting(client.with_options(deadline=0.05)),
    )


def test_calls_without_answers_do_not_stop_others(way: Way) -> None:
    """Also when there are more of them than a connection has streams."""
    server = Http2(unanswered=NEVER, streams=3)
    doing = GET
    for _ in range(4):
        doing = after(soon(getting(NEVER)), doing)
    with serving(server, secured("h2")) as peer:
        ONE.check(way(doing, calling(peer, HTTP2)))


def test_a_tunnel_may_lead_to_http2(way: Way) -> None:
    """What proves that is behind the proxy; and a deadline counts there too."""
    with (
        serving(Http2(), secured("h2")) as api,
        serving(only_pings, secured("h2")) as bad,
    ):
        proxies = HttpProxy(api.port), HttpProxy(bad.port)
        with serving(proxies[0]) as good_one, serving(proxies[1]) as bad_one:
            urls = [f"http://127.0.0.1:{peer.port}" for peer in (good_one, bad_one)]
            leading, misleading = (
                calling_by_name(trusted(http2=True, proxy=url)) for url in urls
            )
            ONE.check(way(then(GET, GET), leading))
            outcome = way(GET, evolve(misleading, deadline=0.2))
            fails(DeadlineError, "deadline=", attempts=1).check(outcome)
            assert good_one.wait_for_open(0)
            assert bad_one.wait_for_open(0)
        assert api.accepted == 1


def test_what_failed_is_tried_again(way: Way) -> None:
    """Over the same connection."""
    server = Http2(lambda number: 503 if number < 3 else 200)
    with serving(server, secured("h2")) as peer:
        again = RetryPolicy(attempts=3, backoff=0.001)
        outcome = way(GET, evolve(calling(peer, HTTP2), retries=again))
        ONE.check(outcome)
        assert [each.status for each in outcome.attempts] == [503, 503, 200]
        assert peer.accepted == 1


def test_a_create_is_not_tried_again(way: Way) -> None:
    """Nor is anything else different from HTTP/1.1."""
    server = Http2(lambda _: 503)
    with serving(server, secured("h2")) as peer:
        again = RetryPolicy(attempts=3, backoff=0.001)
        outcome = way(CREATE, evolve(calling(peer, HTTP2), retries=again))
        fails(ServerError, "POST /interactions/: 503", attempts=1).check(outcome)
        assert server.requests == 1


def test_what_is_missing_is_said_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """With the command that installs it."""
    monkeypatch.setitem(sys.modules, "h2", None)
    with pytest.raises(ArgumentError) as caught:
        Network(http2=True)
    assert str(caught.value) == 'http2: missing; pip install "httpx[http2]"'
