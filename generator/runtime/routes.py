"""Make the transports that lead to one origin."""

import ssl
from threading import Lock
from typing import Final

import httpx
from attrs import define, field

from .network import Network
from .proxies import discreet_proxy, proxy_for
from .tls import bundle_context, default_context, no_context

_ONE: Final = httpx.Limits(
    max_connections=1, max_keepalive_connections=1, keepalive_expiry=None
)


@define(eq=False)
class Routes:
    """Knows the way to each origin, such as `https://example.org:8443`."""

    _network: Network
    _bundle: ssl.SSLContext | None = field(default=None, init=False)
    _lock: Lock = field(factory=Lock, init=False, repr=False)

    def blocking(self, origin: str) -> httpx.HTTPTransport:
        """Make a transport that blocks.

        This and `suspending` raise `ArgumentError` for an unusable environment.
        """
        return httpx.HTTPTransport(
            verify=self._context(origin),
            trust_env=False,
            http2=self._network.http2,
            limits=_ONE,
            proxy=self._proxy(origin),
            uds=self._network.uds,
        )

    def suspending(self, origin: str) -> httpx.AsyncHTTPTransport:
        """Make a transport for tasks."""
        return httpx.AsyncHTTPTransport(
            verify=self._context(origin),
            trust_env=False,
            http2=self._network.http2,
            limits=self._limits(),
            proxy=self._proxy(origin),
            uds=self._network.uds,
        )

    def _limits(self) -> httpx.Limits:
        if not self._network.http2:
            return _ONE
        return httpx.Limits(max_connections=self._network.max_connections)

    def _proxy(self, origin: str) -> httpx.Proxy | None:
        network = self._network
        url = network.proxy
        if url is None and network.trust_env and network.uds is None:
            url = proxy_for(origin)
        if url is None:
            return None
        return discreet_proxy(url, self._proxy_context(url))

    def _proxy_context(self, url: str) -> ssl.SSLContext | None:
        return self._context(url) if httpx.URL(url).scheme == "https" else None

    def _context(self, origin: str) -> ssl.SSLContext:
        if httpx.URL(origin).scheme == "http":
            return no_context()
        verify = self._network.verify
        if isinstance(verify, ssl.SSLContext):
            return verify
        if verify is None:
            return default_context(
                http2=self._network.http2, trust_env=self._network.trust_env
            )
        return self._bundled(str(verify))

    def _bundled(self, path: str) -> ssl.SSLContext:
        with self._lock:
            if self._bundle is None:
                self._bundle = bundle_context(path)
            return self._bundle
