# Made from generator/runtime/tidy.py by "python -m generator regenerate".
"""Leave no connection behind when a task is cancelled."""

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import suppress
from typing import Protocol, runtime_checkable

import anyio
import httpx
from attrs import define, field

from .cutting import CONNECTED, Cut, cut_of
from .tally import OPENED, Tally, watch_async


@runtime_checkable
class _NetworkStream(Protocol):
    async def aclose(self) -> None: ...


@define(eq=False)
class _Opening:
    """The connection that is being opened, until it serves a request.

    `httpcore` forgets it when its handshake with the server is cancelled.
    """

    _cut: Cut
    _tally: Tally
    _stream: object = field(default=None, init=False, repr=False)

    async def trace(self, event: str, info: Mapping[str, object]) -> None:
        """Learn from `httpcore` how far it is."""
        if event.endswith(OPENED):
            self._tally.begin()
            watch_async(info.get("return_value"), self._tally)
        if event.endswith(CONNECTED):
            self._stream = info.get("return_value")
        elif event.startswith("http"):
            self._stream = None
            self._cut.unsent = False

    async def close(self) -> None:
        """Close it, if it is still being opened."""
        await _close(self._stream)


class TidyTransport(httpx.AsyncBaseTransport):
    """Closes what its transport leaves open when it is cancelled or left half-way."""

    def __init__(self, transport: httpx.AsyncBaseTransport) -> None:
        self._transport = transport
        self._tally = Tally()

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send *request*, and wait for the headers of the response."""
        opening = _Opening(cut_of(request), self._tally)
        self._tally.begin()
        request.extensions["trace"] = opening.trace
        try:
            response = await self._transport.handle_async_request(request)
        except BaseException:
            with anyio.CancelScope(shield=True):
                await opening.close()
            raise
        stream = response.stream
        if isinstance(stream, httpx.AsyncByteStream) and not response.is_closed:
            network = response.extensions.get("network_stream")
            response.stream = _Body(stream, network, lambda: self._end(response))
        return response

    async def _end(self, response: httpx.Response) -> None:
        if not self._tally.is_even(response):
            await self._transport.aclose()

    async def aclose(self) -> None:
        """Close the connections."""
        await self._transport.aclose()


@define(eq=False)
class _Body(httpx.AsyncByteStream):
    """The body of a response over a connection for itself.

    Closed half-way, it cuts the connection and lets its reader come to an end: event
    loops complain about generators that do not.
    """

    _stream: httpx.AsyncByteStream = field(repr=False)
    _network: object = field(repr=False)
    _close: Callable[[], Awaitable[None]] = field(repr=False)
    _parts: AsyncIterator[bytes] | None = field(default=None, init=False, repr=False)
    _ended: bool = field(default=False, init=False)

    def __aiter__(self) -> AsyncIterator[bytes]:
        return self

    async def __anext__(self) -> bytes:
        if self._parts is None:
            self._parts = aiter(self._stream)
        try:
            return await anext(self._parts)
        except BaseException:
            self._ended = True
            raise

    async def aclose(self) -> None:
        try:
            if self._parts is not None and not self._ended:
                await self._end(self._parts)
        finally:
            await self._stream.aclose()
        await self._close()

    async def _end(self, parts: AsyncIterator[bytes]) -> None:
        await _close(self._network)
        with suppress(Exception):  # It misses its connection, or has nothing left.
            while True:
                await anext(parts)


async def _close(stream: object) -> None:
    if isinstance(stream, _NetworkStream):
        with suppress(Exception):  # It is of no use any more, however it ends.
            await stream.aclose()
