"""Calls are made once, and end in a value or in one clean error."""

import gzip
import inspect
import re
import socket
import threading
import traceback
from collections.abc import AsyncIterator, Callable, Generator, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TypeAlias

import anyio
import httpx
import pytest

from generator.runtime import decode
from generator.runtime.answers import json_answer
from generator.runtime.auth import AccessToken
from generator.runtime.calls import Call
from generator.runtime.errors import (
    ArgumentError,
    ClosedError,
    ContractMismatchError,
    CortiError,
    NotFoundError,
    RequestTimeoutError,
    TransportError,
)
from generator.runtime.responses import ErrorShape
from generator.runtime.settings import ClientSettings
from generator.runtime.transport import AsyncTransport, Transport

Answer: TypeAlias = Callable[[httpx.Request], httpx.Response]

NAME = b'{"name": "Ada"}'


def name(value: object) -> str:
    """Decode an object with a name."""
    return decode.required(decode.json_object(value), "name", decode.text)


SETTINGS = ClientSettings(
    base_url="http://127.0.0.1:1/v2",
    auth=AccessToken("token-secret"),
    user_agent="x/1",
    errors=ErrorShape(detail=("detail",)),
)
CALL = Call(
    method="POST",
    template="/interactions/{id}",
    path={"id": "path-secret"},
    query={"patient": "query-secret"},
    body=b"body-secret",
    content_type="application/json",
    answers={200: json_answer(name)},
)


class Stream(httpx.SyncByteStream, httpx.AsyncByteStream):
    """A body in two parts that knows whether it was closed."""

    def __init__(self, *parts: bytes, error: Exception | None = None) -> None:
        self._parts = parts
        self._error = error
        self.closed = 0

    def __iter__(self) -> Iterator[bytes]:
        yield from self._parts
        if self._error is not None:
            raise self._error

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for part in self:
            yield part

    def close(self) -> None:
        """Note that it was closed."""
        self.closed += 1

    async def aclose(self) -> None:
        """Note that it was closed."""
        self.closed += 1


Send: TypeAlias = Callable[[Answer], str]


def blocking(answer: Answer) -> str:
    """Make the call and block."""
    return Transport(SETTINGS, httpx.MockTransport(answer)).send(CALL)


def under(backend: str) -> Send:
    """Return what makes the call in a loop of *backend*."""

    def send(answer: Answer) -> str:
        transport = AsyncTransport(SETTINGS, httpx.MockTransport(answer))
        return anyio.run(transport.send, CALL, backend=backend)

    return send


@pytest.fixture(
    name="send",
    params=[blocking, under("asyncio"), under("trio")],
    ids=["sync", "asyncio", "trio"],
)
def each_way(request: pytest.FixtureRequest) -> Send:
    """Provide each way to make a call."""
    way: Send = request.param
    return way


def raising(error: Exception) -> Answer:
    """Answer with an error that knows too much."""

    def answer(_: httpx.Request) -> httpx.Response:
        raise error

    return answer


def test_a_call_is_answered(send: Send) -> None:
    """Its body is read whole, and the connection let go."""
    stream = Stream(b'{"na', b'me": "Ada"}')
    requests: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        requests.append(request)
        return httpx.Response(200, stream=stream)

    assert send(answer) == "Ada"
    assert stream.closed
    [request] = requests
    assert request.method == "POST"
    assert request.content == b"body-secret"
    assert request.headers["Authorization"] == "Bearer token-secret"
    assert request.extensions["timeout"]["read"] == 60


def test_an_answer_knows_its_request(send: Send) -> None:
    """As it would with `httpx.Client`."""
    responses: list[httpx.Response] = []

    def answer(_: httpx.Request) -> httpx.Response:
        responses.append(httpx.Response(200, stream=Stream(b'{"name": ""}')))
        return responses[0]

    send(answer)
    assert responses[0].request.url.path == "/v2/interactions/path-secret"
    assert responses[0].is_closed


def test_a_compressed_answer_is_read(send: Send) -> None:
    """It was asked for."""
    content = gzip.compress(b'{"name": "Ada"}')
    headers = {"Content-Encoding": "gzip"}
    stream = Stream(content[:9], content[9:])
    assert send(lambda _: httpx.Response(200, stream=stream, headers=headers)) == "Ada"
    assert stream.closed


def test_an_answer_that_was_read_before_is_taken(send: Send) -> None:
    """A caching transport may have unpacked it."""
    content = gzip.compress(NAME)
    headers = {"Content-Encoding": "gzip"}
    assert (
        send(lambda _: httpx.Response(200, content=content, headers=headers)) == "Ada"
    )


