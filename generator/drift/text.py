"""The report in a terminal."""

from collections.abc import Mapping, Sequence
from io import StringIO
from typing import Final

from rich.console import Console
from rich.text import Text

from .change import Change
from .levels import Level
from .notes import notes
from .phrasing import Piece
from .report import LEVELS, MEANING, Report, counts, said, verdict
from .visible import line

STYLES: Final[Mapping[Level, str]] = {
    Level.NONE: "bold green",
    Level.DOCUMENTATION: "bold blue",
    Level.ADDITIVE: "bold green",
    Level.BREAKING: "bold red",
    Level.PRIVACY: "bold magenta",
}


def text(report: Report) -> str:
    """Return *report* as a file has it, without colour."""
    console = Console(file=StringIO(), force_terminal=False, no_color=True)
    with console.capture() as capture:
        show(report, console)
    return capture.get()


def show(report: Report, console: Console) -> None:
    """Write *report* to *console*: the verdict, then the changes, class by class."""
    _say(console, Text(line(f"{report.old} -> {report.new}"), "dim"))
    _say(console, Text(line(verdict(report)), STYLES[report.level]))
    for remark in report.remarks:
        _say(console, Text(line(remark)))
    for title, changes in (("", report.changes), (" in Python", report.surface or ())):
        for level in LEVELS:
            if those := [change for change in changes if change.level is level]:
                _say(console, _heading(level, title))
            for change in those:
                _say(console, _sentence(change, said(change)), 2)
                for note in notes(change, line):
                    _say(console, Text(note, "dim"), 6)
    if report.level:
        _say(console, Text(f"\n{counts(report)}"))


def _heading(level: Level, title: str) -> Text:
    heading = Text(f"\n{level.word.capitalize()}{title}", STYLES[level])
    return heading.append(f": {MEANING[level]}", "not bold")


def _sentence(change: Change, pieces: Sequence[Piece]) -> Text:
    text = Text()
    for piece in pieces:
        text.append(piece.text, STYLES[change.level] if piece.is_name else "")
    return text


def _say(console: Console, text: Text, indent: int = 0) -> None:
    """Print *text*: wrapped for who reads a terminal, whole for what reads a pipe."""
    lines = [text]
    if console.is_terminal:
        lines = [*text.wrap(console, console.width - indent)]
    for each in lines:
        each.rstrip()
        console.print(Text(" " * indent) + each, soft_wrap=True)
