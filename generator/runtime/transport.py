"""Make calls: everything that differs between waiting and awaiting."""

from threading import Lock
from typing import Final, TypeVar

import httpx
from attrs import define, field

from .calls import Call
from .errors import ClosedError, CortiError, RequestTimeoutError, TransportError, bare
from .proxies import proxy_for
from .requests import build_request
from .responses import read
from .settings import ClientSettings

T = TypeVar("T")

_BROKEN: Final = (httpx.HTTPError, httpx.StreamError, httpx.InvalidURL, OSError)
"""What httpx raises for a call without a complete answer."""


@define(eq=False)
class Transport:
    """Makes calls and blocks until they are answered."""

    settings: ClientSettings
    _http: httpx.BaseTransport | None = field(default=None, repr=False)
    _closed: bool = field(default=False, init=False)
    _opening: Lock = field(factory=Lock, init=False, repr=False)

    def send(self, call: Call[T]) -> T:
        """Make *call* and return what it asked for; raises a `CortiError`."""
        try:
            return read(call, self._exchange(call), self.settings.errors)
        except CortiError as error:
            failure = bare(error)
        raise failure

    def close(self) -> None:
        """Close the connections; every later call raises `ClosedError`."""
        with self._opening:
            self._closed = True
        if self._http is not None:
            self._http.close()

    def _exchange(self, call: Call[T]) -> httpx.Response:
        request = build_request(call, self.settings)
        try:
            response = _read(self._opened().handle_request(request))
        except _BROKEN as error:
            raise _broken(call, error) from None
        response.request = request
        return response

    def _opened(self) -> httpx.BaseTransport:
        with self._opening:
            if self._closed:
                raise ClosedError
            if self._http is None:
                proxy = proxy_for(self.settings.base_url)
                self._http = httpx.HTTPTransport(proxy=proxy)
            return self._http


@define(eq=False)
class AsyncTransport:
    """Makes calls without blocking, under asyncio or Trio."""

    settings: ClientSettings
    _http: httpx.AsyncBaseTransport | None = field(default=None, repr=False)
    _closed: bool = field(default=False, init=False)
    _opening: Lock = field(factory=Lock, init=False, repr=False)

    async def send(self, call: Call[T]) -> T:
        """Make *call* and return what it asked for; raises a `CortiError`."""
        try:
            return read(call, await self._exchange(call), self.settings.errors)
        except CortiError as error:
            failure = bare(error)
        raise failure

    async def aclose(self) -> None:
        """Close the connections; every later call raises `ClosedError`."""
        with self._opening:
            self._closed = True
        if self._http is not None:
            await self._http.aclose()

    async def _exchange(self, call: Call[T]) -> httpx.Response:
        request = build_request(call, self.settings)
        try:
            response = await _aread(await self._opened().handle_async_request(request))
        except _BROKEN as error:
            raise _broken(call, error) from None
        response.request = request
        return response

    def _opened(self) -> httpx.AsyncBaseTransport:
        with self._opening:
            if self._closed:
                raise ClosedError
            if self._http is None:
                proxy = proxy_for(self.settings.base_url)
                self._http = httpx.AsyncHTTPTransport(proxy=proxy)
            return self._http


def _read(response: httpx.Response) -> httpx.Response:
    try:
        if not _is_packed(response):
            response.read()
            return response
        return _unpacked(response, b"".join(response.iter_raw()))
    finally:
        response.close()


async def _aread(response: httpx.Response) -> httpx.Response:
    try:
        if not _is_packed(response):
            await response.aread()
            return response
        parts = [part async for part in response.aiter_raw()]
        return _unpacked(response, b"".join(parts))
    finally:
        await response.aclose()


def _is_packed(response: httpx.Response) -> bool:
    return "Content-Encoding" in response.headers and not response.is_stream_consumed


def _unpacked(response: httpx.Response, content: bytes) -> httpx.Response:
    # Unpacked at its end, for a bad part would leave generators behind half-way.
    return httpx.Response(
        response.status_code,
        headers=response.headers,
        content=content,
        extensions=response.extensions,
    )


def _broken(call: Call[T], error: Exception) -> TransportError:
    timed_out = isinstance(error, httpx.TimeoutException | TimeoutError)
    kind = RequestTimeoutError if timed_out else TransportError
    return kind(method=call.method, path=call.template, reason=type(error).__name__)
