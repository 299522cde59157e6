"""Ways to read the body of a successful answer."""

from collections.abc import Callable
from contextlib import suppress
from typing import Generic, TypeAlias, TypeVar

from attrs import frozen

from .decode import Decoder
from .errors import ContractMismatchError
from .noticing import notice
from .wire import parse_json

T = TypeVar("T")

Reader: TypeAlias = Callable[[bytes], T]
"""Reads a body, or raises `ContractMismatchError`."""


@frozen
class JsonAnswer(Generic[T]):
    """Reads a JSON body; two with the same decoder are equal."""

    decoder: Decoder[T]

    def __call__(self, content: bytes) -> T:
        """Parse and decode *content*."""
        value = parse_json(content)
        with suppress(RecursionError):
            return self.decoder(value)
        raise ContractMismatchError("nested too deeply")


def json_answer(decoder: Decoder[T]) -> Reader[T]:
    """Read a JSON body with *decoder*."""
    return JsonAnswer(decoder)


def empty_answer(content: bytes) -> None:
    """Read no body, and ignore one that came all the same."""
    if content:
        notice()


def bytes_answer(content: bytes) -> bytes:
    """Read a binary body as it came."""
    return content
