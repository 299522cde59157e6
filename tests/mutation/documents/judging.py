"""Judge a mutant of a document: is it noticed, rightly classed, and carried through?"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

from attrs import frozen

from generator.contract import JsonObject, UnreadableError, approve, pending, read
from generator.drift.change import Change
from generator.drift.classify import changes
from generator.drift.levels import Level
from generator.errors import DocumentError, OutputError
from mutation.golden import CONTRACT, Result, run
from mutation.house import House, house
from mutation.mutants import Outcome, Verdict
from mutation.regenerating import regenerate

from .classing import class_problem
from .payloads import still_right
from .surface import Lines, differing, shown, surface
from .trials import Trial
from .unexpressed import NAMED_BY_TESTS, reason

CARRY = "carry"


def judged(trial: Trial, base: Path) -> Iterator[Outcome]:
    """Yield whether the mutant is noticed, and then whether it is carried through."""
    with house(base) as home:
        if not trial.source.is_the_document:
            _move_in(home, trial.source.root)
        old, before = read(home.document), surface(home)
        document = trial.document()
        if trial.operator.is_promise and document == trial.source.root:
            yield _wrong(trial, "changes nothing")
            return
        _write(home.document, document)
        try:
            new = read(home.document)
        except UnreadableError as error:
            yield Outcome(trial.mutant, Verdict.REFUSED, f"contract: {error}")
            return
        yield from _with_contract(Case(trial, home, old, new, before))


@frozen
class Case:
    """A mutant whose contract can be read."""

    trial: Trial
    home: House
    old: JsonObject
    new: JsonObject
    before: Lines

    @property
    def changes(self) -> list[Change]:
        """What the rules under test make of it."""
        return changes(self.old, self.new)


def _with_contract(case: Case) -> Iterator[Outcome]:
    trial = case.trial
    problem = class_problem(trial, case.changes)
    try:
        regenerate(case.home)
    except (DocumentError, OutputError) as error:
        words = str(error).splitlines()[0]
        noticed = bool(pending(case.home.document, case.home.golden))
        if noticed is not trial.operator.is_promise:
            problem = problem or f"pending: {noticed}"
        yield Outcome(
            trial.mutant,
            Verdict.REFUSED,
            f"{problem}; {words}" if problem else words,
            is_right=not problem,
        )
        return
    if trial.operator.is_promise:
        yield _noticed(case, problem)
    else:
        yield _unnoticed(case, problem)
    yield from _carried(case)


def _noticed(case: Case, problem: str) -> Outcome:
    """Run the golden tests before approval: they must fail, with every sentence."""
    result = run(case.home.root, CONTRACT, first_only=True)
    if result.is_green:
        return _wrong(case.trial, "survives the golden tests")
    problem = problem or _unsaid(case, result)
    said = "; ".join(change.sentence for change in case.changes)
    return Outcome(case.trial.mutant, Verdict.KILLED, problem or said, not problem)


def _unsaid(case: Case, result: Result) -> str:
    """Return which sentence the tests do not print."""
    text = "\n".join(result.failed.values())
    flat = " ".join(text.split())
    for change in case.changes:
        sentence = change.sentence
        written = {sentence, sentence.replace("'", "\\'"), json.dumps(sentence)[1:-1]}
        if change.subject != "prose" and not any(
            " ".join(each.split()) in flat or each in text for each in written
        ):
            return f"not printed: {sentence}"
    return ""


def _unnoticed(case: Case, problem: str) -> Outcome:
    """Run the golden tests: what means the same, or is only said, must pass them."""
    result = run(case.home.root, _tests(case))
    if not result.is_green:
        return Outcome(case.trial.mutant, Verdict.KILLED, result.first, is_right=False)
    return Outcome(case.trial.mutant, Verdict.SURVIVED, problem, is_right=not problem)


def _carried(case: Case) -> Iterator[Outcome]:
    """Approve; the golden tests must pass, and the change must show."""
    trial, home = case.trial, case.home
    if trial.expected is Level.NONE:
        return
    approve(home.document, home.golden)
    if trial.operator.name not in NAMED_BY_TESTS and trial.operator.is_promise:
        result = run(home.root, _tests(case))
        if not result.is_green:
            yield _wrong(trial, f"approved, but {result.first}", CARRY)
            return
    after = surface(home)
    if any(shown(case.before, after, show) for show in trial.edit.shows):
        yield Outcome(trial.mutant, Verdict.CARRIED, family=CARRY)
    elif why := reason(trial.operator.name, trial.edit.case, trial.edit.place):
        yield Outcome(trial.mutant, Verdict.UNEXPRESSED, why, family=CARRY)
    else:
        places = ", ".join(differing(case.before, after)) or "nowhere"
        yield _wrong(trial, f"does not show where it should, but: {places}", CARRY)


def _tests(case: Case) -> list[str]:
    """Return the tests to run: payloads only of the document they are written for."""
    if not case.trial.source.is_the_document:
        return [*CONTRACT]
    right = still_right(case.home.golden, case.old, case.new, case.changes)
    return [*CONTRACT, *right]


def _wrong(trial: Trial, words: str, family: str = "") -> Outcome:
    return Outcome(trial.mutant, Verdict.SURVIVED, words, is_right=False, family=family)


def _move_in(home: House, root: JsonObject) -> None:
    """Make the house one of another document, all approved and without payloads."""
    shutil.rmtree(home.golden)
    _write(home.document, root)
    regenerate(home)
    approve(home.document, home.golden)


def _write(path: Path, root: JsonObject) -> None:
    path.write_text(json.dumps(root, ensure_ascii=False), encoding="utf-8")
