"""A client is led to the API by a proxy, over real connections."""

import socket
import sys
from base64 import b64encode
from collections.abc import Iterator

import pytest
from attrs import evolve

from corti_interactions import ArgumentError, Network, RetryPolicy, TransportError
from faults.body_cases import ONE
from faults.calls import GET, then
from faults.cases import fails
from faults.certificates import trusting
from faults.clients import Outcome, Way
from faults.evidence import tells, texts
from network.proxies import HttpProxy, SocksProxy
from network.serving import NAME, calling, calling_by_name, good, secured, trusted
from runtime.peers import Peer, serving

USER = "me:planted-password"
BASIC = f"Basic {b64encode(USER.encode()).decode()}"
TUNNEL = f"CONNECT {NAME}:443 HTTP/1.1"
TWICE = RetryPolicy(attempts=2, backoff=0.001)


@pytest.fixture(name="api")
def an_api() -> Iterator[Peer]:
    """Provide the server where all proxies lead."""
    with serving(good, secured()) as peer:
        yield peer


def at(proxy: Peer, scheme: str = "http", user: str = USER) -> str:
    """Return the URL of *proxy*."""
    return f"{scheme}://{user}@127.0.0.1:{proxy.port}"


def shown(outcome: Outcome) -> list[str]:
    """Return the places in which a secret shows."""
    return [place for place, text in texts(outcome) if tells(place, text)]


def test_a_tunnel_leads_to_the_api(way: Way, api: Peer, looked_up: set[str]) -> None:
    """The proxy learns its name and who the user is, and both calls use the tunnel."""
    proxy = HttpProxy(api.port)
    with serving(proxy) as peer:
        outcome = way(then(GET, GET), calling_by_name(trusted(proxy=at(peer))))
        ONE.check(outcome)
        assert (peer.accepted, api.accepted) == (1, 1)
        assert peer.wait_for_open(0)
    assert (proxy.asked, proxy.known) == ([TUNNEL], [BASIC])
    assert looked_up == set()
    assert shown(outcome) == []


def test_a_tunnel_may_begin_encrypted(way: Way, api: Peer) -> None:
    """Then the proxy proves who it is, and the API behind it as well."""
    proxy = HttpProxy(api.port)
    with serving(proxy, secured()) as peer:
        network = trusted(proxy=at(peer, "https"))
        ONE.check(way(GET, calling_by_name(network)))
    assert (proxy.asked, proxy.known) == ([TUNNEL], [BASIC])


def test_a_plain_request_is_passed_on(way: Way) -> None:
    """Only on this machine: elsewhere everything is encrypted."""
    with serving(good) as api:
        proxy = HttpProxy(api.port)
        with serving(proxy) as peer:
            outcome = way(GET, calling(api, Network(proxy=at(peer))))
            ONE.check(outcome)
        assert len(proxy.asked) == 1
        assert proxy.asked[0].startswith(f"GET http://127.0.0.1:{api.port}/interactio")
        assert proxy.known == [BASIC]
        assert shown(outcome) == []


@pytest.mark.parametrize("scheme", ["socks5", "socks5h"])
def test_a_socks_proxy_leads_to_the_api(
    way: Way, api: Peer, looked_up: set[str], scheme: str
) -> None:
    """It looks the name up, and knows its user."""
    proxy = SocksProxy(api.port, password="planted-password")
    with serving(proxy) as peer:
        network = trusted(proxy=at(peer, scheme))
        outcome = way(then(GET, GET), calling_by_name(network))
        ONE.check(outcome)
        assert peer.accepted == 1
        assert peer.wait_for_open(0)
    assert (proxy.asked, proxy.known) == ([f"{NAME}:443"], [USER])
    assert looked_up == set()
    assert shown(outcome) == []


