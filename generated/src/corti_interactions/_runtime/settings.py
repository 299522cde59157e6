# Made from generator/runtime/settings.py by "python -m generator regenerate".
"""What a client is told once, checked before it becomes a host or a header."""

import re
from collections.abc import Mapping
from contextlib import suppress
from ipaddress import ip_address
from math import isfinite
from typing import Final

from attrs import Attribute, field, frozen

from .auth import AccessToken
from .errors import ArgumentError
from .responses import ErrorShape

_PLACE: Final = re.compile(r"\{([^{}]+)\}")
_VARIABLE: Final = re.compile(r"[A-Za-z0-9](?:\.?[A-Za-z0-9_-])*")
_HEADER: Final = re.compile(r"[!-~]+")
_NOT_IN_A_NAME: Final = re.compile(r"[/\\?#%]|\.\.")
_URL: Final = re.compile(
    r"(?P<scheme>https?)://"
    r"(?P<host>[a-z0-9](?:\.?[a-z0-9_-])*|\[[0-9a-f:.]+\])"
    r"(?::[0-9]{1,5})?"
    r"(?:/(?!\.{1,2}(?:/|$))[a-z0-9._~%-]+)*/?",
    re.IGNORECASE,
)


def _ready(
    _owner: object, _field: "Attribute[AccessToken | None]", value: object
) -> None:
    if not isinstance(value, AccessToken | None):
        raise ArgumentError("expected an AccessToken", "auth")


def _positive(_owner: object, _field: "Attribute[float]", value: object) -> None:
    if not isinstance(value, int | float) or isinstance(value, bool):
        raise ArgumentError("expected seconds as a number", "timeout")
    if not (isfinite(value) and value > 0):
        raise ArgumentError("expected seconds above zero, and not endless", "timeout")


@frozen(kw_only=True)
class ClientSettings:
    """What all calls of one client have in common."""

    base_url: str
    """Where every path begins; see `server_url`."""

    auth: AccessToken | None = field(default=None, validator=_ready)
    """What proves who is calling, if the API asks."""

    headers: Mapping[str, str] = field(factory=dict[str, str], repr=False)
    """Headers of every call; see `header_value`."""

    user_agent: str
    """What the client calls itself."""

    timeout: float = field(default=60.0, validator=_positive)
    """Seconds to connect, to read, to write and to get a connection, each."""

    errors: ErrorShape = field(factory=ErrorShape)
    """Where an error answer says what."""


def server_url(
    template: str,
    variables: Mapping[str, object],
    allowed: Mapping[str, tuple[str, ...]],
    base_url: object = None,
) -> str:
    """Return *base_url*, or else *template* with its *variables* filled in.

    Raises `ArgumentError` for a variable that is not among its *allowed* values or
    could change the host, and for a URL that is neither https nor on this machine.
    """
    values = {
        name: _variable(name, value, allowed.get(name, ()))
        for name, value in variables.items()
    }
    if base_url is None:
        base_url = _PLACE.sub(lambda place: values[place[1]], template)
    return _checked_url(base_url)


def header_value(name: str, value: object) -> str:
    """Return a header value that is safe as a part of a path too.

    Raises `ArgumentError` naming *name*.
    """
    if not isinstance(value, str) or not _HEADER.fullmatch(value):
        raise ArgumentError("expected visible ASCII without spaces", name)
    if _NOT_IN_A_NAME.search(value):
        raise ArgumentError("expected a name without / \\ ? # % or ..", name)
    return value


def is_loopback(host: str) -> bool:
    """Whether *host* is this machine, by its name or its address."""
    with suppress(ValueError):
        return ip_address(host.strip("[]")).is_loopback
    return host.lower() == "localhost"


def _variable(name: str, value: object, allowed: tuple[str, ...]) -> str:
    if not isinstance(value, str):
        raise ArgumentError("expected a string", name)
    if allowed and value not in allowed:
        raise ArgumentError(f"expected one of {', '.join(allowed)}", name)
    if not allowed and not _VARIABLE.fullmatch(value):
        raise ArgumentError("expected letters, digits, '-', '_' and single dots", name)
    return value


def _checked_url(url: object) -> str:
    parts = _URL.fullmatch(url) if isinstance(url, str) else None
    if parts is None:
        raise ArgumentError(
            "expected https://host[:port][/path] and nothing else", "base_url"
        )
    if parts["scheme"].lower() == "http" and not is_loopback(parts["host"]):
        raise ArgumentError(
            "expected https; http is for 127.0.0.1, ::1 and localhost", "base_url"
        )
    return parts[0].rstrip("/")
