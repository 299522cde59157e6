# Made from generator/runtime/request_bodies.py by "python -m generator regenerate".
"""The body of a request."""

from collections.abc import AsyncIterator, Iterator

import httpx
from attrs import define, field, frozen


@frozen
class RequestBody(httpx.SyncByteStream, httpx.AsyncByteStream):
    """Bytes to send.

    Those of `httpx` are a generator, which Trio complains about when sending fails.
    """

    _content: bytes = field(repr=False)

    def __iter__(self) -> Iterator[bytes]:
        return iter((self._content,))

    def __aiter__(self) -> AsyncIterator[bytes]:
        return _Parts(iter(self))


@define
class _Parts(AsyncIterator[bytes]):
    _parts: Iterator[bytes] = field(repr=False)

    async def __anext__(self) -> bytes:
        for part in self._parts:
            return part
        raise StopAsyncIteration
