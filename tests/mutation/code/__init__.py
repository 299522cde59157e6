"""Mutants of the emitted package, which the golden tests alone have to kill."""

from mutation.mutants import Family

from .judging import judge
from .mutating import NAME, mutants


def family() -> Family:
    """Return every mutant of the package, and how to judge it."""
    return Family(NAME, tuple(mutants()), judge)
