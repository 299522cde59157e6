"""What a server can do instead of answering well."""

import itertools
from collections.abc import Iterable
from typing import Final

from faults.peers import Peer, Step

PAUSE: Final = 0.02
"""Seconds between two parts of what drips."""


def reply(status: int, body: bytes = b"", *headers: str) -> bytes:
    """Write an answer with its right length."""
    return raw(status, body, f"Content-Length: {len(body)}", *headers)


def raw(status: int, body: bytes = b"", *headers: str) -> bytes:
    """Write an answer with these headers alone."""
    lines = (f"HTTP/1.1 {status} Whatever", *headers, "", "")
    return "\r\n".join(lines).encode("latin-1") + body


def chunk(content: bytes) -> bytes:
    """Write one chunk of a chunked body."""
    return b"%x\r\n%s\r\n" % (len(content), content)


def says(content: bytes) -> Step:
    """Send *content*, and wait for the next request."""
    return Step(lambda peer: peer.send(content))


def closes(content: bytes = b"", *, on_accept: bool = False) -> Step:
    """Send *content*, and close the connection."""

    def play(peer: Peer) -> None:
        peer.close(content)

    return Step(play, on_accept)


def resets(content: bytes = b"", *, on_accept: bool = False) -> Step:
    """Send *content*, and reset the connection."""

    def play(peer: Peer) -> None:
        peer.send(content)
        peer.reset()

    return Step(play, on_accept)


def resets_handshake() -> Step:
    """Reset the connection when the client has begun to encrypt it."""

    def play(peer: Peer) -> None:
        # Before that, Python's own way to begin leaves a socket open.
        peer.wait_until_begun()
        peer.reset()

    return Step(play, on_accept=True)


def falls_silent(content: bytes = b"", *, on_accept: bool = False) -> Step:
    """Send *content*, and nothing more for ever."""

    def play(peer: Peer) -> None:
        peer.send(content)
        peer.wait_until_left()

    return Step(play, on_accept)


def ignores_everything() -> Step:
    """Read nothing and say nothing."""
    return Step(lambda peer: peer.ignore(), on_accept=True)


def drips(content: bytes, parts: Iterable[bytes], *, on_accept: bool = False) -> Step:
    """Send *content*, and then *parts* for ever, slowly enough to time out nothing."""
    endless = tuple(parts)

    def play(peer: Peer) -> None:
        peer.send(content)
        peer.drip(itertools.cycle(endless), PAUSE)

    return Step(play, on_accept)


def floods(head: bytes, part: bytes, times: int) -> Step:
    """Send *head*, and then *part* so many times, as fast as the client takes it."""

    def play(peer: Peer) -> None:
        peer.send(head)
        for _ in range(times):
            peer.send(part)

    return Step(play)
