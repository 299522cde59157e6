"""What is said beside a change where there is little room."""

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from .change import Change
from .visible import line
from .words import runs

SHOWN: Final = 3
"""How many of the places on the wire are named."""

LONGEST: Final = 60
"""Letters of what a text said, and of what it says."""


def notes(change: Change, named: Callable[[str], str]) -> Iterator[str]:
    """Yield why *change* is of its class, and where it is felt unless it says so."""
    if change.why:
        yield change.why
    if change.subject == "prose" and change.difference:
        old, new = change.difference.old, change.difference.new
        yield from _words(str(old or ""), str(new or ""), named)
    key, _, _ = change.place.partition(": ")
    felt = [place for place in _places(change) if place.partition(": ")[0] != key]
    yield from (f"in {named(place)}" for place in felt[:SHOWN])
    if len(felt) > SHOWN:
        yield f"and {len(felt) - SHOWN} more"


def _places(change: Change) -> Sequence[str]:
    """Return where *change* is felt; what has another name now is there once."""
    found = change.difference
    if found is None or found.change != "renamed":
        return change.reach
    old, new = (str(name).rpartition(" ")[2] for name in (found.old, found.new))
    return [
        place
        for place in change.reach
        if not place.endswith(new) or place.removesuffix(new) + old not in change.reach
    ]


def _words(old: str, new: str, named: Callable[[str], str]) -> Iterator[str]:
    """Yield what a text said and what it says, from the first word that differs."""
    found = runs(old, new)
    start = next((n for n, run in enumerate(found) if run.kind != "same"), 0)
    stop = len(found) - (found[-1].kind == "same" if found else 0)
    for kind, said in (("old", "it said"), ("new", "it says")):
        words = "".join(
            run.text for run in found[start:stop] if run.kind in {kind, "same"}
        ).strip()
        if words:
            yield f"{said} {named(_short(words))}"


def _short(words: str) -> str:
    shown = " ".join(words.split())
    return line(shown if len(shown) <= LONGEST else f"{shown[:LONGEST].rstrip()}...")
