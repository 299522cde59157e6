"""Clients hold connections, and let them go."""

import copy
import logging
import os
import pickle
import subprocess
import sys
import threading
from collections.abc import Callable, Generator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Self

import anyio
import httpx
import pytest

import generator
from generator.runtime.answers import empty_answer
from generator.runtime.auth import AccessToken, ClientCredentials
from generator.runtime.calls import Call
from generator.runtime.clients import AsyncClient, SyncClient, _Client
from generator.runtime.description import Description
from generator.runtime.errors import ArgumentError, ClosedError
from generator.runtime.options import Options
from generator.runtime.setup import Setup
from generator.runtime.sharing import Shared
from generator.runtime.threads import Threads
from runtime.scripted import FINE, script
from runtime.unchecked import made

API = Description(
    user_agent="x/1",
    server="https://api.{environment}.example.org/v2",
    oauth_url="https://auth.{environment}.example.org/{tenant}/token",
    allowed={"environment": ("eu", "us")},
    headers={"Tenant-Name": "tenant"},
)
GIVEN = Setup(description=API, arguments={"environment": "eu", "tenant": "acme"})
TOKEN = AccessToken("token-secret")
CREDENTIALS = ClientCredentials("id", "client-secret")
BASE_URL = "https://api.eu.example.org/v2"

PING: Call[None] = Call(method="GET", template="/", answers={2: empty_answer})


class Client(SyncClient):
    """A client with one operation."""

    def ping(self) -> None:
        """Make the call."""
        self._session.send(lambda: PING)

    def with_options(
        self,
        tenant: str | None = None,
        headers: dict[str, str] | None = None,
        timeout: float | None = None,
    ) -> Self:
        """Return a client that differs."""
        options = self._options.changed(headers=headers, timeout=timeout)
        return self._changed(options, tenant=tenant)


class AsyncPinger(AsyncClient):
    """An async client with one operation."""

    async def ping(self) -> None:
        """Make the call."""
        await self._session.send(lambda: PING)

    def with_options(
        self,
        tenant: str | None = None,
        headers: dict[str, str] | None = None,
        timeout: float | None = None,
    ) -> Self:
        """Return a client that differs."""
        options = self._options.changed(headers=headers, timeout=timeout)
        return self._changed(options, tenant=tenant)


