"""Many threads share one token, and one fetch of it."""

import threading
from collections.abc import Callable, Generator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager

import pytest
from attrs import define, field, frozen

from generator.runtime.deadlines import Deadline
from generator.runtime.errors import CortiError, DeadlineError, TokenError
from generator.runtime.threads import ThreadEvent, Threads
from generator.runtime.tokens import Tokens
from generator.runtime.waiting import finished
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


@define
class Happenings:
    """What happens while threads wait."""

    waiting: threading.Semaphore = field(factory=lambda: threading.Semaphore(0))
    made: Callable[[], object] = field(default=lambda: None)
    woken: Callable[[], object] = field(default=lambda: None)

    def wait_for(self, number: int) -> None:
        """Wait until so many threads wait."""
        for _ in range(number):
            assert self.waiting.acquire(timeout=LONG)


@frozen
class Watched(ThreadEvent):
    """Tells when somebody begins to wait, and when somebody has waited."""

    watch: Happenings = field(factory=Happenings)

    async def wait(self, seconds: float) -> bool:
        """Wait."""
        self.watch.waiting.release()
        happened = await ThreadEvent.wait(self, seconds)
        self.watch.woken()
        return happened


@frozen
class Watchful(Threads):
    """Knows how many threads wait."""

    watch: Happenings = field(factory=Happenings)

    def event(self) -> ThreadEvent:
        """Make one that tells."""
        self.watch.made()
        return Watched(watch=self.watch)


@define
class Gate:
    """Holds up those who come, until it is opened."""

    _came: threading.Event = field(factory=threading.Event)
    _opened: threading.Event = field(factory=threading.Event)

    def pass_through(self) -> None:
        """Wait until it is open."""
        self._came.set()
        assert self._opened.wait(LONG)

    def wait_for_somebody(self) -> None:
        """Wait until somebody stands before it."""
        assert self._came.wait(LONG)

    def open(self) -> None:
        """Let everybody through."""
        self._opened.set()


