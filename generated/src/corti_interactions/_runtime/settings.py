# Made from generator/runtime/settings.py by "python -m generator regenerate".
"""What a client is told once, checked before it becomes a host or a header."""

import re
from collections.abc import Mapping
from contextlib import suppress
from ipaddress import ip_address
from typing import Final

from attrs import field, frozen

from .errors import ArgumentError
from .options import Options
from .responses import ErrorShape
from .watching import Contract

_PLACE: Final = re.compile(r"\{([^{}]+)\}")
_VARIABLE: Final = re.compile(r"[A-Za-z0-9](?:\.?[A-Za-z0-9_-])*")
_LABEL: Final = 63
_HEADER: Final = re.compile(r"[!-~]+")
_NOT_IN_A_NAME: Final = re.compile(r"[/\\?#%]|\.\.")
_URL: Final = re.compile(
    r"(?P<scheme>https?)://"
    r"(?P<host>[a-z0-9](?:\.?[a-z0-9_-])*|\[[0-9a-f:.]+\])"
    r"(?::[0-9]{1,5})?"
    r"(?:/(?!\.{1,2}(?:/|$))[a-z0-9._~%-]+)*/?",
    re.ASCII | re.IGNORECASE,
)


@frozen(kw_only=True)
class ClientSettings:
    """What all calls of one client have in common."""

    base_url: str
    """Where every path begins; see `server_url`."""

    headers: Mapping[str, str] = field(factory=dict[str, str], repr=False)
    """Headers of every call; see `header_value`."""

    user_agent: str
    """What the client calls itself."""

    errors: ErrorShape = field(factory=ErrorShape)
    """Where an error answer says what."""

    never_retried: Mapping[int, tuple[str, ...]] = field(
        factory=dict[int, tuple[str, ...]]
    )
    """Codes by status in answers that no other attempt will cure."""

    contract: Contract = field(default=dict[str, object], repr=False)
    """Loads what the document promises."""

    options: Options = field(factory=Options)
    """What may differ from call to call."""

    def __attrs_post_init__(self) -> None:
        reserved = {name.lower(): name for name in self.headers}
        for name in self.options.headers:
            if name.lower() in reserved:
                raise ArgumentError("has an argument of its own", f"headers.{name}")


def server_url(
    template: str,
    variables: Mapping[str, object],
    allowed: Mapping[str, tuple[str, ...]],
    given: object = None,
    name: str = "base_url",
) -> str:
    """Return the URL *given*, or else *template* with its *variables* filled in.

    Raises `ArgumentError` for a variable that is not among its *allowed* values or
    could change the host, and, under the argument's *name*, for a URL that is neither
    https nor on this machine.
    """
    values = {
        variable: _variable(variable, value, allowed.get(variable, ()))
        for variable, value in variables.items()
    }
    if given is None:
        given = _PLACE.sub(lambda place: values.get(place[1], place[0]), template)
    return _checked_url(given, name)


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


def _checked_url(url: object, name: str) -> str:
    parts = _URL.fullmatch(url) if isinstance(url, str) else None
    if parts is None:
        raise ArgumentError(
            "expected https://host[:port][/path] and nothing else", name
        )
    if any(len(label) > _LABEL for label in parts["host"].split(".")):
        raise ArgumentError(f"expected at most {_LABEL} letters between dots", name)
    if parts["scheme"].lower() == "http" and not is_loopback(parts["host"]):
        raise ArgumentError(
            "expected https; http is for 127.0.0.1, ::1 and localhost", name
        )
    return parts[0].rstrip("/")
