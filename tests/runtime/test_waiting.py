"""Coroutines that await nothing which suspends come to their end by themselves."""

from collections.abc import Generator
from contextlib import suppress

import pytest
from attrs import define

from generator.runtime.waiting import finished


async def added(first: int, second: int) -> int:
    """Return a sum, by way of another coroutine."""
    return await plus(first, second)


async def plus(first: int, second: int) -> int:
    """Return a sum."""
    return first + second


def test_a_coroutine_is_run_to_its_end() -> None:
    """Its result is returned, `None` too."""

    async def nothing() -> None:
        """Do nothing."""

    assert finished(added(1, 2)) == 3
    outcome: object = finished(nothing())
    assert outcome is None


def test_an_error_comes_out() -> None:
    """As it was raised."""
    error = KeyError("x")

    async def failing() -> None:
        raise error

    with pytest.raises(KeyError) as caught:
        finished(failing())
    assert caught.value is error
    with pytest.raises(KeyboardInterrupt):
        finished(interrupted())


async def interrupted() -> None:
    """Be interrupted by whoever sits in front."""
    raise KeyboardInterrupt


@define
class Suspending:
    """Can be awaited, and suspends."""

    closed: bool = False

    def __await__(self) -> Generator[None, None, None]:
        try:
            yield
        except GeneratorExit:
            self.closed = True
            raise


def test_nothing_may_be_suspended() -> None:
    """There is no loop that would go on; what was begun is ended."""
    suspending = Suspending()

    async def stuck() -> None:
        await suspending

    with pytest.raises(RuntimeError, match="a call that has to block was suspended"):
        finished(stuck())
    assert suspending.closed


def test_what_is_suspended_at_its_end_fails_too() -> None:
    """Whatever it does about that."""

    async def stubborn() -> None:
        with suppress(GeneratorExit):
            await Suspending()

    with pytest.raises(RuntimeError, match="a call that has to block was suspended"):
        finished(stubborn())
