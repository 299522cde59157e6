"""A transport that plays a script, and time that passes only when told to."""

from collections.abc import Awaitable, Callable
from typing import TypeAlias, TypeVar

import httpx
import pytest
from attrs import define, field, frozen

from generator.runtime import calling, deadlines
from generator.runtime.alarms import raise_bare
from generator.runtime.answers import empty_answer, json_answer
from generator.runtime.calls import Call
from generator.runtime.decode import text
from generator.runtime.options import Options
from generator.runtime.responses import ErrorShape
from generator.runtime.retrying import RetryPolicy
from generator.runtime.settings import ClientSettings
from generator.runtime.threads import Threads

T = TypeVar("T")

Play: TypeAlias = Callable[[httpx.Request], httpx.Response]
QUICK = RetryPolicy(backoff=0.0001)


def settings(options: Options | None = None) -> ClientSettings:
    """Return what calls need, with pauses that are hardly any."""
    return ClientSettings(
        base_url="https://api.example.org/v2",
        headers={"Tenant-Name": "acme"},
        user_agent="x/1",
        errors=ErrorShape(
            request_id=("requestid",), code=("type",), detail=("detail",)
        ),
        never_retried={429: ("A0021",)},
        options=options or Options(retries=QUICK),
    )


def call(method: str = "GET", *, secured: bool = False) -> Call[str | None]:
    """Return a call for text, or for nothing at all."""
    return Call(
        method=method,
        template="/interactions/{id}",
        path={"id": "path-secret"},
        query={"patient": "query-secret"},
        body=b"body-secret",
        secured=secured,
        answers={200: json_answer(text), 204: empty_answer},
    )


def status(code: int, content: bytes = b"", **headers: str) -> Play:
    """Answer with a status; the words of header names are joined by hyphens."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return lambda _: httpx.Response(code, content=content, headers=named)


def error(kind: Callable[[str], Exception]) -> Play:
    """Fail, with an error that knows too much."""

    def play(_: httpx.Request) -> httpx.Response:
        raise kind("message-secret")

    return play


FINE = status(200, b'"fine"')
LOST = error(httpx.ReadError)
REFUSED = error(httpx.ConnectError)


@define(eq=False)
class Script(httpx.AsyncBaseTransport):
    """Plays one thing after the other, the last one for ever; never suspends."""

    plays: tuple[Play, ...]
    requests: list[httpx.Request] = field(factory=list[httpx.Request])
    closed: int = 0

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Play what comes next."""
        self.requests.append(request)
        return self.plays[min(len(self.requests), len(self.plays)) - 1](request)

    async def aclose(self) -> None:
        """Count how often it is closed."""
        self.closed += 1


def script(*plays: Play) -> Script:
    """Return a transport that answers so."""
    return Script(plays)


@define
class Clock:
    """Stands for the module `time`."""

    now: float = 1000.0
    slept: list[float] = field(factory=list[float])

    def monotonic(self) -> float:
        """Return the moment, as no clock jump moves it."""
        return self.now

    def taking(self, seconds: float, play: Play) -> Play:
        """Play, after some time has passed."""

        def played(request: httpx.Request) -> httpx.Response:
            self.now += seconds
            return play(request)

        return played


@frozen
class Paced(Threads):
    """Waits by moving a clock; an attempt that takes too long is cut at its end."""

    clock: Clock

    async def sleep(self, seconds: float) -> None:
        """Move the clock."""
        self.clock.slept.append(seconds)
        self.clock.now += seconds

    async def within(
        self,
        seconds: float,
        work: Callable[[], Awaitable[T]],
        cut: Callable[[], None],
    ) -> T:
        """Do *work*, and see how long it took."""
        del cut
        end = self.clock.now + seconds
        try:
            return await work()
        finally:
            if self.clock.now > end:
                self.clock.now = end
                raise_bare(TimeoutError())


def set_clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """Let the time of calls stand still but for what a test does."""
    clock = Clock()
    for module in (calling, deadlines):
        monkeypatch.setattr(module, "time", clock)
    return clock
