"""What is said beside a change where there is little room."""

from collections.abc import Callable, Iterator
from typing import Final

from .change import Change

SHOWN: Final = 3
"""How many of the places on the wire are named."""


def notes(change: Change, named: Callable[[str], str]) -> Iterator[str]:
    """Yield why *change* is of its class, and where it is felt unless it says so."""
    if change.why:
        yield change.why
    key, _, _ = change.place.partition(": ")
    felt = [place for place in change.reach if place.partition(": ")[0] != key]
    yield from (f"in {named(place)}" for place in felt[:SHOWN])
    if len(felt) > SHOWN:
        yield f"and {len(felt) - SHOWN} more"
