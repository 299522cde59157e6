"""A caller's own client of httpx makes the calls, in its own way."""

from collections.abc import Iterator

import httpx
import pytest

from corti_interactions import (
    ArgumentError,
    AsyncCortiClient,
    ClosedError,
    CortiClient,
    CortiError,
    Network,
    TransportError,
)
from faults.answers import GOOD
from faults.body_cases import ONE
from faults.calls import GET
from faults.certificates import trusting
from faults.clients import ONCE, TOKEN
from network.proxies import HttpProxy
from network.serving import NAME, good, secured
from runtime.peers import Line, Peer, serving

URL = f"https://{NAME}/v2"
TUNNEL = f"CONNECT {NAME}:443 HTTP/1.1"


@pytest.fixture(name="api")
def an_api() -> Iterator[Peer]:
    """Provide the server where all proxies lead."""
    with serving(good, secured()) as peer:
        yield peer


@pytest.fixture(name="proxy")
def a_proxy(api: Peer) -> HttpProxy:
    """Provide what leads there."""
    return HttpProxy(api.port)


@pytest.fixture(name="leading")
def a_leading_proxy(proxy: HttpProxy) -> Iterator[str]:
    """Provide the URL of the proxy."""
    with serving(proxy) as peer:
        yield f"http://127.0.0.1:{peer.port}"


def lending(client: httpx.Client, url: str = URL) -> CortiClient:
    """Make our client with the caller's."""
    return CortiClient(
        auth=TOKEN, tenant="acme", base_url=url, retries=ONCE, http_client=client
    )


def lending_tasks(client: httpx.AsyncClient, url: str = URL) -> AsyncCortiClient:
    """Make our client with the caller's."""
    return AsyncCortiClient(
        auth=TOKEN, tenant="acme", base_url=url, retries=ONCE, http_client=client
    )


def test_its_hooks_are_called(api: Peer) -> None:
    """With each request and each response, whole URLs and all."""
    requests: list[httpx.Request] = []
    responses: list[httpx.Response] = []
    with httpx.Client(
        verify=trusting(),
        headers={"X-Theirs": "1"},
        event_hooks={"request": [requests.append], "response": [responses.append]},
    ) as theirs:
        with lending(theirs, f"https://127.0.0.1:{api.port}") as client:
            assert GET.blocking(client) == ONE.value
            assert GET.blocking(client) == ONE.value
        assert not theirs.is_closed
    assert [it.headers["Authorization"] for it in requests] == [
        "Bearer planted-token"
    ] * 2
    assert [it.status_code for it in responses] == [200, 200]
    assert api.accepted == 1


async def test_its_hooks_are_awaited(api: Peer) -> None:
    """With each request and each response, whole URLs and all."""
    seen: list[object] = []

    async def hook(event: httpx.Request | httpx.Response) -> None:
        seen.append(type(event))

    async with httpx.AsyncClient(
        verify=trusting(), event_hooks={"request": [hook], "response": [hook]}
    ) as theirs:
        async with lending_tasks(theirs, f"https://127.0.0.1:{api.port}") as client:
            assert await GET.awaiting(client) == ONE.value
        assert not theirs.is_closed
    assert seen == [httpx.Request, httpx.Response]


def test_a_hook_may_read_the_response(api: Peer) -> None:
    """The call has it all the same."""
    read: list[bytes] = []

    def hook(response: httpx.Response) -> None:
        read.append(response.read())

    with (
        httpx.Client(verify=trusting(), event_hooks={"response": [hook]}) as theirs,
        lending(theirs, f"https://127.0.0.1:{api.port}") as client,
    ):
        assert GET.blocking(client) == ONE.value
    assert read == [GOOD]


async def test_a_hook_may_await_the_response(api: Peer) -> None:
    """The call has it all the same."""
    read: list[bytes] = []

    async def hook(response: httpx.Response) -> None:
        read.append(await response.aread())

    async with (
        httpx.AsyncClient(
            verify=trusting(), event_hooks={"response": [hook]}
        ) as theirs,
        lending_tasks(theirs, f"https://127.0.0.1:{api.port}") as client,
    ):
        assert await GET.awaiting(client) == ONE.value
    assert read == [GOOD]