class Crowd:
    """Many threads that want a token."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.gate = Gate()
        self.watch = Happenings()
        self.tokens = make(desk, Watchful(self.watch))
        self.pool = ThreadPoolExecutor(60)
        desk.meanwhile = self.gate.pass_through

    def one(self, deadline: Deadline | None = None) -> Future[str]:
        """Let another thread ask for a token."""
        return self.pool.submit(lambda: finished(self.tokens.get(deadline or soon())))

    def leader(self, deadline: Deadline | None = None) -> Future[str]:
        """Let one stand at the gate."""
        leads = self.one(deadline)
        self.gate.wait_for_somebody()
        return leads

    def followers(self, number: int) -> list[Future[str]]:
        """Let others wait for the one at the gate."""
        follow = [self.one() for _ in range(number)]
        self.watch.wait_for(number)
        return follow


@contextmanager
def crowd(desk: Desk) -> Generator[Crowd]:
    """Make one, and let it go."""
    made = Crowd(desk)
    try:
        yield made
    finally:
        made.gate.open()
        made.pool.shutdown()


def test_fifty_threads_share_one_fetch() -> None:
    """However late its answer is."""
    with crowd(Desk()) as threads:
        everybody = [threads.leader(), *threads.followers(49)]
        threads.gate.open()
        assert [each.result(LONG) for each in everybody] == ["t1"] * 50
        assert len(threads.desk.asked) == 1


def test_they_share_a_token_without_a_life_too() -> None:
    """It was fetched for all of them."""
    with crowd(Desk([answer("t", 0)])) as threads:
        everybody = [threads.leader(), *threads.followers(9)]
        threads.gate.open()
        assert [each.result(LONG) for each in everybody] == ["t"] * 10
        assert len(threads.desk.asked) == 1


@pytest.mark.parametrize("error", [refused(401), lost()])
def test_they_share_a_failure(error: CortiError) -> None:
    """Each has an error of its own: who raises one changes it."""
    with crowd(Desk([error])) as threads:
        everybody = [threads.leader(), *threads.followers(9)]
        threads.gate.open()
        errors = [each.exception(LONG) for each in everybody]
        assert len(set(map(id, errors))) == 10
        assert {(type(each), str(each)) for each in errors} == {
            (type(error), str(error))
        }
        assert len(threads.desk.asked) == 1
        assert threads.one().result(LONG) == "t2"


def test_they_share_an_error_of_the_callers() -> None:
    """It passes unchanged, so it is the same for all."""
    error, gate, watch = ZeroDivisionError(), Gate(), Happenings()

    def fail() -> str:
        gate.pass_through()
        raise error

    tokens = Tokens(fail, None, Watchful(watch), Desk().fetch)
    with ThreadPoolExecutor(3) as pool:
        everybody = [
            pool.submit(lambda: finished(tokens.get(soon()))) for _ in range(3)
        ]
        watch.wait_for(2)
        gate.open()
        assert [each.exception(LONG) for each in everybody] == [error] * 3


def test_an_interrupt_ends_only_one() -> None:
    """The next one who waits fetches again, for all who are left."""
    desk = Desk()
    with crowd(desk) as threads:

        def interrupt() -> None:
            threads.gate.pass_through()
            if len(desk.asked) == 1:
                raise KeyboardInterrupt

        desk.meanwhile = interrupt
        leader, others = threads.leader(), threads.followers(9)
        threads.gate.open()
        assert isinstance(leader.exception(LONG), KeyboardInterrupt)
        assert {each.result(LONG) for each in others} == {"t2"}
        assert len(desk.asked) == 2


def test_a_deadline_of_the_one_who_fetches_is_its_own() -> None:
    """The others have longer; the next of them fetches again."""
    late = DeadlineError(method="POST", path="/", reason="x")
    with crowd(Desk([late])) as threads:
        leader, others = threads.leader(Deadline.after(0)), threads.followers(9)
        threads.gate.open()
        assert leader.exception(LONG) is late
        assert {each.result(LONG) for each in others} == {"t2"}
        assert len(threads.desk.asked) == 2


def test_a_late_callable_is_not_called_a_second_time() -> None:
    """It may come after the deadline of the call that needed it; others wait for it."""
    calls, gate, watch = list[str](), Gate(), Happenings()

    def slowly() -> str:
        calls.append("t")
        gate.pass_through()
        return f"t{len(calls)}"

    tokens = Tokens(slowly, None, Watchful(watch), Desk().fetch)

    def get(seconds: float) -> str:
        return finished(tokens.get(Deadline.after(seconds)))

    with ThreadPoolExecutor(2) as pool:
        everybody = [pool.submit(get, 0)]
        gate.wait_for_somebody()
        everybody.append(pool.submit(get, LONG))
        watch.wait_for(1)
        gate.open()
        assert [each.result(LONG) for each in everybody] == ["t1", "t1"]


def test_a_deadline_of_one_who_waits_is_its_own() -> None:
    """The error says for what it waited, and that the API knows nothing of it."""
    with crowd(Desk()) as threads:
        leader, (other,) = threads.leader(), threads.followers(1)
        error = threads.one(Deadline.after(0.01)).exception(LONG)
        assert isinstance(error, DeadlineError)
        assert str(error) == (
            f"POST {ENDPOINT.path}: no complete answer, waiting for a token; "
            "try again later, or allow more with deadline="
        )
        assert not error.sent
        threads.gate.open()
        assert [leader.result(LONG), other.result(LONG)] == ["t1", "t1"]


def test_nobody_waits_for_a_renewal(monkeypatch: pytest.MonkeyPatch) -> None:
    """The old token is still good, but for the one who renews it."""
    clock = Clock()
    clock.use(monkeypatch.setattr)
    with crowd(Desk([answer("old")])) as threads:
        threads.gate.open()
        assert threads.one().result(LONG) == "old"
        threads.gate = Gate()
        threads.desk.meanwhile = threads.gate.pass_through
        clock.now += 271
        leader = threads.leader()
        assert [threads.one().result(LONG) for _ in range(9)] == ["old"] * 9
        threads.gate.open()
        assert leader.result(LONG) == "t2"
        assert threads.one().result(LONG) == "t2"


def test_who_lost_the_token_waits_for_its_renewal(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A token that was refused is not given out, even while it seems to be good."""
    clock = Clock()
    clock.use(monkeypatch.setattr)
    with crowd(Desk([answer("old")])) as threads:
        threads.gate.open()
        assert threads.one().result(LONG) == "old"
        threads.gate = Gate()
        threads.desk.meanwhile = threads.gate.pass_through
        clock.now += 271
        leader = threads.leader()
        assert threads.tokens.drop("old") is True
        others = threads.followers(9)
        threads.gate.open()
        assert {each.result(LONG) for each in [leader, *others]} == {"t2"}
        assert len(threads.desk.asked) == 2


