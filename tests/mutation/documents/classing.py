"""Classify every document mutant, and nothing else: that takes no tests to run."""

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Final

from generator.contract import JsonObject, UnreadableError, contract_of
from generator.drift.change import Change
from generator.drift.classify import changes
from generator.drift.levels import Level
from mutation.mutants import Family, Mutant, Outcome, Verdict

from .known import DEPOT, DOCUMENT
from .trials import Trial, trials

CLASSES: Final = "classes"


def family() -> Family:
    """Return every document mutant, to be compared with its table alone."""
    known = {trial.mutant.name: trial for trial in trials()}

    def judge(mutant: Mutant, _: Path) -> Iterator[Outcome]:
        yield classed(known[mutant.name])

    return Family(CLASSES, [trial.mutant for trial in known.values()], judge)


def classed(trial: Trial) -> Outcome:
    """Return whether the rules give *trial* the class that its table names."""
    try:
        new = contract_of(trial.document())
    except UnreadableError as error:
        words = f"contract: {error}"
        return Outcome(trial.mutant, Verdict.REFUSED, words, family=CLASSES)
    problem = class_problem(trial, changes(_contract(trial.source.name), new))
    verdict = Verdict.KILLED if trial.expected is not Level.NONE else Verdict.SURVIVED
    return Outcome(trial.mutant, verdict, problem, not problem, CLASSES)


def class_problem(trial: Trial, found: Iterable[Change]) -> str:
    """Return how the highest class is not the expected one."""
    known = [*found]
    level = max((change.level for change in known), default=Level.NONE)
    if level == trial.expected:
        return ""
    said = "; ".join(change.sentence for change in known if change.level == level)
    return f"is {level.word}, not {trial.expected.word}: {said}"


@cache
def _contract(name: str) -> JsonObject:
    return contract_of({each.name: each for each in (DOCUMENT, DEPOT)}[name].root)
