"""What netrc says, or why it cannot be used."""

import os
from netrc import NetrcParseError, netrc
from typing import Final, TypeAlias

from .problem import IndexServerError

NETRC: Final = "NETRC"
ABSENT: Final = (FileNotFoundError, NotADirectoryError)

Broken: TypeAlias = NetrcParseError | OSError | UnicodeDecodeError
"""What Python raises for a file that it cannot use; the message may quote it."""


def entry(host: str) -> tuple[str, str] | None:
    """Return the user and the password of *host*, if netrc has them.

    Raises `IndexServerError` for a file that cannot be used, which others would pass
    over or use all the same.
    """
    path = os.environ.get(NETRC)
    try:
        found = netrc(path).authenticators(host)
    except ABSENT:
        return None
    except (NetrcParseError, OSError, UnicodeDecodeError) as error:
        shown = "~/.netrc" if path is None else path
        raise IndexServerError(
            f"{shown} cannot be used: {_reason(error)}, or name another file in {NETRC}"
        ) from None
    return None if found is None else (found[0], found[2] or "")


def _reason(error: Broken) -> str:
    """Return what is wrong with the file, and nothing of what is in it."""
    if isinstance(error, UnicodeDecodeError):
        return "it is not UTF-8. Write it anew as UTF-8"
    if isinstance(error, OSError):
        return f"{error.strerror}. Make it a file that you can read"
    if error.lineno is None:
        return "others may read or change it. Make it yours and run chmod 600 on it"
    return f"line {error.lineno} is not in its format. Mend it"
