"""A recording may be much larger than memory."""

import gc
import json
import tracemalloc
from collections.abc import Callable, Iterator
from typing import Final

import pytest

from generator.commands.places import DOCUMENT
from generator.contract import Json, read
from generator.probe.checking import Checker
from generator.probe.envelopes import enveloped
from generator.probe.probing import Probe
from generator.probe.sources import Source
from probe.recordings import encounter, entry, interaction, record

TEXT: Final = "x" * 2000


class Stream:
    """A file that is made while it is read."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces = pieces
        self._left = b""

    def read(self, size: int) -> bytes:
        """Return *size* bytes, if there are so many."""
        while len(self._left) < size and (piece := next(self._pieces, b"")):
            self._left += piece
        return self._taken(size)

    def readline(self, size: int) -> bytes:
        """Return a line."""
        while b"\n" not in self._left and len(self._left) < size:
            if not (piece := next(self._pieces, b"")):
                break
            self._left += piece
        return self._taken(min(size, self._left.find(b"\n") + 1 or size))

    def _taken(self, size: int) -> bytes:
        taken, self._left = self._left[:size], self._left[size:]
        return taken


def answer(number: int) -> bytes:
    """Return one answer, no two of which are the same."""
    notes: list[Json] = [str(number), TEXT]
    body = interaction(
        reason=f"{number} {TEXT}",
        encounter=encounter(status=f"s{number}"),
        **{f"pat-{1000 + number}": notes},
        **{f"name{'abcdefghij'[number % 10]}{chr(97 + number % 26)}": number},
    )
    return json.dumps(record(body, path=f"/interactions/{number}")).encode()


def in_lines(count: int) -> Iterator[bytes]:
    """Yield JSON lines."""
    return (answer(number) + b"\n" for number in range(count))


def in_array(count: int) -> Iterator[bytes]:
    """Yield the items of an array."""
    yield b"["
    for number in range(count):
        yield answer(number) + (b"," if number < count - 1 else b"]")


def in_har(count: int) -> Iterator[bytes]:
    """Yield the entries of a HAR file, each on many lines."""
    yield b'{"log": {"entries": ['
    for number in range(count):
        said = entry(json.dumps(interaction(**{f"pat-{1000 + number}": TEXT})))
        yield json.dumps(said, indent=1).encode()
        yield b"," if number < count - 1 else b"]}}"


def peak(pieces: Iterator[bytes]) -> tuple[int, int]:
    """Return how much memory was needed at the most, and for how many answers."""
    probe = Probe(Checker(read(DOCUMENT)), enveloped)
    probe.read(Source("warm.jsonl", Stream(in_lines(1)), int))
    gc.collect()
    tracemalloc.start()
    try:
        probe.read(Source("answers", Stream(pieces), int))
        return tracemalloc.get_traced_memory()[1], probe.answers - 1
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("form", [in_lines, in_array, in_har])
def test_memory_does_not_grow(form: Callable[[int], Iterator[bytes]]) -> None:
    """Six times as many answers need about as much."""
    few, seen = peak(form(40))
    many, seen_more = peak(form(240))

    assert (seen, seen_more) == (40, 240)
    assert many < 2 * few
