"""An attempt ends in a whole answer, or in one clean error."""

import gzip
import pickle
import ssl
import threading
import zlib
from collections.abc import AsyncIterator
from functools import partial

import anyio
import anyio.lowlevel
import httpx
import pytest

from generator.runtime.answers import empty_answer
from generator.runtime.calls import Call
from generator.runtime.cutting import Cut, cut_of
from generator.runtime.deadlines import Deadline, Timeout
from generator.runtime.errors import (
    AnswerTooLargeError,
    CertificateError,
    DeadlineError,
    RequestTimeoutError,
    TransportError,
)
from generator.runtime.exchange import BROKEN, Exchange, failure
from generator.runtime.replies import Reply
from generator.runtime.tasks import Tasks
from generator.runtime.unpacking import NotUnpackableError, TooLargeError
from runtime.scripted import Play, Script, error, script, status
from runtime.ways import WAYS, Way

zipped = partial(gzip.compress, mtime=0)  # the same bytes at any time

CALL = Call(method="POST", template="/x/{id}", answers={204: empty_answer})
BOUND = 1000


@pytest.fixture(name="way", params=WAYS, ids=lambda way: way.name)
def each_way(request: pytest.FixtureRequest) -> Way:
    """Provide each way to wait."""
    way: Way = request.param
    return way


class Body(httpx.AsyncByteStream):
    """A body in parts that knows how many were read, and whether it was closed."""

    def __init__(
        self, *parts: bytes, error: Exception | None = None, closes: bool = True
    ) -> None:
        self._parts = parts
        self._error = error
        self._closes = closes
        self.read = 0
        self.closed = 0

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for part in self._parts:
            if self.closed and self._closes:
                raise httpx.ReadError("closed")
            self.read += 1
            yield part
        if self._error is not None:
            raise self._error

    async def aclose(self) -> None:
        """Note that it was closed."""
        self.closed += 1


def of(body: Body, code: int = 200, **headers: str) -> Play:
    """Answer with a *body* that was not read."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return lambda _: httpx.Response(code, stream=body, headers=named)


def request() -> httpx.Request:
    """Return any request."""
    return httpx.Request("POST", "https://api.example.org/")


def reply(
    way: Way,
    transport: httpx.AsyncBaseTransport,
    sent: httpx.Request | None = None,
    bound: int = BOUND,
) -> Reply:
    """Make an attempt."""
    exchange = Exchange(transport, way.waiting)
    deadline = Deadline.after(30)
    return way.run(lambda: exchange.reply(sent or request(), TIMES, deadline, bound))


TIMES = Timeout(connect=1, read=2, write=3, pool=60)


def test_an_answer_is_read_whole(way: Way) -> None:
    """And let go."""
    body = Body(b"a", b"", b"bc")
    answer = reply(way, script(of(body, X_A="b")))
    assert (answer.status, answer.content) == (200, b"abc")
    assert answer.headers["x-a"] == "b"
    assert body.closed == 1


def test_a_request_says_how_long_its_parts_may_take(way: Way) -> None:
    """None takes longer than there is time; and what cuts it goes with it."""
    sent = request()
    reply(way, script(status(200)), sent)
    times = dict(sent.extensions["timeout"])
    assert 0 < times.pop("pool") <= 30
    assert times == {"connect": 1, "read": 2, "write": 3}
    assert isinstance(sent.extensions["cut"], Cut)


def test_an_answer_that_was_read_before_is_taken(way: Way) -> None:
    """A caching transport may have unpacked it."""
    content = zipped(b"abc")
    answer = reply(way, script(status(200, content, Content_Encoding="gzip")))
    assert answer.content == b"abc"


def test_an_answer_that_was_read_before_has_a_bound_too(way: Way) -> None:
    """However it came."""
    assert reply(way, script(status(200, b"x" * BOUND))).status == 200
    with pytest.raises(TooLargeError):
        reply(way, script(status(200, b"x" * (BOUND + 1))))


@pytest.mark.parametrize(
    ("encoding", "content"),
    [
        ("gzip", zipped(b"abc")),
        ("deflate", zlib.compress(b"abc")),
        ("identity", b"abc"),
        ("", b"abc"),
    ],
)
def test_a_compressed_answer_is_read(way: Way, encoding: str, content: bytes) -> None:
    """In whatever pieces it comes."""
    body = Body(content[:2], content[2:])
    answer = reply(way, script(of(body, Content_Encoding=encoding)))
    assert answer.content == b"abc"


@pytest.mark.parametrize(
    ("encoding", "content"), [("gzip", b"abc"), ("br", b"abc"), ("deflate", b"\xff")]
)
def test_what_cannot_be_unpacked_is_no_answer(
    way: Way, encoding: str, content: bytes
) -> None:
    """The connection is let go all the same."""
    body = Body(content)
    with pytest.raises(NotUnpackableError):
        reply(way, script(of(body, Content_Encoding=encoding)))
    assert body.closed == 1


def test_a_body_that_breaks_off_is_no_answer(way: Way) -> None:
    """The connection is let go all the same."""
    body = Body(b"a", error=httpx.ReadError("secret"))
    with pytest.raises(httpx.ReadError):
        reply(way, script(of(body)))
    assert body.closed == 1


class Eager(httpx.AsyncBaseTransport):
    """Reads the body of its answer, and keeps it."""

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Answer, and read."""
        response = httpx.Response(200, stream=Body(b"a"), request=request)
        async for _ in response.aiter_raw():
            pass
        return response