class Spy(httpx.MockTransport):
    """Answers every request, and knows them, and whether it was closed."""

    def __init__(self) -> None:
        super().__init__(self._answer)
        self.requests: list[httpx.Request] = []
        self.closed = 0

    def close(self) -> None:
        """Note that it was closed."""
        self.closed += 1

    async def aclose(self) -> None:
        """Note that it was closed."""
        self.closed += 1

    def _answer(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        if request.url.host.startswith("auth."):
            token = f"of {request.url.path}".translate({32: "-", 47: "-"})
            return httpx.Response(200, json={"access_token": token})
        return httpx.Response(204)


def client(spy: Spy, auth: AccessToken | ClientCredentials = TOKEN) -> Client:
    """Return a sync client."""
    return Client(GIVEN, auth, transport=spy)


def pinger(spy: Spy, auth: AccessToken | ClientCredentials = TOKEN) -> AsyncPinger:
    """Return an async client."""
    return AsyncPinger(GIVEN, auth, transport=spy)


def test_a_client_closes_its_transport() -> None:
    """At the end of the block, once, and not before."""
    spy = Spy()
    with client(spy) as made_client:
        made_client.ping()
        assert spy.closed == 0
    made_client.close()
    assert spy.closed == 1
    with pytest.raises(ClosedError):
        made_client.ping()
    assert len(spy.requests) == 1


async def test_an_async_client_closes_its_transport() -> None:
    """At the end of the block, once, and not before."""
    spy = Spy()
    async with pinger(spy) as made_client:
        await made_client.ping()
        assert spy.closed == 0
    await made_client.aclose()
    assert spy.closed == 1
    with pytest.raises(ClosedError):
        await made_client.ping()
    assert len(spy.requests) == 1


async def test_a_client_closes_after_an_error() -> None:
    """And does not hide it."""
    spy = Spy()
    with pytest.raises(KeyError), client(spy):
        raise KeyError
    with pytest.raises(KeyError):
        async with pinger(spy):
            raise KeyError
    assert spy.closed == 2


async def test_a_client_enters_as_itself() -> None:
    """So that its resources are known in the block."""
    blocking, awaiting = client(Spy()), pinger(Spy())
    with blocking as entered:
        assert entered is blocking
    async with awaiting as other:
        assert other is awaiting


def test_clients_show_their_base_url_only() -> None:
    """Neither token nor tenant."""
    assert repr(client(Spy())) == f"Client(base_url='{BASE_URL}')"
    assert repr(pinger(Spy())) == f"AsyncPinger(base_url='{BASE_URL}')"


async def test_a_client_that_was_never_used_closes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """There is nothing to close, and nothing was opened for it."""
    opened: list[object] = []
    monkeypatch.setattr(httpx, "HTTPTransport", opened.append)
    monkeypatch.setattr(httpx, "AsyncHTTPTransport", opened.append)
    with Client(GIVEN, TOKEN):
        pass
    async with AsyncPinger(GIVEN, TOKEN):
        pass
    assert opened == []


def test_nothing_is_done_behind_anybodys_back() -> None:
    """A client that is forgotten is not closed by whoever collects it."""
    for kind in (SyncClient, AsyncClient, Shared):
        assert not hasattr(kind, "__del__")


def test_what_cannot_be_is_refused_at_once() -> None:
    """Before there is anything to call."""
    wrong = Setup(description=API, arguments={"environment": "eu", "tenant": "../x"})
    for kind in (SyncClient, AsyncClient):
        with pytest.raises(ArgumentError, match="tenant: expected"):
            kind(wrong, TOKEN)
        with pytest.raises(ArgumentError, match="auth: expected"):
            made(kind, {"setup": GIVEN, "auth": "token-secret"})
        with pytest.raises(ArgumentError, match="transport"):
            made(kind, {"setup": GIVEN, "auth": TOKEN, "transport": "x"})


@pytest.mark.parametrize("make", [client, pinger])
def test_a_client_stays_in_its_process(
    make: Callable[[Spy], Client | AsyncPinger],
) -> None:
    """It cannot be pickled or copied, and says so."""
    made_client = make(Spy())
    name = type(made_client).__name__
    said = f"a {name} cannot be pickled; make one in each process"
    for way in (pickle.dumps, copy.copy, copy.deepcopy):
        with pytest.raises(TypeError, match=said):
            way(made_client)


FORKING = """
import os, sys
import httpx
from generator.runtime.errors import ForkedError
from runtime.test_clients import GIVEN, PING, TOKEN, Client, Spy

spy = Spy()
client = Client(GIVEN, TOKEN, transport=spy)
client.ping()
child = os.fork()
if child == 0:
    try:
        client.ping()
    except ForkedError as error:
        said = str(error)
    with client:
        pass
    os._exit(7 if "fork" in said and spy.closed == 0 else 1)
_, status = os.waitpid(child, 0)
client.ping()
client.close()
sys.exit(os.waitstatus_to_exitcode(status) if spy.closed == 1 else 2)
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="Windows has no fork")
def test_a_forked_client_makes_no_calls() -> None:
    """It may be closed there, which leaves the connections of the other alone."""
    root = Path(generator.__file__ or "").parents[1]
    paths = [str(root), str(root / "tests")]
    ran = subprocess.run(  # noqa: S603 - our own code
        [sys.executable, "-c", FORKING],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(paths)},
        check=False,
        timeout=60,
    )
    assert ran.returncode == 7


def test_options_change_a_copy() -> None:
    """The original stays as it was, and both share the connections."""
    spy = Spy()
    first = Client(
        Setup(
            description=API,
            arguments=GIVEN.arguments,
            options=Options(headers={"X-A": "1"}, deadline=5, timeout=4),
        ),
        TOKEN,
        transport=spy,
    )
    second = first.with_options(tenant="other", headers={"x-a": "2"}, timeout=3)
    assert type(second) is Client
    for each in (first, second, first):
        each.ping()
    heads = [request.headers for request in spy.requests]
    assert [head.get_list("X-A") for head in heads] == [["1"], ["2"], ["1"]]
    assert [head["Tenant-Name"] for head in heads] == ["acme", "other", "acme"]
    times = [each.extensions["timeout"]["read"] for each in spy.requests]
    assert times == [4, 3, 4]


def test_closing_one_closes_all() -> None:
    """They share the connections."""
    spy = Spy()
    first = client(spy)
    second = first.with_options(tenant="other")
    second.close()
    assert spy.closed == 1
    with pytest.raises(ClosedError):
        first.ping()


async def test_async_options_change_a_copy() -> None:
    """The original stays as it was, and both share the connections."""
    spy = Spy()
    first = pinger(spy)
    second = first.with_options(tenant="other")
    for each in (first, second, first):
        await each.ping()
    tenants = [request.headers["Tenant-Name"] for request in spy.requests]
    assert tenants == ["acme", "other", "acme"]
    await second.aclose()
    with pytest.raises(ClosedError):
        await first.ping()


class Named(Client):
    """A caller's own client, which knows more than ours."""

    def __init__(self, name: str, spy: Spy) -> None:
        super().__init__(GIVEN, TOKEN, transport=spy)
        self.name = name


class AsyncNamed(AsyncPinger):
    """A caller's own async client, which knows more than ours."""

    def __init__(self, name: str, spy: Spy) -> None:
        super().__init__(GIVEN, TOKEN, transport=spy)
        self.name = name


async def test_a_changed_client_keeps_what_a_subclass_added() -> None:
    """Each has its own attributes from then on; what was changed is changed."""
    spy = Spy()
    first, other = Named("one", spy), AsyncNamed("one", spy)
    second, another = first.with_options(tenant="two"), other.with_options(tenant="two")
    assert type(second) is Named
    assert type(another) is AsyncNamed
    assert second.name == another.name == "one"
    second.name = another.name = "two"
    assert first.name == other.name == "one"
    second.ping()
    first.ping()
    await another.ping()
    await other.ping()
    tenants = [request.headers["Tenant-Name"] for request in spy.requests]
    assert tenants == ["two", "acme"] * 2


def test_what_cannot_be_changed_is_refused() -> None:
    """The original is not harmed."""
    first = client(Spy())
    with pytest.raises(ArgumentError, match="tenant: expected"):
        first.with_options(tenant="../x")
    with pytest.raises(ArgumentError, match="has an argument of its own"):
        first.with_options(headers={"Tenant-Name": "other"})
    first.ping()


def test_each_tenant_has_its_token() -> None:
    """Which all clients of the tenant share."""
    spy = Spy()
    first = client(spy, CREDENTIALS)
    second = first.with_options(tenant="other")
    for each in (first, second, first, second, first.with_options(timeout=3)):
        each.ping()
    assert [request.url.path for request in spy.requests] == [
        "/acme/token",
        "/v2/",
        "/other/token",
        *["/v2/"] * 4,
    ]
    tokens = [each.headers.get("Authorization") for each in spy.requests]
    assert [token for token in tokens if token] == [
        "Bearer of--acme-token",
        "Bearer of--other-token",
        "Bearer of--acme-token",
        "Bearer of--other-token",
        "Bearer of--acme-token",
    ]


def logged(client: Client) -> list[object]:
    """Return what two lines in the log of `httpx` show of their URLs."""
    shown: list[object] = []
    for url in (f"{BASE_URL}/x?patient=Ada", "https://auth.eu.example.org/acme/token"):
        record = logging.makeLogRecord({"msg": "%s %s", "args": ("", httpx.URL(url))})
        assert client.log_filter().filter(record)
        shown.append(record.getMessage().strip())
    return shown


def test_a_client_shortens_its_urls_in_logs() -> None:
    """Those of the API, and those of the token endpoint if there is one."""
    assert logged(client(Spy())) == [
        "https://api.eu.example.org/...",
        "https://auth.eu.example.org/...",
    ]
    plain = Setup(
        description=Description(user_agent="x/1"), arguments={}, base_url=BASE_URL
    )
    assert logged(Client(plain, TOKEN, transport=Spy())) == [
        "https://api.eu.example.org/...",
        "https://auth.eu.example.org/acme/token",
    ]


@pytest.mark.parametrize("backend", ["asyncio", "trio"])
def test_an_async_client_serves_one_loop_after_the_other(backend: str) -> None:
    """It keeps its token, and needs nothing else of the first."""
    spy = Spy()
    first = pinger(spy, CREDENTIALS)
    for _ in range(2):
        anyio.run(first.ping, backend=backend)
    paths = [request.url.path for request in spy.requests]
    assert paths == ["/acme/token", "/v2/", "/v2/"]


def test_a_client_has_to_make_calls() -> None:
    """What both kinds have in common does not, alone."""
    with pytest.raises(NotImplementedError):
        _Client(GIVEN, Shared(script(FINE), Threads(), TOKEN))


class Handler(BaseHTTPRequestHandler):
    """Answers over a real socket, and keeps it open."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Note who asks from where."""
        ports.append(self.client_address[1])
        self.send_response(204)
        self.end_headers()

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Say nothing."""


ports: list[int] = []
"""From which the requests of a test came."""


@pytest.fixture(name="there")
def served(monkeypatch: pytest.MonkeyPatch) -> Generator[Setup]:
    """Serve on this machine; a proxy for other machines does not answer."""
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:1")
    ports.clear()
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as http:
        thread = threading.Thread(target=http.serve_forever, args=(0.01,))
        thread.start()
        base_url = f"http://127.0.0.1:{http.server_port}"
        yield Setup(description=API, arguments=GIVEN.arguments, base_url=base_url)
        http.shutdown()
        thread.join()


def test_a_client_keeps_its_connection(there: Setup) -> None:
    """Over a real socket, straight to this machine."""
    with Client(there, TOKEN) as made_client:
        made_client.ping()
        made_client.with_options(tenant="other").ping()
    assert len(ports) == 2
    assert len(set(ports)) == 1


async def test_an_async_client_keeps_its_connection(there: Setup) -> None:
    """Over a real socket, straight to this machine."""
    async with AsyncPinger(there, TOKEN) as made_client:
        await made_client.ping()
        await made_client.with_options(tenant="other").ping()
    assert len(ports) == 2
    assert len(set(ports)) == 1


async def test_clients_borrow_a_clients_connections() -> None:
    """And leave it open, for it is not theirs."""
    spy = Spy()
    with httpx.Client(transport=spy, headers={"X-Theirs": "1"}) as theirs:
        with Client(GIVEN, TOKEN, http_client=theirs) as made_client:
            made_client.ping()
        assert not theirs.is_closed
    async with httpx.AsyncClient(transport=spy) as others:
        async with AsyncPinger(GIVEN, TOKEN, http_client=others) as awaiting:
            await awaiting.ping()
        assert not others.is_closed
    assert [each.headers["Authorization"] for each in spy.requests] == [
        "Bearer token-secret"
    ] * 2
