"""An alarm ends a block that takes too long, and nothing after it."""

import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import ExitStack, suppress
from pathlib import Path

import pytest

from generator.runtime import alarms
from generator.runtime.alarms import alarm

SAFE = 10.0
LONG = 600.0


def refuse() -> None:
    """Fail the test that rings this."""
    raise AssertionError


def test_a_block_in_time_is_left_alone() -> None:
    """Its alarm does not ring, not even later."""
    rang = threading.Event()
    with alarm(LONG, rang.set):
        pass
    with alarm(0.02, rang.set):
        pass
    assert not rang.wait(0.05)


def blocked(
    seconds: float,
    rang: threading.Event,
    cut: Callable[[], None] | None = None,
    error: BaseException | None = None,
) -> None:
    """Block until *rang*, and then raise *error*."""
    with alarm(seconds, cut or rang.set):
        assert rang.wait(SAFE)
        if error is not None:
            raise error


def test_a_block_that_takes_too_long_is_cut() -> None:
    """From another thread."""
    threads: list[str] = []
    rang = threading.Event()

    def cut() -> None:
        threads.append(threading.current_thread().name)
        rang.set()

    with pytest.raises(TimeoutError):
        blocked(0.01, rang, cut)
    assert threads[0] == alarms.__name__


def test_what_the_cut_caused_is_not_told() -> None:
    """It would carry the request, as would what is being handled outside."""
    caught = cut_while_handling()
    assert caught.__context__ is None
    assert caught.__cause__ is None


def cut_while_handling() -> BaseException:
    try:
        fail()
    except LookupError:
        return cut_off()
    raise AssertionError


def fail() -> None:
    raise LookupError("outside")


def cut_off() -> BaseException:
    with pytest.raises(TimeoutError) as caught:
        blocked(0, threading.Event(), error=OSError("cut"))
    return caught.value


@pytest.mark.parametrize("kind", [KeyboardInterrupt, SystemExit])
def test_who_interrupts_is_obeyed(kind: type[BaseException]) -> None:
    """Even after the alarm rang."""
    with pytest.raises(kind):
        blocked(0, threading.Event(), error=kind())


def test_an_error_in_time_passes() -> None:
    """The alarm has nothing to do with it."""
    with pytest.raises(LookupError), alarm(LONG, refuse):
        raise LookupError


def test_it_rings_until_the_block_ends() -> None:
    """The first time there may have been nothing to cut."""
    rings = iter(range(3))
    rang = threading.Event()

    def cut() -> None:
        if next(rings) == 2:
            rang.set()

    with pytest.raises(TimeoutError):
        blocked(0, rang, cut)


@pytest.mark.usefixtures("clock")
def test_an_earlier_alarm_rings_first() -> None:
    """The thread that sleeps towards a later one is woken."""
    with alarm(LONG, refuse):
        time.sleep(0.05)  # It falls asleep.
        with pytest.raises(TimeoutError):
            blocked(0.01, threading.Event())


def test_one_bad_cut_does_not_take_the_others_alarms_away() -> None:
    """The thread that rings them goes on."""
    bad = threading.Event()

    def cut() -> None:
        bad.set()
        raise LookupError

    with pytest.raises(TimeoutError):
        blocked(0, bad, cut)
    with pytest.raises(TimeoutError):
        blocked(0, threading.Event())


def test_leaving_the_block_waits_for_an_alarm_that_rings() -> None:
    """What comes after it is never cut."""
    rings, go_on, left = (threading.Event() for _ in range(3))
    cut_too_late: list[bool] = []

    def cut() -> None:
        rings.set()
        assert go_on.wait(SAFE)
        cut_too_late.append(left.is_set())

    def block() -> None:
        with pytest.raises(TimeoutError):
            blocked(0, rings, cut)
        left.set()

    thread = threading.Thread(target=block)
    thread.start()
    assert rings.wait(SAFE)
    assert not left.wait(0.02)
    go_on.set()
    thread.join(SAFE)
    assert cut_too_late == [False]


@pytest.fixture(name="clock")
def new_clock(monkeypatch: pytest.MonkeyPatch) -> alarms.Clock:
    """Provide a clock that no other test has started."""
    clock = alarms.Clock()
    monkeypatch.setattr(alarms, "CLOCK", clock)
    return clock


@pytest.mark.usefixtures("clock")
def test_many_alarms_share_one_thread() -> None:
    """It ends when the last of them is over, and comes back when there is another."""
    for _ in range(2):
        before = set(clock_threads())
        seen: set[threading.Thread] = set()
        with pytest.raises(TimeoutError):
            blocked_by_many(seen)
        [thread] = seen - before
        assert thread.daemon
        thread.join(SAFE)
        assert not thread.is_alive()


def blocked_by_many(seen: set[threading.Thread]) -> None:
    rang = [threading.Event() for _ in range(50)]
    with ExitStack() as stack:
        for each in rang:
            stack.enter_context(alarm(0.01, each.set))
        seen.update(clock_threads())
        assert all(each.wait(SAFE) for each in rang)


def clock_threads() -> list[threading.Thread]:
    """Find the threads that ring alarms."""
    return [each for each in threading.enumerate() if each.name == alarms.__name__]


@pytest.mark.usefixtures("clock")
def test_a_call_without_a_thread_is_made_all_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """At the end of the interpreter there are no new threads."""
    monkeypatch.setattr(threading.Thread, "start", no_thread)
    with alarm(0, refuse):
        pass


def no_thread(_: threading.Thread) -> None:
    raise RuntimeError("can't create new thread at interpreter shutdown")


FORK = """
import os, threading, time
from generator.runtime.alarms import alarm

def block(seconds):
    rang = threading.Event()
    try:
        with alarm(seconds, rang.set):
            rang.wait(10)
    except TimeoutError:
        return "cut"

rung = threading.Event()
try:
    with alarm(0.2, rung.set):
        child = os.fork()
        if not child:
            print(block(0.01), flush=True)
            rung.wait(0.4)
            print(rung.is_set(), flush=True)
        else:
            os.waitpid(child, 0)
            assert rung.wait(10)
except TimeoutError:
    print("parent", flush=True)
"""


def test_a_forked_process_has_alarms_of_its_own() -> None:
    """It rings them, and not those of its parent."""
    run = [sys.executable, "-W", "ignore", "-c", FORK]
    root = Path(alarms.__file__ or "").parents[2]
    done = subprocess.run(  # noqa: S603 - our own script
        run, cwd=root, capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stdout.split() == ["cut", "False", "parent"]


def test_no_alarm_rings_after_its_block() -> None:
    """However close to its moment the block ends."""
    late: list[int] = []

    def once(number: int) -> None:
        over = threading.Event()

        def cut() -> None:
            if over.is_set():
                late.append(number)

        with suppress(TimeoutError), alarm(0.0005, cut):
            time.sleep(0.0004 + (number % 5) * 0.0001)
        over.set()

    def many() -> None:
        for number in range(100):
            once(number)

    threads = [threading.Thread(target=many) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert late == []