def test_a_body_that_breaks_off_at_the_bound_is_no_answer(way: Way) -> None:
    """As large as allowed is not whole."""
    body = Body(b"x" * BOUND, error=httpx.ReadError("secret"))
    with pytest.raises(httpx.ReadError):
        reply(way, script(of(body)))


def test_a_body_that_somebody_else_has_read_is_no_answer(way: Way) -> None:
    """There is nothing left of it."""
    with pytest.raises(httpx.StreamConsumed):
        reply(way, Eager())


@pytest.mark.parametrize("size", [BOUND - 1, BOUND])
def test_a_body_within_the_bound_is_read(way: Way, size: int) -> None:
    """Whether its length is told before or not."""
    content = b"x" * size
    for headers in ({}, {"Content_Length": str(size)}):
        transport = script(of(Body(content), 200, **headers))
        assert len(reply(way, transport).content) == size


def test_a_body_that_says_it_is_too_large_is_not_read(way: Way) -> None:
    """Not a byte of it."""
    body = Body(b"x" * (BOUND + 1))
    with pytest.raises(TooLargeError):
        reply(way, script(of(body, Content_Length=str(BOUND + 1))))
    assert (body.read, body.closed) == (0, 1)


@pytest.mark.parametrize("length", ["", "many", "-1", "9" * 5000])
def test_a_length_that_makes_no_sense_is_left_to_others(way: Way, length: str) -> None:
    """What comes is counted in any case."""
    assert reply(way, script(of(Body(b"abc"), Content_Length=length))).content == b"abc"
    with pytest.raises(TooLargeError):
        reply(way, script(of(Body(b"x" * BOUND, b"x"), Content_Length=length)))


@pytest.mark.parametrize("closes", [True, False], ids=["fails", "goes on"])
@pytest.mark.parametrize("encoding", ["", "gzip", "br"])
def test_a_body_beyond_the_bound_is_not_read_to_its_end(
    way: Way, encoding: str, *, closes: bool
) -> None:
    """It is closed as soon as it is too large, whatever it is compressed with."""
    body = Body(b"x" * BOUND, b"x", *[b"x"] * 5, closes=closes)
    with pytest.raises(TooLargeError) as caught:
        reply(way, script(of(body, Content_Encoding=encoding)))
    assert body.read == (2 if closes else 7)
    assert body.closed == 1
    assert caught.value.__context__ is None


def test_a_body_that_unpacks_beyond_the_bound_is_refused(way: Way) -> None:
    """Small as it is."""
    content = zipped(b"x" * (BOUND + 1))
    assert len(content) < BOUND
    with pytest.raises(TooLargeError):
        reply(way, script(of(Body(content), Content_Encoding="gzip")))
    whole = zipped(b"x" * BOUND)
    assert len(reply(way, script(of(Body(whole), Content_Encoding="gzip"))).content)


