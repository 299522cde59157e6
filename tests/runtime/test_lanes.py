"""Lanes are handed out in turn, and given back however a request ends."""

import asyncio
import threading
import time
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager, suppress
from types import SimpleNamespace
from typing import TypeVar

import anyio
import anyio.lowlevel
import httpx
import pytest
from attrs import field, frozen

from generator.runtime.errors import ClosedError
from generator.runtime.lanes import Lanes
from generator.runtime.loops import at_end_of_loop
from generator.runtime.tasks import Tasks
from generator.runtime.threads import ThreadEvent, Threads
from generator.runtime.waiting import finished

URL = "https://one.example/path"
SAFE = 10.0

T = TypeVar("T")

Step = Callable[[], Coroutine[object, None, None]]


async def nothing() -> None:
    """Take no time."""


async def for_ever() -> None:
    """Wait until it is cancelled."""
    await anyio.sleep_forever()


class Body(httpx.AsyncByteStream):
    """A body in two parts."""

    def __init__(self, lane: "Lane") -> None:
        self.lane = lane
        self.parts = iter((b"a", b"b"))

    def __aiter__(self) -> AsyncIterator[bytes]:
        return self

    async def __anext__(self) -> bytes:
        part = next(self.parts, None)
        if part is None:
            raise StopAsyncIteration
        if part == b"b":
            await self.lane.in_body()
        return part

    async def aclose(self) -> None:
        """Take as long as a test wants."""
        await self.lane.in_close()


class Lane(httpx.AsyncBaseTransport):
    """A transport that stops where a test wants it to."""

    def __init__(self, origin: str) -> None:
        self.origin = origin
        self.served = 0
        self.closed = 0
        self.serving = False
        self.in_headers: Step = nothing
        self.in_body: Step = nothing
        self.in_close: Step = nothing
        self.in_aclose: Step = nothing

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Answer after what a test does meanwhile."""
        assert not self.closed
        self.served += 1
        await self.in_headers()
        return httpx.Response(200, stream=Body(self), request=request)

    async def aclose(self) -> None:
        """Count."""
        self.closed += 1
        await self.in_aclose()


class Made:
    """All lanes that were made, and what is to happen in the next ones."""

    def __init__(self) -> None:
        self.lanes: list[Lane] = []
        self.error: Exception | None = None
        self.prepare: Callable[[Lane], None] = lambda _: None

    def __call__(self, origin: str) -> Lane:
        """Make a lane, unless that is to fail."""
        if self.error is not None:
            raise self.error
        lane = Lane(origin)
        self.prepare(lane)
        self.lanes.append(lane)
        return lane

    @property
    def closed(self) -> list[int]:
        """How often each was closed."""
        return [lane.closed for lane in self.lanes]


@pytest.fixture(name="made")
def nothing_made() -> Made:
    """Provide what makes lanes."""
    return Made()


def request(url: str = URL, pool: float | None = SAFE) -> httpx.Request:
    return httpx.Request("GET", url, extensions={"timeout": {"pool": pool}})


async def read(response: httpx.Response) -> bytes:
    """Read a response to its end and close it."""
    assert isinstance(response.stream, httpx.AsyncByteStream)
    try:
        return b"".join([part async for part in response.stream])
    finally:
        await response.aclose()


async def call(lanes: Lanes, url: str = URL, pool: float | None = SAFE) -> bytes:
    """Make a request and read the answer."""
    return await read(await lanes.handle_async_request(request(url, pool)))


@asynccontextmanager
async def held(lanes: Lanes, url: str = URL) -> AsyncGenerator[httpx.Response]:
    """Keep a lane busy for a while, and leave it whole."""
    response = await lanes.handle_async_request(request(url))
    try:
        yield response
    finally:
        await read(response)


async def settled() -> None:
    """Let the other tasks come to where they wait."""
    await anyio.wait_all_tasks_blocked()


async def test_a_lane_is_used_again(made: Made) -> None:
    """Once its response was read to its end and closed."""
    lanes = Lanes(made, Tasks())
    assert await call(lanes) == b"ab"
    assert await call(lanes) == b"ab"
    assert [lane.served for lane in made.lanes] == [2]
    assert made.closed == [0]
    await lanes.aclose()
    assert made.closed == [1]


async def test_each_request_has_a_lane_for_itself(made: Made) -> None:
    """The one that was used last is used next."""
    lanes = Lanes(made, Tasks())
    async with held(lanes), held(lanes):
        assert len(made.lanes) == 2
    first, second = made.lanes
    for _ in range(3):
        await call(lanes)
    assert {first.served, second.served} == {1, 4}
    assert first.served == 4  # It was given back after the other one.
    await lanes.aclose()


async def test_origins_do_not_share(made: Made) -> None:
    """Scheme, host and port tell them apart; a bound is each one's own."""
    lanes = Lanes(made, Tasks(), max_connections=1)
    urls = [
        "https://one.example/a",
        "http://one.example/a",
        "https://one.example:8443/a",
        "https://two.example/a",
    ]
    for url in (*urls, "https://ONE.example:443/b?c"):
        async with held(lanes), held(lanes, "https://three.example"):
            pass
        with suppress(httpx.PoolTimeout):
            await call(lanes, url)
    assert [lane.origin for lane in made.lanes] == [
        "https://one.example",
        "https://three.example",
        "http://one.example",
        "https://one.example:8443",
        "https://two.example",
    ]
    await lanes.aclose()


