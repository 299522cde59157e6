# Made from generator/runtime/lanes.py by "python -m generator regenerate".
"""Keep connections apart, one transport each, and hand them out in turn."""

import time
from collections import OrderedDict, deque
from collections.abc import AsyncGenerator, Awaitable, Callable, Iterable
from contextlib import suppress
from math import inf
from threading import RLock
from typing import Final

import httpx
from attrs import define, field, frozen

from .bodies import Body
from .cutting import cut_of
from .errors import ClosedError
from .loops import Work
from .waiting import Event, Waiting

_IDLE_SECONDS: Final = 5.0
_LONGEST_WAIT: Final = 86_400.0


@define(eq=False)
class _Turn:
    """The claim of one request to a lane."""

    granted: Event | None = None
    """What it waits for, if all lanes were taken."""

    lane: httpx.AsyncBaseTransport | None = None
    """What serves the request, once there is one."""

    unspoilt: bool = True
    """Whether the lane can serve another request after this one."""


@frozen(eq=False)
class _Row:
    """The lanes to one origin; nobody queues while one is idle or could be made."""

    busy: set[_Turn] = field(factory=set[_Turn])
    idle: deque[tuple[float, httpx.AsyncBaseTransport]] = field(
        factory=deque[tuple[float, httpx.AsyncBaseTransport]]
    )
    queue: OrderedDict[_Turn, Event] = field(factory=OrderedDict[_Turn, Event])

    def claim(self, turn: _Turn, most: int, event: Callable[[], Event]) -> None:
        """Let *turn* have the lane that was used last, or a new one, or queue."""
        if self.idle:
            self.busy.add(turn)
            turn.lane = self.idle.pop()[1]
        elif len(self.busy) < most:
            self.busy.add(turn)
        else:
            turn.granted = self.queue[turn] = event()

    def release(self, turn: _Turn) -> httpx.AsyncBaseTransport | None:
        """Pass the place and the lane of *turn* on; return the lane if nobody waits."""
        self.queue.pop(turn, None)
        lane, turn.lane = turn.lane, None
        if turn not in self.busy:
            return lane
        self.busy.remove(turn)
        if not self.queue:
            return lane
        following, granted = self.queue.popitem(last=False)
        self.busy.add(following)
        following.lane = lane
        granted.set()
        return None

    def stale(self, moment: float) -> list[httpx.AsyncBaseTransport]:
        """Take out what is idle since before *moment*."""
        lanes: list[httpx.AsyncBaseTransport] = []
        while self.idle and self.idle[0][0] < moment:
            lanes.append(self.idle.popleft()[1])
        return lanes


@define(eq=False)
class _Rows:
    """The lanes to all origins in one event loop."""

    by_origin: dict[str, _Row] = field(factory=dict[str, _Row])
    keeper: AsyncGenerator[None] | None = None
    """What closes them when the event loop ends."""

    def stale(self, moment: float) -> list[httpx.AsyncBaseTransport]:
        """Take out what is idle since before *moment*."""
        return [lane for row in self.by_origin.values() for lane in row.stale(moment)]

    def tell_who_waits(self) -> None:
        """Let all who queue look at what has become of their turn."""
        for row in self.by_origin.values():
            for event in row.queue.values():
                event.set()


