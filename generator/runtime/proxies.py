"""The proxy that the environment asks for."""

import ssl
from contextlib import suppress
from importlib.util import find_spec
from typing import Final
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

import httpx

from .errors import ArgumentError
from .privacy import redacted
from .settings import is_loopback

_KINDS: Final = frozenset({"http", "https", "socks5", "socks5h"})


class _Secret(bytes):
    """What is not shown by who logs it, as `httpcore` does."""

    def __repr__(self) -> str:
        return redacted(self)


class _Proxy(httpx.Proxy):
    """A proxy whose user and password are not logged."""

    @property
    def raw_auth(self) -> tuple[bytes, bytes] | None:
        """User and password."""
        auth = super().raw_auth
        return None if auth is None else (_Secret(auth[0]), _Secret(auth[1]))


def discreet_proxy(url: str, context: ssl.SSLContext | None = None) -> httpx.Proxy:
    """Return the proxy at *url*, of which no log shows user and password."""
    there = httpx.URL(url)
    if there.scheme == "socks5h":  # The same to `httpx`, which knows it since 0.28.
        there = there.copy_with(scheme="socks5")
    return _Proxy(there, ssl_context=context)


def proxy_for(url: str) -> str | None:
    """Return the proxy for *url*; never one for this machine.

    Raises `ArgumentError` for a proxy that cannot be used.
    """
    parts = urlsplit(url)
    if is_loopback(parts.hostname or "") or proxy_bypass(parts.netloc):
        return None
    proxies = getproxies()
    proxy = proxies.get(parts.scheme) or proxies.get("all")
    if not proxy:
        return None
    return checked_proxy(proxy if "://" in proxy else f"http://{proxy}", "HTTPS_PROXY")


def checked_proxy(url: object, name: str) -> str:
    """Return *url*; raise `ArgumentError` naming *name* unless a proxy can be there."""
    with suppress(httpx.InvalidURL):
        parts = httpx.URL(url) if isinstance(url, str) else httpx.URL()
        if parts.scheme not in _KINDS:
            raise ArgumentError("expected http, https or socks5", name)
        if not parts.host:
            raise ArgumentError("expected a proxy like http://host:port", name)
        if parts.scheme.startswith("socks") and not find_spec("socksio"):
            raise ArgumentError('missing; pip install "httpx[socks]"', name)
        return str(url)
    raise ArgumentError("expected a proxy like http://host:port", name)