async def test_who_waits_too_long_is_told(made: Made) -> None:
    """The lane stays with who has it."""
    lanes = Lanes(made, Tasks(), max_connections=1)
    async with held(lanes):
        with pytest.raises(httpx.PoolTimeout):
            await call(lanes, pool=0.001)
    assert await call(lanes) == b"ab"
    assert len(made.lanes) == 1
    await lanes.aclose()


async def test_who_came_first_is_served_first(made: Made) -> None:
    """The lane goes from hand to hand, past those who come later."""
    lanes = Lanes(made, Tasks(), max_connections=1)
    order: list[int] = []

    async def queue(number: int) -> None:
        async with held(lanes):
            order.append(number)
            await anyio.lowlevel.checkpoint()

    async with anyio.create_task_group() as group:
        async with held(lanes):
            for number in range(5):
                group.start_soon(queue, number)
                await settled()
        group.start_soon(queue, 5)
    assert order == [0, 1, 2, 3, 4, 5]
    assert [lane.served for lane in made.lanes] == [7]
    await lanes.aclose()


@pytest.mark.parametrize("pool", [None, SAFE])
async def test_who_waits_gets_a_new_lane_for_a_broken_one(
    made: Made, pool: float | None
) -> None:
    """The place was given back."""
    lanes = Lanes(made, Tasks(), max_connections=1)
    async with anyio.create_task_group() as group:
        response = await lanes.handle_async_request(request())
        group.start_soon(call, lanes, URL, pool)
        await settled()
        await response.aclose()
    assert made.closed == [1, 0]
    await lanes.aclose()


async def test_a_broken_lane_is_closed_before_its_place_is_given_back(
    made: Made,
) -> None:
    """There are never more connections than allowed."""
    closed_when_made: list[list[int]] = []
    made.prepare = lambda _: closed_when_made.append(made.closed)
    lanes = Lanes(made, Tasks(), max_connections=1)
    async with anyio.create_task_group() as group:
        response = await lanes.handle_async_request(request())
        for _ in range(2):
            group.start_soon(call, lanes)
        await settled()
        await response.aclose()
    assert closed_when_made == [[], [1]]
    await lanes.aclose()


async def test_a_response_that_is_left_half_way_spoils_its_lane(made: Made) -> None:
    """The rest of it would be read as the next one."""
    lanes = Lanes(made, Tasks())
    response = await lanes.handle_async_request(request())
    assert isinstance(response.stream, httpx.AsyncByteStream)
    parts = aiter(response.stream)
    assert await anext(parts) == b"a"
    await response.aclose()
    await response.stream.aclose()
    assert made.closed == [1]
    await lanes.aclose()
    assert made.closed == [1]


async def break_down() -> None:
    raise httpx.ReadError("gone")


async def test_a_failure_while_connecting_gives_the_place_back(made: Made) -> None:
    """A lane that could not be made leaves nothing to close."""
    lanes = Lanes(made, Tasks(), max_connections=1)
    made.error = LookupError("no proxy")
    with pytest.raises(LookupError):
        await call(lanes)
    made.error = None
    assert await call(lanes) == b"ab"
    await lanes.aclose()


@pytest.mark.parametrize("step", ["in_headers", "in_body", "in_close"])
async def test_a_failure_spoils_the_lane(made: Made, step: str) -> None:
    """It is closed once, and its place given back."""
    lanes = Lanes(made, Tasks(), max_connections=1)
    made.prepare = lambda lane: setattr(lane, step, break_down)
    with pytest.raises(httpx.ReadError):
        await call(lanes)
    made.prepare = lambda _: None
    assert await call(lanes) == b"ab"
    assert made.closed == [1, 0]
    await lanes.aclose()
    assert made.closed == [1, 1]


