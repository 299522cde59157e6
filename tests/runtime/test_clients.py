"""Clients hold connections, and let them go."""

import httpx
import pytest

from generator.runtime.answers import empty_answer
from generator.runtime.auth import AccessToken
from generator.runtime.calls import Call
from generator.runtime.clients import AsyncClient, SyncClient
from generator.runtime.errors import ClosedError
from generator.runtime.settings import ClientSettings

SETTINGS = ClientSettings(
    base_url="https://example.org/v2",
    auth=AccessToken("secret"),
    headers={"Tenant-Name": "acme"},
    user_agent="x/1",
)
CALL = Call(method="GET", template="/", answers={204: empty_answer})


class Client(SyncClient):
    """A client with one operation."""

    def ping(self) -> None:
        """Make the call."""
        self._transport.send(CALL)


class AsyncPinger(AsyncClient):
    """An async client with one operation."""

    async def ping(self) -> None:
        """Make the call."""
        await self._transport.send(CALL)


class Spy(httpx.MockTransport):
    """Answers every request and knows whether it was closed."""

    def __init__(self) -> None:
        super().__init__(lambda _: httpx.Response(204))
        self.closed = 0

    def close(self) -> None:
        """Note that it was closed."""
        self.closed += 1

    async def aclose(self) -> None:
        """Note that it was closed."""
        self.closed += 1


def test_a_client_closes_its_transport() -> None:
    """At the end of the block, and not before."""
    spy = Spy()
    with Client(SETTINGS, spy) as client:
        client.ping()
        assert spy.closed == 0
    assert spy.closed == 1
    with pytest.raises(ClosedError):
        client.ping()


async def test_an_async_client_closes_its_transport() -> None:
    """At the end of the block, and not before."""
    spy = Spy()
    async with AsyncPinger(SETTINGS, spy) as client:
        await client.ping()
        assert spy.closed == 0
    assert spy.closed == 1
    with pytest.raises(ClosedError):
        await client.ping()


def test_a_client_enters_as_itself() -> None:
    """So that its resources are known in the block."""
    made = Client(SETTINGS, Spy())
    with made as client:
        assert client is made


def test_clients_show_their_base_url_only() -> None:
    """Neither token nor tenant."""
    assert repr(SyncClient(SETTINGS)) == "SyncClient(base_url='https://example.org/v2')"
    assert repr(AsyncClient(SETTINGS)) == (
        "AsyncClient(base_url='https://example.org/v2')"
    )


async def test_a_client_that_was_never_used_closes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """There is nothing to close, and nothing was opened for it."""
    opened: list[object] = []
    monkeypatch.setattr(httpx, "HTTPTransport", opened.append)
    monkeypatch.setattr(httpx, "AsyncHTTPTransport", opened.append)
    with SyncClient(SETTINGS):
        pass
    async with AsyncClient(SETTINGS):
        pass
    assert opened == []
