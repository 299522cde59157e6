"""The environment may send calls through a proxy, but not past this machine."""

import pytest

from generator.runtime import proxies
from generator.runtime.errors import ArgumentError
from generator.runtime.proxies import discreet_proxy, proxy_for

URL = "https://example.org:8443/v2"


@pytest.fixture(autouse=True)
def _no_proxies(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


def test_there_may_be_none() -> None:
    """Then calls go straight."""
    assert proxy_for(URL) is None


@pytest.mark.parametrize(
    ("name", "value", "proxy"),
    [
        ("HTTPS_PROXY", "http://127.0.0.1:3128", "http://127.0.0.1:3128"),
        ("https_proxy", "127.0.0.1:3128", "http://127.0.0.1:3128"),
        ("ALL_PROXY", "socks5://127.0.0.1:1080", "socks5://127.0.0.1:1080"),
        ("HTTP_PROXY", "http://127.0.0.1:3128", None),
    ],
)
def test_the_proxy_of_the_scheme_is_used(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, proxy: str | None
) -> None:
    """In either spelling of its variable."""
    monkeypatch.setenv(name, value)
    assert proxy_for(URL) == proxy


@pytest.mark.parametrize(
    "listed", ["example.org", ".org", "*", "a.example, example.org:8443"]
)
def test_listed_hosts_are_called_straight(
    monkeypatch: pytest.MonkeyPatch, listed: str
) -> None:
    """By name, by domain, with a port, or all."""
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:3128")
    monkeypatch.setenv("NO_PROXY", listed)
    assert proxy_for(URL) is None


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1:80/v2", "http://localhost:80", "https://[::1]:80"]
)
def test_this_machine_needs_no_proxy(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    """Whatever the environment says."""
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:3128")
    assert proxy_for(url) is None


def test_a_proxy_of_another_kind_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """It may hold a password, so it is not quoted."""
    monkeypatch.setenv("HTTPS_PROXY", "ftp://user:secret@127.0.0.1")
    with pytest.raises(ArgumentError) as caught:
        proxy_for(URL)
    assert str(caught.value) == "HTTPS_PROXY: expected http, https or socks5"


def test_a_proxy_that_needs_a_package_says_which(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """It is refused, and not passed by."""
    monkeypatch.setenv("ALL_PROXY", "socks5://127.0.0.1:1080")
    monkeypatch.setattr(proxies, "find_spec", {"socksio": None}.get)
    with pytest.raises(ArgumentError, match=r'pip install "httpx\[socks\]"$'):
        proxy_for(URL)


def test_a_user_is_not_shown() -> None:
    """Not even to who logs all that is sent, as `httpcore` does."""
    proxy = discreet_proxy("SOCKS5h://me:secret@127.0.0.1:1080")
    assert proxy.url == "socks5://127.0.0.1:1080"
    assert proxy.raw_auth == (b"me", b"secret")
    assert repr(proxy.raw_auth) == "(<redacted>, <redacted>)"
    assert discreet_proxy("socks5://127.0.0.1:1080").raw_auth is None
