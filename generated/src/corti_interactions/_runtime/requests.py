# Made from generator/runtime/requests.py by "python -m generator regenerate".
"""Turn a call into an HTTP request, as `httpx.Client` would have."""

from contextlib import suppress
from typing import TypeVar

import httpx

from .calls import Call, header_values, query_string, url_path
from .errors import ArgumentError
from .settings import ClientSettings

T = TypeVar("T")


def build_request(call: Call[T], settings: ClientSettings) -> httpx.Request:
    """Write the request; raises `ArgumentError` for what cannot be sent."""
    url, headers = _url(call, settings), _headers(call, settings)
    with suppress(httpx.InvalidURL):
        return httpx.Request(
            call.method,
            url,
            headers=headers,
            content=call.body,
            extensions={"timeout": _timeouts(settings.timeout)},
        )
    raise ArgumentError("expected a shorter URL; pass shorter arguments")


def _url(call: Call[T], settings: ClientSettings) -> str:
    query = query_string(call)
    return f"{settings.base_url}{url_path(call)}{'?' if query else ''}{query}"


def _headers(call: Call[T], settings: ClientSettings) -> dict[str, str]:
    return {
        "Accept": call.accept or "*/*",
        "Accept-Encoding": "gzip, deflate",
        "Connection": "keep-alive",
        "User-Agent": settings.user_agent,
        **settings.headers,
        **header_values(call),
        **_content_type(call),
        **(_credentials(settings) if call.secured else {}),
    }


def _credentials(settings: ClientSettings) -> dict[str, str]:
    if settings.auth is None:
        raise ArgumentError("missing; this call needs an AccessToken", "auth")
    return settings.auth.headers()


def _content_type(call: Call[T]) -> dict[str, str]:
    if call.body is None or call.content_type is None:
        return {}
    return {"Content-Type": call.content_type}


def _timeouts(seconds: float) -> dict[str, float]:
    return dict.fromkeys(("connect", "read", "write", "pool"), seconds)
