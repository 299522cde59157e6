"""What a server sends beyond an answer is not taken for the next one."""

from collections.abc import Callable

import httpx
import pytest

from generator.runtime.network import Network
from generator.runtime.tally import Tally, watch, watch_async
from runtime.asking import WAYS, Way, ask
from runtime.peers import Line, serving

OK = b"HTTP/1.1 200 OK\r\n"
MINE = OK + b"Content-Length: 4\r\n\r\nmine"
THEIRS = OK + b"Content-Length: 6\r\n\r\ntheirs"
CHUNKED = OK + b"Transfer-Encoding: chunked\r\n\r\n4\r\nmine\r\n0\r\n\r\n"
THEIR_CHUNKS = OK + b"Transfer-Encoding: chunked\r\n\r\n6\r\ntheirs\r\n0\r\n\r\n"
NOTHING = b"HTTP/1.1 204 No Content\r\n\r\n"
INTERIM = b"HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n"


def sending(*answers: bytes) -> Callable[[Line], None]:
    """Answer each request of a connection with *answers*, all at once."""

    def behave(line: Line) -> None:
        while line.request():
            line.send(b"".join(answers))

    return behave


def twice(way: Way, url: str) -> list[bytes]:
    """Make two calls, one after the other."""
    told: list[bytes] = []

    async def work() -> None:
        transport = way.open(Network())
        try:
            told.append(await ask(transport, url))
            told.append(await ask(transport, url))
        finally:
            await transport.aclose()

    way.run(work)
    return told


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(
    ("answers", "body"),
    [
        ((MINE, THEIRS), b"mine"),
        ((MINE, THEIR_CHUNKS), b"mine"),
        ((CHUNKED, THEIRS), b"mine"),
        ((CHUNKED, THEIR_CHUNKS), b"mine"),
        ((NOTHING, THEIRS), b""),
        ((INTERIM, MINE, THEIRS), b"mine"),
        ((MINE, b"\r\n"), b"mine"),
    ],
)
def test_no_call_gets_the_answer_to_another(
    way: str, answers: tuple[bytes, ...], body: bytes
) -> None:
    """The connection is given up, for something is left in it."""
    with serving(sending(*answers)) as peer:
        assert twice(WAYS[way], peer.url) == [body, body]
        assert peer.accepted == 2


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(
    "answers", [(MINE,), (CHUNKED,), (NOTHING,), (INTERIM, MINE), (INTERIM, NOTHING)]
)
def test_a_connection_is_used_again(way: str, answers: tuple[bytes, ...]) -> None:
    """If all that came belongs to the answer."""
    with serving(sending(*answers)) as peer:
        twice(WAYS[way], peer.url)
        assert peer.accepted == 1


def response(**headers: str) -> httpx.Response:
    return httpx.Response(
        200, headers=headers, extensions={"http_version": b"HTTP/1.1"}
    )


def test_what_cannot_be_told_is_uneven() -> None:
    """A connection costs less than another patient's data."""
    tally = Tally()
    assert not tally.is_even(response())
    tally.take(b"HTTP/1.1 200 OK\r\n\r\nbody")
    assert not tally.is_even(response())
    assert tally.is_even(httpx.Response(200, extensions={"http_version": b"HTTP/2"}))
    tally.begin()
    tally.take(b"x" * 2**18)
    tally.take(b"\r\n\r\n")
    assert not tally.is_even(response(content_length="0"))


async def test_only_streams_are_watched() -> None:
    """A mock has none."""
    watch(None, Tally())
    watch_async(None, Tally())
