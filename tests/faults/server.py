"""A server on this machine that misbehaves as it is told."""

import contextlib
import socket
import ssl
import threading
from types import TracebackType
from typing import Self

from attrs import define, field, frozen

from faults.peers import LONGEST, Peer, Request, Step


@frozen
class _Handler:
    """Serves one connection in a thread of its own."""

    thread: threading.Thread
    connection: socket.socket


@define(eq=False)
class Server:
    """Plays one step of its script per request, and the last of them again and again.

    Leaving its block fails if the client left a connection open.
    """

    script: tuple[Step, ...]
    tls: ssl.SSLContext | None = None
    grace: float = 10.0
    """Seconds that a client may take to close what it opened; only leaks need them."""

    requests: list[Request] = field(factory=list[Request], init=False)
    """All requests that came whole, in their order."""

    connections: int = field(default=0, init=False)
    """How many connections were made."""

    sent: int = field(default=0, init=False)
    """How many bytes the steps could send."""

    _listener: socket.socket = field(init=False)
    _accepting: threading.Thread = field(init=False)
    _handlers: list[_Handler] = field(factory=list[_Handler], init=False)
    _played: int = field(default=0, init=False)
    _stopping: threading.Event = field(factory=threading.Event, init=False)
    _lock: threading.Lock = field(factory=threading.Lock, init=False)

    @property
    def url(self) -> str:
        """Where it listens."""
        scheme = "https" if self.tls else "http"
        return f"{scheme}://127.0.0.1:{self.port}"

    @property
    def port(self) -> int:
        """The port it listens on."""
        port: int = self._listener.getsockname()[1]
        return port

    def __enter__(self) -> Self:
        self._listener = socket.create_server(("127.0.0.1", 0), backlog=128)
        self._accepting = threading.Thread(target=self._accept, daemon=True)
        self._accepting.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._stop_listening()
        for handler in self._handlers:
            handler.thread.join(self.grace)
        left = [each for each in self._handlers if each.thread.is_alive()]
        for handler in left:
            with contextlib.suppress(OSError):
                handler.connection.shutdown(socket.SHUT_RDWR)
            handler.thread.join(self.grace)
        if left and error is None:
            raise AssertionError(f"the client left {len(left)} connections open")

    def _stop_listening(self) -> None:
        self._stopping.set()
        socket.create_connection(self._listener.getsockname()).close()
        self._accepting.join(self.grace)
        self._listener.close()

    def _accept(self) -> None:
        while True:
            connection, _ = self._listener.accept()
            if self._stopping.is_set():
                connection.close()
                return
            self.connections += 1
            thread = threading.Thread(
                target=self._serve, args=(connection,), daemon=True
            )
            self._handlers.append(_Handler(thread, connection))
            thread.start()

    def _serve(self, connection: socket.socket) -> None:
        with contextlib.suppress(OSError), self._opened(connection) as opened:
            # Nobody waits that long; a thread of a failed test ends with it.
            opened.settimeout(LONGEST)
            self._converse(Peer(opened, self._stopping))

    def _opened(self, connection: socket.socket) -> socket.socket:
        if self.tls is None:
            return connection
        with contextlib.ExitStack() as stack:
            stack.enter_context(connection)
            opened = self.tls.wrap_socket(connection, server_side=True)
            stack.pop_all()
        return opened

    def _converse(self, peer: Peer) -> None:
        if self._upcoming().on_accept:
            self._play(peer)
        while not peer.is_over:
            request = peer.read_request()
            if request is None:
                return
            with self._lock:
                self.requests.append(request)
            self._play(peer)

    def _play(self, peer: Peer) -> None:
        with self._lock:
            step = self._upcoming()
            self._played += 1
        before = peer.sent
        try:
            step.play(peer)
        finally:
            with self._lock:
                self.sent += peer.sent - before

    def _upcoming(self) -> Step:
        return self.script[min(self._played, len(self.script) - 1)]


@define(eq=False)
class Refusing:
    """Has a port on which nobody listens."""

    script: tuple[Step, ...] = ()
    tls: ssl.SSLContext | None = None
    requests: tuple[Request, ...] = ()
    connections: int = 0
    sent: int = 0
    _bound: socket.socket = field(factory=socket.socket, init=False)

    @property
    def url(self) -> str:
        """Where nobody listens."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def port(self) -> int:
        """The port that would refuse."""
        port: int = self._bound.getsockname()[1]
        return port

    def __enter__(self) -> Self:
        # Bound and never listening: nobody else can get the port.
        self._bound.bind(("127.0.0.1", 0))
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._bound.close()


@define(eq=False)
class Full:
    """Listens, and lets no new connection come about."""

    script: tuple[Step, ...] = ()
    tls: ssl.SSLContext | None = None
    requests: tuple[Request, ...] = ()
    connections: int = 0
    sent: int = 0
    _listener: socket.socket = field(factory=socket.socket, init=False)
    _waiting: list[socket.socket] = field(factory=list[socket.socket], init=False)

    @property
    def url(self) -> str:
        """Where nobody gets through."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def port(self) -> int:
        """The port that keeps waiting."""
        port: int = self._listener.getsockname()[1]
        return port

    def __enter__(self) -> Self:
        self._listener.bind(("127.0.0.1", 0))
        self._listener.listen(0)
        # The kernel keeps one or two for a backlog of zero, and drops what follows.
        for _ in range(4):
            waiting = socket.socket()
            waiting.settimeout(0)
            waiting.connect_ex(self._listener.getsockname())
            self._waiting.append(waiting)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        for waiting in self._waiting:
            waiting.close()
        self._listener.close()
