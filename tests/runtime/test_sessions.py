"""Sync and async calls differ in how they are waited for, and in nothing else."""

import copy
import inspect
import pickle
import re
import traceback
from collections.abc import Callable

import anyio
import httpx
import pytest
from attrs import evolve, field, frozen

from generator.runtime.auth import AccessToken
from generator.runtime.calling import Caller
from generator.runtime.calls import Call
from generator.runtime.errors import (
    AnswerTooLargeError,
    ArgumentError,
    ClosedError,
    ContractMismatchError,
    CortiError,
    NotFoundError,
    RateLimitError,
    RequestTimeoutError,
    ServerError,
    TransportError,
)
from generator.runtime.options import Options
from generator.runtime.raw import Answer
from generator.runtime.sessions import AsyncSession, Session
from generator.runtime.sharing import Shared
from generator.runtime.tasks import Tasks
from generator.runtime.threads import Threads
from generator.runtime.waiting import finished
from runtime.scripted import (
    FINE,
    LOST,
    QUICK,
    Play,
    Script,
    call,
    error,
    script,
    settings,
    status,
)

OPTIONS = Options(retries=QUICK, max_answer_bytes=1000)


def caller(transport: Script, waiting: Threads | Tasks) -> Caller:
    """Return what makes calls over *transport*."""
    shared = Shared(transport, waiting, AccessToken("token-secret"))
    made = Caller(settings(OPTIONS), shared)
    return evolve(made, tokens=shared.tokens(None, made.fetch))


def text() -> Call[str | None]:
    """Describe a call."""
    return call("DELETE", secured=True)


@frozen
class Client:
    """Makes calls in one way."""

    backend: str
    transport: Script
    make: Callable[[], Call[str | None]] = field(default=text, repr=False)

    def send(self) -> str | None:
        """Make the call."""
        if self.backend == "threads":
            return Session(caller(self.transport, Threads())).send(self.make)
        session = AsyncSession(caller(self.transport, Tasks()))
        return anyio.run(session.send, self.make, backend=self.backend)

    def answer(self) -> Answer[str | None]:
        """Make the call, and take the answer as it comes."""
        if self.backend == "threads":
            return Session(caller(self.transport, Threads())).answer(self.make)
        session = AsyncSession(caller(self.transport, Tasks()))
        return anyio.run(session.answer, self.make, backend=self.backend)

    def stream_url(self, url: str) -> str:
        """Put the token into *url*."""
        if self.backend == "threads":
            return Session(caller(self.transport, Threads())).stream_url(url, "token")
        session = AsyncSession(caller(self.transport, Tasks()))
        return anyio.run(session.stream_url, url, "token", backend=self.backend)


@pytest.fixture(name="backend", params=["threads", "asyncio", "trio"])
def each_backend(request: pytest.FixtureRequest) -> str:
    """Provide each way to wait."""
    backend: str = request.param
    return backend


def test_a_call_is_answered(backend: str) -> None:
    """With method, address, token and body as they were described."""
    transport = script(FINE)
    assert Client(backend, transport).send() == "fine"
    [request] = transport.requests
    assert request.method == "DELETE"
    assert request.url.raw_path == (
        b"/v2/interactions/path-secret?patient=query-secret"
    )
    assert request.content == b"body-secret"
    assert request.headers["Authorization"] == "Bearer token-secret"


def test_a_call_is_repeated(backend: str) -> None:
    """After a real pause."""
    transport = script(LOST, status(503), FINE)
    answer = Client(backend, transport).answer()
    assert (answer.attempts, answer.parse()) == (3, "fine")


def test_an_answer_is_given_as_it_came(backend: str) -> None:
    """An error is one too, until it is parsed."""
    answer = Client(backend, script(status(404, b"{}", X_A="b"))).answer()
    assert (answer.status, answer.content, answer.headers["x-a"]) == (404, b"{}", "b")
    with pytest.raises(NotFoundError):
        answer.parse()


def test_a_redirect_is_not_followed(backend: str) -> None:
    """The token would go with it."""
    transport = script(status(307, Location="https://evil.example/"))
    with pytest.raises(CortiError, match="redirects are not followed"):
        Client(backend, transport).send()
    assert len(transport.requests) == 1


def test_what_cannot_be_sent_is_not(backend: str) -> None:
    """The error comes before the request."""
    transport = script(FINE)
    with pytest.raises(ArgumentError, match="id: expected"):
        Client(backend, transport, lambda: evolve(text(), path={"id": ".."})).send()
    assert transport.requests == []