class Lanes(httpx.AsyncBaseTransport):
    """Sends each request through a transport that it has for itself.

    There are so many to an origin at most; who finds them taken waits in line. The one
    used last is used next, and what is idle for some seconds is closed at the next use.
    Only a response that was read to its end and closed leaves its lane to others.
    """

    def __init__(
        self,
        make_lane: Callable[[str], httpx.AsyncBaseTransport],
        waiting: Waiting,
        *,
        max_connections: int = 100,
        idle_seconds: float = _IDLE_SECONDS,
        at_end: Callable[[Work], Awaitable[AsyncGenerator[None]]] | None = None,
    ) -> None:
        self._make_lane = make_lane
        self._waiting = waiting
        self._most = max_connections
        self._idle_seconds = idle_seconds
        self._at_end = at_end
        self._rows = waiting.per_loop(_Rows)
        self._closed = False
        # Garbage collection may end a request in a thread that is just here.
        self._lock = RLock()

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send *request* once a lane is free.

        Raises `httpx.PoolTimeout` if that takes too long, `ClosedError` after `aclose`.
        """
        origin = f"{request.url.scheme}://{request.url.netloc.decode('ascii')}"
        rows, turn = self._rows(), _Turn()
        cut_of(request).unsent = True  # The lane knows when this ends.
        with self._lock:
            self._refuse_if_closed()
            row = rows.by_origin.setdefault(origin, _Row())
        if rows.keeper is None and self._at_end is not None:
            rows.keeper = await self._at_end(lambda: self._empty(rows))
        try:
            await self._claim(rows, row, turn, request)
            if turn.lane is None:
                turn.lane = self._make_lane(origin)
            return await self._send(turn.lane, row, turn, request)
        except BaseException:
            await self._waiting.shielded(lambda: self._release(row, turn))
            raise

    async def aclose(self) -> None:
        """Close what is idle, refuse who waits, and close what is busy at its end.

        Idle lanes in other event loops are closed when those end.
        """
        rows = self._rows()
        with self._lock:
            self._closed = True
            rows.tell_who_waits()
        keeper = rows.keeper
        await self._empty(rows)
        if keeper is not None:
            await keeper.aclose()

    async def _empty(self, rows: _Rows) -> None:
        with self._lock:
            idle = rows.stale(inf)
            rows.keeper = None  # It knows its loop, which is to be forgotten.
        await self._waiting.shielded(lambda: _close(idle))

    async def _claim(
        self, rows: _Rows, row: _Row, turn: _Turn, request: httpx.Request
    ) -> None:
        moment = time.monotonic() - self._idle_seconds
        with self._lock:
            self._refuse_if_closed()
            stale = rows.stale(moment)
            row.claim(turn, self._most, self._waiting.event)
        if stale:
            await self._waiting.shielded(lambda: _close(stale))
        if turn.granted is not None:
            await turn.granted.wait(_patience(request))
            self._see_that_it_was_granted(row, turn)

    def _see_that_it_was_granted(self, row: _Row, turn: _Turn) -> None:
        with self._lock:
            self._refuse_if_closed()
            if turn in row.busy:
                return
        raise httpx.PoolTimeout("all connections are in use")

    def _refuse_if_closed(self) -> None:
        if self._closed:
            raise ClosedError

    async def _send(
        self,
        lane: httpx.AsyncBaseTransport,
        row: _Row,
        turn: _Turn,
        request: httpx.Request,
    ) -> httpx.Response:
        turn.unspoilt = False
        response = await lane.handle_async_request(request)
        stream = response.stream
        if not isinstance(stream, httpx.AsyncByteStream):
            raise TypeError("expected a response that can be read asynchronously")
        if response.is_closed:
            await self._end(stream, row, turn, whole=True)
        else:
            response.stream = Body(
                stream, lambda whole: self._end(stream, row, turn, whole=whole)
            )
        return response

    async def _end(
        self, stream: httpx.AsyncByteStream, row: _Row, turn: _Turn, *, whole: bool
    ) -> None:
        async def close() -> None:
            try:
                await stream.aclose()
                turn.unspoilt = whole
            finally:
                await self._release(row, turn)

        await self._waiting.shielded(close)

    async def _release(self, row: _Row, turn: _Turn) -> None:
        spoilt = None
        if not turn.unspoilt:
            spoilt, turn.lane = turn.lane, None
        try:
            await _close([spoilt] if spoilt else [])
        finally:
            left = self._pass_on(row, turn)
        await _close(left)

    def _pass_on(self, row: _Row, turn: _Turn) -> list[httpx.AsyncBaseTransport]:
        with self._lock:
            lane = row.release(turn)
            if lane is None:
                return []
            if self._closed:
                return [lane]
            row.idle.append((time.monotonic(), lane))
            return []


async def _close(lanes: Iterable[httpx.AsyncBaseTransport]) -> None:
    for lane in lanes:
        with suppress(Exception):  # It is of no use any more, however it ends.
            await lane.aclose()


def _patience(request: httpx.Request) -> float:
    seconds = request.extensions.get("timeout", {}).get("pool")
    return _LONGEST_WAIT if seconds is None else min(seconds, _LONGEST_WAIT)
