"""Requests to an origin share a transport, but not with another event loop."""

from collections.abc import AsyncIterator

import anyio
import httpx
import pytest

from generator.runtime.errors import ClosedError
from generator.runtime.loops import at_end_of_loop
from generator.runtime.multiplexed import Multiplexed
from generator.runtime.tasks import Tasks
from generator.runtime.threads import Threads
from generator.runtime.waiting import finished


class Transport(httpx.AsyncBaseTransport):
    """Counts."""

    def __init__(self, origin: str) -> None:
        self.origin = origin
        self.served = self.closed = 0

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Answer."""
        self.served += 1
        return httpx.Response(200, request=request)

    async def aclose(self) -> None:
        """Complain."""
        self.closed += 1
        raise OSError


class Made(list[Transport]):
    """All transports that were made."""

    def __call__(self, origin: str) -> Transport:
        """Make one."""
        self.append(Transport(origin))
        return self[-1]


async def call(shared: Multiplexed, url: str = "https://one.example/a") -> None:
    await shared.handle_async_request(httpx.Request("GET", url))


async def test_each_origin_has_one() -> None:
    """Until it is closed; there are no calls after that."""
    made = Made()
    shared = Multiplexed(made, Tasks(), at_end=at_end_of_loop)
    for url in ("https://one.example/a", "https://ONE.example:443/", "http://two:1/"):
        await call(shared, url)
    assert [(it.origin, it.served) for it in made] == [
        ("https://one.example", 2),
        ("http://two:1", 1),
    ]
    await shared.aclose()
    await shared.aclose()
    assert [it.closed for it in made] == [1, 1]
    with pytest.raises(ClosedError):
        await call(shared)
    assert len(made) == 2


def test_threads_share_it() -> None:
    """They have no event loops."""
    made = Made()
    shared = Multiplexed(made, Threads())
    finished(call(shared))
    finished(call(shared))
    finished(shared.aclose())
    assert [(it.served, it.closed) for it in made] == [(2, 1)]


@pytest.mark.parametrize("backend", ["asyncio", "trio"])
def test_each_event_loop_has_its_own(backend: str) -> None:
    """It is closed with the loop."""
    made = Made()
    shared = Multiplexed(made, Tasks(), at_end=at_end_of_loop)
    for _ in range(2):
        anyio.run(call, shared, backend=backend)
    assert [(it.served, it.closed) for it in made] == [(1, 1), (1, 1)]


class Body(httpx.AsyncByteStream):
    """Two parts."""

    def __init__(self, *, closes: bool = True) -> None:
        self.closes = closes

    async def __aiter__(self) -> AsyncIterator[bytes]:
        """Give them."""
        yield b"a"
        yield b"b"

    async def aclose(self) -> None:
        """Complain, if asked to."""
        if not self.closes:
            raise OSError


class Streaming(Transport):
    """Answers with what is still to be read."""

    body: httpx.SyncByteStream | httpx.AsyncByteStream = Body()

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Answer."""
        await super().handle_async_request(request)
        return httpx.Response(200, stream=self.body, request=request)


async def answer(shared: Multiplexed) -> httpx.Response:
    return await shared.handle_async_request(httpx.Request("GET", "https://one.test"))


async def test_what_was_read_leaves_it_to_others() -> None:
    """As it was."""
    made = list[Streaming]()
    shared = Multiplexed(lambda origin: kept(made, Streaming(origin)), Tasks())
    for _ in range(2):
        response = await answer(shared)
        assert await response.aread() == b"ab"
        await response.aclose()
    assert [(it.served, it.closed) for it in made] == [(2, 0)]
    await shared.aclose()
    assert [it.closed for it in made] == [1]


def kept(made: list[Streaming], one: Streaming) -> Streaming:
    made.append(one)
    return one


async def test_what_is_left_half_way_ends_it() -> None:
    """Later requests have another one, and those that it serves come to their end."""
    made = list[Streaming]()
    shared = Multiplexed(lambda origin: kept(made, Streaming(origin)), Tasks())
    left, read = await answer(shared), await answer(shared)
    await left.aclose()
    assert [(it.served, it.closed) for it in made] == [(2, 0)]
    following = await answer(shared)
    assert await following.aread() == b"ab"
    assert [(it.served, it.closed) for it in made] == [(2, 0), (1, 0)]
    assert await read.aread() == b"ab"
    assert [it.closed for it in made] == [1, 0]


async def test_what_fails_ends_it() -> None:
    """Whether that is the request, the answer or its closing."""
    made = list[Streaming]()
    shared = Multiplexed(lambda origin: kept(made, Streaming(origin)), Tasks())
    first = await answer(shared)
    made[0].body = Unreadable()
    with pytest.raises(TypeError, match="asynchronously"):
        await answer(shared)
    assert await first.aread() == b"ab"
    assert [it.closed for it in made] == [1]
    closing = await answer(shared)
    made[1].body = Body(closes=False)
    broken = await answer(shared)
    with pytest.raises(OSError, match=r"^$"):
        await broken.aread()
    await closing.aclose()
    assert [it.closed for it in made] == [1, 1]


class Unreadable(httpx.SyncByteStream):
    """Can be read only by who blocks."""


async def test_a_cancelled_request_ends_it() -> None:
    """The server may be busy with it for ever."""

    class Silent(Streaming):
        async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
            await anyio.sleep_forever()
            raise AssertionError(request)

    made = list[Streaming]()
    shared = Multiplexed(lambda origin: kept(made, Silent(origin)), Tasks())
    for _ in range(2):
        with anyio.move_on_after(0.01):
            await answer(shared)
    assert [it.closed for it in made] == [1, 1]
