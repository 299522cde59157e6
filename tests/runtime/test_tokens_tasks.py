"""Many tasks share one token, and one fetch of it."""

import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor
from types import TracebackType

import anyio
import anyio.from_thread
import anyio.lowlevel
import anyio.to_thread
import pytest
from attrs import define, field, frozen

from generator.runtime.auth import RefreshToken
from generator.runtime.deadlines import Deadline
from generator.runtime.errors import CortiError, DeadlineError
from generator.runtime.tasks import Tasks
from generator.runtime.tokens import Tokens
from runtime.token_desk import (
    ENDPOINT,
    Clock,
    Desk,
    answer,
    lost,
    make,
    refused,
    soon,
)

LONG = 10.0
"""Seconds that only a test that hangs will see."""


class Crowd:
    """Many tasks that want a token, and a gate that holds up whoever fetches it."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.gate = anyio.Event()
        self.tokens = make(desk, Tasks())
        self.given: list[str] = []
        self.errors: list[Exception] = []
        self._group = anyio.create_task_group()
        desk.meanwhile = self._pass_through

    async def _pass_through(self) -> None:
        await self.gate.wait()

    async def __aenter__(self) -> None:
        await self._group.__aenter__()

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await self._group.__aexit__(kind, error, traceback)

    async def one(self, deadline: Deadline | None = None) -> anyio.CancelScope:
        """Let a task ask for a token, and go as far as it gets."""
        scope = anyio.CancelScope()
        self._group.start_soon(self._get, scope, deadline or soon())
        await anyio.wait_all_tasks_blocked()
        return scope

    async def some(self, number: int) -> list[anyio.CancelScope]:
        """Let several do it, one after the other."""
        return [await self.one() for _ in range(number)]

    async def open(self) -> None:
        """Let the one who fetches go on."""
        self.gate.set()
        await anyio.wait_all_tasks_blocked()

    async def _get(self, scope: anyio.CancelScope, deadline: Deadline) -> None:
        with scope:
            try:
                self.given.append(await self.tokens.get(deadline))
            except (CortiError, ZeroDivisionError) as error:
                self.errors.append(error)


async def test_fifty_tasks_share_one_fetch() -> None:
    """However late its answer is."""
    tasks = Crowd(Desk())
    async with tasks:
        await tasks.some(50)
        assert tasks.given == []
        await tasks.open()
    assert tasks.given == ["t1"] * 50
    assert len(tasks.desk.asked) == 1


async def test_they_share_a_token_without_a_life_too() -> None:
    """It was fetched for all of them."""
    tasks = Crowd(Desk([answer("t", 0)]))
    async with tasks:
        await tasks.some(10)
        await tasks.open()
    assert tasks.given == ["t"] * 10
    assert len(tasks.desk.asked) == 1


@pytest.mark.parametrize("error", [refused(401), lost()])
async def test_they_share_a_failure(error: CortiError) -> None:
    """Each has an error of its own: who raises one changes it."""
    tasks = Crowd(Desk([error]))
    async with tasks:
        await tasks.some(10)
        await tasks.open()
        assert len(set(map(id, tasks.errors))) == 10
        assert {str(each) for each in tasks.errors} == {str(error)}
        assert len(tasks.desk.asked) == 1
        await tasks.one()
    assert tasks.given == ["t2"]


async def test_whoever_waits_may_be_cancelled() -> None:
    """Nobody else notices."""
    tasks = Crowd(Desk())
    async with tasks:
        scopes = await tasks.some(5)
        for scope in scopes[1:3]:
            scope.cancel()
        await tasks.open()
    assert tasks.given == ["t1"] * 3
    assert len(tasks.desk.asked) == 1


async def test_whoever_fetches_may_be_cancelled() -> None:
    """The next one who waits fetches again, for all who are left."""
    tasks = Crowd(Desk())
    async with tasks:
        scopes = await tasks.some(5)
        scopes[0].cancel()
        await anyio.wait_all_tasks_blocked()
        assert len(tasks.desk.asked) == 2
        await tasks.open()
    assert tasks.given == ["t2"] * 4
    assert len(tasks.desk.asked) == 2


async def test_all_may_be_cancelled() -> None:
    """The tokens are as before."""
    tasks = Crowd(Desk())
    async with tasks:
        for scope in await tasks.some(5):
            scope.cancel()
        await anyio.wait_all_tasks_blocked()
        await tasks.open()
        fetched = len(tasks.desk.asked)
        await tasks.one()
        assert tasks.given == [f"t{fetched + 1}"]


def test_a_task_may_be_cancelled_as_asyncio_does_it() -> None:
    """Without any scope."""
    desk = Desk()

    async def main() -> str:
        gate = asyncio.Event()
        desk.meanwhile = gate.wait
        tokens = make(desk, Tasks())
        leader, other = (asyncio.create_task(tokens.get(soon())) for _ in range(2))
        await anyio.wait_all_tasks_blocked()
        leader.cancel()
        with pytest.raises(asyncio.CancelledError):
            await leader
        gate.set()
        return await other

    assert asyncio.run(main()) == "t2"
    assert len(desk.asked) == 2


async def test_a_deadline_of_the_one_who_fetches_is_its_own() -> None:
    """The others have longer; the next of them fetches again."""
    late = DeadlineError(method="POST", path="/", reason="x")
    tasks = Crowd(Desk([late]))
    async with tasks:
        await tasks.one(Deadline.after(0))
        await tasks.some(4)
        await tasks.open()
    assert tasks.errors == [late]
    assert tasks.given == ["t2"] * 4
    assert len(tasks.desk.asked) == 2


async def test_a_deadline_of_one_who_waits_is_its_own() -> None:
    """The error says for what it waited."""
    tasks = Crowd(Desk())
    async with tasks:
        await tasks.one()
        with pytest.raises(DeadlineError, match="waiting for a token") as caught:
            await tasks.tokens.get(Deadline.after(0.01))
        assert caught.value.path == ENDPOINT.path
        await tasks.open()
    assert tasks.given == ["t1"]


async def test_nobody_waits_for_a_renewal(monkeypatch: pytest.MonkeyPatch) -> None:
    """The old token is still good, but for the one who renews it."""
    clock = Clock()
    clock.use(monkeypatch.setattr)
    tasks = Crowd(Desk([answer("old")]))
    async with tasks:
        await tasks.open()
        await tasks.one()
        clock.now += 271
        tasks.gate = anyio.Event()
        await tasks.some(3)
        assert tasks.given == ["old"] * 3
        await tasks.open()
    assert tasks.given == ["old"] * 3 + ["t2"]


async def test_a_cancelled_renewal_is_left_to_the_next(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The old token is not taken for renewed."""
    clock = Clock()
    clock.use(monkeypatch.setattr)
    tasks = Crowd(Desk([answer("old")]))
    async with tasks:
        await tasks.open()
        await tasks.one()
        clock.now += 271
        tasks.gate = anyio.Event()
        (await tasks.one()).cancel()
        await tasks.open()
        await tasks.one()
    assert tasks.given == ["old", "t3"]


