# Made from generator/runtime/multiplexed.py by "python -m generator regenerate".
"""Let all requests to an origin share one transport."""

from collections.abc import AsyncGenerator, Awaitable, Callable, Iterable
from contextlib import suppress
from threading import RLock

import httpx
from attrs import define, field

from .bodies import Body
from .errors import ClosedError
from .loops import Work
from .waiting import Waiting


@define(eq=False)
class _Shared:
    """A transport and how many requests it serves now."""

    origin: str
    transport: httpx.AsyncBaseTransport
    serving: int = 0


@define(eq=False)
class _Transports:
    """The transports of one event loop."""

    by_origin: dict[str, _Shared] = field(factory=dict[str, _Shared])
    keeper: AsyncGenerator[None] | None = None
    """What closes them when the event loop ends."""

    def end(self, shared: _Shared, *, whole: bool) -> bool:
        """Note that *shared* serves a request less; return whether to close it."""
        shared.serving -= 1
        if not whole:
            self.retire(shared)
        return not (shared.serving or self.has(shared))

    def take_idle(self) -> list[_Shared]:
        """Let none serve further requests; return those that serve none now."""
        taken = list(self.by_origin.values())
        self.by_origin.clear()
        return [shared for shared in taken if not shared.serving]

    def retire(self, shared: _Shared) -> None:
        """Let *shared* serve no further requests."""
        if self.has(shared):
            del self.by_origin[shared.origin]

    def has(self, shared: _Shared) -> bool:
        """Whether *shared* serves further requests."""
        return self.by_origin.get(shared.origin) is shared


class Multiplexed(httpx.AsyncBaseTransport):
    """Has one transport for each origin, and each event loop its own.

    One with a request that was left half-way serves no further ones: over HTTP/2,
    `httpcore` goes on counting that among those that a connection can bear.
    """

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
        # Garbage collection may end a request in a thread that is just here.
        self._lock = RLock()

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send *request*; raises `ClosedError` after `aclose`."""
        origin = f"{request.url.scheme}://{request.url.netloc.decode('ascii')}"
        transports = self._transports()
        shared = self._shared(transports, origin)
        try:
            if transports.keeper is None and self._at_end is not None:
                transports.keeper = await self._at_end(lambda: self._empty(transports))
            return await self._send(transports, shared, request)
        except BaseException:
            await self._end(transports, shared, whole=False)
            raise

    async def aclose(self) -> None:
        """Close idle transports, and busy ones when they are idle.

        Those of other event loops are closed when those end.
        """
        transports = self._transports()
        with self._lock:
            self._closed = True
            idle = transports.take_idle()
            keeper = transports.keeper
        await self._close(idle)
        if keeper is not None:
            await keeper.aclose()

    def _shared(self, transports: _Transports, origin: str) -> _Shared:
        with self._lock:
            if self._closed:
                raise ClosedError
            found = transports.by_origin.get(origin)
            if found is None:
                found = _Shared(origin, self._make(origin))
                transports.by_origin[origin] = found
            found.serving += 1
            return found

    async def _send(
        self, transports: _Transports, shared: _Shared, request: httpx.Request
    ) -> httpx.Response:
        response = await shared.transport.handle_async_request(request)
        stream = response.stream
        if not isinstance(stream, httpx.AsyncByteStream):
            raise TypeError("expected a response that can be read asynchronously")

        async def finish(*, whole: bool = True) -> None:
            await self._finish(stream, transports, shared, whole=whole)

        if response.is_closed:
            await finish()
        else:
            response.stream = Body(stream, lambda whole: finish(whole=whole))
        return response

    async def _finish(
        self,
        stream: httpx.AsyncByteStream,
        transports: _Transports,
        shared: _Shared,
        *,
        whole: bool,
    ) -> None:
        async def close() -> None:
            try:
                await stream.aclose()
            except BaseException:
                await self._end(transports, shared, whole=False)
                raise
            await self._end(transports, shared, whole=whole)

        await self._waiting.shielded(close)

    async def _end(
        self, transports: _Transports, shared: _Shared, *, whole: bool
    ) -> None:
        with self._lock:
            is_over = transports.end(shared, whole=whole)
        if is_over:
            await self._close([shared])

    async def _empty(self, transports: _Transports) -> None:
        with self._lock:
            closing = tuple(transports.by_origin.values())
            transports.by_origin.clear()
            transports.keeper = None  # It knows its loop, which is to be forgotten.
        await self._close(closing)

    async def _close(self, closing: Iterable[_Shared]) -> None:
        async def close() -> None:
            for shared in closing:
                with suppress(Exception):  # It is of no use any more.
                    await shared.transport.aclose()

        await self._waiting.shielded(close)
