"""An async client waits by suspending its task, under asyncio and Trio."""

import asyncio
import gc
import threading
import weakref

import anyio
import anyio.lowlevel
import pytest
from attrs import define

from generator.runtime.tasks import Tasks

WAITING = Tasks()
LONG = 60.0
"""Seconds after which a test fails that would otherwise hang."""

BACKENDS = ["asyncio", "trio"]


class Value:
    """What a client keeps for one loop."""


def nothing() -> None:
    """Cut nothing."""


async def test_sleeping_lets_others_work() -> None:
    """It suspends."""
    done: list[str] = []

    async def other() -> None:
        await anyio.lowlevel.checkpoint()
        done.append("other")

    async with anyio.create_task_group() as group:
        group.start_soon(other)
        await WAITING.sleep(0.001)
    assert done == ["other"]


async def test_an_event_wakes_all_who_wait() -> None:
    """Those who come too late as well."""
    event = WAITING.event()
    woken: list[bool] = []

    async def wait() -> None:
        woken.append(await event.wait(LONG))

    async with anyio.create_task_group() as group:
        for _ in range(5):
            group.start_soon(wait)
        await anyio.lowlevel.checkpoint()
        event.set()
    assert woken == [True] * 5
    assert await event.wait(0.001)


async def test_an_event_may_not_happen() -> None:
    """Then waiting for it ends after its time, and can begin again."""
    event = WAITING.event()
    assert not await event.wait(0.001)
    assert not await event.wait(0.001)
    assert "happened" not in repr(event)


async def fine() -> str:
    """Work a little."""
    await anyio.lowlevel.checkpoint()
    return "fine"


async def test_work_within_its_time_is_not_cancelled() -> None:
    """Its result, or its error, comes out."""

    async def failing() -> None:
        await anyio.lowlevel.checkpoint()
        raise KeyError

    assert await WAITING.within(LONG, fine, nothing) == "fine"
    with pytest.raises(KeyError):
        await WAITING.within(LONG, failing, nothing)


async def test_work_that_takes_too_long_is_cancelled() -> None:
    """Nothing needs to be cut for that."""
    cuts: list[str] = []
    with pytest.raises(TimeoutError):
        await WAITING.within(0.001, anyio.sleep_forever, lambda: cuts.append("cut"))
    assert cuts == []


async def test_a_timeout_of_the_work_is_its_own() -> None:
    """It passes, and so does a cancellation that comes from outside."""

    async def failing() -> None:
        await anyio.lowlevel.checkpoint()
        raise TimeoutError("its own")

    with pytest.raises(TimeoutError, match="its own"):
        await WAITING.within(LONG, failing, nothing)
    with anyio.CancelScope() as scope:
        scope.cancel()
        await WAITING.within(LONG, anyio.sleep_forever, nothing)
    assert scope.cancelled_caught


async def test_what_is_shielded_is_done_to_its_end() -> None:
    """The cancellation is not lost: it comes afterwards."""
    done: list[str] = []

    async def work() -> None:
        done.append(await fine())

    with anyio.CancelScope() as scope:
        scope.cancel()
        await WAITING.shielded(work)
        await anyio.lowlevel.checkpoint()
        done.append("never")
    assert done == ["fine"]


async def test_what_has_to_land_is_done_to_its_end() -> None:
    """The cancellation is not lost: it comes afterwards; nor is what went wrong."""
    done: list[str] = []

    async def work() -> None:
        done.append(await fine())

    async def fail() -> None:
        raise LookupError

    with anyio.CancelScope() as scope:
        scope.cancel()
        await WAITING.landed(work)
        await anyio.lowlevel.checkpoint()
        done.append("never")
    assert done == ["fine"]
    with pytest.raises(LookupError):
        await WAITING.landed(fail)


@pytest.mark.parametrize("error", [None, LookupError()])
def test_asyncio_does_not_end_what_has_to_land(error: Exception | None) -> None:
    """However often its task is cancelled, and however it ends."""
    done: list[str] = []

    async def main() -> None:
        go_on = asyncio.Event()

        async def work() -> None:
            await go_on.wait()
            done.append("landed")
            if error:
                raise error

        task = asyncio.create_task(WAITING.landed(work))
        for _ in range(3):
            await asyncio.sleep(0.002)
            task.cancel()
        go_on.set()
        with pytest.raises(asyncio.CancelledError):
            await task

    asyncio.run(main())
    assert done == ["landed"]


@pytest.mark.parametrize("backend", BACKENDS)
def test_each_loop_has_its_value(backend: str) -> None:
    """One after the other, and it stays the same in one."""
    found = WAITING.per_loop(Value)
    seen: list[Value] = []

    async def look() -> None:
        seen.append(found())
        await anyio.lowlevel.checkpoint()
        assert found() is seen[-1]

    anyio.run(look, backend=backend)
    anyio.run(look, backend=backend)
    assert seen[0] is not seen[1]


@define(eq=False)
class Connection:
    """Keeps its loop, as real ones do."""

    loop: asyncio.AbstractEventLoop


def test_values_of_closed_loops_are_forgotten() -> None:
    """Of loops made by hand, which their connections keep, no more than one is left."""
    found = WAITING.per_loop(lambda: Connection(asyncio.get_running_loop()))
    values: list[weakref.ref[Connection]] = []

    async def look() -> None:
        values.append(weakref.ref(found()))

    def run() -> None:
        loop = asyncio.new_event_loop()
        loop.run_until_complete(look())
        loop.run_until_complete(look())
        loop.close()

    for _ in range(30):
        run()
    assert len(values) == 60
    gc.collect()
    assert len({id(value()) for value in values if value() is not None}) <= 1


def test_values_of_loops_that_pause_are_kept() -> None:
    """One that does not run just now may run again."""
    found = WAITING.per_loop(Value)

    async def look() -> Value:
        return found()

    first, second = asyncio.new_event_loop(), asyncio.new_event_loop()
    try:
        value = first.run_until_complete(look())
        assert second.run_until_complete(look()) is not value
        assert first.run_until_complete(look()) is value
    finally:
        first.close()
        second.close()


@pytest.mark.parametrize("backend", BACKENDS)
def test_two_loops_at_a_time_have_two_values(backend: str) -> None:
    """In two threads."""
    found = WAITING.per_loop(Value)
    both = threading.Barrier(2)
    seen: list[Value] = []

    async def look() -> None:
        seen.append(found())
        both.wait(LONG)
        assert found() in seen

    other = threading.Thread(target=lambda: anyio.run(look, backend=backend))
    other.start()
    anyio.run(look, backend=backend)
    other.join(LONG)
    assert len(set(seen)) == 2


async def test_two_clients_do_not_share_a_value() -> None:
    """Though they are in one loop; older versions of anyio know them by name only."""
    first, second = WAITING.per_loop(Value), WAITING.per_loop(Value)
    assert first() is first()
    assert first() is not second()


async def test_a_value_goes_with_its_client() -> None:
    """A loop that runs for months does not collect what clients leave."""
    found = WAITING.per_loop(Value)
    value = weakref.ref(found())
    assert value() is not None
    del found
    for _ in range(3):  # The loop may hold what it did last for a moment.
        await anyio.lowlevel.checkpoint()
        gc.collect()
    assert value() is None


@pytest.mark.parametrize("backend", BACKENDS)
def test_a_value_goes_with_its_loop(backend: str) -> None:
    """A client that lives for months does not collect what loops leave."""
    found = WAITING.per_loop(Value)

    async def look() -> weakref.ref[Value]:
        return weakref.ref(found())

    value = anyio.run(look, backend=backend)
    gc.collect()
    assert value() is None