async def test_who_lost_the_token_waits_for_its_renewal(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A token that was refused is not given out, even while it seems to be good."""
    clock = Clock()
    clock.use(monkeypatch.setattr)
    tasks = Crowd(Desk([answer("old"), lost()]))
    async with tasks:
        await tasks.open()
        await tasks.one()
        clock.now += 271
        tasks.gate = anyio.Event()
        await tasks.one()
        assert tasks.tokens.drop("old") is True
        await tasks.some(3)
        await tasks.open()
    assert tasks.given == ["old"] + ["t3"] * 4
    assert len(tasks.desk.asked) == 3


async def test_the_loop_goes_on_while_a_callable_blocks() -> None:
    """It does so in a thread."""
    blocked, gate, given = anyio.Event(), threading.Event(), list[str]()

    def block() -> str:
        anyio.from_thread.run_sync(blocked.set)
        assert gate.wait(LONG)
        return "t"

    tokens = Tokens(block, None, Tasks(), Desk().fetch)

    async def get() -> None:
        given.append(await tokens.get(soon()))

    async with anyio.create_task_group() as group:
        group.start_soon(get)
        group.start_soon(get)
        await blocked.wait()
        gate.set()
    assert given == ["t", "t"]


async def test_a_callable_has_a_thread_even_if_all_are_busy() -> None:
    """They may be busy waiting for the token."""
    threads = anyio.to_thread.current_default_thread_limiter()
    busy = [object() for _ in range(int(threads.available_tokens))]
    for each in busy:
        threads.acquire_on_behalf_of_nowait(each)
    assert await Tokens(lambda: "t", None, Tasks(), Desk().fetch).get(soon()) == "t"
    for each in busy:
        threads.release_on_behalf_of(each)


@define
class Naps:
    """Counts how often a task looked at another event loop."""

    taken: threading.Semaphore = field(factory=lambda: threading.Semaphore(0))


@frozen
class Napping(Tasks):
    """Tells when a task sleeps."""

    naps: Naps = field(factory=Naps)

    async def sleep(self, seconds: float) -> None:
        """Sleep."""
        self.naps.taken.release()
        await Tasks.sleep(self, seconds)


class Loops:
    """Event loops in threads of their own that use the same tokens."""

    def __init__(self, backend: str, desk: Desk) -> None:
        self.naps = Naps()
        self.tokens = Tokens(
            RefreshToken("r", client_id="id"), ENDPOINT, Napping(self.naps), desk.fetch
        )
        self.came, self.gate = threading.Event(), threading.Event()
        self._backend = backend
        desk.meanwhile = self._pass_through

    def get(self, deadline: Deadline | None = None) -> str:
        """Run a loop until there is a token."""
        return anyio.run(self.tokens.get, deadline or soon(), backend=self._backend)

    async def _pass_through(self) -> None:
        self.came.set()
        assert await anyio.to_thread.run_sync(self.gate.wait, LONG)


@pytest.mark.parametrize("backend", ["asyncio", "trio"])
def test_two_loops_share_one_fetch(backend: str) -> None:
    """A refresh token that was used twice could end the login."""
    desk = Desk()
    loops = Loops(backend, desk)
    with ThreadPoolExecutor(2) as pool:
        leader = pool.submit(loops.get)
        assert loops.came.wait(LONG)
        other = pool.submit(loops.get)
        assert loops.naps.taken.acquire(timeout=LONG)
        with pytest.raises(DeadlineError, match="waiting for a token"):
            loops.get(Deadline.after(0.05))
        loops.gate.set()
        assert [leader.result(LONG), other.result(LONG)] == ["t1", "t1"]
    assert len(desk.asked) == 1


def test_a_loop_that_stops_for_good_leaves_no_hole() -> None:
    """What it was to fetch is fetched by another one, after its deadline."""
    desk = Desk()
    tokens = make(desk, Tasks())
    loop = asyncio.new_event_loop()
    desk.meanwhile = lambda: asyncio.sleep(LONG)
    task = loop.create_task(tokens.get(Deadline.after(0.05)))
    loop.run_until_complete(asyncio.sleep(0))
    assert len(desk.asked) == 1
    desk.meanwhile = lambda: None
    assert anyio.run(tokens.get, soon(), backend="trio") == "t2"
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        loop.run_until_complete(task)
    loop.close()
    assert anyio.run(tokens.get, soon()) == "t2"


@pytest.mark.parametrize("backend", ["asyncio", "trio"])
def test_one_loop_may_follow_another(backend: str) -> None:
    """Both use the same token."""
    desk = Desk()
    tokens = make(desk, Tasks())
    given = [anyio.run(tokens.get, soon(), backend=backend) for _ in range(3)]
    assert given == ["t1"] * 3
    assert len(desk.asked) == 1


@pytest.mark.parametrize("backend", ["asyncio", "trio"])
def test_refused_tokens_are_never_seen_again(backend: str) -> None:
    """Whatever tasks of several loops do when, and each is replaced once."""
    desk = Desk(meanwhile=anyio.lowlevel.checkpoint)
    tokens, dropped = make(desk, Tasks()), set[str]()

    async def work() -> None:
        for turn in range(10):
            known = set(dropped)
            token = await tokens.get(soon())
            assert token not in known
            if turn % 3 == 0:
                tokens.drop(token)
                dropped.add(token)

    async def many() -> None:
        async with anyio.create_task_group() as group:
            for _ in range(10):
                group.start_soon(work)

    def run() -> None:
        anyio.run(many, backend=backend)

    with ThreadPoolExecutor(3) as pool:
        for each in [pool.submit(run) for _ in range(3)]:
            each.result(LONG)
    assert len(dropped) <= len(desk.asked) <= len(dropped) + 1
