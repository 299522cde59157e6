"""Document mutants: each must be noticed, rightly classed, and carried through."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from mutation.mutants import Family, Mutant, Outcome

from .judging import Trial, judged
from .known import DEPOT, DOCUMENT
from .operators import Operator
from .sources import Source
from .table import OF_THE_DOCUMENT, OF_THE_OTHER

NAME = "documents"


def family() -> Family:
    """Return a mutant for each operator at each place where it applies."""
    known = {trial.mutant.name: trial for trial in trials()}

    def judge(mutant: Mutant, base: Path) -> Iterator[Outcome]:
        return judged(known[mutant.name], base)

    return Family(NAME, [trial.mutant for trial in known.values()], judge)


def trials() -> Iterator[Trial]:
    """Yield every mutant of both documents."""
    yield from trials_of(DOCUMENT, OF_THE_DOCUMENT)
    yield from trials_of(DEPOT, OF_THE_OTHER)


def trials_of(source: Source, operators: Iterable[Operator]) -> Iterator[Trial]:
    """Yield each of *operators* at each place of *source* where it applies."""
    for operator in operators:
        for edit in operator.edits(source):
            place = edit.place if source is DOCUMENT else f"{source.name} {edit.place}"
            yield Trial(Mutant(NAME, operator.name, place), source, operator, edit)
