"""Every mutant of the emitted package."""

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from attrs import field, frozen

from generator.writing.package import ROOT
from mutation.mutants import Mutant

from .change import Change
from .table import changes

NAME: Final = "code"
PACKAGE: Final = ROOT / "generated" / "src" / "corti_interactions"


@frozen
class CodeMutant(Mutant):
    """A change of one module."""

    change: Change = field(repr=False, eq=False)


def mutants(package: Path = PACKAGE) -> Iterator[CodeMutant]:
    """Yield a mutant for each change of the package in the folder *package*."""
    return named(NAME, changes(package))


def named(family: str, made: Iterable[Change]) -> Iterator[CodeMutant]:
    """Yield a mutant for each change; those that read alike are numbered."""
    seen: Counter[str] = Counter()
    for change in made:
        what = f"{change.was} -> {change.becomes}"
        place = f"{change.path} {change.place}: {what}"
        key = f"{change.operator}: {place}"
        seen[key] += 1
        number = f" ({seen[key]})" if seen[key] > 1 else ""
        yield CodeMutant(family, change.operator, f"{place}{number}", change)
