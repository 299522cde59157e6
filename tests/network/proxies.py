"""Proxies on this machine, which lead to one server whatever they are asked for."""

import socket
import threading
from collections.abc import Mapping
from contextlib import suppress
from typing import Final

from attrs import Factory, define

from runtime.peers import Line

REFUSED: Final = "HTTP/1.1 {} sown-reason\r\nContent-Length: 0\r\n\r\n"


@define(eq=False)
class HttpProxy:
    """Opens tunnels, and passes plain requests on."""

    port: int
    """Where the server is."""

    refusing: Mapping[int, int] = Factory(dict[int, int])
    """Statuses of connections, by their number from 1, that are led nowhere."""

    asked: list[str] = Factory(list[str])
    """First lines of requests."""

    known: list[str] = Factory(list[str])
    """What users prove themselves with, each time."""

    def __call__(self, line: Line) -> None:
        """Serve a connection."""
        while request := line.request():
            self._serve(line, request)

    def _serve(self, line: Line, request: bytes) -> None:
        first, *headers = request.decode().split("\r\n")
        self.asked.append(first)
        self.known += [
            value
            for name, _, value in (header.partition(": ") for header in headers)
            if name.lower() == "proxy-authorization"
        ]
        status = self.refusing.get(len(self.asked))
        if status is not None:
            line.send(REFUSED.format(status).encode())
        elif first.startswith("CONNECT "):
            relay(line, self.port, b"HTTP/1.1 200 Connected\r\n\r\n")
        else:
            head = "\r\n".join([first, *headers, "", ""])
            relay(line, self.port, passed_on=head.encode())


@define(eq=False)
class SocksProxy:
    """Opens connections as RFC 1928 says, for users as RFC 1929 knows them."""

    port: int
    """Where the server is."""

    refusing: int | None = None
    """The reply to whoever wants to be led anywhere, if there is no way."""

    password: str | None = None
    """What the user has to prove himself with."""

    asked: list[str] = Factory(list[str])
    """Names and ports that were to be connected with."""

    known: list[str] = Factory(list[str])
    """Users and passwords."""

    def __call__(self, line: Line) -> None:
        """Serve a connection."""
        _, count = _take(line, 2)
        methods = _take(line, count)
        wanted = 0 if self.password is None else 2
        assert wanted in methods
        line.send(bytes([5, wanted]))
        if self.password is not None and not self._knows(line):
            return
        _, _, _, kind = _take(line, 4)
        assert kind == 3, "the name is for the proxy to look up"
        name = _text(line)
        port = int.from_bytes(_take(line, 2), "big")
        self.asked.append(f"{name}:{port}")
        reply = bytes([5, self.refusing or 0, 0, 1, 0, 0, 0, 0, 0, 0])
        if self.refusing is None:
            relay(line, self.port, reply)
        else:
            line.send(reply)

    def _knows(self, line: Line) -> bool:
        _take(line, 1)
        user, password = _text(line), _text(line)
        self.known.append(f"{user}:{password}")
        is_known = password == self.password
        line.send(bytes([1, 0 if is_known else 1]))
        return is_known


def relay(line: Line, port: int, said: bytes = b"", passed_on: bytes = b"") -> None:
    """Lead *line* to this *port*, and say so, until either side has gone."""
    with socket.create_connection(("127.0.0.1", port)) as server:
        server.sendall(passed_on)
        line.send(said)
        back = threading.Thread(target=_pump, args=[server, line.sock])
        back.start()
        _pump(line.sock, server)
        back.join(10)


def _pump(source: socket.socket, sink: socket.socket) -> None:
    with suppress(OSError):
        while data := source.recv(65536):
            sink.sendall(data)
    for end in (source, sink):
        with suppress(OSError):
            end.shutdown(socket.SHUT_RDWR)


def _take(line: Line, count: int) -> bytes:
    taken = b""
    while len(taken) < count:
        received = line.sock.recv(count - len(taken))
        if not received:
            raise ConnectionError
        taken += received
    return taken


def _text(line: Line) -> str:
    return _take(line, _take(line, 1)[0]).decode()
