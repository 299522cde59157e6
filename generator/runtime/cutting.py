"""Shut down the connection that a thread waits for."""

import socket
from collections.abc import Mapping
from contextlib import suppress
from threading import Lock
from typing import Final, Protocol, runtime_checkable

import httpx
from attrs import define, field

CONNECTED: Final = ("connect_tcp.complete", "connect_unix_socket.complete")
"""How the events end that hand out a new connection."""


@runtime_checkable
class _NetworkStream(Protocol):
    def get_extra_info(self, info: str) -> object: ...


def open_socket(stream: object) -> socket.socket | None:
    """Return the socket under a network stream of `httpcore`, if it is open."""
    if not isinstance(stream, _NetworkStream):
        return None
    found = stream.get_extra_info("socket")
    if not isinstance(found, socket.socket) or found.fileno() < 0:
        return None
    return found


def close_line(line: socket.socket | None) -> None:
    """Close *line*, if there is one."""
    if line is not None:
        line.close()


def cut_of(request: httpx.Request) -> "Cut":
    """Return what ends the attempt that *request* is; may end nothing."""
    given: object = request.extensions.get("cut")
    return given if isinstance(given, Cut) else Cut()


@define(eq=False)
class Cut:
    """Ends what one attempt waits for; to be called from another thread.

    It acts on a line: a descriptor of its own for the connection. Nobody else closes
    that, so that it cannot be another connection's when it is shut down; and it stays
    when a handshake hides the connection in a socket which nobody sees.
    """

    happened: bool = field(default=False, init=False)
    """Whether it was called."""

    unsent: bool = field(default=False, init=False)
    """Whether it is known that nothing of the request has left yet."""

    _line: socket.socket | None = field(default=None, init=False, repr=False)
    _opening: socket.socket | None = field(default=None, init=False, repr=False)
    _lock: Lock = field(factory=Lock, init=False, repr=False)

    def __call__(self) -> None:
        """Shut the line down now, or as soon as there is one."""
        with self._lock:
            self.happened = True
            self._shut()

    def hold(self, line: socket.socket) -> None:
        """Take *line* over; shut it down if the attempt was cut before."""
        with self._lock:
            former, self._line = self._line, line
            close_line(former)
            if self.happened:
                self._shut()

    def let_go(self) -> socket.socket | None:
        """Hand the line out: it is not shut down from now on."""
        with self._lock:
            line, self._line = self._line, None
            return line

    def abandon(self) -> None:
        """Close the line, and the connection if it was still being opened.

        `httpcore` forgets one whose handshake with a proxy is interrupted.
        """
        close_line(self.let_go())
        close_line(self._opening)

    def trace(self, event: str, info: Mapping[str, object]) -> None:
        """Learn from `httpcore` which connection serves the attempt.

        Raises `TimeoutError` for a new one if the attempt was cut before.
        """
        if event.endswith(CONNECTED):
            self._opening = open_socket(info.get("return_value"))
            if self.happened:  # A handshake over a line that is shut leaks a socket.
                raise TimeoutError
            with suppress(OSError):  # Out of descriptors: then it is not cut.
                self._follow(self._opening)
        elif event.startswith("http"):
            self._opening = None
            self.unsent = False

    def trace_shared(self, event: str, info: Mapping[str, object]) -> None:
        """Learn the same where other attempts share a connection over HTTP/2."""
        self.trace(event, info)
        if event.startswith("http2"):
            close_line(self.let_go())

    def _follow(self, found: socket.socket | None) -> None:
        if found is not None:
            self.hold(socket.fromfd(found.fileno(), found.family, found.type))

    def _shut(self) -> None:
        if self._line is not None:
            with suppress(OSError):  # The other side was faster.
                self._line.shutdown(socket.SHUT_RDWR)
