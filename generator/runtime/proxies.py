"""The proxy that the environment asks for."""

from typing import Final
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

from .errors import ArgumentError
from .settings import is_loopback

_KINDS: Final = frozenset({"http", "https", "socks5", "socks5h"})


def proxy_for(url: str) -> str | None:
    """Return the proxy for *url*; never one for this machine.

    Raises `ArgumentError` for a kind of proxy that cannot be used.
    """
    parts = urlsplit(url)
    if is_loopback(parts.hostname or "") or proxy_bypass(parts.netloc):
        return None
    proxies = getproxies()
    proxy = proxies.get(parts.scheme) or proxies.get("all")
    return _with_scheme(proxy) if proxy else None


def _with_scheme(proxy: str) -> str:
    url = proxy if "://" in proxy else f"http://{proxy}"
    if urlsplit(url).scheme not in _KINDS:
        raise ArgumentError("expected http, https or socks5", "HTTPS_PROXY")
    return url
