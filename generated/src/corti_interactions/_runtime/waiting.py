# Made from generator/runtime/waiting.py by "python -m generator regenerate".
"""How a client waits: by blocking its thread, or by suspending its task.

What happens between a call and its answer is written once, as coroutines. An async
client awaits them. A sync client runs them with `finished`: whatever they await
blocks instead, so that they come to their end without being suspended.
"""

from collections.abc import Awaitable, Callable, Coroutine
from typing import Protocol, TypeVar

T = TypeVar("T")


class Event(Protocol):
    """Something that happens once, for all who wait for it."""

    def set(self) -> None:
        """Let it happen."""
        ...

    async def wait(self, seconds: float) -> bool:
        """Wait until it happens; false if that takes longer than *seconds*."""
        ...


class Waiting(Protocol):
    """The ways to wait that threads and tasks do not share."""

    async def sleep(self, seconds: float) -> None:
        """Wait for *seconds*."""
        ...

    async def within(
        self, seconds: float, work: Callable[[], Awaitable[T]], cut: Callable[[], None]
    ) -> T:
        """Do *work*; raise `TimeoutError` if that takes longer than *seconds*.

        A task is cancelled then; for a thread, *cut* has to end what blocks it.
        """
        ...

    async def shielded(self, work: Callable[[], Awaitable[None]]) -> None:
        """Do *work* to its end, even while the task is being cancelled.

        Not if asyncio itself cancels: that is for closing, where nothing is lost.
        """
        ...

    async def landed(self, work: Callable[[], Coroutine[object, None, None]]) -> None:
        """Do *work* to its end, whoever cancels the task."""
        ...

    def event(self) -> Event:
        """Make an event."""
        ...

    def per_loop(self, make: Callable[[], T]) -> Callable[[], T]:
        """Return what finds the value of the running event loop, made when missing.

        All threads share one value.
        """
        ...


def finished(work: Coroutine[object, None, T]) -> T:
    """Run *work*, which awaits nothing that suspends, and return its result."""
    try:
        work.send(None)
    except StopIteration as end:
        result: T = end.value
        return result
    work.close()
    raise RuntimeError("a call that has to block was suspended")