def test_its_proxy_is_asked(
    proxy: HttpProxy, leading: str, looked_up: set[str]
) -> None:
    """Ours would be: so it takes no network."""
    with httpx.Client(verify=trusting(), proxy=leading) as theirs:
        with lending(theirs) as client:
            assert GET.blocking(client) == ONE.value
        with pytest.raises(ArgumentError, match=r"^network: has no effect"):
            CortiClient(
                auth=TOKEN,
                tenant="acme",
                http_client=theirs,
                network=Network(proxy=leading),
            )
    assert (proxy.asked, looked_up) == ([TUNNEL], set())


async def test_its_proxy_is_awaited(
    proxy: HttpProxy, leading: str, looked_up: set[str]
) -> None:
    """As ours would be."""
    async with (
        httpx.AsyncClient(verify=trusting(), proxy=leading) as theirs,
        lending_tasks(theirs) as client,
    ):
        assert await GET.awaiting(client) == ONE.value
    assert (proxy.asked, looked_up) == ([TUNNEL], set())


def test_its_mounts_apply(proxy: HttpProxy, leading: str, looked_up: set[str]) -> None:
    """To the hosts that they are for."""
    mount = httpx.HTTPTransport(verify=trusting(), proxy=leading)
    with (
        httpx.Client(verify=trusting(), mounts={f"https://{NAME}": mount}) as theirs,
        lending(theirs) as client,
        lending(theirs, "https://elsewhere.test") as other,
    ):
        assert GET.blocking(client) == ONE.value
        with pytest.raises(TransportError, match="ConnectError"):
            GET.blocking(other)
    assert (proxy.asked, looked_up) == ([TUNNEL], {"elsewhere.test"})


async def test_its_mounts_apply_to_tasks(
    proxy: HttpProxy, leading: str, looked_up: set[str]
) -> None:
    """To the hosts that they are for."""
    mount = httpx.AsyncHTTPTransport(verify=trusting(), proxy=leading)
    async with (
        httpx.AsyncClient(
            verify=trusting(), mounts={f"https://{NAME}": mount}
        ) as theirs,
        lending_tasks(theirs) as client,
        lending_tasks(theirs, "https://elsewhere.test") as other,
    ):
        assert await GET.awaiting(client) == ONE.value
        with pytest.raises(TransportError, match="ConnectError"):
            await GET.awaiting(other)
    assert (proxy.asked, looked_up) == ([TUNNEL], {"elsewhere.test"})


def test_its_own_user_is_not_sent() -> None:
    """Nor does it follow anybody: the token is for the API."""
    seen: list[bytes] = []

    def moving(line: Line) -> None:
        while request := line.request():
            seen.append(request)
            line.send(b"HTTP/1.1 307 No\r\nLocation: /\r\nContent-Length: 0\r\n\r\n")

    with (
        serving(moving) as peer,
        httpx.Client(auth=("me", "secret"), follow_redirects=True) as theirs,
        lending(theirs, f"http://127.0.0.1:{peer.port}") as client,
        pytest.raises(CortiError),
    ):
        GET.blocking(client)
    assert len(seen) == 1
    assert b"\r\nAuthorization: Bearer planted-token" in seen[0]
    assert b"Basic" not in seen[0]


def test_when_it_is_closed_there_are_no_calls(api: Peer) -> None:
    """It is the caller's to close."""
    theirs = httpx.Client(verify=trusting())
    client = lending(theirs, f"https://127.0.0.1:{api.port}")
    assert GET.blocking(client) == ONE.value
    theirs.close()
    with pytest.raises(ClosedError):
        GET.blocking(client)
    assert api.wait_for_open(0)


def test_when_ours_is_closed_it_goes_on(api: Peer) -> None:
    """It may serve others."""
    url = f"https://127.0.0.1:{api.port}"
    with httpx.Client(verify=trusting()) as theirs:
        client = lending(theirs, url)
        client.close()
        with pytest.raises(ClosedError):
            GET.blocking(client)
        assert theirs.get(url).content == GOOD
