"""Wait by suspending the task, under asyncio or Trio."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, MutableMapping
from contextlib import suppress
from typing import Final, Self, TypeVar
from weakref import WeakKeyDictionary, ref

import anyio
from anyio.lowlevel import RunVar
from attrs import field, frozen

T = TypeVar("T")


@frozen(eq=False)
class _Loop:
    """Stands for an event loop, and ends with it."""

    _asyncio: ref[asyncio.AbstractEventLoop] | None

    @classmethod
    def running(cls) -> Self:
        """Return what stands for the one that runs now."""
        with suppress(RuntimeError):
            return cls(ref(asyncio.get_running_loop()))
        return cls(None)

    def is_asyncio(self) -> bool:
        """Whether it is one of asyncio, which cancels in its own way too."""
        return self._asyncio is not None

    def is_over(self) -> bool:
        """Whether it was closed: its connections would keep it for ever."""
        loop = None if self._asyncio is None else self._asyncio()
        return loop is not None and loop.is_closed()


_LOOP: Final = RunVar[_Loop](__name__)
"""The only one: before anyio 4.11, all of one name share their value."""


@frozen
class TaskEvent:
    """Something that happens once, for all tasks of one event loop."""

    _happened: anyio.Event = field(factory=anyio.Event, repr=False)

    def set(self) -> None:
        """Let it happen."""
        self._happened.set()

    async def wait(self, seconds: float) -> bool:
        """Wait until it happens; false if that takes longer than *seconds*."""
        with anyio.move_on_after(seconds):
            await self._happened.wait()
        return self._happened.is_set()


@frozen
class Tasks:
    """The ways in which an async client waits."""

    async def sleep(self, seconds: float) -> None:
        """Wait for *seconds*."""
        await anyio.sleep(seconds)

    async def within(
        self,
        seconds: float,
        work: Callable[[], Awaitable[T]],
        cut: Callable[[], None],
    ) -> T:
        """Do *work*; raise `TimeoutError` if that takes longer than *seconds*."""
        del cut  # Cancelling is enough.
        with anyio.fail_after(seconds):
            return await work()

    async def shielded(self, work: Callable[[], Awaitable[None]]) -> None:
        """Do *work* to its end, even while the task is being cancelled."""
        with anyio.CancelScope(shield=True):
            await work()

    async def landed(self, work: Callable[[], Coroutine[object, None, None]]) -> None:
        """Do *work* to its end, whoever cancels the task."""
        with anyio.CancelScope(shield=True):
            if _Loop.running().is_asyncio():
                await _to_its_end(asyncio.ensure_future(work()))
            else:
                await work()

    def event(self) -> TaskEvent:
        """Make an event."""
        return TaskEvent()

    def per_loop(self, make: Callable[[], T]) -> Callable[[], T]:
        """Return what finds the value of the running event loop."""
        values = WeakKeyDictionary[_Loop, T]()

        def found() -> T:
            loop = _running()
            value = values.get(loop)
            if value is None:
                _forget_those_that_are_over(values)
                value = values[loop] = make()
            return value

        return found


async def _to_its_end(work: asyncio.Future[None]) -> None:
    try:
        await asyncio.wait([work])
    except asyncio.CancelledError:
        with suppress(Exception):  # Being cancelled comes before what went wrong.
            await _to_its_end(work)
        raise
    work.result()


def _running() -> _Loop:
    loop = _LOOP.get(None)
    if loop is None:
        loop = _Loop.running()
        _LOOP.set(loop)
    return loop


def _forget_those_that_are_over(values: MutableMapping[_Loop, T]) -> None:
    for loop in list(values):
        if loop.is_over():
            del values[loop]
