"""What each call of a load came to, in little memory."""

import gc
import threading
from collections import Counter
from pathlib import Path
from typing import Final
from uuid import UUID

from attrs import define, field

from corti_interactions import CortiError, RateLimitError, UnauthorizedError
from load.running import Accounts

METHODS: Final = (*6 * ("GET",), "POST", "POST", "PATCH", "DELETE")
"""The calls in their order, again and again."""

VALUE: Final = 1
ERROR: Final = 16
"""How a call has ended; any other sum means that it has ended twice."""


def method_of(number: int) -> str:
    """Return what the call with that *number* does."""
    return METHODS[number % len(METHODS)]


@define(eq=False)
class Ledger:
    """Keeps a byte for each call, and counts the rest."""

    size: int
    _ends: bytearray = field(init=False)
    errors: Counter[str] = field(factory=Counter[str])
    swapped: list[int] = field(factory=list[int])
    """Calls that got the answer of another."""

    not_done: set[int] = field(factory=set[int])
    """Calls whose error says that the server has not acted."""

    _lock: threading.Lock = field(factory=threading.Lock)

    def __attrs_post_init__(self) -> None:
        self._ends = bytearray(self.size)

    def answered(self, number: int, id_: UUID | str | None) -> None:
        """Note that a call has come to a value, with that id in it."""
        with self._lock:
            self._ends[number] += VALUE
            if id_ is not None and UUID(str(id_)).int != number:
                self.swapped.append(number)

    def failed(self, number: int, error: CortiError) -> None:
        """Note that a call has come to an error."""
        turned_away = isinstance(error, RateLimitError | UnauthorizedError)
        with self._lock:
            self._ends[number] += ERROR
            self.errors[type(error).__name__] += 1
            if getattr(error, "sent", True) is False or turned_away:
                self.not_done.add(number)

    def check(self, accounts: Accounts) -> None:
        """Raise `AssertionError` if the server's *accounts* do not agree."""
        assert set(self._ends) <= {VALUE, ERROR}, "a call has no end, or two"
        assert not self.swapped
        assert self._ends.count(VALUE) > 0.9 * self.size, self.errors
        assert accounts.requests > self.size
        for method in ("POST", "PATCH"):
            assert not accounts.doubled(method)
            assert not self.not_done & accounts.acted[method].keys()
        for method, acted in accounts.acted.items():
            assert self._done(method) <= acted.keys()

    def _done(self, method: str) -> set[int]:
        return {
            number
            for number, end in enumerate(self._ends)
            if end == VALUE and method_of(number) == method
        }


def resident() -> int:
    """Return how many bytes of memory this process has."""
    gc.collect()
    status = Path("/proc/self/status").read_text()
    [line] = (line for line in status.splitlines() if line.startswith("VmRSS:"))
    return int(line.split()[1]) * 1024


def open_files() -> int:
    """Count the files and sockets that this process has open."""
    return len(list(Path("/dev/fd").iterdir()))