FAILURES = [
    (httpx.ConnectError("secret"), TransportError),
    (httpx.ReadError("secret"), TransportError),
    (httpx.RemoteProtocolError("secret"), TransportError),
    (httpx.LocalProtocolError("secret"), TransportError),
    (httpx.ProxyError("secret"), TransportError),
    (httpx.UnsupportedProtocol("secret"), TransportError),
    (httpx.TooManyRedirects("secret"), TransportError),
    (httpx.DecodingError("secret"), TransportError),
    (httpx.InvalidURL("secret"), TransportError),
    (httpx.StreamClosed(), TransportError),
    (OSError("secret"), TransportError),
    (httpx.ConnectTimeout("secret"), RequestTimeoutError),
    (httpx.ReadTimeout("secret"), RequestTimeoutError),
    (httpx.WriteTimeout("secret"), RequestTimeoutError),
    (httpx.PoolTimeout("secret"), RequestTimeoutError),
    (TimeoutError("secret"), RequestTimeoutError),
]


@pytest.mark.parametrize(
    ("error", "kind"), FAILURES, ids=lambda value: getattr(value, "__name__", None)
)
def test_a_call_without_an_answer_fails(
    send: Send, error: Exception, kind: type[TransportError]
) -> None:
    """With a timeout told from everything else."""
    with pytest.raises(TransportError) as caught:
        send(raising(error))
    assert type(caught.value) is kind
    assert caught.value.reason == type(error).__name__
    assert (caught.value.method, caught.value.path) == ("POST", "/interactions/{id}")


def test_a_body_that_breaks_off_fails(send: Send) -> None:
    """The connection is let go all the same."""
    stream = Stream(b'{"na', error=httpx.ReadError("secret"))
    with pytest.raises(TransportError, match="ReadError"):
        send(lambda _: httpx.Response(200, stream=stream))
    assert stream.closed


def test_a_body_that_cannot_be_unpacked_fails(send: Send) -> None:
    """It is no answer."""
    stream = Stream(b"secret")
    headers = {"Content-Encoding": "gzip"}
    with pytest.raises(TransportError, match="DecodingError"):
        send(lambda _: httpx.Response(200, stream=stream, headers=headers))
    assert stream.closed


def test_an_error_of_somebody_else_is_left_alone(send: Send) -> None:
    """A mistake in a transport is not the network's."""
    with pytest.raises(ZeroDivisionError):
        send(raising(ZeroDivisionError()))


def test_a_redirect_is_not_followed(send: Send) -> None:
    """The token would go with it."""
    requests: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        requests.append(request)
        return httpx.Response(307, headers={"Location": "https://evil.example/"})

    with pytest.raises(CortiError, match="a redirect is not followed"):
        send(answer)
    assert len(requests) == 1


def answering(status: int, content: bytes) -> Answer:
    """Answer every request alike."""

    def answer(_: httpx.Request) -> httpx.Response:
        return httpx.Response(status, stream=Stream(content))

    return answer


DETAIL = b'{"detail": "detail-secret"}'
BAD = b'{"name": ["answer-secret"]}'


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        (answering(404, DETAIL), NotFoundError),
        (answering(200, BAD), ContractMismatchError),
        (answering(200, BAD[:-1]), ContractMismatchError),
        (raising(httpx.ConnectError("message-secret")), TransportError),
        (raising(httpx.ReadTimeout("message-secret")), RequestTimeoutError),
    ],
)
def test_errors_keep_secrets(
    send: Send, answer: Answer, kind: type[CortiError]
) -> None:
    """Neither text nor frames nor other errors lead to data."""
    with pytest.raises(kind) as caught:
        send(answer)
    error = caught.value
    report = traceback.TracebackException.from_exception(error, capture_locals=True)
    ours = [frame for frame in report.stack if "generator" in frame.filename]
    assert [frame.name for frame in ours] == ["send"]
    assert "secret" not in f"{error} {error!r} {ours[0].locals}"
    assert not error.__cause__
    assert not error.__context__


def test_a_detail_can_be_asked_for(send: Send) -> None:
    """It is kept out of sight, not thrown away."""
    with pytest.raises(NotFoundError) as caught:
        send(answering(404, DETAIL))
    assert caught.value.detail == "detail-secret"


def unexpected(_: httpx.Request) -> httpx.Response:
    """Answer a request that should not have been made."""
    pytest.fail("a request was made")


def test_what_cannot_be_sent_is_not() -> None:
    """The error comes before the request."""
    bad = Call(method="GET", template="/{id}", path={"id": ".."}, answers=CALL.answers)
    with pytest.raises(ArgumentError):
        Transport(SETTINGS, httpx.MockTransport(unexpected)).send(bad)
    with pytest.raises(ArgumentError):
        anyio.run(AsyncTransport(SETTINGS, httpx.MockTransport(unexpected)).send, bad)


