"""Know whether a connection has received more than the answer to its request."""

from collections.abc import Awaitable, Callable
from http import HTTPStatus
from typing import Final, Protocol, runtime_checkable

import httpx
from attrs import define, field

from .cutting import CONNECTED

OPENED: Final = (*CONNECTED, "start_tls.complete")
"""How the events end that hand out what a connection reads from."""

_END_OF_HEAD: Final = b"\r\n\r\n"
_END_OF_CHUNKS: Final = b"\r\n0\r\n\r\n"
_LAST_CHUNK: Final = len(_END_OF_CHUNKS)
_INTERIM: Final = (b"HTTP/1.1 1", b"HTTP/1.0 1")
_LONGEST_HEAD: Final = 2**17


@runtime_checkable
class _Reader(Protocol):
    read: Callable[..., bytes]


@runtime_checkable
class _AsyncReader(Protocol):
    read: Callable[..., Awaitable[bytes]]


@define(eq=False)
class Tally:
    """Counts what a connection receives for one request.

    What a server sends beyond an answer would be taken for the answer to the next
    request on the same connection: another patient's, perhaps.
    """

    _head: bytearray = field(factory=bytearray, init=False, repr=False)
    """What came first, up to the end of the headers."""

    _last: bytes = field(default=b"", init=False, repr=False)
    """What came last, with the end of what came before."""

    _total: int = field(default=0, init=False)

    def begin(self) -> None:
        """Count anew, for another request."""
        self._head.clear()
        self._last, self._total = b"", 0

    def take(self, data: bytes) -> bytes:
        """Count *data*, and return it."""
        if len(self._head) < _LONGEST_HEAD and self._head_size() is None:
            self._head += data
        self._last = self._last[1 - _LAST_CHUNK :] + data
        self._total += len(data)
        return data

    def is_even(self, response: httpx.Response) -> bool:
        """Whether all that came belongs to *response*, as far as can be told."""
        if response.extensions.get("http_version") == b"HTTP/2":
            return True  # Over HTTP/2, answers have numbers.
        head = self._head_size()
        if head is None:
            return False
        if response.status_code == HTTPStatus.NO_CONTENT:
            return self._total == head
        if "Transfer-Encoding" in response.headers:
            return self._last.find(_END_OF_CHUNKS) + _LAST_CHUNK == len(self._last)
        length: str = response.headers.get("Content-Length", "")
        return length == str(self._total - head)

    def _head_size(self) -> int | None:
        """Return where the body begins; there may be interim answers before it."""
        start = 0
        while True:
            end = self._head.find(_END_OF_HEAD, start)
            if end < 0:
                return None
            end += len(_END_OF_HEAD)
            if not self._head.startswith(_INTERIM, start):
                return end
            start = end


def watch(stream: object, tally: Tally) -> None:
    """Let *tally* take what a network stream of `httpcore` reads, which blocks."""
    if isinstance(stream, _Reader):
        read = stream.read
        stream.read = lambda *given, **named: tally.take(read(*given, **named))


def watch_async(stream: object, tally: Tally) -> None:
    """Let *tally* take what a network stream of `httpcore` reads."""
    if isinstance(stream, _AsyncReader):
        read = stream.read

        async def counted(*given: object, **named: object) -> bytes:
            return tally.take(await read(*given, **named))

        stream.read = counted
