# Made from generator/runtime/token_flights.py by "python -m generator regenerate".
"""A token, and the fetch of one, which many may wait for."""

import time
from math import inf
from typing import Final

from attrs import define, evolve, field, frozen

from .auth import Token
from .deadlines import Deadline
from .errors import DeadlineError
from .privacy import redacted
from .token_answers import is_final
from .waiting import Event

_MARGIN: Final = 30.0
"""Seconds before its end in which a token is renewed."""

_SHARE: Final = 5
"""What part of its life that may be at most: a fifth."""

_PATIENCE: Final = 10.0
"""Seconds that a renewal may take while the old token still does."""

_PAUSE: Final = 5.0
"""Seconds until a renewal that failed is tried again."""


@frozen
class Held:
    """A token and its end, as `time.monotonic` counts: clock jumps do not matter."""

    token: str = field(repr=redacted)
    ends: float
    renewed: float
    """From when on another one is fetched."""

    @classmethod
    def of(cls, token: Token, asked: float) -> "Held":
        """Count the life of *token* from the moment it was *asked* for."""
        if token.expires_in is None:
            return cls(token.access_token, inf, inf)
        margin = min(_MARGIN, token.expires_in / _SHARE)
        ends = asked + token.expires_in
        return cls(token.access_token, ends, ends - margin)

    def is_fresh(self) -> bool:
        """Whether there is no need for another one yet."""
        return time.monotonic() < self.renewed

    def is_valid(self) -> bool:
        """Whether it can still be used."""
        return time.monotonic() < self.ends

    def kept(self) -> "Held":
        """Return the same, to be renewed a little later."""
        return evolve(self, renewed=min(time.monotonic() + _PAUSE, self.ends))


@define(eq=False, repr=False)
class Flight:
    """One fetch, made by one for all who wait for it."""

    home: object
    """Stands for the event loop of the one who fetches."""

    deadline: Deadline
    landed: Event
    old: Held | None = None
    """The token that is used if this brings none."""

    brought: Held | Exception | None = None
    """What all get; `None` if the next one has to fetch."""

    is_over: bool = False

    def until(self) -> Deadline:
        """Return when to give up, which is soon while there is an old token."""
        if self.old is None:
            return self.deadline
        return Deadline.after(min(_PATIENCE, self.deadline.remaining()))

    def instead(self, failure: Exception) -> Held | Exception | None:
        """Return what takes the place of a token, because of *failure*."""
        if self.old is not None and self.old.is_valid() and not is_final(failure):
            return self.old.kept()
        if not isinstance(failure, DeadlineError):
            return failure
        if self.old is not None and not self.deadline.is_over():
            return None
        raise failure  # The others have deadlines of their own.

    def brings_old_token(self) -> bool:
        """Whether the old token was kept, or came back as a new one."""
        if not isinstance(self.brought, Held) or self.old is None:
            return False
        return self.brought.token == self.old.token

    def is_lost_for(self, home: object) -> bool:
        """Whether it will not land: a loop that just stops leaves its flights alone."""
        return self.home is not home and self.deadline.is_over()
