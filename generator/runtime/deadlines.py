"""How long an attempt and a whole call may take."""

import time
from typing import Final, Self

from attrs import Attribute, field, frozen

from .errors import ArgumentError

_YEAR: Final = 366.0 * 86_400
_NOTHING: Final = 0.001
"""Seconds; event loops may wake this much early."""


def positive_seconds(value: object, name: str) -> float:
    """Return *value*; raise `ArgumentError` naming *name* for no span of time."""
    if not isinstance(value, int | float) or isinstance(value, bool):
        raise ArgumentError("expected seconds as a number", name)
    if not 0 < value <= _YEAR:
        raise ArgumentError("expected seconds above zero, and at most a year", name)
    return float(value)


def _seconds(_owner: object, attribute: "Attribute[float]", value: object) -> None:
    positive_seconds(value, f"timeout.{attribute.name}")


@frozen(kw_only=True)
class Timeout:
    """Seconds that each part of one attempt may take; all above zero.

    `Timeout(read=120)` changes one part.
    """

    connect: float = field(default=10.0, validator=_seconds)
    """Seconds until the connection stands, encryption included."""

    read: float = field(default=60.0, validator=_seconds)
    """Seconds without a byte from the server."""

    write: float = field(default=60.0, validator=_seconds)
    """Seconds without the server taking a byte."""

    pool: float = field(default=60.0, validator=_seconds)
    """Seconds until one of the connections is free."""

    @classmethod
    def of(cls, value: object) -> Self:
        """Return *value*, or a timeout that has it in all its parts.

        Raises `ArgumentError` for what is neither a timeout nor a span of time.
        """
        if isinstance(value, cls):
            return value
        seconds = positive_seconds(value, "timeout")
        return cls(connect=seconds, read=seconds, write=seconds, pool=seconds)

    def by_part(self, longest: float) -> dict[str, float]:
        """Return the seconds of each part for `httpx`, none above *longest*."""
        return {
            "connect": min(self.connect, longest),
            "read": min(self.read, longest),
            "write": min(self.write, longest),
            "pool": min(self.pool, longest),
        }


@frozen
class Deadline:
    """The moment at which a call has to be over; clock jumps do not move it."""

    _moment: float

    @classmethod
    def after(cls, seconds: float) -> Self:
        """Return the moment that is *seconds* from now."""
        return cls(time.monotonic() + seconds)

    def remaining(self) -> float:
        """Return the seconds that are left; zero when it has passed."""
        return max(0.0, self._moment - time.monotonic())

    def is_over(self) -> bool:
        """Whether it has passed, or will before anything could be done."""
        return self.remaining() <= _NOTHING
