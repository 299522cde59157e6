"""A transport that blocks serves coroutines, and can be cut."""

import socket
import ssl
import threading
from collections.abc import Callable, Iterator

import httpx
import pytest

from generator.runtime.alarms import alarm
from generator.runtime.blocking import BlockingTransport
from generator.runtime.cutting import Cut
from generator.runtime.tls import no_context
from generator.runtime.waiting import finished
from runtime.peers import BODY, Line, dripping, in_turn, polite, serving, silent

LONG = {"connect": 20.0, "read": 20.0, "write": 20.0, "pool": 20.0}
ONE = httpx.Limits(max_connections=1)


def single() -> BlockingTransport:
    """Make a transport with one connection."""
    return BlockingTransport(
        httpx.HTTPTransport(verify=no_context(), limits=ONE), single=True
    )


async def exchange(transport: httpx.AsyncBaseTransport, url: str, cut: Cut) -> bytes:
    """Call *url* and read the answer."""
    extensions = {"timeout": LONG, "cut": cut}
    request = httpx.Request("GET", url, extensions=extensions)
    response = await transport.handle_async_request(request)
    try:
        assert isinstance(response.stream, httpx.AsyncByteStream)
        return b"".join([part async for part in response.stream])
    finally:
        await response.aclose()


def call(
    transport: httpx.AsyncBaseTransport, url: str, cut: Cut | None = None
) -> bytes:
    """Call *url* and block until the answer is read."""
    return finished(exchange(transport, url, cut or Cut()))


def call_within(seconds: float, transport: httpx.AsyncBaseTransport, url: str) -> bytes:
    """Call *url*, but cut what takes too long."""
    cut = Cut()
    with alarm(seconds, cut):
        return call(transport, url, cut)


def close(transport: httpx.AsyncBaseTransport) -> None:
    finished(transport.aclose())


def test_a_call_blocks_until_it_is_answered() -> None:
    """Its connection is used again."""
    transport = single()
    with serving(polite) as peer:
        assert call(transport, peer.url) == BODY
        assert call(transport, peer.url) == BODY
        assert peer.accepted == 1
        close(transport)
        assert peer.wait_for_open(0)


