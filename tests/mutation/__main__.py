"""Mutate, run the golden tests, and report: `python -m mutation --help`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Final

from attrs import evolve

from .families import MODULES, families
from .mutants import Family, drawn, sampled
from .report import Report, machine, markdown, text
from .running import judged

SEED: Final = 20261123
"""Of every report that is committed."""


class Options(argparse.Namespace):
    """What the command line says."""

    families: str = ",".join(MODULES)
    sample: str = "all"
    seed: int = SEED
    jobs: int = 2
    most: int | None = None
    only: str = ""
    report: Path | None = None


def main() -> int:
    """Run the families that are asked for; return whether anything is wrong."""
    options = _parser().parse_args(namespace=Options())
    count = None if options.sample == "all" else int(options.sample)
    chosen = [
        _fewer(family, count, options)
        for family in families(options.families.split(","))
    ]
    outcomes = tuple(judged(chosen, options.jobs))
    report = Report(outcomes, options.seed, options.sample)
    if options.report:
        options.report.write_text(machine(report), encoding="utf-8")
        page = options.report.with_suffix(".md")
        page.write_text(markdown(report), encoding="utf-8")
    sys.stdout.write(text(report))
    return 1 if report.wrong or not outcomes else 0


def _fewer(family: Family, count: int | None, options: Options) -> Family:
    mutants = [each for each in family.mutants if options.only in each.name]
    chosen = sampled(mutants, count, options.seed)
    if options.most is not None:
        chosen = drawn(chosen, options.most, options.seed)
    return evolve(family, mutants=chosen)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m mutation", description=__doc__)
    names = ",".join(MODULES)
    parser.add_argument("--families", help=f"some of {names} (default: all)")
    parser.add_argument("--sample", help="mutants of each operator (default: all)")
    parser.add_argument("--most", type=int, help="mutants of each family, drawn by lot")
    parser.add_argument("--seed", type=int, help=f"of the sample (default: {SEED})")
    parser.add_argument("--jobs", type=int, help="processes (default: 2)")
    parser.add_argument("--only", help="only mutants whose name holds this")
    parser.add_argument("--report", type=Path, help="JSON; tables go beside it, in .md")
    return parser


if __name__ == "__main__":
    sys.exit(main())