FAILURES: list[tuple[Play, type[CortiError]]] = [
    (status(404, b'{"detail": "detail-secret"}'), NotFoundError),
    (status(429, b'{"type": "A0021", "detail": "detail-secret"}'), RateLimitError),
    (status(503, b"detail-secret"), ServerError),
    (status(200, b'["answer-secret"]'), ContractMismatchError),
    (status(200, b'"answer-secret'), ContractMismatchError),
    (status(200, b"answer-secret" * 100), AnswerTooLargeError),
    (error(httpx.ConnectError), TransportError),
    (error(httpx.ReadTimeout), RequestTimeoutError),
]


@pytest.mark.parametrize(("play", "kind"), FAILURES)
def test_errors_keep_secrets(backend: str, play: Play, kind: type[CortiError]) -> None:
    """Neither text nor frames nor other errors lead to data."""
    with pytest.raises(kind) as caught:
        Client(backend, script(play)).send()
    assert type(caught.value) is kind
    assert_bare(caught.value)


def assert_bare(failure: CortiError) -> None:
    """Look at all that hangs on an error."""
    report = traceback.TracebackException.from_exception(failure, capture_locals=True)
    ours = [frame for frame in report.stack if "generator" in frame.filename]
    assert ours == []
    assert "secret" not in f"{failure} {failure!r}"
    assert failure.__cause__ is failure.__context__ is None


def test_a_url_for_streaming_has_a_token(backend: str) -> None:
    """For the API's own host, and none other."""
    client = Client(backend, script(FINE))
    url = client.stream_url("wss://api.example.org/streams")
    assert str(url) == "wss://api.example.org/streams?token=Bearer%20token-secret"
    assert repr(url) == "<redacted>"
    with pytest.raises(ArgumentError) as caught:
        client.stream_url("wss://path-secret.example/")
    assert_bare(caught.value)


def test_a_closed_session_makes_no_calls() -> None:
    """Nor does one whose client has made another."""
    transport = script(FINE)
    made = caller(transport, Threads())
    finished(made.shared.aclose())
    session = Session(made)
    for way in (session.send, session.answer):
        with pytest.raises(ClosedError) as caught:
            way(text)
        assert_bare(caught.value)
    assert transport.requests == []


async def test_a_closed_async_session_makes_no_calls() -> None:
    """Nor does one whose client has made another."""
    transport = script(FINE)
    made = caller(transport, Tasks())
    await made.shared.aclose()
    session = AsyncSession(made)
    for way in (session.send, session.answer):
        with pytest.raises(ClosedError) as caught:
            await way(text)
        assert_bare(caught.value)
    assert transport.requests == []


async def test_a_cancelled_call_is_cancelled() -> None:
    """It is not taken for a failure, and not repeated."""

    def cancel(_: httpx.Request) -> httpx.Response:
        scope.cancel()
        return httpx.Response(503)

    transport = script(cancel, FINE)
    with anyio.CancelScope() as scope:
        await AsyncSession(caller(transport, Tasks())).send(text)
    assert scope.cancelled_caught
    assert len(transport.requests) == 1


def test_a_session_shows_nothing() -> None:
    """It holds everything."""
    made = caller(script(FINE), Threads())
    assert repr(Session(made)) == "Session()"
    assert repr(AsyncSession(made)) == "AsyncSession()"


@pytest.mark.parametrize("kind", [Session, AsyncSession])
def test_a_session_stays_in_its_process(
    kind: type[Session | AsyncSession],
) -> None:
    """It cannot be pickled or copied, and says what to do."""
    session = kind(caller(script(FINE), Threads()))
    said = "this belongs to a client, which cannot be pickled; make one"
    for way in (pickle.dumps, copy.copy, copy.deepcopy):
        with pytest.raises(TypeError, match=said):
            way(session)


def test_sync_and_async_differ_in_await_only() -> None:
    """One of them is the other without it."""
    words = {
        r"\basync ": "",
        r"\bawait (self\._caller\.\w+\([^()]*\))": r"finished(\1)",
        r"\bAsync": "",
        r'""".*?"""': "",
        r"\s+": " ",
    }
    other = inspect.getsource(AsyncSession)
    sync = inspect.getsource(Session)
    for word, instead in words.items():
        assert re.search(word, other, re.DOTALL)
        other = re.sub(word, instead, other, flags=re.DOTALL)
        sync = re.sub(word, instead, sync, flags=re.DOTALL)
    assert sync == other
