"""What the golden tests make of a mutant of the package."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from generator.writing.package import ROOT
from mutation import golden
from mutation.beyond import DOCUMENTS, GREEN, first_failure, own_generator, own_tests
from mutation.house import House, house
from mutation.mutants import Mutant, Outcome, Verdict

from .mutating import PACKAGE, CodeMutant
from .survivors import EQUIVALENT, SURVIVING

ROUNDS: Final[tuple[Sequence[str], ...]] = (
    golden.CONTRACT[1:2],
    (
        *(test for test in golden.CONTRACT if test not in golden.CONTRACT[1:2]),
        "tests/contract/test_clients.py",
        *golden.PAYLOADS,
    ),
)
"""What kills most of them in no time, and then all the rest."""


def judge(mutant: Mutant, base: Path) -> Iterable[Outcome]:
    """Put the changed module into a house, and run the golden tests there."""
    assert isinstance(mutant, CodeMutant)
    with house(base) as home:
        file = home.package / mutant.change.path
        changed = mutant.change.applied(file.read_bytes())
        file.write_bytes(changed)
        if not compiles(changed, file):
            yield Outcome(mutant, Verdict.NOT_IMPORTABLE)
            return
        outcome = judged(mutant, home.root, ROUNDS)
        is_alive = outcome.verdict in {Verdict.SURVIVED, Verdict.EQUIVALENT}
        if is_alive and file.parent.name == "_runtime":
            outcome = _beyond(mutant, home, file, outcome)
        yield outcome


def _beyond(mutant: Mutant, home: House, file: Path, otherwise: Outcome) -> Outcome:
    """Run what tests the runtime with other documents, or with none."""
    copied = ROOT / "generator" / "runtime" / file.name
    emitted = PACKAGE / "_runtime" / file.name
    head = emitted.read_bytes().removesuffix(copied.read_bytes())
    changed = file.read_bytes().removeprefix(head)
    (own_generator(home) / "runtime" / file.name).write_bytes(changed)
    said = first_failure(home, (*DOCUMENTS, *own_tests(file.stem)))
    return otherwise if said == GREEN else Outcome(mutant, Verdict.KILLED, said)


def compiles(text: bytes, file: Path) -> bool:
    """Whether *text* is Python at all."""
    try:
        compile(text, file, "exec")
    except SyntaxError:
        return False
    return True


def judged(mutant: Mutant, root: Path, rounds: Sequence[Sequence[str]]) -> Outcome:
    """Run the tests of each of the *rounds*, until one fails."""
    for tests in rounds:
        result = golden.run(root, tests, first_only=True)
        if not result.is_importable:
            return Outcome(mutant, Verdict.NOT_IMPORTABLE)
        if not result.is_green:
            return Outcome(mutant, Verdict.KILLED, result.first)
    reason = EQUIVALENT.get(mutant.name)
    if reason is not None:
        return Outcome(mutant, Verdict.EQUIVALENT, reason)
    reason = SURVIVING.get(mutant.name, "")
    return Outcome(mutant, Verdict.SURVIVED, reason, is_right=bool(reason))
