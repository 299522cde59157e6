"""The report as a comment on a pull request."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from attrs import frozen

from .change import Change
from .levels import Level
from .notes import notes
from .report import LEVELS, MEANING, Named, Report, said, verdict
from .visible import line

MOST: Final = 65_536
"""Characters that a comment may have; counted in bytes, which are never fewer."""

RESERVE: Final = 300
"""What the end of a section, and the last line, may take."""

LONGEST: Final = 1_000
"""Letters of a sentence or a place."""

BACKTICKS: Final = re.compile(r"`+")


@frozen
class _Part:
    """The changes of one class."""

    level: Level
    title: str
    changes: Sequence[Change]

    @property
    def start(self) -> str:
        word = f"{self.level.word.capitalize()}{self.title} ({len(self.changes)})"
        if self.level is Level.DOCUMENTATION:
            return f"\n<details><summary>{word}: {MEANING[self.level]}</summary>\n\n"
        return f"\n### {word}\n\n{MEANING[self.level].capitalize()}.\n\n"

    @property
    def end(self) -> str:
        return "\n</details>\n" if self.level is Level.DOCUMENTATION else ""


def markdown(report: Report) -> str:
    """Return *report* in Markdown; what does not fit into a comment is counted."""
    text, left = "".join(_head(report)), 0
    for part in _parts(report):
        bullets = [*_fitting(part, MOST - RESERVE - _size(text))]
        left += len(part.changes) - len(bullets)
        if bullets:
            text += "".join([part.start, *bullets, part.end])
    more = (
        f"\n{left} more changes do not fit in here. `--format html` shows them all.\n"
    )
    return text + (more if left else "")


def code(text: str) -> str:
    """Return *text* as code, in which no letter means anything."""
    shown = line(text)
    if len(shown) > LONGEST:
        shown = f"{shown[:LONGEST]}..."
    longest = max(map(len, BACKTICKS.findall(shown)), default=0)
    fence = "`" * (longest + 1)
    space = " " if longest or not shown.strip() else ""
    return f"{fence}{space}{shown}{space}{fence}"


def _head(report: Report) -> Iterator[str]:
    yield f"**{verdict(report)}**\n\n{_named(report.old)} → {_named(report.new)}\n"
    yield from (f"\n{code(remark)}\n" for remark in report.remarks)
    if report.level:
        yield f"\n| {' | '.join(level.word for level in LEVELS)} |\n"
        yield f"|{' ---: |' * len(LEVELS)}\n"
        yield f"| {' | '.join(str(report.count(level)) for level in LEVELS)} |\n"


def _named(side: Named) -> str:
    return (
        f"{code(side.name)} {code(side.version)}" if side.version else code(side.name)
    )


def _parts(report: Report) -> Iterator[_Part]:
    for title, changes in (("", report.changes), (" in Python", report.surface or ())):
        for level in LEVELS:
            yield _Part(level, title, [x for x in changes if x.level is level])


def _fitting(part: _Part, room: int) -> Iterator[str]:
    """Yield as many of the changes as there is *room* for."""
    room -= _size(part.start)
    for change in part.changes:
        bullet = _bullet(change)
        room -= _size(bullet)
        if room < 0:
            return
        yield bullet


def _bullet(change: Change) -> str:
    sentence = "".join(
        code(piece.text) if piece.is_name else piece.text for piece in said(change)
    )
    beside = ", ".join(notes(change, code))
    return f"- {sentence}\n" + (f"  <br><sub>{beside}</sub>\n" if beside else "")


def _size(text: str) -> int:
    return len(text.encode())
