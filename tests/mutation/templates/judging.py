"""What the golden tests make of the package that a broken generator writes."""

import ast
import importlib
from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import Final

from generator.writing.stage import contents
from mutation.beyond import (
    DOCUMENTS,
    GREEN,
    first_failure,
    forked,
    move_in,
    own_generator,
    own_tests,
)
from mutation.code.judging import ROUNDS, compiles, judged
from mutation.code.mutating import CodeMutant
from mutation.house import House, house
from mutation.mutants import Mutant, Outcome, Verdict

MADE: Final = "made"
ORIGIN: Final = "src/corti_interactions/provenance.json"
"""What says of which generator a package was made, and so is new for each mutant."""


def judge(mutant: Mutant, base: Path) -> Iterable[Outcome]:
    """Regenerate with the changed generator, and run the golden tests on that."""
    assert isinstance(mutant, CodeMutant)
    with house(base) as home:
        file = own_generator(home) / mutant.change.path
        changed = mutant.change.applied(file.read_bytes())
        file.write_bytes(changed)
        if file.suffix == ".py" and not compiles(changed, file):
            yield Outcome(mutant, Verdict.NOT_IMPORTABLE)
            return
        said = forked(partial(_regenerate, home))
        if said != MADE:
            yield Outcome(mutant, Verdict.REFUSED, said)
            return
        verdict = judged(mutant, home.root, ROUNDS)
        if verdict.verdict is Verdict.NOT_IMPORTABLE:
            # The generator imports each package before it writes it.
            yield Outcome(mutant, Verdict.REFUSED, "the package cannot be imported")
        elif verdict.verdict is Verdict.KILLED:
            yield verdict
        elif _code(home) == _code(House(base)):
            yield _beyond(mutant, home, Outcome(mutant, Verdict.UNCHANGED))
        else:
            yield _beyond(mutant, home, verdict)


def _beyond(mutant: CodeMutant, home: House, otherwise: Outcome) -> Outcome:
    """Make the packages of other documents, and test what the runtime does."""
    said = first_failure(home, _tests(Path(mutant.change.path)))
    return otherwise if said == GREEN else Outcome(mutant, Verdict.KILLED, said)


def _tests(path: Path) -> Sequence[str]:
    is_runtime = path.parts[0] == "runtime"
    return (*DOCUMENTS, *own_tests(path.stem)) if is_runtime else DOCUMENTS


def _code(home: House) -> dict[str, bytes]:
    """Return what was written: of Python, what it says, however it is laid out."""
    written = contents(home.generated)
    del written[ORIGIN]
    code = {name: _tree(text) for name, text in written.items() if name[-3:] == ".py"}
    return {**written, **code}


def _tree(text: bytes) -> bytes:
    return ast.dump(ast.parse(text)).encode()


def _regenerate(home: House) -> str:
    """Write the package anew; return how that went."""
    move_in(home)
    module = importlib.import_module("mutation.regenerating")
    try:
        module.regenerate(home)
    except Exception as error:  # noqa: BLE001 - a mutant may fail in any way
        return f"{type(error).__name__}: {error}"
    return MADE
