"""The other end of one connection, as a step of a script sees it."""

import contextlib
import socket
import ssl
import struct
import threading
from collections.abc import Callable, Iterable
from typing import Final

from attrs import define, field, frozen

_AT_ONCE: Final = struct.pack("ii", 1, 0)
"""Closing does not wait, and resets."""


LONGEST: Final = 60.0
"""Seconds after which a thread ends that would otherwise never end."""


@frozen
class Request:
    """What a client sent."""

    method: str
    target: str
    headers: dict[str, str]
    """By their names in small letters."""

    body: bytes


class _LeftError(Exception):
    """The client closed the connection."""


@define(eq=False)
class Peer:
    """A connection with a client."""

    _connection: socket.socket
    _stopping: threading.Event
    _received: bytearray = field(factory=bytearray, init=False)
    is_over: bool = field(default=False, init=False)
    """Whether no further request can come."""

    sent: int = field(default=0, init=False)
    """How many bytes it could send."""

    def read_request(self) -> Request | None:
        """Return the next request, or `None` when the client has left."""
        with contextlib.suppress(_LeftError):
            head = self._until(b"\r\n\r\n").decode("latin-1")
            first, *lines = head.removesuffix("\r\n\r\n").split("\r\n")
            method, target, _ = first.split(" ")
            headers = dict(_named(line) for line in lines)
            body = self._exactly(int(headers.get("content-length", "0")))
            return Request(method, target, headers, body)
        return None

    def send(self, content: bytes) -> None:
        """Send *content*; raises `OSError` when the client has left."""
        self._connection.sendall(content)
        self.sent += len(content)

    def close(self, content: bytes) -> None:
        """Send *content* and the end of the connection, both at the same time.

        Wait until the client has closed it too.
        """
        if isinstance(self._connection, ssl.SSLSocket):
            self.send(content)
        else:
            self._connection.sendall(content, socket.MSG_MORE)
            self.sent += len(content)
        # Closing for good with bytes that nobody has read would be a reset.
        self._connection.shutdown(socket.SHUT_WR)
        self.wait_until_left()

    def reset(self) -> None:
        """Reset the connection."""
        self.is_over = True
        self._connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _AT_ONCE)
        self._connection.close()

    def wait_until_begun(self) -> None:
        """Wait for the first bytes of the client."""
        self._received += self._connection.recv(65536)

    def wait_until_left(self) -> None:
        """Say nothing until the client closes the connection."""
        self.is_over = True
        while self._connection.recv(65536):
            pass

    def ignore(self) -> None:
        """Neither read nor send while there is a test."""
        self._stopping.wait(LONGEST)
        self.reset()

    def drip(self, parts: Iterable[bytes], pause: float) -> None:
        """Send one part after each *pause*, until the client closes the connection."""
        self.is_over = True
        self._connection.settimeout(pause)
        for part in parts:
            self.send(part)
            with contextlib.suppress(TimeoutError):
                if not self._connection.recv(65536):
                    return

    def _until(self, end: bytes) -> bytes:
        while end not in self._received:
            self._receive()
        return self._exactly(self._received.index(end) + len(end))

    def _exactly(self, size: int) -> bytes:
        while len(self._received) < size:
            self._receive()
        taken = bytes(self._received[:size])
        del self._received[:size]
        return taken

    def _receive(self) -> None:
        received = self._connection.recv(65536)
        if not received:
            raise _LeftError
        self._received += received


def _named(line: str) -> tuple[str, str]:
    name, _, value = line.partition(":")
    return name.strip().lower(), value.strip()


@frozen
class Step:
    """What a server does once."""

    play: Callable[[Peer], None]
    on_accept: bool = False
    """Whether it is done before any request was read."""
