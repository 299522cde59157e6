"""Who uploads, as far as twine's own places say."""

import base64
import os
from typing import Final

import unearth.auth
from attrs import field, frozen
from unearth.utils import get_netrc_auth

from .addresses import Address
from .problem import IndexServerError
from .quiet import quieten

USERNAME: Final = "TWINE_USERNAME"
PASSWORD: Final = "TWINE_PASSWORD"  # noqa: S105 - the name of a variable

quieten()


@frozen
class Credentials:
    """A user and a password, which is not shown."""

    user: str
    password: str = field(repr=False)

    def discreet(self, text: str) -> str:
        """Return *text* without the password, in the two ways that it is written."""
        both = base64.b64encode(f"{self.user}:{self.password}".encode()).decode()
        return text.replace(both, "****").replace(self.password, "****")


def credentials(address: Address) -> Credentials | None:
    """Return who uploads to *address*, none if nobody says; raises `IndexServerError`.

    Variables come first, then the address itself, a keyring and netrc.
    """
    user = os.environ.get(USERNAME) or address.user
    password = os.environ.get(PASSWORD) or address.password
    if user and password:
        return Credentials(user, password)
    if password:
        raise IndexServerError(f"{PASSWORD} is set: say in {USERNAME} whose it is")
    kept = _kept(address, user or None)
    if user and kept is None:
        raise IndexServerError(
            f"there is no password of {user} for {address.host}: put it into"
            f" {PASSWORD}, a keyring or netrc"
        )
    return kept


def _kept(address: Address, user: str | None) -> Credentials | None:
    """Return what a keyring or netrc has for *address*, and *user* if there is one."""
    for place in (address.url, address.netloc):
        kept = unearth.auth.get_keyring_auth(place, user)
        if kept is not None:
            return Credentials(*kept)
    entry = get_netrc_auth(address.url)
    if entry is None or (user is not None and entry[0] != user):
        return None
    return Credentials(*entry)
