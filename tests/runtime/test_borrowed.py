"""A caller's own client makes the calls, and stays the caller's."""

from collections.abc import Awaitable, Callable, Coroutine
from contextlib import ExitStack

import anyio
import httpx
import pytest
from attrs import frozen

from generator.runtime.connections import open_async, open_sync
from generator.runtime.errors import ClosedError
from generator.runtime.waiting import finished
from runtime.asking import ask
from runtime.peers import BODY, polite, serving

Answer = Callable[[httpx.Request], httpx.Response]
Hook = Callable[[httpx.Request], None]


@frozen
class Borrowed:
    """A caller's client, and what makes calls with it."""

    transport: httpx.AsyncBaseTransport
    is_closed: Callable[[], bool]
    close: Callable[[], Coroutine[object, None, None]]
    run: Callable[[Callable[[], Awaitable[bytes]]], bytes]


def blocking(answer: Answer, hook: Hook) -> Borrowed:
    """Lend a client that blocks."""
    client = httpx.Client(
        transport=httpx.MockTransport(answer),
        auth=("me", "secret"),
        follow_redirects=True,
        cookies={"known": "yes"},
        event_hooks={"request": [hook]},
    )

    async def close() -> None:
        lent.enter_context(client)
        lent.close()

    lent = ExitStack()

    def run(work: Callable[[], Awaitable[bytes]]) -> bytes:
        async def awaited() -> bytes:
            return await work()

        return finished(awaited())

    return Borrowed(open_sync(http_client=client), lambda: client.is_closed, close, run)


def awaiting(answer: Answer, hook: Hook) -> Borrowed:
    """Lend a client for tasks."""

    async def hooked(request: httpx.Request) -> None:
        hook(request)

    client = httpx.AsyncClient(
        transport=httpx.MockTransport(answer),
        auth=("me", "secret"),
        follow_redirects=True,
        cookies={"known": "yes"},
        event_hooks={"request": [hooked]},
    )
    return Borrowed(
        open_async(http_client=client),
        lambda: client.is_closed,
        client.aclose,
        anyio.run,
    )


Lend = Callable[[Answer, Hook], Borrowed]


@pytest.fixture(name="lend", params=[blocking, awaiting])
def each_way(request: pytest.FixtureRequest) -> Lend:
    """Provide each way to lend a client."""
    way: Lend = request.param
    return way


async def answer_to(transport: httpx.AsyncBaseTransport, url: str) -> bytes:
    """Ask with a token, and take the answer as a hook or a mock left it."""
    headers = {"Authorization": "Bearer token"}
    request = httpx.Request("GET", url, headers=headers)
    response = await transport.handle_async_request(request)
    try:
        return await response.aread() if response.is_stream_consumed else b""
    finally:
        await response.aclose()


def test_its_hooks_and_cookies_apply(lend: Lend) -> None:
    """But not its own authentication: ours is in the request."""
    seen: list[httpx.Request] = []
    hooked: list[str] = []

    def answer(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return httpx.Response(200, content=BODY, headers={"Set-Cookie": "new=1"})

    borrowed = lend(answer, lambda request: hooked.append(request.method))

    async def twice() -> bytes:
        await answer_to(borrowed.transport, "http://one.example/a")
        return await answer_to(borrowed.transport, "http://one.example/a")

    assert borrowed.run(twice) == BODY
    assert hooked == ["GET", "GET"]
    assert [it.headers["Authorization"] for it in seen] == ["Bearer token"] * 2
    assert [it.headers["Cookie"] for it in seen] == ["known=yes", "known=yes; new=1"]


def test_a_redirect_is_not_followed(lend: Lend) -> None:
    """The token would go with it."""
    seen: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return httpx.Response(307, headers={"Location": "https://evil.example/"})

    borrowed = lend(answer, lambda _: None)
    borrowed.run(lambda: answer_to(borrowed.transport, "http://one.example/a"))
    assert len(seen) == 1


def test_it_is_not_closed_with_ours(lend: Lend) -> None:
    """It belongs to the caller."""
    borrowed = lend(lambda _: httpx.Response(200, content=BODY), lambda _: None)

    async def work() -> bytes:
        await borrowed.transport.aclose()
        return await answer_to(borrowed.transport, "http://one.example/a")

    assert borrowed.run(work) == BODY
    assert not borrowed.is_closed()


def test_it_may_be_closed_by_the_caller(lend: Lend) -> None:
    """Then there are no more calls."""
    borrowed = lend(lambda _: httpx.Response(200, content=BODY), lambda _: None)

    async def work() -> bytes:
        await borrowed.close()
        return await answer_to(borrowed.transport, "http://one.example/a")

    with pytest.raises(ClosedError) as caught:
        borrowed.run(work)
    assert caught.value.__context__ is None


def test_its_connections_serve() -> None:
    """They are as good as ours."""
    with serving(polite) as peer, httpx.Client(trust_env=False) as client:
        transport = open_sync(http_client=client)
        assert finished(ask(transport, peer.url)) == BODY
        assert finished(ask(transport, peer.url)) == BODY
        assert peer.accepted == 1


async def test_its_connections_serve_tasks() -> None:
    """They are as good as ours."""
    with serving(polite) as peer:
        async with httpx.AsyncClient(trust_env=False) as client:
            transport = open_async(http_client=client)
            assert await ask(transport, peer.url) == BODY
            assert await ask(transport, peer.url) == BODY
        assert peer.accepted == 1


def test_without_cookies_none_are_sent() -> None:
    """Also with a client that keeps none."""
    seen: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return httpx.Response(200, content=BODY)

    with httpx.Client(transport=httpx.MockTransport(answer)) as client:
        transport = open_sync(http_client=client)
        assert finished(answer_to(transport, "http://one.example")) == BODY
    assert "Cookie" not in seen[0].headers
