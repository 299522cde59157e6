"""Make calls with a client that belongs to the caller."""

import httpx

from .errors import ClosedError


class BorrowedClient(httpx.BaseTransport):
    """Sends through a caller's client, with its hooks, mounts and cookies.

    Its own authentication and redirects are left out: the token would go elsewhere.
    Closing this leaves the client open.
    """

    def __init__(self, client: httpx.Client) -> None:
        self._client = client

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send *request*; raises `ClosedError` if the client was closed."""
        if self._client.is_closed:
            raise ClosedError
        _add_cookies(self._client.cookies, request)
        return self._client.send(
            request, stream=True, auth=None, follow_redirects=False
        )


class BorrowedAsyncClient(httpx.AsyncBaseTransport):
    """Sends through a caller's client, with its hooks, mounts and cookies.

    Its own authentication and redirects are left out: the token would go elsewhere.
    Closing this leaves the client open.
    """

    def __init__(self, client: httpx.AsyncClient) -> None:
        self._client = client

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send *request*; raises `ClosedError` if the client was closed."""
        if self._client.is_closed:
            raise ClosedError
        _add_cookies(self._client.cookies, request)
        return await self._client.send(
            request, stream=True, auth=None, follow_redirects=False
        )


def _add_cookies(cookies: httpx.Cookies, request: httpx.Request) -> None:
    if cookies:
        cookies.set_cookie_header(request)
