"""Requests to an origin share a transport, but not with another event loop."""

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
