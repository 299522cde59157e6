"""Errors that are not the package's own show nothing of the call either."""

import asyncio
from collections.abc import Iterator
from pathlib import Path
from traceback import FrameSummary, TracebackException
from typing import Final

import pytest

from corti_interactions import AccessToken, AsyncCortiClient, CortiClient

PLANTED: Final = "planted"
ID: Final = "0" * 8 + "-0000" * 3 + "-" + "0" * 12
HARMLESS: Final = {"paging", "timeouts"}
"""Modules whose frames hold nothing: pagers as such, and `asyncio.timeout`."""


def chained(error: BaseException | None) -> Iterator[BaseException]:
    """Yield *error* and all that led to it."""
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


def frames(error: BaseException) -> list[FrameSummary]:
    """Return the frames that an error report shows, but not those of this file."""
    return [
        frame
        for each in chained(error)
        for frame in TracebackException.from_exception(each, capture_locals=True).stack
        if frame.filename != __file__
    ]


def assert_discreet(error: BaseException) -> None:
    """Look at all that hangs on *error*."""
    assert {Path(frame.filename).stem for frame in frames(error)} <= HARMLESS
    assert [frame for frame in frames(error) if PLANTED in str(frame.locals)] == []


@pytest.mark.parametrize("anyio_backend", ["asyncio"])
@pytest.mark.parametrize("lists", [True, False])
async def test_a_timeout_of_the_caller_shows_nothing(*, lists: bool) -> None:
    """Neither the token nor the patient, when the answer does not come in time."""

    async def keep_silent(
        reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        asked.append(await reader.readuntil(b"\r\n\r\n"))
        timeout.reschedule(0)
        await reader.read()
        writer.close()

    asked: list[bytes] = []
    server = await asyncio.start_server(keep_silent, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    async with (
        server,
        AsyncCortiClient(
            auth=AccessToken(PLANTED), tenant="a", base_url=f"http://127.0.0.1:{port}"
        ) as client,
    ):
        listing = client.interactions.list(patient=PLANTED)
        timeout = asyncio.timeout(20)
        with pytest.raises(TimeoutError) as caught:
            async with timeout:
                await (listing.first() if lists else client.interactions.get(ID))
    [request] = asked
    assert PLANTED.encode() in request
    assert isinstance(caught.value.__cause__, asyncio.CancelledError)
    assert_discreet(caught.value)


@pytest.mark.parametrize("kind", [LookupError, KeyboardInterrupt])
def test_an_error_of_a_callable_shows_nothing_but_the_callable(
    kind: type[BaseException],
) -> None:
    """It is the caller's own, and what called it stays out of the report."""

    def failing() -> str:
        raise kind("told")

    with CortiClient(auth=failing, tenant="a") as client:
        listing = client.interactions.list(patient=PLANTED)
        for work in (lambda: next(iter(listing)), listing.first):
            with pytest.raises(kind, match="told") as caught:
                work()
            assert caught.traceback[-1].name == "failing"
            assert_discreet(caught.value)
        with pytest.raises(kind, match="told") as caught:
            client.interactions.get(ID)
        assert [each.name for each in caught.traceback][1:] == ["failing"]


async def test_an_error_of_an_async_callable_shows_nothing_but_the_callable() -> None:
    """It is the caller's own, and what awaited it stays out of the report."""

    async def failing() -> str:
        raise LookupError("told")

    async with AsyncCortiClient(auth=failing, tenant="a") as client:
        listing = client.interactions.list(patient=PLANTED)
        for work in (lambda: anext(aiter(listing)), listing.first):
            with pytest.raises(LookupError, match="told") as caught:
                await work()
            assert caught.traceback[-1].name == "failing"
            assert_discreet(caught.value)
        with pytest.raises(LookupError, match="told") as caught:
            await client.interactions.get(ID)
        assert [each.name for each in caught.traceback][1:] == ["failing"]
