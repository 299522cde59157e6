"""Serve coroutines with a transport that blocks."""

import socket
from collections.abc import AsyncIterator, Callable, Iterator, Mapping

import httpx
from attrs import define, field

from .cutting import Cut, close_line, cut_of, open_socket
from .tally import OPENED, Tally, watch


class BlockingTransport(httpx.AsyncBaseTransport):
    """Calls a transport that blocks, from coroutines that are never suspended.

    If the request has a `Cut` as its extension `cut`, that learns which connection to
    shut down. It knows a *single* one from the start when that is used again.
    """

    def __init__(self, transport: httpx.BaseTransport, *, single: bool = False) -> None:
        self._transport = transport
        self._single = single
        self._line: socket.socket | None = None
        self._tally = Tally()

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send *request*; block until the headers of the response are there."""
        cut = self._cut(request)
        try:
            response = self._transport.handle_request(request)
            stream = _readable(response)
        except BaseException:
            cut.abandon()
            raise
        # One that was read before may be given out again, as it is.
        if not (response.is_closed and isinstance(stream, httpx.AsyncByteStream)):
            response.stream = _Stream(stream, cut, lambda: self._keep(cut, response))
        if response.is_closed:
            self._keep(cut, response)
        return response

    async def aclose(self) -> None:
        """Close the connections."""
        line, self._line = self._line, None
        close_line(line)
        self._transport.close()

    def _cut(self, request: httpx.Request) -> Cut:
        cut = cut_of(request)
        request.extensions["trace"] = self._trace(cut)
        self._tally.begin()
        line, self._line = self._line, None
        if line is not None:
            cut.hold(line)
        return cut

    def _trace(self, cut: Cut) -> Callable[[str, Mapping[str, object]], None]:
        if not self._single:
            return cut.trace_shared

        def trace(event: str, info: Mapping[str, object]) -> None:
            cut.trace(event, info)
            if event.endswith(OPENED):
                self._tally.begin()
                watch(info.get("return_value"), self._tally)

        return trace

    def _keep(self, cut: Cut, response: httpx.Response) -> None:
        line, network = cut.let_go(), response.extensions.get("network_stream")
        if not (self._single and open_socket(network)):
            close_line(line)
        elif self._tally.is_even(response):
            self._line = line
        else:
            close_line(line)
            self._transport.close()


def _readable(response: httpx.Response) -> httpx.SyncByteStream:
    if isinstance(response.stream, httpx.SyncByteStream):
        return response.stream
    raise TypeError("expected a response that can be read without await")


@define(eq=False)
class _Stream(httpx.SyncByteStream, httpx.AsyncByteStream):
    """The body of a response; reading it blocks."""

    _stream: httpx.SyncByteStream = field(repr=False)
    _cut: Cut
    _let_go: Callable[[], None] = field(repr=False)
    _parts: Iterator[bytes] = field(default=iter(()), init=False, repr=False)
    _closed: bool = field(default=False, init=False)

    def __iter__(self) -> Iterator[bytes]:
        return iter(self._stream)

    def __aiter__(self) -> AsyncIterator[bytes]:
        self._parts = iter(self._stream)
        return self

    async def __anext__(self) -> bytes:
        if self._cut.happened:
            raise TimeoutError
        for part in self._parts:
            return part
        raise StopAsyncIteration

    async def aclose(self) -> None:
        if self._closed:
            return
        self._closed = True
        try:
            self._stream.close()
        finally:
            self._let_go()
