"""Addresses that a release may speak to."""

import re
from ipaddress import ip_address
from typing import Final
from urllib.parse import SplitResult, unquote, urlsplit

from attrs import field, frozen

from .problem import IndexServerError

SCHEMES: Final = ("https", "http")
LATE: Final = re.compile("//[^/?#]*[/?#].*@", re.DOTALL)
"""What a password looks like that is cut in two by a letter with a meaning."""


@frozen
class Address:
    """An address that can be shown, and who it says is asking."""

    url: str
    """Without a user or a password."""

    host: str
    user: str = field(default="", repr=False)
    """Often a token, and shown as little as a password."""

    password: str | None = field(default=None, repr=False)
    """It may be empty, where there is a colon for it."""

    @property
    def netloc(self) -> str:
        """The host, and the port if there is one."""
        return urlsplit(self.url).netloc


def parsed(address: str, name: str) -> Address:
    """Return the *address* of what is called *name*; raises `IndexServerError`.

    It is https, unless it is on this machine.
    """
    if LATE.search(address):
        raise IndexServerError(
            f"{name}: its address has an @ behind its host. In a user or a password"
            " write %2F for /, %3F for ?, %23 for # and %40 for @"
        )
    parts = _parts(address)
    if parts is None:
        raise IndexServerError(
            f"{name}: its address has to begin with https:// and a host"
        )
    host = parts.hostname or ""
    if parts.query or parts.fragment:
        raise IndexServerError(f"{name} {host}: its address has to end with its path")
    if parts.scheme != "https" and not _is_here(host):
        raise IndexServerError(
            f"{name} {host}: has to be https, except on this machine"
        )
    clean = parts._replace(netloc=parts.netloc.rpartition("@")[2])
    password = None if parts.password is None else unquote(parts.password)
    return Address(clean.geturl(), host, unquote(parts.username or ""), password)


def _parts(address: str) -> SplitResult | None:
    """Return the parts of *address*, if it is one that can be asked."""
    try:
        parts = urlsplit(address)
        is_good = parts.scheme in SCHEMES and parts.hostname and parts.port != 0
    except ValueError:
        return None
    return parts if is_good and address.isprintable() and " " not in address else None


def _is_here(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
