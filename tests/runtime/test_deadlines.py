"""There is always an end to waiting."""

import pytest

from generator.runtime import deadlines
from generator.runtime.deadlines import Deadline, Timeout, positive_seconds
from generator.runtime.errors import ArgumentError


class Clock:
    """Stands for the module `time`."""

    now = 1000.0

    def monotonic(self) -> float:
        """Return the moment, as no clock jump moves it."""
        return self.now


@pytest.fixture(name="clock")
def set_clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """Let time stand still but for what a test does."""
    clock = Clock()
    monkeypatch.setattr(deadlines, "time", clock)
    return clock


YEAR = 366 * 86_400


@pytest.mark.parametrize("value", [0.001, 5, 3600.0, YEAR])
def test_a_span_is_in_seconds(value: float) -> None:
    """Fractions are fine."""
    assert positive_seconds(value, "deadline") == value
    assert type(positive_seconds(value, "deadline")) is float


@pytest.mark.parametrize("value", [None, "5", True, [5], 1j])
def test_a_span_is_a_number(value: object) -> None:
    """The argument is named."""
    with pytest.raises(ArgumentError) as caught:
        positive_seconds(value, "deadline")
    assert str(caught.value) == "deadline: expected seconds as a number"


@pytest.mark.parametrize(
    "value", [0, -1, float("nan"), float("inf"), -0.0, YEAR + 0.5, 1e300, 10**400]
)
def test_a_span_has_an_end(value: float) -> None:
    """Nothing waits for ever, or not at all."""
    with pytest.raises(ArgumentError) as caught:
        positive_seconds(value, "deadline")
    said = "deadline: expected seconds above zero, and at most a year"
    assert str(caught.value) == said


def test_a_timeout_has_parts() -> None:
    """Each may be changed alone."""
    assert Timeout().by_part(1000) == {
        "connect": 10,
        "read": 60,
        "write": 60,
        "pool": 60,
    }
    changed = Timeout(connect=1, read=2, write=3, pool=4)
    assert changed.by_part(1000) == {"connect": 1, "read": 2, "write": 3, "pool": 4}


def test_no_part_takes_longer_than_the_call() -> None:
    """What is left of the deadline bounds them all."""
    parts = Timeout(connect=1, read=60, write=60, pool=60).by_part(2.5)
    assert parts == {"connect": 1, "read": 2.5, "write": 2.5, "pool": 2.5}


@pytest.mark.parametrize("part", ["connect", "read", "write", "pool"])
def test_each_part_is_checked(part: str) -> None:
    """By its name."""
    with pytest.raises(ArgumentError, match=f"timeout.{part}: expected seconds"):
        Timeout(**{part: 0})


def test_a_timeout_may_be_a_number() -> None:
    """It is that of all parts."""
    given = Timeout(read=120)
    assert Timeout.of(given) is given
    assert Timeout.of(5) == Timeout(connect=5, read=5, write=5, pool=5)
    for wrong in (None, "5", (1, 2), 0, True):
        with pytest.raises(ArgumentError, match="timeout: expected seconds"):
            Timeout.of(wrong)


def test_a_deadline_comes_nearer(clock: Clock) -> None:
    """And stays when it has passed."""
    deadline = Deadline.after(10)
    assert deadline.remaining() == 10
    clock.now += 4
    assert deadline.remaining() == 6
    clock.now += 7
    assert deadline.remaining() == 0


def test_what_is_too_short_to_do_anything_is_over(clock: Clock) -> None:
    """Event loops may wake a little early."""
    deadline = Deadline.after(10)
    clock.now += 9.998
    assert not deadline.is_over()
    clock.now += 0.0015
    assert deadline.is_over()
    clock.now += 1
    assert deadline.is_over()
