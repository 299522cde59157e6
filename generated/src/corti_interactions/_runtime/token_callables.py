# Made from generator/runtime/token_callables.py by "python -m generator regenerate".
"""A caller's own callable, which returns a token."""

import inspect
from collections.abc import Callable

from anyio import CapacityLimiter, to_thread
from attrs import field, frozen

from .auth import Token, is_token
from .deadlines import Deadline
from .errors import DeadlineError, TokenError
from .waiting import Waiting


@frozen
class Called:
    """A callable of a sync client."""

    _function: Callable[[], object] = field(repr=False)
    place: str = "auth"

    def first(self) -> None:
        """Begin with none."""

    def renews(self) -> bool:
        """It can be called again."""
        return True

    async def token(self, deadline: Deadline) -> Token:
        """Call it; nothing can end it when the deadline has passed."""
        del deadline
        outcome = _result(self._function())
        if isinstance(outcome, Token):
            return outcome
        raise outcome


@frozen
class Awaited:
    """A callable of an async client; called in a thread unless it is async itself."""

    _function: Callable[[], object] = field(repr=False)
    _waiting: Waiting = field(repr=False)
    place: str = "auth"

    def first(self) -> None:
        """Begin with none."""

    def renews(self) -> bool:
        """It can be called again."""
        return True

    async def token(self, deadline: Deadline) -> Token:
        """Call it until *deadline*, and no longer."""
        outcome = await self._outcome(deadline)
        if isinstance(outcome, Token):
            return outcome
        raise outcome

    async def _outcome(self, deadline: Deadline) -> Token | Exception:
        try:
            return await self._waiting.within(
                deadline.remaining(), self._tried, _wait_no_more
            )
        except TimeoutError:
            return late(self.place)

    async def _tried(self) -> Token | Exception:
        try:
            return _result(await self._answer())
        except BaseException as error:
            # Its own TimeoutError must not look as if the deadline had passed.
            if isinstance(error, Exception):
                return error
            raise

    async def _answer(self) -> object:
        if is_async(self._function):
            answer = self._function()
        else:
            (answer,) = await to_thread.run_sync(
                self._boxed,
                abandon_on_cancel=True,
                # All other threads may be waiting for the token.
                limiter=CapacityLimiter(1),
            )
        return await answer if inspect.isawaitable(answer) else answer

    def _boxed(self) -> tuple[object]:
        # Trio refuses a coroutine that comes out of a thread as it is.
        return (self._function(),)


def is_async(function: Callable[[], object]) -> bool:
    """Whether calling *function* gives something to await."""
    call = type(function).__call__
    return inspect.iscoroutinefunction(function) or inspect.iscoroutinefunction(call)


def late(place: str) -> DeadlineError:
    """Make the error of whoever waited too long for a token."""
    return DeadlineError(
        method="POST", path=place, reason="waiting for a token", sent=False
    )


def _wait_no_more() -> None:
    """Do nothing: a task is cancelled."""


def _result(answer: object) -> Token | TokenError:
    if isinstance(answer, Token):
        return answer
    if isinstance(answer, str) and is_token(answer):
        return Token(answer)
    if inspect.iscoroutine(answer):
        answer.close()
    return TokenError(
        problem="the callable auth= has to return a Token, or a str that is the token "
        f"alone, without 'Bearer '; got {type(answer).__name__}"
    )
