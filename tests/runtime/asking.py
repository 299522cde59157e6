"""Ask a server, blocking or awaiting, through what sends requests."""

from collections.abc import Awaitable, Callable, Coroutine
from typing import TypeVar

import anyio
import httpx
from attrs import frozen

from generator.runtime.connections import open_async, open_sync
from generator.runtime.cutting import Cut
from generator.runtime.network import Network
from generator.runtime.tasks import Tasks
from generator.runtime.threads import Threads
from generator.runtime.waiting import Waiting, finished

T = TypeVar("T")

LONG = {"connect": 20.0, "read": 20.0, "write": 20.0, "pool": 20.0}


async def ask(
    transport: httpx.AsyncBaseTransport, url: str, cut: Cut | None = None
) -> bytes:
    """Make a request and read the answer."""
    extensions = {"timeout": LONG, "cut": cut or Cut()}
    request = httpx.Request("GET", url, extensions=extensions)
    response = await transport.handle_async_request(request)
    try:
        assert isinstance(response.stream, httpx.AsyncByteStream)
        return b"".join([part async for part in response.stream])
    finally:
        await response.aclose()


@frozen
class Way:
    """A way to wait for answers."""

    waiting: Waiting
    open: Callable[[Network], httpx.AsyncBaseTransport]
    run: Callable[[Callable[[], Coroutine[object, None, object]]], object]

    async def ask_within(
        self, seconds: float, transport: httpx.AsyncBaseTransport, url: str
    ) -> bytes:
        """Make a request and read the answer; end what takes too long."""
        cut = Cut()
        return await self.waiting.within(seconds, lambda: ask(transport, url, cut), cut)


def _blocking(work: Callable[[], Coroutine[object, None, object]]) -> object:
    return finished(work())


def _under(
    backend: str,
) -> Callable[[Callable[[], Awaitable[object]]], object]:
    def run(work: Callable[[], Awaitable[object]]) -> object:
        return anyio.run(work, backend=backend)

    return run


SYNC = Way(Threads(), open_sync, _blocking)
WAYS = {
    "sync": SYNC,
    "asyncio": Way(Tasks(), open_async, _under("asyncio")),
    "trio": Way(Tasks(), open_async, _under("trio")),
}