async def test_a_body_that_broke_does_not_look_whole_later(made: Made) -> None:
    """A generator that failed ends when it is asked again."""
    lanes = Lanes(made, Tasks())
    made.prepare = lambda lane: setattr(lane, "in_body", break_down)
    response = await lanes.handle_async_request(request())
    assert isinstance(response.stream, httpx.AsyncByteStream)
    parts = aiter(response.stream)
    with suppress(httpx.ReadError):
        while True:
            await anext(parts)
    with suppress(StopAsyncIteration):
        await anext(parts)
    await response.aclose()
    assert made.closed == [1]
    await lanes.aclose()


async def test_a_lane_that_cannot_be_closed_is_forgotten(made: Made) -> None:
    """What the caller hears is why it was closed."""
    lanes = Lanes(made, Tasks(), max_connections=1)

    def prepare(lane: Lane) -> None:
        lane.in_headers = lane.in_aclose = break_down

    made.prepare = prepare
    for _ in range(2):
        with pytest.raises(httpx.ReadError):
            await call(lanes)
    assert made.closed == [1, 1]
    await lanes.aclose()


def stop_at(step: str) -> Callable[[Lane], None]:
    """Make lanes stand still at *step*, until they are cancelled."""
    return lambda lane: setattr(lane, step, for_ever)


@pytest.mark.parametrize("step", ["in_headers", "in_body"])
async def test_a_cancelled_request_gives_its_place_back(made: Made, step: str) -> None:
    """Its lane is closed for good."""
    lanes = Lanes(made, Tasks(), max_connections=1)
    made.prepare = stop_at(step)
    async with anyio.create_task_group() as group:
        group.start_soon(call, lanes)
        await settled()
        group.cancel_scope.cancel()
    made.prepare = lambda _: None
    assert await call(lanes) == b"ab"
    assert made.closed == [1, 0]
    await lanes.aclose()


@pytest.mark.parametrize("step", ["in_close", "in_aclose"])
async def test_a_request_that_is_cancelled_while_closing_closes(
    made: Made, step: str
) -> None:
    """Whether the response or the lane is being closed: that comes to its end."""
    lanes = Lanes(made, Tasks(), max_connections=1)
    go_on, ended = anyio.Event(), anyio.Event()

    async def in_time() -> None:
        await go_on.wait()
        ended.set()

    made.prepare = lambda lane: setattr(lane, step, in_time)

    async def left_half_way() -> None:
        await (await lanes.handle_async_request(request())).aclose()

    async with anyio.create_task_group() as group:
        group.start_soon(left_half_way)
        await settled()
        group.cancel_scope.cancel()
        with anyio.CancelScope(shield=True):
            await settled()
        go_on.set()
    assert ended.is_set()
    made.prepare = lambda _: None
    assert await call(lanes) == b"ab"
    assert made.closed == [1, 0]
    await lanes.aclose()


@pytest.mark.parametrize("step", ["in_headers", "in_body"])
async def test_the_lane_of_a_cancelled_request_is_closed_to_the_end(
    made: Made, step: str
) -> None:
    """Its place is not given back before."""
    lanes = Lanes(made, Tasks(), max_connections=1)
    ended: list[Lane] = []

    def prepare(lane: Lane) -> None:
        async def slowly() -> None:
            await anyio.lowlevel.checkpoint()
            ended.append(lane)

        setattr(lane, step, for_ever)
        lane.in_aclose = slowly

    made.prepare = prepare
    async with anyio.create_task_group() as group:
        group.start_soon(call, lanes)
        await settled()
        group.cancel_scope.cancel()
    assert ended == made.lanes
    await lanes.aclose()


async def test_a_cancelled_request_leaves_the_queue(made: Made) -> None:
    """The lane goes to the one behind it."""
    lanes = Lanes(made, Tasks(), max_connections=1)
    async with anyio.create_task_group() as outer, held(lanes):
        async with anyio.create_task_group() as group:
            group.start_soon(call, lanes)
            await settled()
            group.cancel_scope.cancel()
        outer.start_soon(call, lanes)
        await settled()
    assert [lane.served for lane in made.lanes] == [2]
    await lanes.aclose()


@pytest.mark.parametrize("whole", [True, False])
async def test_a_request_that_is_cancelled_as_its_turn_comes_passes_it_on(
    made: Made, *, whole: bool
) -> None:
    """Be it a lane or only the place for one."""
    lanes = Lanes(made, Tasks(), max_connections=1)
    async with anyio.create_task_group() as outer:
        response = await lanes.handle_async_request(request())
        group = anyio.CancelScope()

        async def queue() -> None:
            with group:
                await call(lanes)

        outer.start_soon(queue)
        await settled()
        outer.start_soon(call, lanes)
        await settled()
        if whole:
            await read(response)
        else:
            await response.aclose()
        group.cancel()
    assert made.closed == ([0] if whole else [1, 0])
    assert await call(lanes) == b"ab"
    await lanes.aclose()


