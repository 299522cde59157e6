"""Make a call in each of the ways a user can, and keep all that came of it."""

import logging
import threading
from collections.abc import Awaitable, Callable, Generator
from contextlib import contextmanager
from typing import Final, Literal, TypeAlias

import anyio
import pytest
from attrs import define, field, frozen

from corti_interactions import (
    AccessToken,
    AsyncCortiClient,
    Attempt,
    AuthorizationCode,
    ClientCredentials,
    CortiClient,
    Network,
    Password,
    RefreshToken,
    RetryPolicy,
    Timeout,
)

LONGEST: Final = 60.0
"""Seconds after which a test fails that would otherwise hang."""

ONCE: Final = RetryPolicy(attempts=1)
TOKEN: Final = AccessToken("planted-token")

Auth: TypeAlias = (
    AccessToken
    | AuthorizationCode
    | ClientCredentials
    | Password
    | RefreshToken
    | Callable[[], str]
)


@frozen
class Doing:
    """A call, as each of the clients makes it."""

    blocking: Callable[[CortiClient], object]
    awaiting: Callable[[AsyncCortiClient], Awaitable[object]]


def unchecked(environment: str) -> Literal["eu", "us"]:
    """Pass *environment* as a caller does who checks no types."""
    checked: Literal["eu", "us"] = environment  # type: ignore[assignment]  # the point
    return checked


@frozen(kw_only=True)
class Options:
    """What a client is made with."""

    auth: Auth = TOKEN
    tenant: str = "acme"
    environment: Literal["eu", "us"] = "eu"
    base_url: str | None = None
    token_url: str | None = None
    timeout: Timeout | float = 20.0
    deadline: float = 30.0
    retries: RetryPolicy = ONCE
    headers: dict[str, str] = field(factory=lambda: {"X-Extra": "planted-header"})
    max_answer_bytes: int = 32 * 2**20
    network: Network = field(factory=Network)

    def blocking(self, hook: Callable[[Attempt], None]) -> CortiClient:
        """Return a client that blocks."""
        return CortiClient(
            auth=self.auth,
            tenant=self.tenant,
            environment=self.environment,
            base_url=self.base_url,
            token_url=self.token_url,
            timeout=self.timeout,
            deadline=self.deadline,
            retries=self.retries,
            headers=self.headers,
            max_answer_bytes=self.max_answer_bytes,
            network=self.network,
            on_attempt=hook,
        )

    def awaiting(self, hook: Callable[[Attempt], None]) -> AsyncCortiClient:
        """Return a client that awaits."""
        return AsyncCortiClient(
            auth=self.auth,
            tenant=self.tenant,
            environment=self.environment,
            base_url=self.base_url,
            token_url=self.token_url,
            timeout=self.timeout,
            deadline=self.deadline,
            retries=self.retries,
            headers=self.headers,
            max_answer_bytes=self.max_answer_bytes,
            network=self.network,
            on_attempt=hook,
        )


@define
class Outcome:
    """What a caller, a log and a hook got to see of a call."""

    value: object = None
    error: Exception | None = None
    attempts: list[Attempt] = field(factory=list[Attempt])
    log: list[logging.LogRecord] = field(factory=list[logging.LogRecord])


Way: TypeAlias = Callable[[Doing, Options], Outcome]


def blocking(doing: Doing, options: Options) -> Outcome:
    """Make the call and block."""
    outcome = Outcome()

    def work() -> None:
        with options.blocking(outcome.attempts.append) as client:
            outcome.value = doing.blocking(client)

    return _kept(outcome, work)


def under(backend: str) -> Way:
    """Return what makes the call in a loop of *backend*."""

    def way(doing: Doing, options: Options) -> Outcome:
        outcome = Outcome()

        async def work() -> None:
            with anyio.fail_after(LONGEST):
                async with options.awaiting(outcome.attempts.append) as client:
                    outcome.value = await doing.awaiting(client)

        return _kept(outcome, lambda: anyio.run(work, backend=backend))

    return way


WAYS: Final = {"sync": blocking, "asyncio": under("asyncio"), "trio": under("trio")}


def guarded(work: Callable[[], None]) -> None:
    """Do *work* in another thread, and fail the test if that does not end."""
    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    thread.join(LONGEST + 5)
    if thread.is_alive():
        pytest.fail("the call hangs")


def _kept(outcome: Outcome, work: Callable[[], None]) -> Outcome:
    def kept() -> None:
        with _DEBUGGING.kept(outcome.log):
            try:
                work()
            except Exception as error:  # noqa: BLE001 - the test looks at it
                outcome.error = error

    guarded(kept)
    return outcome


class _Keeper(logging.Handler):
    """Keeps every record of one thread."""

    def __init__(self, records: list[logging.LogRecord]) -> None:
        super().__init__()
        self._records = records
        self._thread = threading.get_ident()

    def emit(self, record: logging.LogRecord) -> None:
        """Keep *record*."""
        if record.thread == self._thread:
            self._records.append(record)


@define
class _Debugging:
    """Lets everybody log down to the last detail, while anybody wants it."""

    _wanted: int = 0
    _level: int = logging.WARNING
    _lock: threading.Lock = field(factory=threading.Lock)

    @contextmanager
    def kept(self, records: list[logging.LogRecord]) -> Generator[None]:
        """Keep what this thread logs."""
        root, keeper = logging.getLogger(), _Keeper(records)
        self._count(1)
        root.addHandler(keeper)
        try:
            yield
        finally:
            root.removeHandler(keeper)
            self._count(-1)

    def _count(self, change: int) -> None:
        root = logging.getLogger()
        with self._lock:
            if not self._wanted:
                self._level = root.level
            self._wanted += change
            root.setLevel(logging.DEBUG if self._wanted else self._level)


_DEBUGGING: Final = _Debugging()
