"""Nothing is left of a request that was cancelled or left half-way."""

import gc
from collections.abc import AsyncIterator

import anyio
import httpx
import pytest

from generator.runtime.tidy import TidyTransport


class Network:
    """A network stream, as `httpcore` hands it out."""

    def __init__(self) -> None:
        self.closed = 0

    async def aclose(self) -> None:
        """Count, and complain."""
        self.closed += 1
        raise OSError


class Body(httpx.AsyncByteStream):
    """A body that does not end before its connection."""

    def __init__(self, network: Network) -> None:
        self.network = network
        self.ended = False
        self.closed = 0

    async def __aiter__(self) -> AsyncIterator[bytes]:
        try:
            while not self.network.closed:
                yield b"x"
            raise httpx.ReadError("closed")
        finally:
            self.ended = True

    async def aclose(self) -> None:
        """Count."""
        self.closed += 1


class Transport(httpx.AsyncBaseTransport):
    """A transport that tells how far it is, and then does what a test wants."""

    def __init__(self, *events: str) -> None:
        self.events = events
        self.network = Network()
        self.body = Body(self.network)
        self.response = httpx.Response(
            200, stream=self.body, extensions={"network_stream": self.network}
        )
        self.error: Exception | None = None
        self.closed = 0

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Connect, and answer."""
        for event in self.events:
            await request.extensions["trace"](event, {"return_value": self.network})
        if self.error is not None:
            raise self.error
        return self.response

    async def aclose(self) -> None:
        """Count."""
        self.closed += 1


CONNECTED = "connection.connect_tcp.complete"
SENDING = "http11.send_request_headers.started"
REQUEST = httpx.Request("GET", "http://one.example")


@pytest.mark.parametrize(
    ("events", "closed"), [((), 0), ((CONNECTED,), 1), ((CONNECTED, SENDING), 0)]
)
async def test_a_connection_that_was_being_opened_is_closed(
    events: tuple[str, ...], closed: int
) -> None:
    """Later, it is its transport's to close."""
    transport = Transport(*events)
    transport.error = LookupError()
    with pytest.raises(LookupError):
        await TidyTransport(transport).handle_async_request(REQUEST)
    assert transport.network.closed == closed


async def test_a_response_that_is_left_half_way_comes_to_an_end() -> None:
    """Its connection is closed, so that its reader ends too."""
    transport = Transport()
    response = await TidyTransport(transport).handle_async_request(REQUEST)
    assert isinstance(response.stream, httpx.AsyncByteStream)
    async for _ in response.stream:
        break
    await response.aclose()
    assert transport.body.ended
    assert (transport.network.closed, transport.body.closed) == (1, 1)
    gc.collect()


async def test_a_response_that_broke_is_only_closed() -> None:
    """There is nothing left to end."""
    transport = Transport()
    response = await TidyTransport(transport).handle_async_request(REQUEST)
    assert isinstance(response.stream, httpx.AsyncByteStream)
    parts = aiter(response.stream)
    await anext(parts)
    transport.network.closed = 7
    with pytest.raises(httpx.ReadError):
        await anext(parts)
    await response.aclose()
    assert (transport.network.closed, transport.body.closed) == (7, 1)


async def test_a_response_that_nobody_reads_is_only_closed() -> None:
    """Its reader has not begun."""
    transport = Transport()
    response = await TidyTransport(transport).handle_async_request(REQUEST)
    await response.aclose()
    assert (transport.network.closed, transport.body.closed) == (0, 1)


async def test_a_response_that_was_read_before_passes() -> None:
    """As a mock gives it."""
    transport = Transport()
    transport.response = httpx.Response(200, content=b"x")
    response = await TidyTransport(transport).handle_async_request(REQUEST)
    assert response is transport.response
    assert response.content == b"x"


async def test_a_network_that_cannot_be_closed_is_forgotten() -> None:
    """A transport may be made of something else."""
    transport = Transport()
    transport.response.extensions["network_stream"] = object()
    response = await TidyTransport(transport).handle_async_request(REQUEST)
    assert isinstance(response.stream, httpx.AsyncByteStream)
    async for _ in response.stream:
        transport.network.closed += 1
        break
    await response.aclose()
    assert transport.body.ended


async def test_a_cancelled_request_closes_before_it_ends() -> None:
    """It is shielded meanwhile."""
    transport = Transport(CONNECTED)
    transport.error = LookupError()
    with anyio.CancelScope() as scope:
        scope.cancel()
        with pytest.raises(LookupError):
            await TidyTransport(transport).handle_async_request(REQUEST)
    assert transport.network.closed == 1


async def test_it_closes_its_transport() -> None:
    """With its connections."""
    transport = Transport()
    await TidyTransport(transport).aclose()
    assert transport.closed == 1
