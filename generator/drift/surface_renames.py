"""Take a name that went and one that came for a rename, where the contract has one."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from attrs import frozen

from .change import Change
from .surface_rules import RENAMED

COME_OR_GONE: Final = re.compile(
    r"(?:: argument (?P<argument>\w+))? was (?P<change>added|removed)"
    r"(?P<rest>, and is required)?$"
)
ODD: Final = re.compile(r"[\W_]+")
PREFIXED: Final = frozenset({"schema", "tag"})
"""What classes are named after, with something before or behind it."""


@frozen
class Rename:
    """What has another name in the contract, spelt without what Python changes."""

    subject: str
    old: str
    new: str

    def fits(self, old: str, new: str) -> bool:
        """Whether it is why Python has *new* where it had *old*."""
        before, after = _letters(old), _letters(new)
        if self.subject == "operationId":
            return self.old.endswith(before) and self.new.endswith(after)
        if self.subject in PREFIXED:
            start, found, end = before.partition(self.old)
            return bool(found) and after == f"{start}{self.new}{end}"
        return (before, after) == (self.old, self.new)


@frozen
class _Spot:
    """A name or an argument that came or went, and the change that says so."""

    change: Change
    owner: str
    name: str
    is_argument: bool
    rest: str


def renames(changes: Sequence[Change]) -> list[Rename]:
    """Return what *changes* of the contract call otherwise."""
    found = (change.difference for change in changes)
    return [
        Rename(each.subject, _name(str(each.old)), _name(str(each.new)))
        for each in found
        if each
        and (
            each.change == "renamed"
            or (each.subject in {"operationId", "tag"} and each.change == "changed")
        )
    ]


def renamed(changes: Sequence[Change], known: Sequence[Rename]) -> list[Change]:
    """Return *changes*, where what is *known* to be renamed is one of them."""
    came = [*_spots(changes, "added")]
    merged: dict[Change, Change | None] = {}
    for went in _spots(changes, "removed"):
        for spot in came:
            if spot.change not in merged and _is_renamed(went, spot, known):
                merged |= {went.change: _renamed(went, spot), spot.change: None}
                break
    found = [merged.get(change, change) for change in changes]
    return [change for change in found if change]


def _spots(changes: Sequence[Change], kind: str) -> Iterator[_Spot]:
    for change in changes:
        words = COME_OR_GONE.match(change.sentence.removeprefix(change.place))
        if words and words["change"] == kind:
            argument, rest = words["argument"], words["rest"] or ""
            owner, _, name = change.place.rpartition(".")
            yield (
                _Spot(change, change.place, argument, is_argument=True, rest=rest)
                if argument
                else _Spot(change, owner, name, is_argument=False, rest=rest)
            )


def _is_renamed(went: _Spot, came: _Spot, known: Sequence[Rename]) -> bool:
    is_same = (went.owner, went.is_argument) == (came.owner, came.is_argument)
    return is_same and any(each.fits(went.name, came.name) for each in known)


def _renamed(went: _Spot, came: _Spot) -> Change:
    about = f": argument {went.name}" if went.is_argument else ""
    words = f"{about} was renamed to {came.name}{came.rest}"
    return RENAMED.change_at(went.change.place, words)


def _name(text: str) -> str:
    """Return the letters of the name at the end of *text*, without the noun."""
    return _letters(text.rpartition(" ")[2])


def _letters(name: str) -> str:
    return ODD.sub("", name).lower()
