# Made from generator/runtime/alarms.py by "python -m generator regenerate".
"""End what blocks a thread for too long."""

import os
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from math import inf
from types import TracebackType
from typing import Final

from attrs import define, field

_FIRST_PAUSE: Final = 0.05
_LONGEST_PAUSE: Final = 1.0
_LONGEST_SLEEP: Final = 3600.0


@define(eq=False)
class Alarm:
    """Rings from another thread if a block takes too long, and never after it.

    It rings again, ever more rarely, until the block ends: there may have been nothing
    to cut yet.
    """

    moment: float
    """When it rings next, as `time.monotonic` counts."""

    _cut: Callable[[], None] = field(repr=False)
    _pause: float = field(default=_FIRST_PAUSE, init=False)
    _rang: bool = field(default=False, init=False)

    def ring(self, now: float) -> None:
        """Cut what blocks, and be due again after a pause."""
        self._rang = True
        self.moment = now + self._pause
        self._pause = min(2 * self._pause, _LONGEST_PAUSE)
        with suppress(Exception):  # It would end the thread that rings for all others.
            self._cut()

    def __enter__(self) -> None:
        CLOCK.add(self)

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        CLOCK.remove(self)
        if self._rang and (error is None or isinstance(error, Exception)):
            raise_bare(TimeoutError())


class Clock:
    """Rings alarms from one thread, which is there while there are any."""

    def __init__(self) -> None:
        self.begin()

    def begin(self) -> None:
        """Have neither alarms nor a thread, like a process that was just forked."""
        # Its lock may be taken twice by one thread: signals and finalizers call, too.
        self._changed = threading.Condition()
        self._alarms: set[Alarm] = set()
        self._running = False
        self._wakes = inf

    def add(self, alarm: Alarm) -> None:
        """Let *alarm* ring from its moment on."""
        with self._changed:
            self._alarms.add(alarm)
            if not self._running:
                self._start()
            elif alarm.moment < self._wakes:
                self._changed.notify()

    def remove(self, alarm: Alarm) -> None:
        """Let *alarm* ring no more; wait for it if it rings now."""
        with self._changed:
            self._alarms.discard(alarm)

    def _start(self) -> None:
        # None is to be had while the interpreter ends: then a call is not cut.
        with suppress(RuntimeError):
            threading.Thread(target=self._run, name=__name__, daemon=True).start()
            self._running = True

    def _run(self) -> None:
        with self._changed:
            try:
                while self._alarms:
                    self._changed.wait(self._ring_those_due())
            finally:
                self._running = False

    def _ring_those_due(self) -> float:
        now = time.monotonic()
        for alarm in tuple(self._alarms):
            if alarm.moment <= now:
                alarm.ring(now)
        self._wakes = min((alarm.moment for alarm in self._alarms), default=now)
        return min(self._wakes - now, _LONGEST_SLEEP)


CLOCK: Final = Clock()
"""What rings the alarms of this process."""


with suppress(AttributeError):  # Windows has no fork.
    os.register_at_fork(after_in_child=CLOCK.begin)


def alarm(seconds: float, cut: Callable[[], None]) -> Alarm:
    """Call *cut* from another thread when a `with` block takes more than *seconds*.

    The block then raises `TimeoutError`, whatever came out of it: *cut* spoilt it. A
    `KeyboardInterrupt` and its like pass.
    """
    return Alarm(time.monotonic() + seconds, cut)


def raise_bare(error: Exception) -> None:
    """Raise *error* without the errors that are being handled."""
    try:
        raise error
    finally:
        error.__context__ = None
