"""Count what was found, in memory that does not grow with the recording."""

import re
from collections import Counter
from typing import Final, TypeGuard

from attrs import define, evolve, field

from generator.runtime.deviations import Kind
from generator.runtime.read_scalars import is_whole
from generator.runtime.telling import is_telling

from .observations import KEY, Observation, Place
from .profiles import Profile
from .records import Body, Spot

MOST_NAMES: Final = 32
"""Unknown fields of one schema; what has more is a map, whose keys are not shown."""

MOST_VALUES: Final = 20
"""Unknown values of one enum; what has more is free text, which is not shown."""

MEMBER: Final = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:[-_][A-Za-z0-9]+)*")
"""What members of enums look like; any other value may be somebody's."""

HIGHEST: Final = 100
"""The first number that may be somebody's: it has more than two digits."""

MOST_PLACES: Final = 10_000
"""Places that are listed."""


@define
class Finding:
    """What came together under one key."""

    kind: str
    place: Place
    first: Spot
    count: int = 0
    values: Counter[str | int] = field(factory=Counter[str | int])
    hidden: int = 0
    """How many times there was a value that may not be shown."""

    is_free: bool = False
    """Whether no value that comes here may be shown, whatever it looks like."""

    profile: Profile = field(factory=Profile)
    fitting: frozenset[str] | None = None
    """The schemas that every body fits; `None` if there was no body."""

    def see(self, found: Observation) -> None:
        """Count one more."""
        self.count += 1
        if isinstance(found.value, Body):
            self._fit(found.fitting)
        elif found.kind in {Kind.UNKNOWN_FIELD, Kind.TYPE}:
            self.profile.see(found.value)
        elif found.kind == Kind.UNKNOWN_VALUE:
            self._list(found)

    def add(self, other: "Finding") -> None:
        """Count all that *other* has counted, which comes later."""
        self.count += other.count
        self.profile.add(other.profile)
        self.values += other.values
        self.hidden += other.hidden
        if other.fitting is not None:
            self._fit(other.fitting)

    def _fit(self, names: frozenset[str]) -> None:
        self.fitting = names if self.fitting is None else self.fitting & names

    def _list(self, found: Observation) -> None:
        if not self.is_free and not found.is_phi and _is_member(found.value):
            self.values[found.value] += 1
        else:
            self.hidden += 1
        self.is_free |= found.is_phi or len(self.values) > MOST_VALUES
        if self.is_free:
            self.hidden += self.values.total()
            self.values.clear()


class Findings:
    """All that was found."""

    def __init__(self) -> None:
        self._by_key: dict[tuple[str, Place], Finding] = {}
        self._names: dict[tuple[str, str], set[str]] = {}
        self.left_out = 0
        """How many deviations were at places beyond those that are listed."""

    def see(self, found: Observation, spot: Spot) -> None:
        """Count what was found at *spot*."""
        place = self._bounded(found)
        finding = self._by_key.get((found.kind, place))
        if finding is None and len(self._by_key) == MOST_PLACES:
            self.left_out += 1
            return
        if finding is None:
            finding = Finding(found.kind, place, spot)
            self._by_key[found.kind, place] = finding
        finding.see(found)

    def all(self) -> list[Finding]:
        """Return each finding, by operation, status and place."""
        merged: dict[tuple[str, Place], Finding] = {}
        for finding in self._by_key.values():
            place = finding.place
            if finding.kind == Kind.UNKNOWN_FIELD and self._is_map(place):
                place = _keyed(place)
            whole = merged.setdefault(
                (finding.kind, place), Finding(finding.kind, place, finding.first)
            )
            whole.add(finding)
        return sorted(merged.values(), key=_order)

    def _bounded(self, found: Observation) -> Place:
        """Return the place, without a name if its schema has too many unknown ones."""
        if found.kind != Kind.UNKNOWN_FIELD:
            return found.place
        names = self._names.setdefault(_schema(found.place), set())
        if len(names) <= MOST_NAMES:
            names.add(found.place.name)
        return _keyed(found.place) if len(names) > MOST_NAMES else found.place

    def _is_map(self, place: Place) -> bool:
        return len(self._names.get(_schema(place), ())) > MOST_NAMES


def _schema(place: Place) -> tuple[str, str]:
    return (str(place.holder) if place.is_inside else "", place.parent)


def _keyed(place: Place) -> Place:
    before = place.pointer.rpartition("/")[0]
    return evolve(place, pointer=f"{before}/{KEY}", schema=f"{place.parent}.{KEY}")


def _order(finding: Finding) -> tuple[str, int, str, str]:
    place = finding.place
    return (place.holder.operation, place.status, place.pointer, finding.kind)


def _is_member(value: object) -> TypeGuard[str | int]:
    """Whether *value* looks like the member of an enum, not like what is somebody's."""
    if isinstance(value, str):
        return MEMBER.fullmatch(value) is not None and is_telling(value)
    return is_whole(value) and abs(value) < HIGHEST