def test_a_closed_transport_makes_no_calls() -> None:
    """Closing it twice is fine."""
    transport = Transport(SETTINGS, httpx.MockTransport(unexpected))
    transport.close()
    transport.close()
    with pytest.raises(ClosedError):
        transport.send(CALL)


async def test_a_closed_async_transport_makes_no_calls() -> None:
    """Closing it twice is fine."""
    transport = AsyncTransport(SETTINGS, httpx.MockTransport(unexpected))
    await transport.aclose()
    await transport.aclose()
    with pytest.raises(ClosedError):
        await transport.send(CALL)


def test_a_transport_shows_no_secrets() -> None:
    """Its settings are redacted where they need to be."""
    assert "secret" not in repr(Transport(SETTINGS))
    assert "http://127.0.0.1:1/v2" in repr(AsyncTransport(SETTINGS))


def test_sync_and_async_differ_in_await_only() -> None:
    """One of them is the other without it."""
    words = {
        r"\bawait |\basync ": "",
        r"\b(_?)a(?=close\b|read\b)": r"\1",
        r"handle_async_request": "handle_request",
        r"Async(?=HTTP|Base|Transport)": "",
        r'""".*?"""': "",
        r"\s+": " ",
    }
    sync, other = (inspect.getsource(kind) for kind in (Transport, AsyncTransport))
    for word, instead in words.items():
        assert re.search(word, other)
        sync, other = (re.sub(word, instead, source) for source in (sync, other))
    assert sync == other


class Handler(BaseHTTPRequestHandler):
    """Answers over a real socket, and keeps it open."""

    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        """Tell who asked from where."""
        self.rfile.read(int(self.headers["Content-Length"]))
        content = b'{"name": "%d"}' % self.client_address[1]
        self.send_response(200)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Say nothing."""


@contextmanager
def server() -> Generator[ClientSettings]:
    """Serve on this machine and give the settings to reach it."""
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as http:
        http.daemon_threads = True
        thread = threading.Thread(target=http.serve_forever, args=(0.01,))
        thread.start()
        yield at(http.server_port)
        http.shutdown()
        thread.join()


def at(port: int, timeout: float = 5) -> ClientSettings:
    """Return settings for a port of this machine."""
    return ClientSettings(
        base_url=f"http://127.0.0.1:{port}",
        auth=AccessToken("abc"),
        user_agent="x/1",
        timeout=timeout,
    )


@pytest.fixture
def _proxied(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:1")


@pytest.mark.usefixtures("_proxied")
def test_a_transport_of_its_own_is_made_on_first_use() -> None:
    """It keeps its connection, and goes straight to this machine."""
    with server() as settings:
        transport = Transport(settings)
        assert transport.send(CALL) == transport.send(CALL)
        transport.close()


@pytest.mark.usefixtures("_proxied")
async def test_an_async_transport_of_its_own_is_made_on_first_use() -> None:
    """It keeps its connection, and goes straight to this machine."""
    with server() as settings:
        transport = AsyncTransport(settings)
        assert await transport.send(CALL) == await transport.send(CALL)
        await transport.aclose()


def test_many_threads_share_one_transport(monkeypatch: pytest.MonkeyPatch) -> None:
    """However soon they want it."""
    made: list[httpx.MockTransport] = []

    def slowly(proxy: str | None) -> httpx.MockTransport:
        assert proxy is None
        threading.Event().wait(0.05)
        made.append(httpx.MockTransport(answering(200, NAME)))
        return made[-1]

    monkeypatch.setattr(httpx, "HTTPTransport", slowly)
    transport = Transport(SETTINGS)
    threads = [threading.Thread(target=transport.send, args=(CALL,)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(made) == 1


def test_nobody_there_is_an_error() -> None:
    """Over a real socket."""
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    with pytest.raises(TransportError, match="ConnectError"):
        Transport(at(port)).send(CALL)


def test_silence_is_a_timeout() -> None:
    """Over a real socket."""
    with socket.create_server(("127.0.0.1", 0)) as silent:
        transport = Transport(at(silent.getsockname()[1], timeout=0.05))
        with pytest.raises(RequestTimeoutError, match="ReadTimeout"):
            transport.send(CALL)
        transport.close()


async def test_silence_is_a_timeout_for_async_calls_too() -> None:
    """Over a real socket."""
    with socket.create_server(("127.0.0.1", 0)) as silent:
        transport = AsyncTransport(at(silent.getsockname()[1], timeout=0.05))
        with pytest.raises(RequestTimeoutError, match="ReadTimeout"):
            await transport.send(CALL)
        await transport.aclose()
