"""One thing done wrong on purpose, and what became of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import StrEnum
from hashlib import sha256
from itertools import groupby
from pathlib import Path

from attrs import frozen


class Verdict(StrEnum):
    """What the golden tests made of a mutant."""

    KILLED = "killed"
    SURVIVED = "survived"
    EQUIVALENT = "equivalent"
    NOT_IMPORTABLE = "not importable"
    REFUSED = "refused"
    UNCHANGED = "unchanged"
    """What a changed generator writes says the same."""
    CARRIED = "carried"
    """The document's change, once approved, shows in the package."""
    UNEXPRESSED = "unexpressed"
    """It does not, and a committed list says why."""


@frozen
class Mutant:
    """One change at one place; a family adds what it takes to make it."""

    family: str
    operator: str
    place: str

    @property
    def name(self) -> str:
        """What it is called in reports."""
        return f"{self.family}: {self.operator}: {self.place}"


@frozen
class Outcome:
    """What became of a mutant, and whether that is as it should be."""

    mutant: Mutant
    verdict: Verdict
    detail: str = ""
    is_right: bool = True
    family: str = ""
    """Where it counts, if not in the family of the mutant."""

    @property
    def counts_in(self) -> str:
        """The family whose figures it belongs to."""
        return self.family or self.mutant.family


@frozen
class Family:
    """Mutants of one kind, and how to judge one, given the base of all houses."""

    name: str
    mutants: Sequence[Mutant]
    judge: Callable[[Mutant, Path], Iterable[Outcome]]


def sampled(mutants: Iterable[Mutant], count: int | None, seed: int) -> list[Mutant]:
    """Return *count* mutants of each operator, in their order; None means all.

    Each mutant draws its own lot, so that one more operator moves no other.
    """
    ordered = list(mutants)
    if count is None:
        return ordered
    kept = {mutant.name for mutant in _of_each(ordered, count, seed)}
    return [mutant for mutant in ordered if mutant.name in kept]


def drawn(mutants: Sequence[Mutant], most: int, seed: int) -> list[Mutant]:
    """Return *most* of all the mutants, whatever their operators, in their order."""
    kept = sorted(mutants, key=lambda mutant: _lot(mutant, seed))[:most]
    return [mutant for mutant in mutants if mutant in kept]


def _of_each(mutants: Sequence[Mutant], count: int, seed: int) -> Iterator[Mutant]:
    def operator(mutant: Mutant) -> str:
        return f"{mutant.family}: {mutant.operator}"

    for _, group in groupby(sorted(mutants, key=operator), operator):
        yield from sorted(group, key=lambda mutant: _lot(mutant, seed))[:count]


def _lot(mutant: Mutant, seed: int) -> bytes:
    return sha256(f"{seed} {mutant.name}".encode()).digest()
