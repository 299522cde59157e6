"""Show people what was found."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, TextIO

from rich.console import Console
from rich.table import Table
from rich.text import Text

from generator.errors import printable

from .changes import Change
from .findings import Finding
from .probing import Probe
from .proposing import proposal

WIDE: Final = 10_000
"""Columns where no terminal says how many there are: nothing is broken in two."""


def show(
    probe: Probe, findings: Sequence[Finding], changes: Sequence[Change], file: TextIO
) -> None:
    """Write the report to *file*."""
    console = Console(file=file, width=None if file.isatty() else WIDE)
    if findings:
        with console.capture() as table:
            console.print(_table(findings))
        file.writelines(
            f"{line.rstrip()}\n" for line in [*table.get().splitlines(), ""]
        )
    for line in [*_summary(probe, findings), *proposal(changes)]:
        console.print(Text(line), soft_wrap=True)


def _table(findings: Iterable[Finding]) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for name in ("what", "answer", "pointer", "contract"):
        table.add_column(name, overflow="fold")
    table.add_column("count", justify="right", no_wrap=True)
    table.add_column("first", overflow="fold")
    for finding in findings:
        table.add_row(*(Text(printable(cell)) for cell in _cells(finding)))
    return table


def _cells(finding: Finding) -> tuple[str, ...]:
    place, values = finding.place, sorted(finding.values, key=str)
    named = ", ".join(f"{each} ({finding.values[each]})" for each in values)
    return (
        f"{finding.kind}: {named}" if named else finding.kind,
        f"{place.holder.operation} {place.status}",
        place.pointer,
        place.shown,
        str(finding.count),
        str(finding.first),
    )


def _summary(probe: Probe, findings: Sequence[Finding]) -> Iterator[str]:
    found = f"{_counted(len(findings), 'deviation')}" if findings else "no deviation"
    yield f"{_counted(probe.answers, 'answer')}, {found}."
    if probe.findings.left_out:
        yield f"{probe.findings.left_out} times something deviates at other places."
    if probe.without_body:
        without = _counted(probe.without_body, "answer")
        yield f"{without} recorded without a body, where only the status counts."
    if probe.others:
        others, first = _counted(probe.others, "request"), str(probe.first_other)
        yield f"{others} to what is no operation, the first at {printable(first)}."
    for each in probe.named:
        yield f"{printable(str(each.spot))}: {each.problem}"
    if probe.unread > len(probe.named):
        yield f"{probe.unread - len(probe.named)} more cannot be read."


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
