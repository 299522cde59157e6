"""Addresses of audio streams; the access token is a part of them."""

import re
from typing import Final
from urllib.parse import quote, unquote_plus

from .auth import is_token
from .errors import ArgumentError, bare
from .settings import is_loopback

_URL: Final = re.compile(
    r"(?P<address>(?P<scheme>wss?)://"
    r"(?P<host>[a-z0-9._-]+|\[[0-9a-f:.]+\])"
    r"(?::(?P<port>[0-9]{1,5}))?"
    r"(?:/[!$-;=@-\[\]_a-z~]*)?)"
    r"(?:\?(?P<query>[!$-;=?-\[\]_a-z~]*))?",
    re.ASCII | re.IGNORECASE,
)
_PORTS: Final = {"wss": "443", "ws": "80"}


class StreamUrl(str):
    """A URL that keeps to itself in reprs."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "<redacted>"


def stream_url(url: str, token: str, *, host: str, parameter: str = "token") -> str:
    """Return *url* with *token* as the query *parameter*, instead of one that is there.

    Raises `ArgumentError` for a URL that does not lead to *host* (`name[:port]`), has
    anything but host, port, path and query, or is not encrypted outside this machine.
    """
    try:
        return StreamUrl(_with_token(_checked(url, host), token, parameter))
    except ArgumentError as error:
        failure = bare(error)
    del url, token
    raise failure


def _checked(url: object, host: str) -> re.Match[str]:
    parts = _URL.fullmatch(url) if isinstance(url, str) else None
    if parts is None:
        raise _refused("expected wss://host[:port][/path][?query] and nothing else")
    if parts["scheme"].lower() == "ws" and not is_loopback(parts["host"]):
        raise _refused("expected wss; ws is for 127.0.0.1, ::1 and localhost")
    if not _leads_to(parts, host.lower()):
        raise _refused("expected the host of the API; the token is for no other")
    return parts


def _leads_to(parts: re.Match[str], host: str) -> bool:
    name, usual = parts["host"].lower(), _PORTS[parts["scheme"].lower()]
    port = parts["port"] or usual
    if host == name:
        return port == usual or is_loopback(name)
    return host == f"{name}:{port}"


def _with_token(parts: re.Match[str], token: object, parameter: str) -> str:
    if not isinstance(token, str) or not is_token(token):
        raise ArgumentError(
            "expected a token in visible ASCII, without 'Bearer '", "token"
        )
    fields = (parts["query"] or "").split("&")
    kept = [each for each in fields if each and _name(each) != parameter]
    query = [*kept, f"{quote(parameter, safe='')}=Bearer%20{quote(token, safe='')}"]
    return f"{parts['address']}?{'&'.join(query)}"


def _name(field: str) -> str:
    return unquote_plus(field.partition("=")[0])


def _refused(problem: str) -> ArgumentError:
    return ArgumentError(problem, "websocket_url")
