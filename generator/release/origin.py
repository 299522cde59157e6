"""Where a release is installed from: one index, and nothing that was not named."""

from pathlib import Path
from urllib.parse import quote

from attrs import field, frozen

from generator.index.addresses import Address, parsed
from generator.index.credentials import (
    Credentials,
    in_address,
    in_keyring,
    in_netrc,
)


@frozen
class Origin:
    """The one index, and a folder for all but our own package."""

    index: str = field(repr=False)
    """Its address, with what it wants for reading."""

    wheelhouse: Path | None = None
    known: Credentials | None = None

    def discreet(self, text: str) -> str:
        """Return *text* without the password."""
        return text if self.known is None else self.known.discreet(text)


def origin(index: str, wheelhouse: Path | None = None) -> Origin:
    """Return where packages come from; raises `IndexServerError`.

    Credentials are those in the address, of netrc, where pip looks itself, or of a
    keyring.
    """
    address = parsed(index, "index")
    known = _known(address)
    return Origin(_signed(address, known), wheelhouse, known)


def _signed(address: Address, known: Credentials | None) -> str:
    """Return *address* with what is *known*, or with the user that it has anyway."""
    who = quote(address.user, safe="")
    if known is not None:
        who = f"{quote(known.user, safe='')}:{quote(known.password, safe='')}"
    return address.url.replace("://", f"://{who}@", 1) if who else address.url


def _known(address: Address) -> Credentials | None:
    """Return what the address or a keyring has, which no empty environment can ask."""
    own = in_address(address)
    if own is not None or in_netrc(address) is not None:
        return own
    return in_keyring(address, address.user)
