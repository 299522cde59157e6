"""Tell once what changed alike in a class and its twins: async, raw, or both."""

import re
from collections.abc import Container, Sequence
from typing import Final

from attrs import evolve, field, frozen

from .change import Change

MARKS: Final = re.compile(r"(?P<async>Async)?(?P<raw>Raw)?(?=[A-Z])")


@frozen
class _Twin:
    """A change in one class of several, and what it would be in the plain one."""

    change: Change
    place: str
    words: str
    marks: frozenset[str] = field(factory=frozenset[str])

    @property
    def key(self) -> tuple[str, str, str]:
        """What twins share: of types it only matters that they changed."""
        about, of_types, _ = self.words.partition(": type changed from ")
        return self.place, f"{about}{of_types}", self.change.why

    def stands_for(self, other: "_Twin") -> bool:
        """Whether *other* says the same of a class with more marks."""
        return self.key == other.key and self.marks < other.marks


def folded(changes: Sequence[Change], names: Container[str]) -> list[Change]:
    """Return *changes* without those that are told of a plainer class already.

    Classes are twins by their names, if *names* has the rest of the family.
    """
    twins = [_twin(change, names) for change in changes]
    return [
        _told(twin, [each for each in twins if twin.stands_for(each)])
        for twin in twins
        if not any(each.stands_for(twin) for each in twins)
    ]


def _told(twin: _Twin, others: Sequence[_Twin]) -> Change:
    marks = sorted(
        frozenset[str]().union(*(each.marks for each in others)) - twin.marks
    )
    if not marks:
        return twin.change
    change = twin.change
    sentence = f"{change.place} (also {' and '.join(marks)}){twin.words}"
    return evolve(change, sentence=sentence)


def _twin(change: Change, names: Container[str]) -> _Twin:
    package, _, name = change.place.partition(".")
    owner, dot, rest = name.partition(".")
    words = change.sentence.removeprefix(change.place)
    found = MARKS.match(owner)
    plain = owner[found.end() :] if found else owner
    if found is None or not _is_family(plain, names):
        return _Twin(change, change.place, words)
    marks = frozenset(mark for mark, text in found.groupdict().items() if text)
    return _Twin(change, f"{package}.{plain}{dot}{rest}", words, marks)


def _is_family(plain: str, names: Container[str]) -> bool:
    """Whether there is a raw class as well, or one that is entered in async code."""
    is_entered = f"{plain}.__enter__" in names and f"Async{plain}.__aenter__" in names
    return is_entered or all(
        f"{mark}{plain}" in names for mark in ("", "Async", "Raw", "AsyncRaw")
    )
