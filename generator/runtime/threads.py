"""Wait by blocking the thread."""

import threading
from collections.abc import Awaitable, Callable, Coroutine
from typing import TypeVar

from attrs import field, frozen

from .alarms import alarm

T = TypeVar("T")


@frozen
class ThreadEvent:
    """Something that happens once, for all threads that wait for it."""

    _happened: threading.Event = field(factory=threading.Event, repr=False)

    def set(self) -> None:
        """Let it happen."""
        self._happened.set()

    async def wait(self, seconds: float) -> bool:
        """Wait until it happens; false if that takes longer than *seconds*."""
        return self._happened.wait(seconds)


@frozen
class Threads:
    """The ways in which a sync client waits."""

    async def sleep(self, seconds: float) -> None:
        """Wait for *seconds*."""
        threading.Event().wait(seconds)

    async def within(
        self,
        seconds: float,
        work: Callable[[], Awaitable[T]],
        cut: Callable[[], None],
    ) -> T:
        """Do *work*; raise `TimeoutError` if *cut* had to end it after *seconds*."""
        with alarm(seconds, cut):
            return await work()

    async def shielded(self, work: Callable[[], Awaitable[None]]) -> None:
        """Do *work*; nothing cancels a thread."""
        await work()

    async def landed(self, work: Callable[[], Coroutine[object, None, None]]) -> None:
        """Do *work*; nothing cancels a thread."""
        await work()

    def event(self) -> ThreadEvent:
        """Make an event."""
        return ThreadEvent()

    def per_loop(self, make: Callable[[], T]) -> Callable[[], T]:
        """Return what finds the one value that all threads share."""
        value = make()
        return lambda: value
