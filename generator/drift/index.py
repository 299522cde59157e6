"""Compare the newest release that an index has."""

from pathlib import Path
from typing import Final

from generator.index.listing import File, Listing, listing
from generator.index.problem import IndexServerError

from .side import Side, SourceError
from .wheels import from_wheel

RELEASED: Final = "released"
"""The word for the newest release on the index."""

WITHDRAW: Final = "withdraw it on the index if it is not ours, or damaged"


def from_index(distribution: str, index: str, folder: Path) -> Side:
    """Return the newest release of *distribution* on *index*; raises `SourceError`.

    Credentials come from the address, from netrc or from a keyring, and are not shown.
    """
    try:
        found = listing(distribution, index)
        if found.newest is None:
            raise SourceError(RELEASED, _nothing(found))
        return from_listing(found, found.newest, folder)
    except IndexServerError as error:
        raise SourceError(RELEASED, str(error)) from None


def from_listing(found: Listing, wheel: File, folder: Path) -> Side:
    """Return the release whose *wheel* was found on an index.

    Raises `IndexServerError` for what cannot be had, `SourceError` for what it is not.
    """
    name = f"{found.distribution} {wheel.version}"
    path = found.put(wheel, folder / "release.whl")
    try:
        side = from_wheel(path, name, folder)
    except SourceError as error:
        raise SourceError(name, f"{error.problem}; {WITHDRAW}") from None
    if side.version != str(wheel.version):
        said = f"its wheel says that it is {side.version}"
        raise SourceError(name, f"{said}; {WITHDRAW}")
    return side


def _nothing(found: Listing) -> str:
    if found.versions:
        return f"the index has no wheel of {found.distribution} that is not withdrawn"
    return f"the index has no release of {found.distribution}"