def test_who_wakes_up_late_gets_no_refused_token() -> None:
    """Another thread was quicker, and the API refused the token."""
    with crowd(Desk()) as threads:
        refusals = ["t1"]

        def refuse() -> None:
            if refusals:
                threads.tokens.drop(refusals.pop())

        threads.watch.woken = refuse
        leader, (other,) = threads.leader(), threads.followers(1)
        threads.gate.open()
        assert leader.result(LONG) == "t1"
        assert other.result(LONG) == "t2"


def test_who_comes_late_fetches_nothing() -> None:
    """Another thread may be ready between two looks at the token."""
    watch, desk = Happenings(), Desk()
    tokens = make(desk, Watchful(watch))

    def be_quicker() -> None:
        watch.made = lambda: None
        assert finished(tokens.get(soon())) == "t1"

    watch.made = be_quicker
    assert finished(tokens.get(soon())) == "t1"
    assert len(desk.asked) == 1


def test_refused_tokens_are_never_seen_again() -> None:
    """Whatever the threads do when, and each is replaced once."""
    desk = Desk()
    tokens, dropped = make(desk, Threads()), set[str]()

    def work() -> None:
        for turn in range(100):
            known = set(dropped)
            token = finished(tokens.get(soon()))
            assert token not in known
            if turn % 3 == 0:
                tokens.drop(token)
                dropped.add(token)

    with ThreadPoolExecutor(8) as pool:
        for each in [pool.submit(work) for _ in range(8)]:
            each.result(LONG)
    assert len(dropped) <= len(desk.asked) <= len(dropped) + 1


class Pause:
    """Suspends whoever awaits it."""

    def __await__(self) -> Generator[None, None, None]:
        yield


def test_a_flight_may_be_ended_by_garbage_collection(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """It can strike a thread that is just looking at the tokens."""
    desk, plan = Desk([answer("old")]), list[Callable[[], object]]()
    tokens = make(desk, Threads())

    @define
    class Eventful(Clock):
        def monotonic(self) -> float:
            if plan:
                plan.pop(0)()
            return self.now

    clock = Eventful()
    clock.use(monkeypatch.setattr)
    assert finished(tokens.get(soon())) == "old"
    clock.now += 271
    desk.meanwhile = Pause
    abandoned = tokens.get(soon())
    abandoned.send(None)
    # At its second look it makes sure that nobody else changes the tokens.
    plan += [lambda: None, abandoned.close]
    assert finished(tokens.get(soon())) == "old"
    assert plan == []
    desk.meanwhile = lambda: None
    assert finished(tokens.get(soon())) == "t3"


def test_an_unexpected_error_is_shared_like_any() -> None:
    """It is a mistake in this package, and no reason to hang."""
    with crowd(Desk([ValueError("x")])) as threads:
        everybody = [threads.leader(), *threads.followers(2)]
        threads.gate.open()
        kinds = {type(each.exception(LONG)) for each in everybody}
        assert kinds == {ValueError}
        assert not kinds & {TokenError}
