"""How the API is reached is checked before anything is reached."""

import ssl
from importlib.util import find_spec
from pathlib import Path

import pytest

from generator.runtime import network, proxies
from generator.runtime.errors import ArgumentError
from generator.runtime.network import Network


def unverified() -> ssl.SSLContext:
    """Make a context that believes everybody."""
    context = ssl.create_default_context()
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context


def nameless() -> ssl.SSLContext:
    """Make a context that takes any certificate for any host's."""
    context = ssl.create_default_context()
    context.check_hostname = False
    return context


def test_nothing_has_to_be_said() -> None:
    """The defaults are for a network without peculiarities."""
    usual = Network()
    assert (usual.proxy, usual.verify, usual.uds) == (None, None, None)
    assert (usual.http2, usual.trust_env, usual.max_connections) == (False, True, 100)


@pytest.mark.parametrize(
    "proxy",
    [
        "http://127.0.0.1:3128",
        "https://user:password@proxy.example",
        "socks5://[::1]:1080",
        "socks5h://proxy.example:1080",
    ],
)
def test_a_proxy_is_taken(proxy: str) -> None:
    """Its password is not shown."""
    there = Network(proxy=proxy)
    assert there.proxy == proxy
    assert "proxy=<redacted>" in repr(there)


@pytest.mark.parametrize(
    ("proxy", "problem"),
    [
        ("ftp://secret@127.0.0.1", "expected http, https or socks5"),
        ("127.0.0.1:3128", "expected http, https or socks5"),
        ("", "expected http, https or socks5"),
        (3128, "expected http, https or socks5"),
        ("http://", "expected a proxy like http://host:port"),
        ("http://secret:x@[::1", "expected a proxy like http://host:port"),
        ("http://secret\n", "expected a proxy like http://host:port"),
    ],
)
def test_another_proxy_is_refused(proxy: str, problem: str) -> None:
    """It may hold a password, so it is not quoted."""
    with pytest.raises(ArgumentError) as caught:
        Network(proxy=proxy)
    assert str(caught.value) == f"proxy: {problem}"
    assert caught.value.__context__ is None


@pytest.mark.parametrize("verify", [Path(__file__), __file__, str(Path.home())])
def test_a_bundle_is_taken(verify: Path | str) -> None:
    """A file or a folder, which is read when it is needed."""
    assert Network(verify=verify).verify == verify


def test_a_context_is_taken() -> None:
    """As long as it verifies."""
    context = ssl.create_default_context()
    assert Network(verify=context).verify is context


UNVERIFIED = "expected an ssl.SSLContext that verifies certificates and names"


@pytest.mark.parametrize(
    ("verify", "problem"),
    [
        (unverified(), UNVERIFIED),
        (nameless(), UNVERIFIED),
        (False, "expected an ssl.SSLContext or a path"),
        (True, "expected an ssl.SSLContext or a path"),
        ("/no/such/file", "there is no such file or folder"),
    ],
)
def test_nothing_switches_verification_off(
    verify: ssl.SSLContext, problem: str
) -> None:
    """Patients' data would go to anybody."""
    with pytest.raises(ArgumentError) as caught:
        Network(verify=verify)
    assert str(caught.value) == f"verify: {problem}"


def test_http2_is_taken() -> None:
    """It needs a package that is installed for these tests."""
    assert find_spec("h2")
    assert Network(http2=True).http2


def test_what_is_not_installed_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """With the command that installs it."""
    monkeypatch.setattr(network, "find_spec", {"h2": None}.get)
    monkeypatch.setattr(proxies, "find_spec", {"socksio": None}.get)
    with pytest.raises(ArgumentError, match=r'^http2: .*pip install "httpx\[http2\]"$'):
        Network(http2=True)
    with pytest.raises(ArgumentError, match=r'^proxy: .*pip install "httpx\[socks\]"$'):
        Network(proxy="socks5://127.0.0.1")
    assert not Network(http2=False).http2
    assert Network(proxy="http://127.0.0.1").proxy


def test_a_unix_socket_is_taken() -> None:
    """It need not be there yet."""
    assert Network(uds="/run/proxy.sock").uds == "/run/proxy.sock"


@pytest.mark.parametrize("uds", ["", b"/run/proxy.sock", 3])
def test_another_unix_socket_is_refused(uds: str) -> None:
    """It has a path."""
    with pytest.raises(ArgumentError, match=r"^uds: expected the path"):
        Network(uds=uds)


def test_a_unix_socket_has_no_proxy() -> None:
    """It leads to one place."""
    with pytest.raises(ArgumentError, match=r"^proxy: pass a proxy or a Unix socket"):
        Network(uds="/run/proxy.sock", proxy="http://127.0.0.1:3128")


@pytest.mark.parametrize("count", [0, -1, True, 1.5, "100", None])
def test_another_count_is_refused(count: int) -> None:
    """There is a bound, and it lets something pass."""
    with pytest.raises(ArgumentError, match=r"^max_connections: expected a whole"):
        Network(max_connections=count)


@pytest.mark.parametrize("flag", ["no", 1, None])
def test_a_flag_is_true_or_false(*, flag: bool) -> None:
    """A text would be taken for true."""
    with pytest.raises(ArgumentError, match=r"^http2: expected True or False"):
        Network(http2=flag)
    with pytest.raises(ArgumentError, match=r"^trust_env: expected True or False"):
        Network(trust_env=flag)
