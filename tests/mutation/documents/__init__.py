"""Document mutants: each must be noticed, rightly classed, and carried through."""

from collections.abc import Iterator
from pathlib import Path

from mutation.mutants import Family, Mutant, Outcome

from .judging import judged
from .trials import NAME, trials


def family() -> Family:
    """Return a mutant for each operator at each place where it applies."""
    known = {trial.mutant.name: trial for trial in trials()}

    def judge(mutant: Mutant, base: Path) -> Iterator[Outcome]:
        return judged(known[mutant.name], base)

    return Family(NAME, [trial.mutant for trial in known.values()], judge)
