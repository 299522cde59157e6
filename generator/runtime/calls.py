"""Describe an API call without making it."""

import re
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from typing import Final, Generic, TypeVar
from urllib.parse import quote

from attrs import field, frozen

from .answers import Reader
from .errors import ArgumentError, TokenError
from .replies import Reply
from .write_anything import anything
from .write_collections import at
from .write_scalars import is_sequence, refusal

T = TypeVar("T")

_PLACE: Final = re.compile(r"\{([^{}]+)\}")
_HEADER: Final = re.compile(r"(?:[!-~](?:[\t -~]*[!-~])?)?")


@frozen(kw_only=True)
class Call(Generic[T]):
    """What to send, and how to read the answer.

    Sync and async clients share these; they differ only in how they wait.
    """

    method: str
    """The HTTP method, e.g. `GET`."""

    template: str
    """The path with its places, e.g. `/interactions/{id}`."""

    path: Mapping[str, object] = field(factory=dict[str, object], repr=False)
    """What fills the places of the path."""

    query: Mapping[str, object] = field(factory=dict[str, object], repr=False)
    """Query values by name; a list repeats its name, `None` is left out."""

    headers: Mapping[str, object] = field(factory=dict[str, object], repr=False)
    """Header values of this call alone."""

    body: bytes | None = field(default=None, repr=False)
    """The bytes to send."""

    content_type: str | None = None
    """The media type of the body."""

    accept: str | None = None
    """The media types of the documented answers."""

    secured: bool = True
    """Whether the call needs a token."""

    answers: Mapping[int, Reader[T]] = field(repr=False)
    """Readers by status; 2 stands for every 2xx that is not listed."""

    url: str | None = field(default=None, repr=False)
    """The whole URL, of a call that does not go to the client's base URL."""

    repeatable: bool | None = None
    """Whether acting on it twice is acting once; `None` if the method says so."""

    refusal: Callable[[Reply], TokenError] | None = field(default=None, repr=False)
    """What an answer with another status than 2xx means, if not a `StatusError`."""


def url_path(call: Call[T]) -> str:
    """Fill the places of the path, each value percent-encoded as one segment.

    Raises `ArgumentError` for a value that would change the path around it.
    """
    segments = {name: at(name, value, _segment) for name, value in call.path.items()}
    return _PLACE.sub(lambda place: segments[place[1]], call.template)


def query_string(call: Call[T]) -> str:
    """Write the query without its question mark; empty if there is nothing to ask."""
    return "&".join(
        f"{_quoted(name)}={at(name, item, _quoted)}"
        for name, value in call.query.items()
        for item in at(name, value, _items)
    )


def header_values(call: Call[T]) -> dict[str, str]:
    """Write the headers of this call; raises `ArgumentError` for unsafe values."""
    values = call.headers.items()
    return {name: at(name, value, header_text) for name, value in values}


def header_text(value: object) -> str:
    """Write one header value; raises `ArgumentError` unless it is printable ASCII."""
    written = _scalar(value)
    if not _HEADER.fullmatch(written):
        raise ArgumentError("expected printable ASCII without spaces around it")
    return written


def _segment(value: object) -> str:
    written = _quoted(value)
    if written in {"", ".", ".."}:
        raise ArgumentError("expected text other than a dot or two")
    return written


def _items(value: object) -> Sequence[object]:
    if value is None:
        return ()
    if is_sequence(value):
        if not value:
            raise ArgumentError("expected at least one value; leave it out for all")
        return value
    return (value,)


def _quoted(value: object) -> str:
    with suppress(UnicodeEncodeError):
        return quote(_scalar(value), safe="")
    raise ArgumentError("expected text that UTF-8 can carry")


def _scalar(value: object) -> str:
    wire = anything(value)
    if isinstance(wire, bool):
        return "true" if wire else "false"
    if isinstance(wire, str | int | float):
        return str(wire)
    raise refusal("a single value", value)
