"""Where a release is installed from: one index, and nothing that was not named."""

from pathlib import Path
from urllib.parse import quote

import unearth.auth
from attrs import field, frozen
from unearth.utils import get_netrc_auth

from generator.index.addresses import Address, parsed
from generator.index.credentials import Credentials


@frozen
class Origin:
    """The one index, and a folder for all but our own package."""

    index: str = field(repr=False)
    """Its address, with what it wants for reading."""

    wheelhouse: Path | None = None
    known: Credentials | None = None

    def discreet(self, text: str) -> str:
        """Return *text* without the password."""
        if self.known is None:
            return text
        return self.known.discreet(
            text.replace(quote(self.known.password, safe=""), "****")
        )


def origin(index: str, wheelhouse: Path | None = None) -> Origin:
    """Return where packages come from; raises `ReleaseError`.

    Credentials are those in the address, of netrc, where pip looks itself, or of a
    keyring.
    """
    address = parsed(index, "index")
    known = _known(address)
    if known is None:
        return Origin(index, wheelhouse)
    who = f"{quote(known.user, safe='')}:{quote(known.password, safe='')}"
    return Origin(address.url.replace("://", f"://{who}@", 1), wheelhouse, known)


def _known(address: Address) -> Credentials | None:
    """Return what the address or a keyring has, which no empty environment can ask."""
    if address.password:
        return Credentials(address.user, address.password)
    places = () if get_netrc_auth(address.url) else (address.url, address.netloc)
    for place in places:
        kept = unearth.auth.get_keyring_auth(place, address.user or None)
        if kept is not None:
            return Credentials(*kept)
    return None
