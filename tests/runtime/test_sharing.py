"""Clients that are made of each other share connections and tokens."""

import os
import threading

import pytest

from generator.runtime.auth import AccessToken, AsyncAuth, ClientCredentials
from generator.runtime.calls import Call
from generator.runtime.deadlines import Deadline
from generator.runtime.errors import ArgumentError, ClosedError, ForkedError
from generator.runtime.grants import TokenEndpoint
from generator.runtime.sharing import Shared
from generator.runtime.threads import Threads
from generator.runtime.token_answers import TokenAnswer
from generator.runtime.tokens import Tokens
from generator.runtime.waiting import finished
from runtime.scripted import FINE, Script, script

ENDPOINT = TokenEndpoint("https://auth.example.org/a/token", "/{tenant}/token")
OTHER = TokenEndpoint("https://auth.example.org/b/token", "/{tenant}/token")


async def fetch(call: Call[TokenAnswer], deadline: Deadline) -> TokenAnswer:
    """Fetch no token."""
    raise AssertionError((call, deadline))


def sharing(transport: Script, auth: AsyncAuth | None = None) -> Shared:
    """Return what clients share."""
    return Shared(transport, Threads(), auth)


def test_it_is_open_until_it_is_closed() -> None:
    """Closing it twice closes the connections once."""
    transport = script(FINE)
    shared = sharing(transport)
    shared.check()
    assert transport.closed == 0
    finished(shared.aclose())
    finished(shared.aclose())
    assert transport.closed == 1
    with pytest.raises(ClosedError):
        shared.check()


def test_another_process_can_only_close_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """The connections stay as they are, for the process that they belong to."""
    transport = script(FINE)
    shared = sharing(transport)
    monkeypatch.setattr(os, "getpid", lambda: -1)
    with pytest.raises(ForkedError):
        shared.check()
    finished(shared.aclose())
    assert transport.closed == 0
    with pytest.raises(ClosedError):
        shared.check()


def test_there_may_be_no_tokens() -> None:
    """If there are no credentials."""
    assert sharing(script(FINE)).tokens(ENDPOINT, fetch) is None
    assert sharing(script(FINE)).tokens(None, fetch) is None


def test_each_endpoint_has_its_tokens() -> None:
    """A token of one tenant is none of another."""
    shared = sharing(script(FINE), ClientCredentials("id", "secret"))
    assert shared.tokens(ENDPOINT, fetch) is shared.tokens(ENDPOINT, fetch)
    assert shared.tokens(ENDPOINT, fetch) is not shared.tokens(OTHER, fetch)


def test_a_ready_token_needs_no_endpoint() -> None:
    """Others do."""
    tokens = sharing(script(FINE), AccessToken("abc")).tokens(None, fetch)
    assert tokens is not None
    assert finished(tokens.get(Deadline.after(1))) == "abc"
    with pytest.raises(ArgumentError, match="token_url: missing"):
        sharing(script(FINE), ClientCredentials("id", "secret")).tokens(None, fetch)


def test_many_threads_share_the_tokens() -> None:
    """However soon they want them."""
    shared = sharing(script(FINE), ClientCredentials("id", "secret"))
    start = threading.Barrier(8)
    found: set[Tokens | None] = set()

    def look() -> None:
        start.wait(60)
        found.add(shared.tokens(ENDPOINT, fetch))

    threads = [threading.Thread(target=look) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert len(found) == 1


def test_it_shows_no_secret() -> None:
    """Whether it was closed, and no more."""
    shared = sharing(script(FINE), ClientCredentials("id", "planted"))
    shared.tokens(ENDPOINT, fetch)
    assert repr(shared) == "Shared(_closed=False)"