@pytest.mark.parametrize(
    "headers", [{"Content_Length": "3"}, {"Transfer_Encoding": "chunked"}]
)
def test_a_body_where_there_can_be_none_is_not_read(
    way: Way, headers: dict[str, str]
) -> None:
    """The connection is let go before its end, so that it serves no other call."""
    body = Body(b"abc")
    answer = reply(way, script(of(body, 204, **headers)))
    assert (answer.status, answer.content) == (204, b"")
    assert (body.read, body.closed) == (0, 1)


@pytest.mark.parametrize("headers", [{}, {"Content_Length": "0"}])
def test_no_body_is_read_to_its_end(way: Way, headers: dict[str, str]) -> None:
    """Its connection serves the next call."""
    body = Body(b"")
    assert reply(way, script(of(body, 204, **headers))).content == b""
    assert (body.read, body.closed) == (1, 1)


class Silent(httpx.AsyncBaseTransport):
    """Never answers, until its task is cancelled."""

    cancelled = False

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Wait for ever."""
        try:
            await anyio.sleep_forever()
        except anyio.get_cancelled_exc_class():
            self.cancelled = True
            raise
        return httpx.Response(204, request=request)


class Stuck(httpx.AsyncBaseTransport):
    """Blocks its thread, until that is cut."""

    cancelled = False

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Block; what is cut fails."""
        cut: Cut = request.extensions["cut"]
        while not cut.happened:
            threading.Event().wait(0.001)
        self.cancelled = True
        raise httpx.ReadError("secret")


def test_an_attempt_ends_at_the_deadline(way: Way) -> None:
    """Whatever it waits for."""
    transport = Stuck() if way.name == "threads" else Silent()
    exchange = Exchange(transport, way.waiting)
    with pytest.raises(TimeoutError) as caught:
        way.run(lambda: exchange.reply(request(), TIMES, Deadline.after(0.01), BOUND))
    assert transport.cancelled
    if way.name == "threads":
        assert caught.value.__context__ is None


async def test_a_cancelled_attempt_lets_its_connection_go() -> None:
    """Closing is not cancelled with it."""
    closed: list[str] = []

    class Slow(Body):
        """Waits for more than comes, and takes its time to close."""

        async def __aiter__(self) -> AsyncIterator[bytes]:
            yield b"a"
            scope.cancel()
            await anyio.sleep_forever()

        async def aclose(self) -> None:
            await anyio.lowlevel.checkpoint()
            closed.append("closed")

    exchange = Exchange(script(of(Slow())), Tasks())
    with anyio.CancelScope() as scope:
        await exchange.reply(request(), TIMES, Deadline.after(30), BOUND)
    assert scope.cancelled_caught
    assert closed == ["closed"]


NOW, LATER = Deadline.after(0), Deadline.after(3600)

FAILURES: list[tuple[Exception, type[TransportError], bool]] = [
    (httpx.ConnectError("secret"), TransportError, False),
    (httpx.ProxyError("secret"), TransportError, False),
    (httpx.UnsupportedProtocol("secret"), TransportError, False),
    (httpx.ReadError("secret"), TransportError, True),
    (httpx.WriteError("secret"), TransportError, True),
    (httpx.CloseError("secret"), TransportError, True),
    (httpx.RemoteProtocolError("secret"), TransportError, True),
    (httpx.LocalProtocolError("secret"), TransportError, True),
    (httpx.TooManyRedirects("secret"), TransportError, True),
    (httpx.DecodingError("secret"), TransportError, True),
    (httpx.InvalidURL("secret"), TransportError, True),
    (httpx.StreamClosed(), TransportError, True),
    (httpx.StreamConsumed(), TransportError, True),
    (OSError("secret"), TransportError, True),
    (ConnectionResetError("secret"), TransportError, True),
    (NotUnpackableError("secret"), TransportError, True),
    (httpx.ConnectTimeout("secret"), RequestTimeoutError, False),
    (httpx.PoolTimeout("secret"), RequestTimeoutError, False),
    (httpx.ReadTimeout("secret"), RequestTimeoutError, True),
    (httpx.WriteTimeout("secret"), RequestTimeoutError, True),
    (TimeoutError("secret"), RequestTimeoutError, True),
    (TooLargeError("secret"), AnswerTooLargeError, True),
]


