"""Read a recording a bounded piece at a time, and know at which line one is."""

from codecs import BOM_UTF8
from collections.abc import Callable
from io import BytesIO
from typing import Final, Protocol

from .records import Spot

HEAD: Final = 1 << 16
"""Bytes that are looked at before the rest is read."""


class Bytes(Protocol):
    """What recordings are read from."""

    def read(self, size: int, /) -> bytes:
        """Return at most *size* bytes."""
        ...

    def readline(self, size: int, /) -> bytes:
        """Return the rest of a line, of which *size* bytes are enough."""
        ...


class Source:
    """One recording; its first bytes can be looked at before they are read."""

    def __init__(self, name: str, file: Bytes, moved: Callable[[int], object]) -> None:
        self.name = name
        self._file = file
        self._moved = moved
        head = file.read(HEAD)
        self.is_longer = len(head) == HEAD
        self.head = head.removeprefix(BOM_UTF8)
        self._start = BytesIO(self.head)
        self._line = 0
        self._is_at_start = True

    @property
    def spot(self) -> Spot:
        """Where that stands which was read last."""
        return Spot(self.name, max(self._line, 1))

    def read(self, size: int) -> bytes:
        """Return what `readline` does, for parsers that think they read a file."""
        return self.readline(size)

    def readline(self, size: int) -> bytes:
        """Return a line or what is left of it, *size* bytes at most."""
        piece = self._start.readline(size)
        if len(piece) < size and not piece.endswith(b"\n"):
            piece += self._file.readline(size - len(piece))
        if piece:
            self._line += self._is_at_start
            self._is_at_start = piece.endswith(b"\n")
        self._moved(len(piece))
        return piece
