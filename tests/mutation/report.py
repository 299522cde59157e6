"""What became of the mutants, as text, as JSON, and as tables for a page."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from attrs import frozen

from .mutants import Outcome, Verdict


@frozen
class Figures:
    """How many outcomes of one kind there are."""

    name: str
    total: int
    right: int
    verdicts: Counter[Verdict]

    @classmethod
    def of(cls, name: str, outcomes: Iterable[Outcome]) -> Figures:
        """Count *outcomes*."""
        counted = list(outcomes)
        return cls(
            name,
            len(counted),
            sum(outcome.is_right for outcome in counted),
            Counter(outcome.verdict for outcome in counted),
        )


@frozen
class Report:
    """All outcomes of one run, and how it was called."""

    outcomes: tuple[Outcome, ...]
    seed: int
    sample: str

    @property
    def wrong(self) -> list[Outcome]:
        """What is not as it should be."""
        return [outcome for outcome in self.outcomes if not outcome.is_right]

    @property
    def families(self) -> list[Figures]:
        """One row for each family, in the order they ran in."""
        names = dict.fromkeys(outcome.counts_in for outcome in self.outcomes)
        return [
            Figures.of(name, (each for each in self.outcomes if each.counts_in == name))
            for name in names
        ]

    def operators(self, family: str) -> list[Figures]:
        """One row for each operator of a family, in the order of its table."""
        own = [each for each in self.outcomes if each.counts_in == family]
        names = dict.fromkeys(outcome.mutant.operator for outcome in own)
        return [
            Figures.of(name, (each for each in own if each.mutant.operator == name))
            for name in names
        ]


def text(report: Report) -> str:
    """Return what somebody reads at the end of a run."""
    lines = [f"seed {report.seed}, sample {report.sample}", *_plain(report)]
    lines += [told(outcome) for outcome in report.wrong]
    return "\n".join([*lines, ""])


def _plain(report: Report) -> Iterator[str]:
    for figures in report.families:
        counts = ", ".join(f"{count} {name}" for name, count in _counts(figures))
        yield f"{figures.name}: {figures.right} of {figures.total} right ({counts})"


def told(outcome: Outcome) -> str:
    """Return a line on what is not as it should be."""
    name = f"{outcome.counts_in}: {outcome.mutant.operator}: {outcome.mutant.place}"
    return f"WRONG {name}: {outcome.verdict}: {outcome.detail}"


def machine(report: Report) -> str:
    """Return everything as JSON."""
    rows = [
        {
            "family": outcome.counts_in,
            "operator": outcome.mutant.operator,
            "place": outcome.mutant.place,
            "verdict": outcome.verdict,
            "detail": outcome.detail,
            "right": outcome.is_right,
        }
        for outcome in report.outcomes
    ]
    whole = {"seed": report.seed, "sample": report.sample, "outcomes": rows}
    return f"{json.dumps(whole, indent=1)}\n"


def markdown(report: Report) -> str:
    """Return a table of the families, and one of the operators of each."""
    parts = [_table("family", report.families)]
    for family in report.families:
        parts += [
            f"### {family.name}",
            _table("operator", report.operators(family.name)),
        ]
    return "\n\n".join([*parts, ""])


def _table(head: str, rows: Sequence[Figures]) -> str:
    used = [each for each in Verdict if any(row.verdicts[each] for row in rows)]
    titles: list[str | int] = [head, "mutants", *used, "as expected"]
    lines: list[str | int] = ["---", *["---:"] * (len(used) + 2)]
    cells = [titles, lines, *(_row(row, used) for row in rows)]
    return "\n".join(f"| {' | '.join(map(str, row))} |" for row in cells)


def _row(row: Figures, used: Sequence[Verdict]) -> list[str | int]:
    return [row.name, row.total, *(row.verdicts[each] for each in used), row.right]


def _counts(figures: Figures) -> Iterator[tuple[str, int]]:
    for verdict in Verdict:
        if figures.verdicts[verdict]:
            yield verdict.value, figures.verdicts[verdict]