@pytest.mark.parametrize(
    ("broken", "kind", "sent"),
    FAILURES,
    ids=[type(broken).__name__ for broken, _, _ in FAILURES],
)
def test_a_failure_has_its_class(
    broken: Exception, kind: type[TransportError], *, sent: bool
) -> None:
    """It says whether anything can have reached the server, and shows no values."""
    assert isinstance(broken, BROKEN)
    for deadline, expected in (
        (LATER, kind),
        (NOW, DeadlineError if kind is RequestTimeoutError else kind),
    ):
        found = failure(CALL, request(), broken, deadline)
        assert type(found) is expected
        assert (found.method, found.path, found.sent) == ("POST", "/x/{id}", sent)
        assert (found.reason, found.attempts) == (type(broken).__name__, 1)
        assert "secret" not in f"{found} {found!r} {pickle.dumps(found)!r}"
        assert found.__cause__ is found.__context__ is None
        assert found.__traceback__ is None


def caused(first: Exception, *others: BaseException) -> Exception:
    """Chain errors as libraries do, each with the next one below it."""
    above: BaseException = first
    for number, below in enumerate(others):
        if number % 2:
            above.__context__ = below
        else:
            above.__cause__ = below
        above = below
    return first


def certificate(problem: str) -> ssl.SSLCertVerificationError:
    """Return the error of a certificate that is not trusted."""
    untrusted = ssl.SSLCertVerificationError("secret")
    untrusted.verify_message = problem
    return untrusted


@pytest.mark.parametrize(
    ("broken", "reason"),
    [
        (caused(httpx.ConnectError(""), OSError()), "ConnectError, OSError"),
        (
            caused(httpx.ConnectError(""), httpx.NetworkError(""), TimeoutError()),
            "ConnectError, TimeoutError",
        ),
        (caused(httpx.ReadError(""), ValueError("secret")), "ReadError"),
        (
            caused(httpx.ConnectError(""), ConnectionRefusedError("secret")),
            "ConnectError, ConnectionRefusedError",
        ),
        (
            caused(
                httpx.ConnectError(""),
                OSError(),
                ExceptionGroup("", [ConnectionRefusedError(), OSError()]),
            ),
            "ConnectError, ConnectionRefusedError",
        ),
        (
            certificate("hostname mismatch"),
            "SSLCertVerificationError, hostname mismatch",
        ),
        (
            caused(httpx.ConnectError(""), certificate("certificate has expired")),
            "ConnectError, certificate has expired",
        ),
        (
            caused(httpx.ConnectError(""), ssl.SSLCertVerificationError("secret")),
            "ConnectError, SSLCertVerificationError",
        ),
    ],
)
def test_a_failure_names_what_is_at_its_bottom(broken: Exception, reason: str) -> None:
    """By class, and a certificate by what is wrong with it."""
    assert failure(CALL, request(), broken, LATER).reason == reason


def test_a_certificate_has_a_class_of_its_own() -> None:
    """No other attempt, and no other network, makes it trusted."""
    broken = caused(httpx.ConnectError(""), certificate("certificate has expired"))
    found = failure(CALL, request(), broken, LATER)
    assert type(found) is CertificateError
    assert not found.sent


@pytest.mark.parametrize("length", [1, 2, 3])
def test_errors_may_go_in_circles(length: int) -> None:
    """Looking for the bottom ends all the same."""
    errors = [httpx.ReadError("") for _ in range(length)]
    broken = caused(*errors, errors[0])
    assert failure(CALL, request(), broken, LATER).reason == "ReadError"


def test_mistakes_are_no_failures() -> None:
    """They are left to whoever made them."""
    for mistake in (ValueError(), TypeError(), RuntimeError(), AssertionError()):
        assert not isinstance(mistake, BROKEN)


def test_a_mistake_passes_through(way: Way) -> None:
    """Nothing is made of it."""
    transport: Script = script(error(ZeroDivisionError))
    with pytest.raises(ZeroDivisionError):
        reply(way, transport)


def test_what_has_not_left_was_not_sent() -> None:
    """However the attempt ended; only who opens connections can know."""
    sending = request()
    sending.extensions = {"cut": Cut()}
    assert failure(CALL, sending, TimeoutError(), LATER).sent
    cut_of(sending).unsent = True
    assert not failure(CALL, sending, TimeoutError(), LATER).sent
    cut_of(sending).trace("http11.send_request_headers.started", {})
    assert failure(CALL, sending, TimeoutError(), LATER).sent
