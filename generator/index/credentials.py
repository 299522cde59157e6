"""Who uploads, as far as twine's own places say: a user with the password beside it."""

import base64
import os
import re
from typing import Final

import unearth.auth
from attrs import evolve, field, frozen

from .addresses import Address
from .netrcs import entry
from .problem import IndexServerError
from .quiet import quieten

USERNAME: Final = "TWINE_USERNAME"
PASSWORD: Final = "TWINE_PASSWORD"  # noqa: S105 - the name of a variable
HIDDEN: Final = "****"
BEFORE: Final = (
    r"(?:(?<!\w)|(?<=%[0-9A-Fa-f]{2})|(?<=\\u[0-9A-Fa-f]{4})|(?<=\\[bfnrt]))"
)
"""Where a word begins, be it behind a letter that is percent-encoded or escaped."""

quieten()


@frozen(repr=False)
class Credentials:
    """A user and a password, which is not shown."""

    user: str
    password: str
    is_of_address: bool = field(default=False, kw_only=True)
    """Whether the user came out of an address, and may be a token."""

    def __repr__(self) -> str:
        """Show what may be shown."""
        return f"Credentials(user={self.shown!r})"

    @property
    def shown(self) -> str:
        """The user as it can be shown."""
        return "the user in the address" if self.is_of_address else self.user

    def discreet(self, text: str) -> str:
        """Return *text* without the password, in the ways that it is written.

        Nor with a user that may be a token, where that stands as a word.
        """
        both = base64.b64encode(f"{self.user}:{self.password}".encode()).decode()
        text = re.sub(_written(both), HIDDEN, text)
        if self.password:
            text = re.sub(_written(self.password), HIDDEN, text)
        if self.user and self.is_of_address:
            text = re.sub(rf"{BEFORE}{_written(self.user)}(?!\w)", HIDDEN, text)
        return text


def credentials(address: Address) -> Credentials | None:
    """Return who uploads to *address*, none if nobody says; raises `IndexServerError`.

    Variables come first, then the address itself, a keyring and netrc. A password is
    never taken for the user of another place.
    """
    user, password = os.environ.get(USERNAME, ""), os.environ.get(PASSWORD, "")
    if password and not user:
        raise IndexServerError(f"{PASSWORD} is set: say in {USERNAME} whose it is")
    if password:
        return Credentials(user, password)
    own = in_address(address)
    if own is not None and user in {"", own.user}:
        return own
    kept = _kept(address, user or address.user)
    if kept is None and user:
        raise IndexServerError(
            f"there is no password of {user} for {address.host}: put it into"
            f" {PASSWORD}, a keyring or netrc"
        )
    if kept is None and address.user:
        raise IndexServerError(
            f"the address of {address.host} has a user without a password: put it"
            f" behind the user, or into a keyring or netrc, or both into {USERNAME} and"
            f" {PASSWORD}. Behind a token that needs none write a colon."
        )
    return kept


def in_address(address: Address) -> Credentials | None:
    """Return what stands in *address*, if a password does, be it an empty one."""
    if address.password is None:
        return None
    return Credentials(address.user, address.password, is_of_address=True)


def in_keyring(address: Address, user: str) -> Credentials | None:
    """Return what a keyring has for *address*, and *user* if there is one.

    A program is asked for no user of an address: anybody sees what it is asked for.
    """
    if user and user == address.user and _is_program():
        return None
    for place in address.places:
        kept = unearth.auth.get_keyring_auth(place, user or None)
        if kept is not None:
            return _named(Credentials(*kept), address)
    return None


def in_netrc(address: Address) -> Credentials | None:
    """Return what netrc has for the host of *address*; raises `IndexServerError`."""
    found = entry(address.host)
    return None if found is None else _named(Credentials(*found), address)


def _is_program() -> bool:
    """Whether the keyring is a command, for want of a library."""
    provider = unearth.auth.get_keyring_provider()
    return isinstance(provider, unearth.auth.KeyringCliProvider)


def _written(secret: str) -> str:
    """Return a pattern for *secret*, of which any letter may be encoded or escaped.

    That is as in an address or in JSON. Each program has letters of its own that it
    leaves as they are.
    """
    return "".join(map(_letter, secret))


def _letter(letter: str) -> str:
    encoded = "".join(f"%{byte:02x}" for byte in letter.encode())
    units = re.findall("....", letter.encode("utf-16-be").hex())
    escaped = "".join(rf"\\u{unit}" for unit in units)
    slash = "" if letter.isalnum() else r"\\?"
    return f"(?:{slash}{re.escape(letter)}|(?i:{encoded}|{escaped}))"


def _kept(address: Address, user: str) -> Credentials | None:
    """Return what a keyring or netrc has for *address*, and *user* if there is one."""
    kept = in_keyring(address, user)
    if kept is not None:
        return kept
    found = in_netrc(address)
    return found if found is not None and user in {"", found.user} else None


def _named(kept: Credentials, address: Address) -> Credentials:
    """Return *kept*, which hides its user if the address has it too."""
    return evolve(kept, is_of_address=bool(kept.user) and kept.user == address.user)
