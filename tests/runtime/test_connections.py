"""What a client sends requests through, over real sockets."""

import gc
import socket
import ssl
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest
import trustme

from generator.runtime.connections import open_async, open_sync
from generator.runtime.errors import ArgumentError
from generator.runtime.network import Network
from generator.runtime.tls import default_context
from runtime.asking import WAYS, Way, ask
from runtime.peers import BODY, Line, dripping, polite, serving, silent


@pytest.fixture(autouse=True)
def _usual_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.delenv("SSL_CERT_FILE", raising=False)
    monkeypatch.delenv("SSL_CERT_DIR", raising=False)


@pytest.fixture(name="way", params=WAYS.values(), ids=list(WAYS))
def each_way(request: pytest.FixtureRequest) -> Way:
    """Provide each way to wait."""
    way: Way = request.param
    return way


@pytest.fixture(name="authority", scope="module")
def new_authority() -> trustme.CA:
    """Provide an authority that nobody else trusts."""
    return trustme.CA()


@pytest.fixture(name="bundle", scope="module")
def bundle_of(authority: trustme.CA, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Provide the file of certificates that trusts it."""
    path = tmp_path_factory.mktemp("bundle") / "authority.pem"
    authority.cert_pem.write_to_path(path)
    return path


@pytest.fixture(name="secured", scope="module")
def secured_by(authority: trustme.CA) -> ssl.SSLContext:
    """Provide what a server on this machine proves itself with."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    certificate = authority.issue_cert("127.0.0.1").private_key_and_cert_chain_pem
    with certificate.tempfile() as path:
        context.load_cert_chain(path)
    return context


def answers(way: Way, network: Network, *urls: str) -> list[bytes]:
    """Ask one after the other."""
    got: list[bytes] = []

    async def work() -> None:
        transport = way.open(network)
        try:
            got.extend([await ask(transport, url) for url in urls])
        finally:
            await transport.aclose()

    way.run(work)
    return got


def test_a_connection_is_used_again(way: Way) -> None:
    """It is closed with the client."""
    with serving(polite) as peer:
        assert answers(way, Network(), peer.url, peer.url) == [BODY, BODY]
        assert peer.accepted == 1
        assert peer.wait_for_open(0)


def test_http2_without_tls_is_http1(way: Way) -> None:
    """There is nobody to agree on it with."""
    with serving(polite) as peer:
        assert answers(way, Network(http2=True), peer.url, peer.url) == [BODY, BODY]
        assert peer.accepted == 1
        assert peer.wait_for_open(0)


def handshake_dripping(line: Line) -> None:
    line.receive()
    line.send(b"\x16\x03\x03\x40\x00")  # A record of 16 kB follows.
    line.drip()


def body_dripping(line: Line) -> None:
    line.request()
    line.send(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n")
    line.drip()


def left(way: Way, url: str, network: Network | None = None) -> None:
    """Ask *url* until the deadline."""

    async def work() -> None:
        transport = way.open(network or Network())
        with pytest.raises(TimeoutError):
            await way.ask_within(0.05, transport, url)
        await transport.aclose()

    way.run(work)


@pytest.mark.parametrize("behave", [silent, dripping, body_dripping])
@pytest.mark.parametrize("http2", [False, True])
def test_a_deadline_leaves_no_connection_behind(
    way: Way, behave: Callable[[Line], None], *, http2: bool
) -> None:
    """Whatever the server does instead of answering."""
    with serving(behave) as peer:
        left(way, peer.url, Network(http2=http2))
        assert peer.wait_for_open(0)


def test_a_deadline_in_a_handshake_leaves_no_connection_behind(way: Way) -> None:
    """`httpcore` would forget it when the task is cancelled."""
    with serving(handshake_dripping) as peer:
        default_context(http2=False, trust_env=True)  # It takes a part of the time.
        gc.disable()  # It would find the connection, later.
        try:
            left(way, peer.url.replace("http:", "https:"))
            assert peer.wait_for_open(0)
        finally:
            gc.enable()


def test_a_proxy_that_drips_leaves_no_connection_behind(way: Way) -> None:
    """It is where the connection goes."""
    with serving(dripping) as peer:
        proxy = f"http://127.0.0.1:{peer.port}"
        left(way, "https://one.example/", Network(proxy=proxy))
        assert peer.wait_for_open(0)


def test_a_socks_proxy_that_is_silent_leaves_no_connection_behind(way: Way) -> None:
    """Nor does it block for ever."""
    with serving(lambda line: line.wait_for_end()) as peer:
        proxy = f"socks5://127.0.0.1:{peer.port}"
        left(way, "https://one.example/", Network(proxy=proxy))
        assert peer.wait_for_open(0)


def long_answer(line: Line) -> None:
    while line.request():
        line.answer(bytes(1_000_000))


def test_an_answer_that_is_left_half_way_ends_its_connection(way: Way) -> None:
    """The reader does not complain, and the next call has a new one."""

    async def work(url: str) -> None:
        transport = way.open(Network())
        response = await transport.handle_async_request(httpx.Request("GET", url))
        assert isinstance(response.stream, httpx.AsyncByteStream)
        async for part in response.stream:
            assert part
            break
        await response.aclose()
        assert len(await ask(transport, url)) == 1_000_000
        await transport.aclose()
        gc.collect()

    with serving(long_answer) as peer:
        way.run(lambda: work(peer.url))
        assert peer.accepted == 2
        assert peer.wait_for_open(0)


@pytest.mark.parametrize("as_context", [False, True])
@pytest.mark.parametrize("http2", [False, True])
def test_another_authority_is_trusted_on_request(
    way: Way, secured: ssl.SSLContext, bundle: Path, *, as_context: bool, http2: bool
) -> None:
    """As a file or as a context."""
    context = ssl.create_default_context(cafile=bundle)
    network = Network(verify=context if as_context else bundle, http2=http2)
    with serving(polite, secured) as peer, serving(polite, secured) as other:
        assert answers(way, network, peer.url, other.url) == [BODY, BODY]
        with pytest.raises(httpx.ConnectError):
            answers(way, network, peer.url.replace("127.0.0.1", "localhost"))
        assert (peer.accepted, other.accepted) == (2, 1)


def test_an_unknown_authority_is_not_trusted(way: Way, secured: ssl.SSLContext) -> None:
    """Unless the environment names it."""
    with serving(polite, secured) as peer, pytest.raises(httpx.ConnectError):
        answers(way, Network(), peer.url)


def test_an_authority_of_the_environment_is_trusted(
    way: Way, secured: ssl.SSLContext, bundle: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """If the environment is."""
    monkeypatch.setenv("SSL_CERT_FILE", str(bundle))
    with serving(polite, secured) as peer:
        assert answers(way, Network(), peer.url) == [BODY]
        with pytest.raises(httpx.ConnectError):
            answers(way, Network(trust_env=False), peer.url)


def test_nothing_is_read_before_the_first_call(way: Way) -> None:
    """Then it is said what is wrong, each time."""

    async def work() -> None:
        transport = way.open(Network(verify=__file__, max_connections=1))
        for _ in range(2):
            with pytest.raises(ArgumentError, match=r"^verify: expected a file"):
                await ask(transport, "https://one.example")
        await transport.aclose()

    way.run(work)


class Proxy:
    """Notes what it was asked for."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.users: list[str] = []
        self.refusing = "HTTP/1.1 502 No\r\nContent-Length: 0\r\n\r\n"

    def __call__(self, line: Line) -> None:
        """Answer plain requests, and refuse tunnels."""
        while request := line.request().decode():
            first, *headers = request.split("\r\n")
            self.asked.append(first)
            self.users += [it for it in headers if it.startswith("Proxy-Auth")]
            if first.startswith("CONNECT"):
                line.send(self.refusing.encode())
            else:
                line.answer()


@pytest.mark.parametrize("http2", [False, True])
def test_a_proxy_is_asked(way: Way, *, http2: bool) -> None:
    """With its password, also for this machine."""
    proxy = Proxy()
    with serving(proxy) as peer:
        url = f"http://me:secret@127.0.0.1:{peer.port}"
        network = Network(proxy=url, http2=http2)
        assert answers(way, network, "http://127.0.0.1:9/a") == [BODY]
        with pytest.raises(httpx.ProxyError):
            answers(way, network, "https://one.example/b")
        assert peer.wait_for_open(0)
    assert proxy.asked == [
        "GET http://127.0.0.1:9/a HTTP/1.1",
        "CONNECT one.example:443 HTTP/1.1",
    ]
    assert proxy.users == ["Proxy-Authorization: Basic bWU6c2VjcmV0"] * 2


def test_a_secured_proxy_is_asked(
    way: Way, secured: ssl.SSLContext, bundle: Path
) -> None:
    """It has to prove itself like everybody."""
    proxy = Proxy()
    with serving(proxy, secured) as peer:
        url = f"https://127.0.0.1:{peer.port}"
        network = Network(proxy=url, verify=bundle)
        assert answers(way, network, "http://one.example/a") == [BODY]
        with pytest.raises(httpx.ConnectError):
            answers(way, Network(proxy=url), "http://one.example/a")
    assert proxy.asked == ["GET http://one.example/a HTTP/1.1"]


def test_the_environment_names_a_proxy_for_some_hosts(
    way: Way, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One client may reach one host through it, and another one without."""
    proxy = Proxy()
    with serving(proxy) as peer, serving(polite) as direct:
        monkeypatch.setenv("HTTPS_PROXY", f"http://127.0.0.1:{peer.port}")
        monkeypatch.setenv("NO_PROXY", "two.invalid")
        network = Network()
        assert answers(way, network, direct.url) == [BODY]
        with pytest.raises(httpx.ProxyError):
            answers(way, network, "https://one.invalid/")
        with pytest.raises(httpx.ConnectError):
            answers(way, network, "https://two.invalid/")
        with pytest.raises(httpx.ConnectError):
            answers(way, Network(trust_env=False), "https://one.invalid/")
    assert proxy.asked == ["CONNECT one.invalid:443 HTTP/1.1"]


def test_a_unix_socket_is_asked(
    way: Way, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever the host, and whatever proxy there is."""
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:9")
    path = str(tmp_path / "socket")
    listener = socket.socket(socket.AF_UNIX)
    listener.bind(path)
    listener.listen()
    with serving(polite, listener=listener) as peer:
        assert answers(way, Network(uds=path), "http://one.example/a") == [BODY]
        assert peer.wait_for_open(0)


def test_a_bound_is_kept(way: Way) -> None:
    """There are no more connections than allowed."""

    async def work() -> None:
        transport = way.open(Network(max_connections=1))
        request = httpx.Request("GET", peer.url, extensions={"timeout": {"pool": 0}})
        response = await transport.handle_async_request(request)
        with pytest.raises(httpx.PoolTimeout):
            await transport.handle_async_request(request)
        await response.aclose()
        await transport.aclose()

    with serving(polite) as peer:
        way.run(work)
        assert peer.accepted == 1


def mock() -> httpx.MockTransport:
    """Make a transport that serves both ways."""
    return httpx.MockTransport(lambda _: httpx.Response(200, content=BODY))


async def content(transport: httpx.AsyncBaseTransport) -> bytes:
    """Ask, and take what was read before."""
    request = httpx.Request("GET", "http://one.example")
    return (await transport.handle_async_request(request)).content


def test_a_transport_of_the_caller_is_used() -> None:
    """In either form."""
    assert WAYS["sync"].run(lambda: content(open_sync(transport=mock()))) == BODY
    assert WAYS["trio"].run(lambda: content(open_async(transport=mock()))) == BODY


def test_one_way_to_the_network_is_enough() -> None:
    """Whatever was passed beside it would be ignored."""
    ours = Network(http2=True)
    with pytest.raises(ArgumentError, match=r"^transport: pass transport= or http_cl"):
        open_sync(transport=mock(), http_client=httpx.Client())
    with pytest.raises(ArgumentError, match=r"^network: has no effect beside"):
        open_sync(ours, httpx.HTTPTransport())
    with pytest.raises(ArgumentError, match=r"^network: has no effect beside"):
        open_async(ours, None, httpx.AsyncClient())
    assert isinstance(open_sync(Network(), mock()), httpx.AsyncBaseTransport)


@pytest.mark.parametrize("given", [httpx.AsyncHTTPTransport(), "a transport"])
def test_a_transport_has_to_block(given: httpx.BaseTransport) -> None:
    """A client that blocks could not wait for another one."""
    with pytest.raises(ArgumentError, match=r"^transport: expected an httpx.BaseTran"):
        open_sync(transport=given)


@pytest.mark.parametrize("given", [httpx.HTTPTransport(), "a transport"])
def test_a_transport_must_not_block(given: httpx.AsyncBaseTransport) -> None:
    """It would stop the event loop."""
    with pytest.raises(ArgumentError, match=r"^transport: expected an httpx.AsyncBas"):
        open_async(transport=given)


@pytest.mark.parametrize("given", [httpx.AsyncClient(), "a client"])
def test_a_client_has_to_block(given: httpx.Client) -> None:
    """As a transport."""
    with pytest.raises(ArgumentError, match=r"^http_client: expected an httpx.Client"):
        open_sync(http_client=given)


@pytest.mark.parametrize("given", [httpx.Client(), "a client"])
def test_a_client_must_not_block(given: httpx.AsyncClient) -> None:
    """As a transport."""
    with pytest.raises(ArgumentError, match=r"^http_client: expected an httpx.AsyncC"):
        open_async(http_client=given)


@pytest.mark.parametrize("given", ["http://127.0.0.1", {"proxy": None}])
def test_a_network_is_a_network(given: Network) -> None:
    """Not its parts."""
    with pytest.raises(ArgumentError, match=r"^network: expected a Network"):
        open_sync(given)
    with pytest.raises(ArgumentError, match=r"^network: expected a Network"):
        open_async(given)
