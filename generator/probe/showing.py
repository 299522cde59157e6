"""Show people what was found."""

from collections.abc import Iterable, Iterator, Sequence
from textwrap import wrap
from typing import TextIO

from rich.console import Console
from rich.table import Table
from rich.text import Text

from generator.errors import printable

from .changes import Change
from .findings import Finding
from .probing import Probe
from .proposing import WIDE, proposal


def show(
    probe: Probe, findings: Sequence[Finding], changes: Sequence[Change], file: TextIO
) -> None:
    """Write the report to *file*."""
    console = Console(file=file)
    lines = [*_summary(probe, findings), *proposal(changes)]
    if not file.isatty():
        lines = [*_blocks(findings), *lines]
    elif findings:
        with console.capture() as table:
            console.print(_table(findings))
        lines = [*(each.rstrip() for each in table.get().splitlines()), "", *lines]
    for line in lines:
        console.print(Text(line), soft_wrap=True)


def _blocks(findings: Iterable[Finding]) -> Iterator[str]:
    """Yield what the table says in short lines, for files and pipes."""
    for finding in findings:
        said, answer, pointer, contract, count, first = _cells(finding)
        yield from wrap(
            f"{contract}: {said}",
            WIDE,
            subsequent_indent="  ",
            break_long_words=False,
            break_on_hyphens=False,
        )
        yield f"  {answer}{pointer and f', at {pointer}'}"
        yield f"  {count} {'time' if count == '1' else 'times'}, first at {first}"
        yield ""


def _table(findings: Iterable[Finding]) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for name in ("what", "answer", "pointer", "contract"):
        table.add_column(name, overflow="fold")
    table.add_column("count", justify="right", no_wrap=True)
    table.add_column("first", overflow="fold")
    for finding in findings:
        table.add_row(*(Text(cell) for cell in _cells(finding)))
    return table


def _cells(finding: Finding) -> tuple[str, ...]:
    place, values = finding.place, sorted(finding.values, key=str)
    named = [f"{each} ({finding.values[each]})" for each in values]
    if finding.hidden:
        named.append(f"{'and ' * bool(named)}{finding.hidden} that may not be shown")
    said = f"{finding.kind}: {', '.join(named)}" if named else finding.kind
    cells = (
        f"{place.holder.operation} {place.status}",
        place.pointer,
        place.shown,
        str(finding.count),
        str(finding.first),
    )
    return (said, *(printable(cell) for cell in cells))


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
