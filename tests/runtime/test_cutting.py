"""A cut ends what a thread waits for, and touches no other connection."""

import socket
from collections.abc import Callable, Generator

import pytest

from generator.runtime.cutting import Cut, close_line, open_socket


class Stream:
    """A network stream, as `httpcore` hands it out."""

    def __init__(self, found: object) -> None:
        self.found = found

    def get_extra_info(self, info: str) -> object:
        """Return the socket."""
        return self.found if info == "socket" else None


@pytest.fixture(name="pair")
def connected() -> Generator[tuple[socket.socket, socket.socket]]:
    """Provide both ends of a connection."""
    ours, theirs = socket.socketpair()
    with ours, theirs:
        theirs.settimeout(10)
        yield ours, theirs


Pair = tuple[socket.socket, socket.socket]


@pytest.mark.parametrize(
    "event",
    [
        "connection.connect_tcp.complete",
        "connection.connect_unix_socket.complete",
        "socks.connect_tcp.complete",
    ],
)
def test_a_new_connection_is_cut(pair: Pair, event: str) -> None:
    """Whoever waits for it reads its end."""
    ours, theirs = pair
    cut = Cut()
    cut.trace(event, {"return_value": Stream(ours)})
    cut()
    assert cut.happened
    assert theirs.recv(1) == b""
    assert ours.recv(1) == b""
    close_line(cut.let_go())


def test_a_connection_that_was_being_opened_can_be_abandoned(pair: Pair) -> None:
    """Nobody else would close it."""
    ours, theirs = pair
    cut = Cut()
    cut.trace("socks.connect_tcp.complete", {"return_value": Stream(ours)})
    cut.trace("socks.setup_socks5_connection.failed", {"exception": OSError()})
    cut.abandon()
    assert ours.fileno() == -1
    assert theirs.recv(1) == b""


def test_a_connection_that_serves_is_not_abandoned(pair: Pair) -> None:
    """Who has it closes it."""
    ours, _ = pair
    cut = Cut()
    cut.trace("connection.connect_tcp.complete", {"return_value": Stream(ours)})
    cut.trace("http11.send_request_headers.started", {})
    cut.abandon()
    assert cut.let_go() is None
    assert ours.fileno() >= 0


def test_a_connection_that_comes_after_the_cut_is_cut(pair: Pair) -> None:
    """There was nothing to cut before."""
    ours, theirs = pair
    cut = Cut()
    cut()
    with pytest.raises(TimeoutError):
        cut.trace("connection.connect_tcp.complete", {"return_value": Stream(ours)})
    cut.abandon()
    assert theirs.recv(1) == b""


def test_a_line_that_comes_after_the_cut_is_cut(pair: Pair) -> None:
    """It was known before, but not to this attempt."""
    ours, theirs = pair
    cut = Cut()
    cut()
    cut.hold(ours)
    assert theirs.recv(1) == b""
    close_line(cut.let_go())


def test_a_connection_in_a_handshake_is_cut(pair: Pair) -> None:
    """The socket that was seen is detached then, and another one hides it."""
    ours, theirs = pair
    cut = Cut()
    cut.trace("connection.connect_tcp.complete", {"return_value": Stream(ours)})
    with socket.socket(fileno=ours.detach()) as hidden:
        cut()
        assert theirs.recv(1) == b""
        assert hidden.recv(1) == b""
    close_line(cut.let_go())


def test_a_connection_that_was_let_go_is_not_cut(pair: Pair) -> None:
    """It serves somebody else."""
    ours, theirs = pair
    cut = Cut()
    cut.trace("connection.connect_tcp.complete", {"return_value": Stream(ours)})
    close_line(cut.let_go())
    cut()
    ours.send(b"x")
    assert theirs.recv(1) == b"x"


def test_a_closed_connection_does_not_take_another_along(pair: Pair) -> None:
    """The line keeps its descriptor from being given to the next connection."""
    ours, theirs = pair
    cut = Cut()
    cut.trace("connection.connect_tcp.complete", {"return_value": Stream(ours)})
    ours.close()
    others = socket.socketpair()
    with others[0], others[1]:
        cut()
        assert theirs.recv(1) == b""
        others[0].send(b"x")
        assert others[1].recv(1) == b"x"
    close_line(cut.let_go())


def test_the_last_connection_is_the_one_to_cut(pair: Pair) -> None:
    """An idle one may turn out to be dead, and be replaced."""
    ours, theirs = pair
    others = socket.socketpair()
    cut = Cut()
    with others[0], others[1]:
        for each in (others[0], ours):
            cut.trace("connection.connect_tcp.complete", {"return_value": Stream(each)})
        cut()
        assert theirs.recv(1) == b""
        others[0].send(b"x")
        assert others[1].recv(1) == b"x"
    close_line(cut.let_go())


def test_a_shared_connection_is_not_cut(pair: Pair) -> None:
    """Over HTTP/2 it serves other attempts as well."""
    ours, theirs = pair
    cut = Cut()
    cut.trace("connection.connect_tcp.complete", {"return_value": Stream(ours)})
    cut.trace_shared("http2.send_request_headers.started", {})
    cut()
    ours.send(b"x")
    assert theirs.recv(1) == b"x"


def test_other_events_are_of_no_interest(pair: Pair) -> None:
    """The connection stays known."""
    ours, theirs = pair
    cut = Cut()
    cut.trace("connection.connect_tcp.complete", {"return_value": Stream(ours)})
    cut.trace("http11.receive_response_headers.complete", {"return_value": ()})
    cut()
    assert theirs.recv(1) == b""
    close_line(cut.let_go())


def test_a_cut_may_come_too_late(pair: Pair) -> None:
    """The other side was faster."""
    ours, theirs = pair
    cut = Cut()
    cut.trace("connection.connect_tcp.complete", {"return_value": Stream(ours)})
    theirs.close()
    cut()
    cut()
    close_line(cut.let_go())
    assert cut.let_go() is None
    cut()


def closed() -> socket.socket:
    with socket.socket() as found:
        return found


@pytest.mark.parametrize(
    "make",
    [object, lambda: Stream(None), lambda: Stream("text"), lambda: Stream(closed())],
)
def test_what_has_no_open_socket_is_not_cut(make: Callable[[], object]) -> None:
    """A transport may be made of something else."""
    cut = Cut()
    cut.trace("connection.connect_tcp.complete", {"return_value": make()})
    cut()
    cut.abandon()
    assert cut.let_go() is None
    assert open_socket(make()) is None


def test_a_process_out_of_descriptors_goes_on(
    pair: Pair, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The attempt is not cut then."""

    def full(*_: object) -> socket.socket:
        raise OSError

    monkeypatch.setattr(socket, "fromfd", full)
    cut = Cut()
    cut.trace("connection.connect_tcp.complete", {"return_value": Stream(pair[0])})
    assert cut.let_go() is None
