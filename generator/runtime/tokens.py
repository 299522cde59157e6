"""One token for all who need it, fetched once and renewed before it ends."""

import time
from copy import copy
from threading import RLock
from typing import Final

from .auth import AsyncAuth
from .deadlines import Deadline
from .errors import CortiError
from .grants import TokenEndpoint
from .token_callables import late
from .token_flights import Flight, Held
from .token_sources import Fetch, source
from .waiting import Waiting

__all__ = ["Fetch", "Tokens"]

_POLL: Final = 0.02
"""Seconds between looks at another event loop, which cannot wake this one."""


class Tokens:
    """Holds the one token that all threads and tasks of a client use."""

    def __init__(
        self,
        auth: AsyncAuth,
        endpoint: TokenEndpoint | None,
        waiting: Waiting,
        fetch: Fetch,
    ) -> None:
        self._source = source(auth, endpoint, waiting, fetch)
        self._waiting = waiting
        self._home = waiting.per_loop(object)
        # Garbage collection may end a flight in a thread that is just here.
        self._changing = RLock()
        self._flight: Flight | None = None
        first = self._source.first()
        self._held = None if first is None else Held.of(first, time.monotonic())

    async def get(self, deadline: Deadline) -> str:
        """Return a valid token, which may take until *deadline*.

        Raises `TokenError`, `TransportError`, or whatever a caller's callable raises.
        """
        held = self._held
        while held is None or not held.is_fresh():
            brought = await self._flown(deadline)
            if isinstance(brought, Exception):
                raise brought
            if brought is not None:
                return brought.token
            held = self._held
        return held.token

    def drop(self, token: str) -> bool:
        """Forget *token*, which the API refused; false if no other can be had."""
        if not self._source.renews():
            return False
        with self._changing:
            if self._held is not None and self._held.token == token:
                self._held = None
        return True

    async def _flown(self, deadline: Deadline) -> Held | Exception | None:
        """Fetch a token, or wait for the one who does."""
        mine = Flight(self._home(), deadline, self._waiting.event())
        try:
            taken = self._boarded(mine)
            if taken is mine:
                mine.brought = await self._fetched(mine)
        finally:
            self._land(mine)
        if isinstance(taken, Held):
            return taken
        return mine.brought if taken is mine else await self._shared(taken, mine)

    def _boarded(self, mine: Flight) -> Held | Flight:
        with self._changing:
            held, flight = self._held, self._flight
            if held is not None and held.is_fresh():
                return held
            valid = held if held is not None and held.is_valid() else None
            if flight is not None and not flight.is_lost_for(mine.home):
                return valid or flight
            mine.old, self._flight = valid, mine
            return mine

    async def _fetched(self, flight: Flight) -> Held | Exception | None:
        asked = time.monotonic()
        try:
            token = await self._source.token(flight.until())
        except BaseException as error:
            if not isinstance(error, Exception):
                raise  # It was cancelled; the others were not.
            failure = error
        else:
            return Held.of(token, asked)
        return flight.instead(failure)

    def _land(self, flight: Flight) -> None:
        with self._changing:
            if self._flight is flight:
                self._flight = None
                self._receive(flight)
            flight.is_over = True
        flight.landed.set()

    def _receive(self, flight: Flight) -> None:
        if flight.old is not self._held and flight.brings_old_token():
            flight.brought = None  # It was dropped meanwhile.
        elif isinstance(flight.brought, Held):
            self._held = flight.brought

    async def _shared(self, flight: Flight, mine: Flight) -> Held | Exception | None:
        await self._landing(flight, mine)
        brought = flight.brought
        if isinstance(brought, CortiError):
            return copy(brought)  # Whoever raises an error changes it.
        if isinstance(brought, Held) and brought is not self._held:
            return None  # It was dropped already.
        return brought

    async def _landing(self, flight: Flight, mine: Flight) -> None:
        while not flight.is_over and not flight.is_lost_for(mine.home):
            if mine.deadline.is_over():
                raise late(self._source.place)
            left = mine.deadline.remaining()
            if flight.home is mine.home:
                await flight.landed.wait(left)
            else:
                await self._waiting.sleep(min(_POLL, left))
