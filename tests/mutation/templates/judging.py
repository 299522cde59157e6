"""What the golden tests make of the package that a broken generator writes."""

import importlib
import os
import shutil
import signal
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Final

from generator.writing.package import ROOT
from generator.writing.stage import contents
from mutation import golden
from mutation.code.judging import ROUNDS, compiles, judged
from mutation.code.mutating import CodeMutant
from mutation.house import House, house, leave_no_bytecode
from mutation.mutants import Mutant, Outcome, Verdict

KEPT: Final = ("generator.contract", "generator.drift", "generator.reading")
"""What is not mutated, and imports nothing that is."""

SHOP: Final[Sequence[str]] = ("tests/contract/test_other_document.py",)
MADE: Final = "made"
GREEN: Final = "green"
ENDLESS: Final = "it does not come to an end"
LONGEST: Final = 60
"""Seconds until what does not come to an end is ended."""


def judge(mutant: Mutant, base: Path) -> Iterable[Outcome]:
    """Regenerate with the changed generator, and run the golden tests on that."""
    assert isinstance(mutant, CodeMutant)
    with house(base) as home:
        file = _own_generator(home) / mutant.change.path
        changed = mutant.change.applied(file.read_bytes())
        file.write_bytes(changed)
        if file.suffix == ".py" and not compiles(changed, file):
            yield Outcome(mutant, Verdict.NOT_IMPORTABLE)
            return
        said = _forked(lambda: _regenerate(home))
        if said != MADE:
            yield Outcome(mutant, Verdict.REFUSED, said)
            return
        verdict = judged(mutant, home.root, ROUNDS)
        if verdict.verdict is Verdict.NOT_IMPORTABLE:
            # The generator imports each package before it writes it.
            yield Outcome(mutant, Verdict.REFUSED, "the package cannot be imported")
        elif verdict.verdict is Verdict.KILLED:
            yield verdict
        elif contents(home.generated) == contents(House(base).generated):
            yield _in_the_shop(mutant, home, Outcome(mutant, Verdict.UNCHANGED))
        else:
            yield _in_the_shop(mutant, home, verdict)


def _in_the_shop(mutant: Mutant, home: House, otherwise: Outcome) -> Outcome:
    """Run what makes the package of another document, with the changed generator."""
    said = _forked(lambda: _first_failure(home))
    return otherwise if said == GREEN else Outcome(mutant, Verdict.KILLED, said)


def _own_generator(home: House) -> Path:
    """Give the house a generator of its own."""
    folder = home.root / "generator"
    folder.unlink()
    shutil.copytree(ROOT / "generator", folder)
    return folder


def _regenerate(home: House) -> str:
    """Write the package anew; return how that went."""
    _move_in(home)
    module = importlib.import_module("mutation.regenerating")
    try:
        module.regenerate(home)
    except Exception as error:  # noqa: BLE001 - a mutant may fail in any way
        return f"{type(error).__name__}: {error}"
    return MADE


def _first_failure(home: House) -> str:
    _move_in(home)
    result = golden.run(home.root, SHOP, first_only=True)
    return GREEN if result.is_green else result.first


def _move_in(home: House) -> None:
    """Forget the generator of the project, so that the house's is found."""
    leave_no_bytecode()
    for name in [*sys.modules]:
        is_ours = name.split(".")[0] == "generator" or name == "mutation.regenerating"
        if is_ours and not name.startswith(KEPT):
            del sys.modules[name]
    sys.path.insert(0, str(home.root))


def _forked(work: Callable[[], str]) -> str:
    """Return what *work* says, done in a process of its own, if that ends."""
    reader, writer = os.pipe()
    child = os.fork()
    if not child:
        os.close(reader)
        _say(work, writer)
    os.close(writer)
    try:
        with os.fdopen(reader, encoding="utf-8", errors="replace") as pipe:
            return pipe.read() or ENDLESS
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)


def _say(work: Callable[[], str], writer: int) -> None:
    signal.alarm(LONGEST)
    try:
        words = work()
    except BaseException as error:  # noqa: BLE001 - whatever it is, the parent is told
        words = f"{type(error).__name__}: {error}"
    try:
        os.write(writer, words.encode(errors="replace")[:60_000])
    finally:
        os._exit(0)
