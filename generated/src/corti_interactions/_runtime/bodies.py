# Made from generator/runtime/bodies.py by "python -m generator regenerate".
"""Know how the reading of an answer ended."""

from collections.abc import AsyncIterator, Callable, Coroutine

import httpx
from attrs import define, field


@define(eq=False)
class Body(httpx.AsyncByteStream):
    """The body of a response, which knows whether it was read to its end.

    Closing it tells that, once; whoever is told closes the stream.
    """

    _stream: httpx.AsyncByteStream = field(repr=False)
    _end: Callable[[bool], Coroutine[object, None, None]] = field(repr=False)
    _parts: AsyncIterator[bytes] | None = field(default=None, init=False, repr=False)
    _broken: bool = field(default=False, init=False)
    _whole: bool = field(default=False, init=False)
    _closed: bool = field(default=False, init=False)

    def __aiter__(self) -> AsyncIterator[bytes]:
        return self

    async def __anext__(self) -> bytes:
        if self._parts is None:
            self._parts = aiter(self._stream)
        try:
            return await anext(self._parts)
        except StopAsyncIteration:
            self._whole = not self._broken
            raise
        except BaseException:
            self._broken = True
            raise

    async def aclose(self) -> None:
        """Tell how it ended."""
        if not self._closed:
            self._closed = True
            await self._end(self._whole)
