"""Write the docstrings of the clients."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from .api import Argument
from .client_options import ADDRESSES, AUTH_DOC, CONNECTIONS, NETWORK, OPTIONS
from .python import docstring, section, summary

SYNC: Final = "A client that blocks. Close it, or use it in a `with` statement."
ASYNC: Final = "An async client. Close it, or use it in an `async with` statement."
CHANGED: Final = (
    "Return a client with other settings that shares this one's connections."
)
CHANGED_REST: Final = (
    "What is not given stays as it is; further headers are added. Closing either client"
    " closes both."
)
FROM_ENV: Final = "Make a client from environment variables."
REFUSAL: Final = "An argument cannot be sent, or could lead somewhere else."
MISSING: Final = "A variable is missing, or has a value that cannot be."


def class_docs(arguments: Iterable[Argument], *, is_secured: bool) -> tuple[str, str]:
    """Return the docstrings of the sync and the async client."""
    auth = [("auth", AUTH_DOC)] if is_secured else []
    named = [(argument.name, argument.doc) for argument in arguments]
    addresses = ADDRESSES if is_secured else ADDRESSES[:1]
    entries = [*auth, *named, *addresses, *OPTIONS, *CONNECTIONS]
    rest = [section("Args", entries, 4), _raises(REFUSAL, 4)]
    return _doc([summary(SYNC, "", 4), *rest], 4), _doc(
        [summary(ASYNC, "", 4), *rest], 4
    )


def options_doc(changeable: Iterable[Argument]) -> str:
    """Return the docstring of what makes one client of another."""
    entries = [*((item.name, item.doc) for item in changeable), *OPTIONS]
    first = summary(CHANGED, CHANGED_REST, 8)
    return _doc([first, section("Args", entries, 8), _raises(REFUSAL, 8)], 8)


def environment_doc(
    prefix: str, arguments: Iterable[Argument], *, is_secured: bool
) -> str:
    """Return the docstring of what makes a client of environment variables."""
    listed = [(item.name.upper(), bool(item.default)) for item in arguments]
    needed = [f"`{prefix}{name}`" for name, is_optional in listed if not is_optional]
    optional = [name for name, is_optional in listed if is_optional]
    optional += ["BASE_URL", *(["TOKEN_URL"] if is_secured else [])]
    if is_secured:
        login = f"`{prefix}CLIENT_ID` with `{prefix}CLIENT_SECRET`"
        needed.append(f"{login} (or `{prefix}ACCESS_TOKEN` alone)")
    also = ", ".join(f"`{prefix}{name}`" for name in optional)
    reads = f"Reads {', '.join(needed)}. " if needed else ""
    return _doc(
        [
            summary(FROM_ENV, f"{reads}Also read, if they are set: {also}.", 8),
            section("Args", [*OPTIONS, NETWORK], 8),
            _raises(MISSING, 8),
        ],
        8,
    )


def _raises(doc: str, indent: int) -> str:
    return section("Raises", [("ArgumentError", doc)], indent)


def _doc(parts: Iterable[str], indent: int) -> str:
    return docstring("\n\n".join(parts), indent)
