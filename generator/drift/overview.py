"""Count changes by where they are, to be taken in at a glance."""

from collections import Counter
from collections.abc import Sequence

from attrs import frozen

from .change import Change
from .levels import Level
from .report import LEVELS
from .views import Name, Section, call_of


@frozen
class Cell:
    """How many changes of one class there are, and where they begin."""

    level: Level
    count: int
    anchor: str = ""


@frozen
class Line:
    """A name, with a cell for each class."""

    name: Name
    cells: Sequence[Cell]


def places(sections: Sequence[Section]) -> list[Line]:
    """Return what has changed, the gravest first."""
    cells: dict[Name, dict[Level, Cell]] = {}
    for section in sections:
        for card in section.cards:
            cell = Cell(section.level, len(card.rows), card.anchor)
            cells.setdefault(card.name, {})[section.level] = cell
    return [
        Line(name, [found.get(level, Cell(level, 0)) for level in LEVELS])
        for name, found in cells.items()
    ]


def calls(changes: Sequence[Change]) -> list[Line]:
    """Return the operations in which the changes are felt."""
    counted: dict[Name, Counter[Level]] = {}
    for change in changes:
        for name in dict.fromkeys(call_of(place)[0] for place in change.reach):
            counted.setdefault(name, Counter())[change.level] += 1
    return [
        Line(name, [Cell(level, counted[name][level]) for level in LEVELS])
        for name in sorted(counted, key=lambda name: (name.path, name.method))
    ]
