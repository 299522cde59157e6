"""What there is to say of two sides, whoever it is said to."""

from collections.abc import Sequence
from typing import Final

from attrs import frozen
from packaging.version import InvalidVersion, Version

from generator.contract import Difference, JsonObject

from .change import Change
from .classify import changes
from .levels import Level
from .phrasing import Piece, pieces
from .versions import next_version
from .visible import line

LEVELS: Final = (Level.PRIVACY, Level.BREAKING, Level.ADDITIVE, Level.DOCUMENTATION)
"""The classes of changes, the gravest first."""

MEANING: Final = {
    Level.PRIVACY: "what was hidden or encrypted no longer is",
    Level.BREAKING: "code or requests that were right no longer are",
    Level.ADDITIVE: "more can be done or read, and nothing less",
    Level.DOCUMENTATION: "nothing that a program could notice",
}


@frozen
class Named:
    """One side: what it was asked for as, and the version that it states."""

    name: str
    version: str | None = None

    def __str__(self) -> str:
        return f"{self.name} ({self.version})" if self.version else self.name


@frozen
class Report:
    """All changes from one side to the other; the gravest come first."""

    old: Named
    new: Named
    changes: Sequence[Change]
    surface: Sequence[Change] | None = None
    """What Python sees of it; nothing is known of a side without a package."""

    remarks: Sequence[str] = ()
    """What was not compared, and why."""

    @property
    def all(self) -> list[Change]:
        """Every change."""
        return [*self.changes, *(self.surface or ())]

    @property
    def level(self) -> Level:
        """The highest class among them."""
        return max((change.level for change in self.all), default=Level.NONE)

    def count(self, level: Level) -> int:
        """Return how many changes are of one class."""
        return sum(change.level is level for change in self.all)

    @property
    def asked_version(self) -> str | None:
        """The version that the changes ask for, if the old one is known."""
        known = _version(self.old.version) if self.level else None
        return next_version(str(known), self.level) if known else None

    @property
    def is_far_enough(self) -> bool | None:
        """Whether the new side states a version that will do, if that is known."""
        asked, stated = _version(self.asked_version), _version(self.new.version)
        return stated >= asked if asked and stated else None


def said(change: Change, sentence: str | None = None) -> list[Piece]:
    """Return the sentence of *change*, or what is left of it, in pieces."""
    found = change.difference
    names = _names(found) if found else frozenset[str]()
    return pieces(line(change.sentence) if sentence is None else sentence, names)


def _names(difference: Difference) -> frozenset[str]:
    """Return the names that the sentence of *difference* ends in, or starts with."""
    ends = [difference.place.removeprefix(difference.owner), difference.noun]
    if difference.change == "renamed":
        ends += [str(difference.old), str(difference.new)]
    return frozenset(name.rpartition(" ")[2].strip(".:") for name in ends)


def compared(
    old: Named,
    new: Named,
    contracts: tuple[JsonObject, JsonObject],
    surface: Sequence[Change] | None = None,
) -> Report:
    """Return what changed from the first of the *contracts* to the second."""
    return Report(old, new, changes(*contracts), surface)


def verdict(report: Report) -> str:
    """Return, in one line, what the changes come to."""
    if not report.level:
        return "Nothing changed."
    asks = f"{report.level.word.capitalize()}: asks for a {report.level.part} version"
    if report.asked_version is None:
        return f"{asks}; the old side states none to count from."
    return f"{asks}, {report.asked_version}{_stated(report)}."


def counts(report: Report) -> str:
    """Return how many changes there are of each class, those without left out."""
    numbers = {level: report.count(level) for level in LEVELS}
    return ", ".join(f"{n} {level.word}" for level, n in numbers.items() if n)


def _stated(report: Report) -> str:
    if report.is_far_enough is None:
        return ""
    if report.new.version == report.old.version:
        return f"; the new side still says {report.new.version}"
    words = "is far enough" if report.is_far_enough else "is not far enough"
    return f"; {report.new.version} {words}"


def _version(text: str | None) -> Version | None:
    try:
        return Version(text) if text else None
    except InvalidVersion:
        return None
