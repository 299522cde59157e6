"""Addresses that a release may speak to."""

import re
from collections.abc import Mapping
from ipaddress import ip_address
from typing import Final
from urllib.parse import SplitResult, unquote, urlsplit

from attrs import field, frozen

from .problem import IndexServerError

PORTS: Final[Mapping[str, int]] = {"https": 443, "http": 80}
"""What is meant by an address that names no port, for each scheme that may be."""

LATE: Final = re.compile("//[^/?#]*[/?#].*@", re.DOTALL)
"""What a password looks like that is cut in two by a letter with a meaning."""


@frozen
class Address:
    """An address that can be shown, and who it says is asking."""

    url: str
    """Without a user or a password, and without the port that is meant anyway."""

    host: str
    user: str = field(default="", repr=False)
    """Often a token, and shown as little as a password."""

    password: str | None = field(default=None, repr=False)
    """It may be empty, where there is a colon for it."""

    index: str = field(default="", repr=False, kw_only=True)
    """The index on the same server whose files are posted here, if they are."""

    @property
    def netloc(self) -> str:
        """The host, and the port if there is one."""
        return urlsplit(self.url).netloc

    @property
    def places(self) -> tuple[str, ...]:
        """What a keyring may call it, the most exact name first."""
        urls = [url for url in (self.url, self.index) if url]
        spelt = [each for url in urls for each in (url, f"{url.rstrip('/')}/")]
        return (*dict.fromkeys(spelt), self.netloc)


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
    if parts.scheme != "https" and not is_here(host):
        raise IndexServerError(
            f"{name} {host}: has to be https, except on this machine"
        )
    clean = parts._replace(netloc=_netloc(parts, host))
    password = None if parts.password is None else unquote(parts.password)
    return Address(clean.geturl(), host, unquote(parts.username or ""), password)


def _parts(address: str) -> SplitResult | None:
    """Return the parts of *address*, if it is one that can be asked."""
    try:
        parts = urlsplit(address)
        is_good = parts.scheme in PORTS and parts.hostname and parts.port != 0
    except ValueError:
        return None
    return parts if is_good and address.isprintable() and " " not in address else None


def _netloc(parts: SplitResult, host: str) -> str:
    """Return *host* and port in the one way that all clients write them."""
    name = f"[{host}]" if ":" in host else host
    is_meant = parts.port in {None, PORTS[parts.scheme]}
    return name if is_meant else f"{name}:{parts.port}"


def is_here(host: str) -> bool:
    """Whether *host* is this machine, by its address or its name."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
