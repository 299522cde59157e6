"""Judge mutants in several processes, and tell of each in the order they stand in."""

from __future__ import annotations

import multiprocessing
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Final

from attrs import define, field

from .beyond import own_tests
from .code.table import RUNTIME
from .golden import ALL, run, warm
from .house import House, base
from .mutants import Family, Mutant, Outcome, Verdict
from .regenerating import regenerate
from .report import told

Task = tuple[Family, Mutant]


@define
class Work:
    """What forked workers find in their memory."""

    root: Path = Path()
    tasks: list[Task] = field(factory=list[Task])


WORK: Final = Work()


def judged(families: Sequence[Family], jobs: int) -> Iterator[Outcome]:
    """Yield what becomes of every mutant, in order, with *jobs* workers."""
    tasks = [(family, mutant) for family in families for mutant in family.mutants]
    warm()
    with base() as root:
        _starts_green(root)
        WORK.root, WORK.tasks = root, tasks
        # Forked, so that no worker imports anything again.
        context = multiprocessing.get_context("fork")
        with ProcessPoolExecutor(jobs, context) as pool:
            started = time.monotonic()
            for done, outcomes in enumerate(pool.map(_judge, range(len(tasks))), 1):
                _complain(outcomes)
                _progress(done, len(tasks), started)
                yield from outcomes


def _starts_green(root: Path) -> None:
    """Make and test what is not mutated, which warms templates and bytecode."""
    regenerate(House(root))
    own = sorted({test for module in RUNTIME for test in own_tests(module)})
    result = run(root, (*ALL, *own), bytecode=True)
    if not result.is_green:
        raise SystemExit(f"The tests fail before anything is mutated.\n{result}")


def _judge(index: int) -> list[Outcome]:
    family, mutant = WORK.tasks[index]
    try:
        return [*family.judge(mutant, WORK.root)]
    except Exception as error:  # noqa: BLE001 - one mutant must not end the others
        words = f"cannot be judged: {type(error).__name__}: {error}"
        return [Outcome(mutant, Verdict.SURVIVED, words, is_right=False)]


def _complain(outcomes: Iterable[Outcome]) -> None:
    """Tell at once what is wrong; a whole run takes a while."""
    for outcome in outcomes:
        if not outcome.is_right:
            sys.stderr.write(f"{told(outcome)}\n")


def _progress(done: int, total: int, started: float) -> None:
    if sys.stderr.isatty() or done % 10 == 0 or done == total:
        seconds = time.monotonic() - started
        left = seconds / done * (total - done)
        end = "\r" if sys.stderr.isatty() and done < total else "\n"
        words = f"{done} of {total} judged in {seconds:.0f} s, {left:.0f} s left"
        sys.stderr.write(f"{words}   {end}")
        sys.stderr.flush()
