"""An index that does not do what it should, and a proxy in front of one that does."""

import socket
import ssl
from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import Final
from urllib.parse import urlsplit

import httpx
from attrs import define, field, frozen

from release.servers import HOST, Server

OF_ONE_HOP: Final = frozenset(
    {"connection", "content-encoding", "content-length", "transfer-encoding"}
)


@frozen
class Manner:
    """How one request is answered: with this, unless it is not answered."""

    status: int = 200
    body: bytes = b""
    headers: Mapping[str, str] = field(factory=dict[str, str])
    hangs: bool = False
    """Whether it takes the request and says nothing."""

    closes: bool = False
    """Whether it hangs up in the middle of the request."""


FORWARD: Final = Manner()
"""Ask the server behind, and pass on what that says."""


@define
class Script:
    """The manners of the next uploads, of which the last one stays."""

    manners: Sequence[Manner]
    behind: Server | None = None
    asked: list[str] = field(factory=list[str])
    """What was asked for: verb and path."""

    headers: list[Mapping[str, str]] = field(factory=list[Mapping[str, str]])
    """What was said with it."""

    uploads: int = 0
    over: Event = field(factory=Event)

    def manner(self, verb: str, path: str) -> Manner:
        """Return how to answer the next request; reading goes to the server behind."""
        self.asked.append(f"{verb} {path}")
        if verb == "GET" and self.behind is not None:
            return FORWARD
        manner = self.manners[min(self.uploads, len(self.manners) - 1)]
        self.uploads += 1
        return manner

    def forwarded(
        self, verb: str, path: str, headers: Mapping[str, str], body: bytes
    ) -> Manner:
        """Return what the server behind says."""
        if self.behind is None:
            return FORWARD
        server = urlsplit(self.behind.upload)
        address = f"{server.scheme}://{server.netloc}{path}"
        answer = httpx.request(verb, address, headers=dict(headers), content=body)
        kept = {
            name: value
            for name, value in answer.headers.items()
            if name not in OF_ONE_HOP
        }
        return Manner(answer.status_code, answer.content, kept)


@contextmanager
def misbehaving(
    *manners: Manner, behind: Server | None = None, tls: ssl.SSLContext | None = None
) -> Generator[tuple[Server, Script]]:
    """Answer the first upload in the first of the *manners*, and so on.

    Where there is a server *behind*, this is a proxy: what is `FORWARD` goes there.
    """
    script = Script(manners, behind)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._act()

        def do_POST(self) -> None:
            self._act()

        def _act(self) -> None:
            said = dict(self.headers.items())
            script.headers.append(said)
            manner = script.manner(self.command, self.path)
            size = int(self.headers.get("Content-Length", "0"))
            if manner.closes:
                self.rfile.read(size // 2)
                self.connection.shutdown(socket.SHUT_RDWR)
                self.close_connection = True
                return
            body = self.rfile.read(size)
            if manner.hangs:
                script.over.wait()
                self.close_connection = True
                return
            if manner is FORWARD:
                manner = script.forwarded(self.command, self.path, said, body)
            self.send_response(manner.status)
            for name, value in manner.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(manner.body)))
            self.end_headers()
            self.wfile.write(manner.body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name
            """Say nothing."""

    server = ThreadingHTTPServer((HOST, 0), Handler)
    if tls is not None:
        server.socket = tls.wrap_socket(server.socket, server_side=True)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        scheme = "http" if tls is None else "https"
        yield _seen(f"{scheme}://{HOST}:{server.server_port}", behind), script
    finally:
        script.over.set()
        server.shutdown()
        server.server_close()
        thread.join()


def _seen(address: str, behind: Server | None) -> Server:
    """Return the server as it is seen from outside."""
    if behind is None:
        return Server(f"{address}/simple/", f"{address}/")
    index, upload = urlsplit(behind.index).path, urlsplit(behind.upload).path
    return Server(
        f"{address}{index}", f"{address}{upload}", behind.user, behind.password
    )