@pytest.mark.parametrize("anyio_backend", ["asyncio"])
@pytest.mark.parametrize("step", ["in_headers", "in_body", "in_close", "in_aclose"])
async def test_a_native_cancellation_is_survived(made: Made, step: str) -> None:
    """It does not respect shields."""
    lanes = Lanes(made, Tasks(), max_connections=1)
    made.prepare = stop_at(step)
    task = asyncio.create_task(comes_to(step, lanes))
    await settled()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    made.prepare = lambda _: None
    assert await call(lanes) == b"ab"
    assert made.closed == [1, 0]
    await lanes.aclose()


async def comes_to(step: str, lanes: Lanes) -> None:
    """Read an answer, or close it half-way, as is needed to come to *step*."""
    if step == "in_aclose":
        await (await lanes.handle_async_request(request())).aclose()
    else:
        await call(lanes)


async def test_idle_lanes_expire(made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    """They are closed at the next use of any origin, the freshest one stays."""
    now = [100.0]
    clock = SimpleNamespace(monotonic=lambda: now[0])
    monkeypatch.setattr("generator.runtime.lanes.time", clock)
    lanes = Lanes(made, Tasks(), idle_seconds=5)
    async with held(lanes), held(lanes, "https://two.example"):
        pass
    now[0] += 6
    await call(lanes, "https://three.example")
    assert made.closed == [1, 1, 0]
    await call(lanes, "https://three.example")
    assert made.lanes[2].served == 2
    await lanes.aclose()
    assert made.closed == [1, 1, 1]


async def test_nothing_is_sent_after_the_end(made: Made) -> None:
    """Not by new requests, and not by those who wait."""
    lanes = Lanes(made, Tasks(), max_connections=1)
    refused: list[type[Exception]] = []

    async def queue() -> None:
        try:
            await call(lanes)
        except ClosedError as error:
            refused.append(type(error))

    async with anyio.create_task_group() as group:
        response = await lanes.handle_async_request(request())
        group.start_soon(queue)
        group.start_soon(queue)
        await settled()
        await lanes.aclose()
        await settled()
        assert refused == [ClosedError, ClosedError]
        assert made.closed == [0]
        assert await read(response) == b"ab"
    assert made.closed == [1]
    with pytest.raises(ClosedError):
        await call(lanes)
    await lanes.aclose()
    assert made.closed == [1]
    assert len(made.lanes) == 1


async def test_a_turn_that_comes_with_the_end_is_refused(made: Made) -> None:
    """What was handed over is closed."""
    lanes = Lanes(made, Tasks(), max_connections=1)
    async with anyio.create_task_group() as group:
        response = await lanes.handle_async_request(request())

        async def queue() -> None:
            with pytest.raises(ClosedError):
                await call(lanes)

        group.start_soon(queue)
        await settled()
        await read(response)
        await lanes.aclose()
    assert made.closed == [1]


async def test_an_answer_that_was_read_before_gives_its_lane_back() -> None:
    """Nobody will close it."""

    class Ready(Lane):
        async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
            return httpx.Response(200, content=b"ab", request=request)

    lanes = Lanes(Ready, Tasks(), max_connections=1)
    for _ in range(2):
        response = await lanes.handle_async_request(request(pool=0.001))
        assert response.content == b"ab"
    await lanes.aclose()


async def test_an_answer_that_cannot_be_awaited_is_refused() -> None:
    """It is not for tasks."""

    class Sync(httpx.SyncByteStream):
        pass

    class Wrong(Lane):
        async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
            return httpx.Response(200, stream=Sync(), request=request)

    lanes = Lanes(Wrong, Tasks(), max_connections=1)
    for _ in range(2):
        with pytest.raises(TypeError, match="asynchronously"):
            await call(lanes)
    await lanes.aclose()


@pytest.mark.parametrize("backend", ["asyncio", "trio"])
def test_each_event_loop_has_its_own_lanes(made: Made, backend: str) -> None:
    """They are closed with it, before the next one begins."""
    lanes = Lanes(made, Tasks(), at_end=at_end_of_loop)
    for number in range(3):
        anyio.run(call, lanes, backend=backend)
        assert made.closed == [1] * (number + 1)


@pytest.mark.parametrize("backend", ["asyncio", "trio"])
def test_the_end_of_a_loop_comes_after_the_end_of_a_client(
    made: Made, backend: str
) -> None:
    """Nothing is closed twice."""
    lanes = Lanes(made, Tasks(), at_end=at_end_of_loop)

    async def whole() -> None:
        await call(lanes)
        await lanes.aclose()

    anyio.run(whole, backend=backend)
    assert made.closed == [1]


@pytest.mark.parametrize("backend", ["asyncio", "trio"])
def test_event_loops_in_two_threads_share_a_client(made: Made, backend: str) -> None:
    """But no lane."""
    lanes = Lanes(made, Tasks(), max_connections=1, at_end=at_end_of_loop)
    both = threading.Barrier(2, timeout=SAFE)

    async def meet() -> None:
        async with held(lanes):
            both.wait()

    def run() -> None:
        anyio.run(meet, backend=backend)

    threads = [threading.Thread(target=run) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert made.closed == [1, 1]


async def test_many_tasks_share_a_few_lanes(made: Made) -> None:
    """However they end, nothing is lost, shared or left open."""
    lanes = Lanes(made, Tasks(), max_connections=4)
    busy = 0

    async def busily() -> None:
        nonlocal busy
        busy += 1
        assert busy <= 4
        try:
            await anyio.sleep(0.0005)
        finally:
            busy -= 1

    made.prepare = lambda lane: setattr(lane, "in_headers", busily)

    async def once(number: int) -> None:
        if number % 3 == 0:
            with anyio.move_on_after(0.0001 * (number % 40)):
                await call(lanes)
        elif number % 7 == 0:
            await (await lanes.handle_async_request(request())).aclose()
        elif number % 11 == 0:
            with suppress(httpx.PoolTimeout):
                await call(lanes, pool=0.0001 * (number % 20))
        else:
            assert await call(lanes) == b"ab"

    async with anyio.create_task_group() as group:
        for number in range(200):
            group.start_soon(once, number)
    await all_are_free(lanes)
    await lanes.aclose()
    assert set(made.closed) == {1}


class Bounded:
    """Counts who is busy at once."""

    def __init__(self, most: int) -> None:
        self.free = threading.Semaphore(most)
        self.exceeded = False

    async def busily(self) -> None:
        """Block for a moment."""
        self.exceeded |= not self.free.acquire(blocking=False)
        time.sleep(0.0002)  # noqa: ASYNC251 - as a transport does that blocks
        self.free.release()


async def one_of_many(lanes: Lanes, number: int) -> None:
    """Make a request that may be left half-way or wait too long."""
    if number % 7 == 0:
        await (await lanes.handle_async_request(request())).aclose()
    elif number % 11 == 0:
        with suppress(httpx.PoolTimeout):
            await call(lanes, pool=0.0001 * (number % 20))
    else:
        await call(lanes)


async def all_are_free(lanes: Lanes) -> None:
    """Hold four lanes, and no fifth."""
    async with held(lanes), held(lanes), held(lanes), held(lanes):
        with pytest.raises(httpx.PoolTimeout):
            await call(lanes, pool=0)


def test_many_threads_share_a_few_lanes(made: Made) -> None:
    """However they end, nothing is lost, shared or left open."""
    lanes, bounded = Lanes(made, Threads(), max_connections=4), Bounded(4)
    made.prepare = lambda lane: setattr(lane, "in_headers", bounded.busily)

    def many() -> None:
        for number in range(60):
            finished(one_of_many(lanes, number))

    threads = [threading.Thread(target=many) for _ in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    finished(all_are_free(lanes))
    finished(lanes.aclose())
    assert not bounded.exceeded
    assert set(made.closed) == {1}


@frozen
class Watched(Threads):
    """Tells when somebody begins to wait."""

    somebody_waits: threading.Semaphore = field(factory=lambda: threading.Semaphore(0))

    def event(self) -> ThreadEvent:
        """Make an event."""
        self.somebody_waits.release()
        return super().event()


def test_threads_wait_in_line(made: Made) -> None:
    """Who closes the client sends them away."""
    waiting = Watched()
    lanes = Lanes(made, waiting, max_connections=1)
    served: list[object] = []

    def queue() -> None:
        try:
            served.append(finished(call(lanes)))
        except ClosedError as error:
            served.append(str(error))

    def in_line(end: Coroutine[object, None, object]) -> None:
        thread = threading.Thread(target=queue)
        thread.start()
        assert waiting.somebody_waits.acquire(timeout=SAFE)
        finished(end)
        thread.join()

    in_line(read(finished(lanes.handle_async_request(request()))))
    response = finished(lanes.handle_async_request(request()))
    in_line(lanes.aclose())
    finished(read(response))
    assert served == [b"ab", "the client is closed; make a new one"]
    assert made.closed == [1]
