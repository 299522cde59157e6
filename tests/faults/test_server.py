"""The server misbehaves exactly as it is told, or the other tests prove nothing."""

import contextlib
import socket
import ssl
from collections.abc import Callable
from typing import Final

import pytest

from faults.certificates import (
    expired,
    of_another_authority,
    of_another_host,
    trusting,
    valid,
)
from faults.faults import closes, drips, falls_silent, floods, reply, resets, says
from faults.server import Full, Refusing, Server

ASKED: Final = b"GET /a HTTP/1.1\r\nHost: x\r\n\r\n"
POSTED: Final = b"POST /b HTTP/1.1\r\nContent-Length: 3\r\n\r\nabc"


def connected(port: int) -> socket.socket:
    """Connect, and give up rather than wait for ever."""
    return socket.create_connection(("127.0.0.1", port), timeout=20)


def everything(connection: socket.socket) -> bytes:
    """Read until the server has nothing more to say."""
    return b"".join(iter(lambda: connection.recv(65536), b""))


def test_steps_are_played_in_their_order() -> None:
    """The last one is played for every request that follows."""
    script = (says(b"1"), says(b"2"))
    with Server(script) as server, connected(server.port) as client:
        for expected in (b"1", b"2", b"2"):
            client.sendall(ASKED)
            assert client.recv(9) == expected
    assert server.sent == 3


def test_the_order_spans_connections() -> None:
    """A client that reconnects meets the next step."""
    with Server((closes(b"1"), closes(b"2"))) as server:
        for expected in (b"1", b"2"):
            with connected(server.port) as client:
                client.sendall(ASKED)
                assert everything(client) == expected
        assert server.connections == 2


def test_requests_are_kept() -> None:
    """Each with its method, target, headers and body."""
    with Server((says(b"!"),)) as server, connected(server.port) as client:
        client.sendall(ASKED + POSTED)
        assert client.recv(1)
        assert client.recv(1)
        first, second = server.requests
    assert (first.method, first.target, first.headers) == ("GET", "/a", {"host": "x"})
    assert (second.method, second.body) == ("POST", b"abc")


def test_half_a_request_is_none() -> None:
    """Its connection ends without one."""
    with Server((says(b"!"),)) as server:
        with connected(server.port) as client:
            client.sendall(POSTED[:-1])
            client.shutdown(socket.SHUT_WR)
            assert everything(client) == b""
        assert not server.requests


def test_a_reset_is_one() -> None:
    """It comes after the content."""
    with Server((resets(b"1"),)) as server, connected(server.port) as client:
        client.sendall(ASKED)
        with pytest.raises(ConnectionResetError):
            everything(client)


def test_a_step_can_come_before_the_request() -> None:
    """It is done as soon as there is a connection."""
    script = (resets(on_accept=True), closes(b"1", on_accept=True))
    with Server(script) as server:
        with pytest.raises(ConnectionResetError), connected(server.port) as client:
            everything(client)
        with connected(server.port) as client:
            assert everything(client) == b"1"
        assert server.connections == 2
        assert not server.requests


def test_silence_lasts_until_the_client_leaves() -> None:
    """A client that waits waits for ever."""
    with Server((falls_silent(b"1"),)) as server, connected(server.port) as client:
        client.sendall(ASKED)
        assert client.recv(9) == b"1"
        client.settimeout(0.1)
        with pytest.raises(TimeoutError):
            client.recv(1)


def test_dripping_lasts_until_the_client_leaves() -> None:
    """Each part comes alone, and the first comes again after the last."""
    with Server((drips(b"0", (b"1", b"2")),)) as server:
        with connected(server.port) as client:
            client.sendall(ASKED)
            seen = b"".join(client.recv(1) for _ in range(8))
        assert seen == b"01212121"


def test_a_flood_ends_with_the_client() -> None:
    """What nobody reads is not sent."""
    script = (floods(b"", bytes(2**20), 1000),)
    with Server(script) as server, connected(server.port) as client:
        client.sendall(ASKED)
        assert client.recv(9)
    assert server.sent < 100 * 2**20


def test_a_connection_left_open_is_noticed() -> None:
    """A test of a client that leaks fails."""
    server = Server((says(b"1"),), grace=0.05)
    with contextlib.ExitStack() as stack:
        stack.enter_context(server)
        client = connected(server.port)
        client.sendall(ASKED)
        assert client.recv(1)
        with client, pytest.raises(AssertionError, match="left 1 connections open"):
            stack.close()


def test_nobody_listens_where_connections_are_refused() -> None:
    """Every attempt fails at once."""
    with Refusing() as nobody, pytest.raises(ConnectionRefusedError):
        connected(nobody.port)


def test_nobody_gets_through_where_the_queue_is_full() -> None:
    """Every attempt lasts for ever."""
    with Full() as full, pytest.raises(TimeoutError):
        socket.create_connection(("127.0.0.1", full.port), timeout=0.1)


def asked_with_tls(server: Server) -> bytes:
    """Ask once over an encrypted connection."""
    with (
        connected(server.port) as plain,
        trusting().wrap_socket(plain, server_hostname="127.0.0.1") as client,
    ):
        client.sendall(ASKED)
        return client.recv(9)


def test_encryption_works() -> None:
    """With a certificate that its own authority vouches for."""
    with Server((says(b"1"),), tls=valid()) as server:
        assert server.url.startswith("https://")
        assert asked_with_tls(server) == b"1"


@pytest.mark.parametrize(
    ("context", "problem"),
    [
        (expired, "certificate has expired"),
        (of_another_host, "IP address mismatch"),
        (of_another_authority, "unable to get local issuer|self-signed"),
    ],
)
def test_a_bad_certificate_is_bad_for_one_reason(
    context: Callable[[], ssl.SSLContext], problem: str
) -> None:
    """No other would prove that this one is found."""
    with (
        Server((says(reply(200)),), tls=context()) as server,
        pytest.raises(ssl.SSLCertVerificationError, match=problem),
    ):
        asked_with_tls(server)
