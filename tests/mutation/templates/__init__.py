"""Mutants of the templates and of the words in them, seen only in what they emit."""

from mutation.mutants import Family

from .judging import judge
from .mutating import NAME, mutants


def family() -> Family:
    """Return every mutant of the generator, and how to judge it."""
    return Family(NAME, tuple(mutants()), judge)
