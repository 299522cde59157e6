"""A sync client waits by blocking the thread that it runs in."""

import threading

import pytest

from generator.runtime.threads import Threads
from generator.runtime.waiting import finished

WAITING = Threads()
LONG = 60.0
"""Seconds after which a test fails that would otherwise hang."""


def test_sleeping_has_an_end() -> None:
    """It blocks, and comes back."""
    finished(WAITING.sleep(0.001))


def test_an_event_wakes_all_who_wait() -> None:
    """Those who come too late as well."""
    event = WAITING.event()
    woken: list[bool] = []

    def wait() -> None:
        woken.append(finished(event.wait(LONG)))

    threads = [threading.Thread(target=wait) for _ in range(5)]
    for thread in threads:
        thread.start()
    event.set()
    for thread in threads:
        thread.join(LONG)
    assert woken == [True] * 5
    assert finished(event.wait(0.0))


def test_an_event_may_not_happen() -> None:
    """Then waiting for it ends after its time, and can begin again."""
    event = WAITING.event()
    assert not finished(event.wait(0.001))
    assert not finished(event.wait(0.001))
    assert "happened" not in repr(event)


async def fine() -> str:
    """Work a little."""
    return "fine"


def test_work_within_its_time_is_not_cut() -> None:
    """Its result, or its error, comes out."""
    cuts: list[str] = []

    async def failing() -> None:
        raise KeyError

    assert finished(WAITING.within(LONG, fine, lambda: cuts.append("cut"))) == "fine"
    with pytest.raises(KeyError):
        finished(WAITING.within(LONG, failing, lambda: cuts.append("cut")))
    assert cuts == []


def test_work_that_takes_too_long_is_cut() -> None:
    """Whatever the cut makes of it, it is a timeout."""
    cut = threading.Event()

    async def blocking() -> None:
        assert cut.wait(LONG)
        raise OSError

    with pytest.raises(TimeoutError) as caught:
        finished(WAITING.within(0.001, blocking, cut.set))
    assert caught.value.__context__ is None


def test_nothing_cancels_a_thread() -> None:
    """What must be done to its end is just done."""
    done: list[str] = []

    async def work() -> None:
        done.append(await fine())

    finished(WAITING.shielded(work))
    finished(WAITING.landed(work))
    assert done == ["fine", "fine"]


def test_all_threads_share_one_value() -> None:
    """It is made once, before anybody asks."""
    made: list[object] = []

    def make() -> object:
        made.append(object())
        return made[-1]

    found = WAITING.per_loop(make)
    assert len(made) == 1
    seen: list[object] = []
    thread = threading.Thread(target=lambda: seen.append(found()))
    thread.start()
    thread.join(LONG)
    assert seen == [found()] == made