def test_a_socks_proxy_may_know_nobody(way: Way, api: Peer) -> None:
    """Then there is no password."""
    proxy = SocksProxy(api.port)
    with serving(proxy) as peer:
        network = trusted(proxy=f"socks5://127.0.0.1:{peer.port}")
        ONE.check(way(GET, calling_by_name(network)))
    assert (proxy.asked, proxy.known) == ([f"{NAME}:443"], [])


@pytest.mark.parametrize("variable", ["HTTPS_PROXY", "https_proxy", "ALL_PROXY"])
def test_the_environment_names_a_proxy(
    way: Way, api: Peer, monkeypatch: pytest.MonkeyPatch, variable: str
) -> None:
    """In each of the usual ways."""
    proxy = HttpProxy(api.port)
    with serving(proxy) as peer:
        monkeypatch.setenv(variable, at(peer))
        outcome = way(GET, calling_by_name(trusted()))
    ONE.check(outcome)
    assert (proxy.asked, proxy.known) == ([TUNNEL], [BASIC])
    assert shown(outcome) == []


def test_the_environment_names_a_socks_proxy(
    way: Way, api: Peer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """For everything, as usual."""
    proxy = SocksProxy(api.port)
    with serving(proxy) as peer:
        monkeypatch.setenv("ALL_PROXY", f"socks5://127.0.0.1:{peer.port}")
        ONE.check(way(GET, calling_by_name(trusted())))
    assert proxy.asked == [f"{NAME}:443"]


@pytest.mark.parametrize("hosts", [NAME, "one.test,.corti.test", "corti.test", "*"])
def test_the_environment_names_exceptions(
    way: Way,
    api: Peer,
    looked_up: set[str],
    monkeypatch: pytest.MonkeyPatch,
    hosts: str,
) -> None:
    """The client tries to find those by itself."""
    proxy = HttpProxy(api.port)
    with serving(proxy) as peer:
        monkeypatch.setenv("HTTPS_PROXY", at(peer))
        monkeypatch.setenv("NO_PROXY", hosts)
        outcome = way(GET, calling_by_name(trusted()))
    fails(TransportError, "ConnectError", sent=False).check(outcome)
    assert (proxy.asked, looked_up) == ([], {NAME})


def test_an_argument_goes_before_the_environment(
    way: Way, api: Peer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where that says that there is no proxy."""
    proxy, other = HttpProxy(api.port), HttpProxy(api.port)
    with serving(proxy) as peer, serving(other) as another:
        monkeypatch.setenv("HTTPS_PROXY", at(another))
        monkeypatch.setenv("NO_PROXY", "*")
        ONE.check(way(GET, calling_by_name(trusted(proxy=at(peer)))))
    assert (proxy.asked, other.asked) == ([TUNNEL], [])


def test_the_environment_may_be_ignored(
    way: Way, api: Peer, looked_up: set[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Then the client tries to find the API by itself."""
    proxy = HttpProxy(api.port)
    network = Network(verify=trusting(), trust_env=False)
    with serving(proxy) as peer:
        monkeypatch.setenv("HTTPS_PROXY", at(peer))
        outcome = way(GET, calling_by_name(network))
    fails(TransportError, "ConnectError", sent=False).check(outcome)
    assert (proxy.asked, looked_up) == ([], {NAME})


@pytest.mark.parametrize("variable", ["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"])
def test_the_environment_has_no_proxy_for_this_machine(
    way: Way, monkeypatch: pytest.MonkeyPatch, variable: str
) -> None:
    """It would lead to another."""
    monkeypatch.setenv(variable, "http://127.0.0.1:9")
    with serving(good) as plain, serving(good, secured()) as encrypted:
        ONE.check(way(GET, calling(plain, Network())))
        ONE.check(way(GET, calling(encrypted, trusted())))


def test_a_proxy_for_plain_requests_is_not_for_others(
    way: Way, api: Peer, looked_up: set[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """All requests that leave this machine are encrypted."""
    proxy = HttpProxy(api.port)
    with serving(proxy) as peer:
        monkeypatch.setenv("HTTP_PROXY", at(peer))
        outcome = way(GET, calling_by_name(trusted()))
    fails(TransportError, "ConnectError", sent=False).check(outcome)
    assert (proxy.asked, looked_up) == ([], {NAME})


@pytest.mark.parametrize("status", [403, 407, 502])
def test_a_proxy_may_refuse(way: Way, api: Peer, status: int) -> None:
    """The caller learns that it was the proxy, and not what it said."""
    proxy = HttpProxy(api.port, refusing={1: status})
    with serving(proxy) as peer:
        outcome = way(GET, calling_by_name(trusted(proxy=at(peer))))
        assert peer.wait_for_open(0)
    fails(
        TransportError, "ProxyError.*; check the network, the proxy", sent=False
    ).check(outcome)
    assert shown(outcome) == []
    assert api.accepted == 0


def test_a_proxy_is_asked_again(way: Way, api: Peer) -> None:
    """As the API would be."""
    proxy = HttpProxy(api.port, refusing={1: 502})
    with serving(proxy) as peer:
        options = calling_by_name(trusted(proxy=at(peer)))
        outcome = way(GET, evolve(options, retries=TWICE))
    ONE.check(outcome)
    assert proxy.asked == [TUNNEL, TUNNEL]
    assert [each.status for each in outcome.attempts] == [None, 200]


def test_a_plain_answer_of_a_proxy_is_an_answer(way: Way) -> None:
    """Nobody can tell it from one of the API."""
    with serving(good) as api:
        proxy = HttpProxy(api.port, refusing={1: 502})
        with serving(proxy) as peer:
            options = calling(api, Network(proxy=at(peer)))
            ONE.check(way(GET, evolve(options, retries=TWICE)))
        assert len(proxy.asked) == 2


@pytest.mark.parametrize("password", ["planted-password", "another"])
def test_a_socks_proxy_may_refuse(way: Way, api: Peer, password: str) -> None:
    """The user, or to lead anywhere."""
    proxy = SocksProxy(api.port, refusing=5, password=password)
    with serving(proxy) as peer:
        outcome = way(GET, calling_by_name(trusted(proxy=at(peer, "socks5"))))
        assert peer.wait_for_open(0)
    fails(TransportError, "ProxyError", sent=False).check(outcome)
    assert shown(outcome) == []
    assert proxy.known == [USER]


@pytest.mark.parametrize("scheme", ["http", "https", "socks5"])
def test_a_proxy_may_be_down(way: Way, looked_up: set[str], scheme: str) -> None:
    """Nobody tries to do without."""
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port: int = closed.getsockname()[1]
    network = trusted(proxy=f"{scheme}://{USER}@127.0.0.1:{port}")
    outcome = way(GET, calling_by_name(network))
    fails(TransportError, "ConnectError.*the proxy", sent=False).check(outcome)
    assert shown(outcome) == []
    assert looked_up == set()


def test_a_proxy_may_have_gone_without_an_answer(way: Way) -> None:
    """Nothing was sent to the API then."""
    with serving(lambda line: line.sock.close()) as peer:
        outcome = way(GET, calling_by_name(trusted(proxy=at(peer))))
    assert isinstance(outcome.error, TransportError)
    assert shown(outcome) == []


def test_what_is_missing_is_said_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """With the command that installs it, and without the password."""
    monkeypatch.setitem(sys.modules, "socksio", None)
    with pytest.raises(ArgumentError) as caught:
        Network(proxy=f"socks5://{USER}@127.0.0.1:1080")
    assert str(caught.value) == 'proxy: missing; pip install "httpx[socks]"'


def test_an_unusable_environment_is_said(
    way: Way, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At the first call, and without the password."""
    monkeypatch.setenv("HTTPS_PROXY", f"ftp://{USER}@127.0.0.1:21")
    outcome = way(GET, calling_by_name(trusted()))
    fails(ArgumentError, "^HTTPS_PROXY: expected http, https or socks5$").check(outcome)
    assert shown(outcome) == []
