"""Take the address of an index, which others can see on a command line."""

from argparse import ArgumentParser, Namespace
from typing import Final

from generator.drift.sources import RELEASE_INDEX
from generator.index.credentials import PASSWORD, USERNAME

from .refusing import RefusedError

RELEASES: Final = f"where the releases are, unless {RELEASE_INDEX} says so"
SEEN: Final = (
    "a command line can be seen by others: put user and password into"
    f" {RELEASE_INDEX}, a keyring or netrc; who uploads, into {USERNAME} and {PASSWORD}"
)


def configure_index(parser: ArgumentParser, about: str = RELEASES) -> None:
    """Take an index, and say what it is *about*."""
    parser.add_argument("--index", metavar="URL", help=about)


def configure_new_index(parser: ArgumentParser) -> None:
    """Take the word that an index is empty because it is new."""
    parser.add_argument(
        "--new-index",
        action="store_true",
        help="the index has none of the releases of which the changelog tells",
    )


def index_of(options: Namespace) -> str | None:
    """Return the index that *options* name, if they do; refuse one with a secret."""
    index: str | None = options.index
    return unseen(index)


def unseen(address: str | None) -> str | None:
    """Return the *address* of an option, unless others could see a secret in it."""
    if address is not None and "@" in address:
        raise RefusedError(SEEN)
    return address
