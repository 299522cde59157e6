"""Arrange changes as a page shows them: by class, then by what they are in."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from attrs import frozen

from .change import Change
from .levels import Level
from .phrasing import Piece
from .report import LEVELS, MEANING, said
from .shown import Shown, shown
from .visible import line

CALL: Final = re.compile(r"(?P<method>[A-Z]+) (?P<path>/.*?)(?:: (?P<part>.*))?$")
OWNER: Final = re.compile(r"[^.:\[{(]+")


@frozen
class Name:
    """What changes are in; an operation has a method and a path."""

    text: str
    method: str = ""
    path: str = ""


@frozen
class Call:
    """An operation, and the parts of it in which a change is felt."""

    name: Name
    parts: Sequence[str]


@frozen
class Row:
    """One change."""

    sentence: str
    pieces: Sequence[Piece]
    """The sentence, without the name that stands above it."""

    why: str
    shown: Shown
    calls: Sequence[Call]


@frozen
class Card:
    """The changes of one class that are in one place."""

    anchor: str
    name: Name
    rows: Sequence[Row]


@frozen
class Section:
    """The changes of one class."""

    level: Level
    meaning: str
    cards: Sequence[Card]

    @property
    def count(self) -> int:
        """How many changes there are."""
        return sum(len(card.rows) for card in self.cards)


def sections(changes: Sequence[Change], prefix: str) -> list[Section]:
    """Return *changes* by class; anchors begin with *prefix*."""
    found = ((level, [x for x in changes if x.level is level]) for level in LEVELS)
    return [
        Section(level, MEANING[level], [*_cards(those, prefix)])
        for level, those in found
        if those
    ]


def call_of(place: str) -> tuple[Name, str]:
    """Return the operation of a *place* on the wire, and which part of it that is."""
    found = CALL.match(line(place))
    if found is None:
        return Name(line(place)), ""
    method, path = found["method"], found["path"]
    return Name(f"{method} {path}", method, path), found["part"] or ""


def _cards(changes: Sequence[Change], prefix: str) -> Iterator[Card]:
    owners: dict[str, list[Row]] = {}
    for change in changes:
        owner = line(_owner(change))
        owners.setdefault(owner, []).append(_row(change, owner))
    for number, (owner, rows) in enumerate(owners.items(), 1):
        anchor = f"{prefix}{changes[0].level.word}-{number}"
        name = call_of(owner)[0]
        is_python = changes[0].subject == "python"
        yield Card(anchor, _without_package(name) if is_python else name, rows)


def _without_package(name: Name) -> Name:
    """Return *name* without what all of them start with."""
    return Name(name.text.partition(".")[2] or name.text)


def _owner(change: Change) -> str:
    """Return the schema, the operation or the class in Python that *change* is in."""
    if change.difference and change.difference.owner:
        return change.difference.owner
    if change.subject == "python":
        return ".".join(change.place.split(".")[:2])
    name, _ = call_of(change.place)
    found = OWNER.match(name.text)
    return name.text if name.method or found is None else found[0]


def _row(change: Change, owner: str) -> Row:
    sentence = line(change.sentence)
    rest = sentence.removeprefix(owner)
    words = rest.lstrip(".: ") if rest[:1] in {".", ":", " "} else sentence
    return Row(
        sentence,
        said(change, words),
        change.why,
        shown(change.difference),
        [call for call in _calls(change.reach) if call.name.text != owner],
    )


def _calls(reach: Sequence[str]) -> Iterator[Call]:
    calls: dict[Name, list[str]] = {}
    for name, part in map(call_of, reach):
        calls.setdefault(name, []).extend([part] if part else [])
    for name, parts in calls.items():
        yield Call(name, parts)