def body_dripping(line: Line) -> None:
    line.request()
    line.send(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n")
    line.drip()


def body_missing(line: Line) -> None:
    line.request()
    line.send(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n")


@pytest.mark.parametrize(
    "behave",
    [silent, dripping, body_dripping, body_missing],
    ids=lambda it: it.__name__,
)
@pytest.mark.parametrize("is_single", [True, False])
def test_a_fresh_connection_is_cut(
    behave: Callable[[Line], None], *, is_single: bool
) -> None:
    """Whatever the server does instead of answering."""
    http = httpx.HTTPTransport(verify=no_context())
    transport = BlockingTransport(http, single=is_single)
    with serving(behave) as peer:
        with pytest.raises(TimeoutError):
            call_within(0.05, transport, peer.url)
        close(transport)
        assert peer.wait_for_open(0)


def then(behave: Callable[[Line], None]) -> Callable[[Line], None]:
    """Answer one request before what *behave* does."""

    def first_polite(line: Line) -> None:
        line.request()
        line.answer()
        behave(line)

    return first_polite


@pytest.mark.parametrize(
    "behave",
    [silent, dripping, body_dripping, body_missing],
    ids=lambda it: it.__name__,
)
def test_a_connection_that_is_used_again_is_cut(
    behave: Callable[[Line], None],
) -> None:
    """No event tells which one it is, so it is remembered."""
    transport = single()
    with serving(then(behave)) as peer:
        assert call(transport, peer.url) == BODY
        with pytest.raises(TimeoutError):
            call_within(0.05, transport, peer.url)
        assert peer.accepted == 1
        close(transport)
        assert peer.wait_for_open(0)


def handshake_dripping(line: Line) -> None:
    line.receive()
    line.send(b"\x16\x03\x03\x40\x00")  # A record of 16 kB follows.
    line.drip()


def test_a_handshake_that_drips_is_cut() -> None:
    """Its socket is nowhere to be seen meanwhile."""
    transport = single()
    with serving(handshake_dripping) as peer:
        with pytest.raises(TimeoutError):
            call_within(0.05, transport, peer.url.replace("http:", "https:"))
        close(transport)
        assert peer.wait_for_open(0)


def test_a_proxy_that_drips_is_cut() -> None:
    """It is where the connection goes."""
    with serving(dripping) as peer:
        proxy = httpx.Proxy(f"http://127.0.0.1:{peer.port}")
        http = httpx.HTTPTransport(verify=no_context(), proxy=proxy, limits=ONE)
        transport = BlockingTransport(http, single=True)
        with pytest.raises(TimeoutError):
            call_within(0.05, transport, "https://example.org/")
        close(transport)
        assert peer.wait_for_open(0)


def test_a_connection_is_not_cut_after_its_answer() -> None:
    """It may serve the next call already."""
    transport, first = single(), Cut()
    with serving(polite) as peer:
        assert call(transport, peer.url, first) == BODY
        first()
        assert call(transport, peer.url) == BODY
        assert peer.accepted == 1
        close(transport)


def saying_farewell(line: Line) -> None:
    line.request()
    line.answer(BODY, "Connection: close")


def test_a_connection_that_the_answer_ends_is_let_go_at_once() -> None:
    """The line that could cut it does not keep it open."""
    transport = single()
    with serving(saying_farewell) as peer:
        assert call(transport, peer.url) == BODY
        assert peer.wait_for_open(0)
        assert call(transport, peer.url) == BODY
        assert peer.accepted == 2
        close(transport)


def hanging_up(line: Line) -> None:
    line.request()
    line.answer()
    line.sock.shutdown(socket.SHUT_RDWR)


def test_a_connection_that_died_idle_is_replaced() -> None:
    """The new one can be cut as well."""
    transport = single()
    with serving(in_turn(hanging_up, dripping)) as peer:
        assert call(transport, peer.url) == BODY
        assert peer.wait_for_open(0)
        with pytest.raises(TimeoutError):
            call_within(0.05, transport, peer.url)
        assert peer.accepted == 2
        close(transport)
        assert peer.wait_for_open(0)


def test_many_connections_keep_no_line() -> None:
    """Nobody could tell to which of them it belongs."""
    transport = BlockingTransport(httpx.HTTPTransport(verify=no_context()))
    with serving(then(silent)) as peer:
        cut = Cut()
        assert call(transport, peer.url, cut) == BODY
        assert cut.let_go() is None
        close(transport)
        assert peer.wait_for_open(0)


def test_a_refused_connection_is_an_error() -> None:
    """It passes unchanged."""
    with serving(polite) as peer:
        url = peer.url
    transport = single()
    with pytest.raises(httpx.ConnectError):
        call(transport, url)
    close(transport)


class Stream(httpx.SyncByteStream):
    """A body that knows how often it was closed."""

    def __init__(self, cut: Cut | None = None, error: Exception | None = None) -> None:
        self.closed = 0
        self.cut = cut
        self.error = error

    def __iter__(self) -> Iterator[bytes]:
        for _ in range(3):
            yield b"x"
            if self.cut is not None:
                self.cut()

    def close(self) -> None:
        """Count."""
        self.closed += 1
        if self.error is not None:
            raise self.error


def test_a_body_is_closed_once() -> None:
    """However often it is asked to."""
    stream = Stream()
    mock = httpx.MockTransport(lambda _: httpx.Response(200, stream=stream))
    transport = BlockingTransport(mock)

    async def twice() -> None:
        response = await transport.handle_async_request(
            httpx.Request("GET", "http://x")
        )
        assert isinstance(response.stream, httpx.AsyncByteStream)
        await response.stream.aclose()
        await response.stream.aclose()

    finished(twice())
    assert stream.closed == 1


def test_a_body_is_cut_between_two_parts() -> None:
    """Where no connection is known that could be shut down."""
    cut = Cut()
    stream = Stream(cut)
    mock = httpx.MockTransport(lambda _: httpx.Response(200, stream=stream))
    with pytest.raises(TimeoutError):
        call(BlockingTransport(mock), "http://x", cut)
    assert stream.closed == 1


def test_an_error_in_closing_passes() -> None:
    """The line is let go all the same."""
    stream = Stream(error=httpx.ReadError("gone"))
    mock = httpx.MockTransport(lambda _: httpx.Response(200, stream=stream))
    with pytest.raises(httpx.ReadError):
        call(BlockingTransport(mock), "http://x")


def test_an_answer_that_was_read_before_passes_through() -> None:
    """As a mock gives it."""
    mock = httpx.MockTransport(lambda _: httpx.Response(200, content=BODY))
    request = httpx.Request("GET", "http://x")
    response = finished(BlockingTransport(mock).handle_async_request(request))
    assert response.content == BODY
    assert response.is_closed
    finished(response.aclose())


def test_an_answer_that_is_given_out_again_can_be_read() -> None:
    """A mock may have one for all, in the caller's own client."""
    transport = BlockingTransport(
        httpx.MockTransport(lambda _: httpx.Response(200, stream=Stream()))
    )
    request = httpx.Request("GET", "http://one.example")
    response = finished(transport.handle_async_request(request))
    assert isinstance(response.stream, httpx.SyncByteStream)
    assert list(response.stream) == list(Stream())
    finished(response.aclose())


def test_an_answer_that_has_to_be_awaited_is_refused() -> None:
    """It is not for threads."""

    class Async(httpx.AsyncByteStream):
        pass

    mock = httpx.MockTransport(lambda _: httpx.Response(200, stream=Async()))
    with pytest.raises(TypeError, match="without await"):
        call(BlockingTransport(mock), "http://x")


def test_an_interrupt_passes() -> None:
    """The line is let go all the same."""
    threads: list[threading.Thread] = []

    def interrupted(_: httpx.Request) -> httpx.Response:
        threads.append(threading.current_thread())
        raise KeyboardInterrupt

    transport = BlockingTransport(httpx.MockTransport(interrupted))
    with pytest.raises(KeyboardInterrupt):
        call(transport, "http://x")
    assert threads == [threading.current_thread()]


def test_a_context_that_trusts_nobody_refuses() -> None:
    """It is for plain connections."""
    assert no_context().verify_mode is ssl.CERT_REQUIRED
