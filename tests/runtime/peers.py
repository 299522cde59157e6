"""Servers on this machine that do with each connection what a test says."""

import socket
import ssl
import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from typing import TypeAlias

from attrs import define, field

BODY = b'{"name": "Ada"}'

Behaviour: TypeAlias = Callable[["Line"], None]


@define(eq=False)
class Line:
    """The server's end of one connection."""

    sock: socket.socket
    over: threading.Event
    _unread: bytes = b""

    def request(self) -> bytes:
        """Read one request without a body; empty when the client has gone."""
        while b"\r\n\r\n" not in self._unread:
            received = self.receive()
            if not received:
                return b""
            self._unread += received
        request, _, self._unread = self._unread.partition(b"\r\n\r\n")
        return request

    def receive(self) -> bytes:
        """Read what is there; empty when the client has gone."""
        with suppress(OSError):
            return self.sock.recv(65536)
        return b""

    def send(self, data: bytes) -> None:
        """Write *data*, unless the client has gone."""
        with suppress(OSError):
            self.sock.sendall(data)

    def answer(self, body: bytes = BODY, *headers: str) -> None:
        """Write an answer."""
        lines = ["HTTP/1.1 200 OK", f"Content-Length: {len(body)}", *headers, "", ""]
        self.send("\r\n".join(lines).encode() + body)

    def drip(self) -> None:
        """Write byte after byte until the client has gone or the test is over."""
        with suppress(OSError):
            while not self.over.wait(0.005):
                self.sock.sendall(b"x")

    def wait_for_end(self) -> None:
        """Wait until the client has closed the connection."""
        while self.receive():
            pass


@define(eq=False)
class Peer:
    """A server, and what it has seen."""

    listener: socket.socket
    behave: Behaviour
    context: ssl.SSLContext | None = None
    accepted: int = 0
    over: threading.Event = field(factory=threading.Event)
    lines: list[Line] = field(factory=list[Line])
    _threads: list[threading.Thread] = field(factory=list[threading.Thread])
    _changed: threading.Condition = field(factory=threading.Condition)
    _ended: int = 0

    @property
    def port(self) -> int:
        """Where it listens."""
        port: int = self.listener.getsockname()[1]
        return port

    @property
    def url(self) -> str:
        """Where it is to be called."""
        return f"{'https' if self.context else 'http'}://127.0.0.1:{self.port}/path"

    def open_now(self) -> int:
        """Count the connections that the client holds open."""
        with self._changed:
            return self.accepted - self._ended

    def wait_for_open(self, count: int) -> bool:
        """Wait until the client holds *count* connections open."""
        with self._changed:
            return self._changed.wait_for(
                lambda: self.accepted - self._ended == count, timeout=10
            )

    def serve(self) -> None:
        """Accept connections until it is closed."""
        with suppress(OSError):
            while True:
                sock, _ = self.listener.accept()
                with self._changed:
                    self.accepted += 1
                    self._changed.notify_all()
                thread = threading.Thread(target=self._connected, args=[sock])
                self._threads.append(thread)
                thread.start()

    def stop(self) -> None:
        """End all connections."""
        self.over.set()
        with suppress(OSError):
            self.listener.shutdown(socket.SHUT_RDWR)
        self.listener.close()
        for line in tuple(self.lines):
            with suppress(OSError):
                socket.socket.shutdown(line.sock, socket.SHUT_RDWR)
        for thread in self._threads:
            thread.join(10)

    def _connected(self, sock: socket.socket) -> None:
        with suppress(OSError), self._secured(sock) as secured:
            line = Line(secured, self.over)
            self.lines.append(line)
            self.behave(line)
            line.wait_for_end()
        with self._changed:
            self._ended += 1
            self._changed.notify_all()

    @contextmanager
    def _secured(self, sock: socket.socket) -> Generator[socket.socket]:
        with sock:
            if self.context is None:
                yield sock
            else:
                with self.context.wrap_socket(sock, server_side=True) as secured:
                    yield secured


@contextmanager
def serving(
    behave: Behaviour,
    context: ssl.SSLContext | None = None,
    listener: socket.socket | None = None,
) -> Generator[Peer]:
    """Provide a server whose connections each do what *behave* does."""
    peer = Peer(listener or socket.create_server(("127.0.0.1", 0)), behave, context)
    thread = threading.Thread(target=peer.serve)
    thread.start()
    try:
        yield peer
    finally:
        peer.stop()
        thread.join(10)


def polite(line: Line) -> None:
    """Answer every request."""
    while line.request():
        line.answer()


def silent(line: Line) -> None:
    """Read a request and say nothing."""
    line.request()


def dripping(line: Line) -> None:
    """Read a request and answer with a header that never ends."""
    line.request()
    line.send(b"HTTP/1.1 200 OK\r\nX-Long: ")
    line.drip()


def in_turn(*behaviours: Behaviour) -> Behaviour:
    """Do with each connection what comes next."""
    following = iter(behaviours)

    def behave(line: Line) -> None:
        next(following)(line)

    return behave
