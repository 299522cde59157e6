"""Compare two texts word by word."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Final, TypeAlias

from attrs import frozen

from .visible import visible

WORD: Final = re.compile(r"\s+|\w+|[^\w\s]")
LETTERS: Final = re.compile(r"\S")

Steps: TypeAlias = Sequence[tuple[str, int, int, int, int]]

MOST: Final = 2_000
"""Words of a text beyond which it is only said what came out and what went in."""


@frozen
class Run:
    """Words that stand in both texts, or only in the old or the new one."""

    kind: str
    """`same`, `old` or `new`."""

    text: str


def runs(old: str, new: str) -> list[Run]:
    """Return what stayed, what is gone and what is new, in reading order."""
    ones, others = WORD.findall(visible(old)), WORD.findall(visible(new))
    if max(len(ones), len(others)) > MOST:
        return [*_change(ones, others)]
    matcher = SequenceMatcher(None, ones, others, autojunk=False)
    return [*_runs(matcher.get_opcodes(), ones, others)]


def _runs(steps: Steps, ones: list[str], others: list[str]) -> Iterator[Run]:
    """Yield what *steps* lead to; a space alone does not part two changes."""
    old: list[str] = []
    new: list[str] = []
    for tag, a, b, c, d in steps:
        if tag == "equal" and (not old + new or any(map(LETTERS.search, ones[a:b]))):
            yield from _change(old, new)
            yield Run("same", "".join(ones[a:b]))
            old, new = [], []
        else:
            old, new = [*old, *ones[a:b]], [*new, *others[c:d]]
    yield from _change(old, new)


def _change(old: list[str], new: list[str]) -> Iterator[Run]:
    for kind, words in (("old", old), ("new", new)):
        if words:
            yield Run(kind, "".join(words))
