"""Let all requests to an origin share one transport."""

from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import suppress
from threading import Lock

import httpx
from attrs import define, field

from .errors import ClosedError
from .loops import Work
from .waiting import Waiting


@define(eq=False)
class _Transports:
    """The transports of one event loop."""

    by_origin: dict[str, httpx.AsyncBaseTransport] = field(
        factory=dict[str, httpx.AsyncBaseTransport]
    )
    keeper: AsyncGenerator[None] | None = None
    """What closes them when the event loop ends."""


class Multiplexed(httpx.AsyncBaseTransport):
    """Has one transport for each origin, and each event loop its own."""

    def __init__(
        self,
        make: Callable[[str], httpx.AsyncBaseTransport],
        waiting: Waiting,
        *,
        at_end: Callable[[Work], Awaitable[AsyncGenerator[None]]] | None = None,
    ) -> None:
        self._make = make
        self._waiting = waiting
        self._at_end = at_end
        self._transports = waiting.per_loop(_Transports)
        self._closed = False
        self._lock = Lock()

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send *request*; raises `ClosedError` after `aclose`."""
        origin = f"{request.url.scheme}://{request.url.netloc.decode('ascii')}"
        transports = self._transports()
        transport = self._transport(transports, origin)
        if transports.keeper is None and self._at_end is not None:
            transports.keeper = await self._at_end(lambda: self._empty(transports))
        return await transport.handle_async_request(request)

    async def aclose(self) -> None:
        """Close the transports; those of other event loops when those end."""
        with self._lock:
            self._closed = True
        transports = self._transports()
        keeper = transports.keeper
        await self._empty(transports)
        if keeper is not None:
            await keeper.aclose()

    def _transport(
        self, transports: _Transports, origin: str
    ) -> httpx.AsyncBaseTransport:
        with self._lock:
            if self._closed:
                raise ClosedError
            found = transports.by_origin.get(origin)
            if found is None:
                found = transports.by_origin[origin] = self._make(origin)
            return found

    async def _empty(self, transports: _Transports) -> None:
        with self._lock:
            closing = tuple(transports.by_origin.values())
            transports.by_origin.clear()
            transports.keeper = None  # It knows its loop, which is to be forgotten.

        async def close() -> None:
            for transport in closing:
                with suppress(Exception):  # It is of no use any more.
                    await transport.aclose()

        await self._waiting.shielded(close)
