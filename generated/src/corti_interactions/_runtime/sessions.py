# Made from generator/runtime/sessions.py by "python -m generator regenerate".
"""What resources make their calls with: sync and async differ in `await` only."""

from collections.abc import Callable
from typing import NoReturn, TypeVar

from attrs import field, frozen

from .calling import Caller
from .calls import Call
from .discreet import discreet
from .raw import Answer
from .waiting import finished

T = TypeVar("T")


class _Unpicklable:
    """Belongs to one process."""

    __slots__ = ()

    def __reduce__(self) -> NoReturn:
        raise TypeError("this belongs to a client, which cannot be pickled; make one")


@discreet
@frozen(eq=False)
class Session(_Unpicklable):
    """Makes calls, and blocks until they are answered."""

    _caller: Caller = field(repr=False)

    def send(self, make: Callable[[], Call[T]]) -> T:
        """Make the call that *make* describes, and return what it asks for."""
        return finished(self._caller.send(make))

    def answer(self, make: Callable[[], Call[T]]) -> Answer[T]:
        """Make the call that *make* describes, and return its answer as it came."""
        return finished(self._caller.answer(make))

    def stream_url(self, url: str, parameter: str) -> str:
        """Return *url* with an access token in its query, as *parameter*."""
        return finished(self._caller.stream_url(url, parameter))


@discreet
@frozen(eq=False)
class AsyncSession(_Unpicklable):
    """Makes calls without blocking, under asyncio or Trio."""

    _caller: Caller = field(repr=False)

    async def send(self, make: Callable[[], Call[T]]) -> T:
        """Make the call that *make* describes, and return what it asks for."""
        return await self._caller.send(make)

    async def answer(self, make: Callable[[], Call[T]]) -> Answer[T]:
        """Make the call that *make* describes, and return its answer as it came."""
        return await self._caller.answer(make)

    async def stream_url(self, url: str, parameter: str) -> str:
        """Return *url* with an access token in its query, as *parameter*."""
        return await self._caller.stream_url(url, parameter)
