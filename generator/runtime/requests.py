"""Turn a call into an HTTP request, as `httpx.Client` would have."""

from contextlib import suppress
from typing import TypeVar

import httpx

from .calls import Call, header_values, query_string, url_path
from .errors import ArgumentError
from .request_bodies import RequestBody
from .settings import ClientSettings

T = TypeVar("T")


def build_request(call: Call[T], settings: ClientSettings) -> httpx.Request:
    """Write the request; raises `ArgumentError` for what cannot be sent."""
    url, headers = _url(call, settings), _headers(call, settings)
    with suppress(httpx.InvalidURL):
        request = httpx.Request(call.method, url, headers=headers, content=call.body)
        if call.body is not None:
            request.stream = RequestBody(call.body)
        return request
    raise ArgumentError("expected a shorter URL; pass shorter arguments")


def _url(call: Call[T], settings: ClientSettings) -> str:
    if call.url is not None:
        return call.url
    query = query_string(call)
    return f"{settings.base_url}{url_path(call)}{'?' if query else ''}{query}"


def _headers(call: Call[T], settings: ClientSettings) -> httpx.Headers:
    headers = httpx.Headers(
        {
            "Accept": call.accept or "*/*",
            "Accept-Encoding": "gzip, deflate",
            "Connection": "keep-alive",
            "User-Agent": settings.user_agent,
        }
    )
    # What is said to the API's host is not for the one that gives tokens.
    if call.url is None:
        headers.update({**settings.options.headers, **settings.headers})
    headers.update(header_values(call))
    if call.body is not None and call.content_type is not None:
        headers["Content-Type"] = call.content_type
    return headers
