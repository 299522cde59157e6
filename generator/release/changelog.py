"""The entries of the changelog, and a draft of the next one."""

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from typing import Final

from attrs import frozen
from packaging.version import InvalidVersion, Version

from generator.drift.change import Change
from generator.drift.levels import Level
from generator.drift.markdown import code
from generator.drift.report import Report, said

from .problem import ReleaseError

NAME: Final = "CHANGELOG.md"
UNRELEASED: Final = "unreleased"
HEADING: Final = re.compile(r"^## (\S+)(?: \((.*)\))?[ \t\r]*$", re.MULTILINE)
MARK: Final = "\N{BYTE ORDER MARK}"
"""What some editors put in front of a file, and want to find there again."""

LF: Final = "\n"
CRLF: Final = "\r\n"
DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
YEARS: Final = range(1980, 2108)
"""Those that a wheel, which is a zip archive, has room for."""

SECTIONS: Final = {
    Level.PRIVACY: "Privacy",
    Level.BREAKING: "Breaking",
    Level.ADDITIVE: "Added",
    Level.DOCUMENTATION: "Documented",
}
"""The heading above the changes of each class, the gravest first."""


@frozen
class Entry:
    """What the changelog says of one version."""

    version: str
    note: str
    """What stands in parentheses behind the version: a date, or `unreleased`."""

    text: str

    @property
    def day(self) -> date | None:
        """The date behind the version, in the one spelling that everybody can tell."""
        try:
            return date.fromisoformat(self.note) if DAY.fullmatch(self.note) else None
        except ValueError:
            return None

    def epoch(self) -> int:
        """Return the midnight, in UTC, of its date, in seconds since 1970.

        Raises `ReleaseError` for an entry that has no date, or says nothing.
        """
        heading = f"{NAME}: ## {self.version}"
        day = self.day
        if day is None:
            found = f"({self.note})" if self.note else "without a date"
            raise ReleaseError(
                f"{heading} is {found}: write the day of the release,"
                f" as in: ## {self.version} (2026-11-23)"
            )
        if day.year not in YEARS:
            raise ReleaseError(
                f"{heading} is of {day.year}: archives have no dates before"
                f" {YEARS[0]} or after {YEARS[-1]}, write the day of the release"
            )
        if not self.text:
            raise ReleaseError(f"{heading} says nothing of what users will notice")
        return int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp())


def entries(text: str) -> list[Entry]:
    """Return the entries of a changelog in their order."""
    text = text.removeprefix(MARK)
    headings = [*HEADING.finditer(text)]
    ends = [each.start() for each in headings] + [len(text)]
    return [
        Entry(each[1], each[2] or "", text[each.end() : end].strip())
        for each, end in zip(headings, ends[1:], strict=True)
    ]


def entry_of(text: str, version: str) -> Entry | None:
    """Return the entry of *version*, however that is spelled, if there is one."""
    found = (each for each in entries(text) if _is(each.version, version))
    return next(found, None)


def told_before(text: str, version: str) -> Entry | None:
    """Return the entry of another version, if one has the day of its release."""
    found = (each for each in entries(text) if not _is(each.version, version))
    return next((each for each in found if each.day), None)


def inserted(text: str, version: str, body: str) -> str:
    """Return a changelog with an entry for *version* above all others.

    The entry's lines end as the first line of the *text* does, whose others stay.
    """
    mark = MARK if text.startswith(MARK) else ""
    plain = text.removeprefix(MARK)
    first = HEADING.search(plain)
    start = first.start() if first else len(plain)
    before, after = plain[:start].rstrip("\r\n"), plain[start:]
    head = "\n\n" if before else ""
    tail = "\n" if after else ""
    entry = f"{head}## {version} ({UNRELEASED})\n\n{body}{tail}"
    return f"{mark}{before}{entry.replace(LF, _end_of_line(plain))}{after}"


def drafted(report: Report) -> str:
    """Return what there is to say of the changes, for somebody to put into words."""
    return "\n".join(_sections(report))


def _end_of_line(text: str) -> str:
    """Return that of the first line."""
    first, _, _ = text.partition(LF)
    return CRLF if first.endswith("\r") else LF


def _sections(report: Report) -> Iterator[str]:
    for level, title in SECTIONS.items():
        wire = [each for each in report.changes if each.level is level]
        python = [each for each in report.surface or () if each.level is level]
        if wire or python:
            yield f"### {title}\n\n{_bullets([*wire, *python])}"


def _bullets(changes: Sequence[Change]) -> str:
    return "".join(f"- {line}\n" for line in dict.fromkeys(map(_sentence, changes)))


def _sentence(change: Change) -> str:
    words = "".join(
        code(piece.text) if piece.is_name else piece.text for piece in said(change)
    )
    return f"{words}: {change.why}" if change.level >= Level.BREAKING else words


def _is(one: str, other: str) -> bool:
    try:
        return Version(one) == Version(other)
    except InvalidVersion:
        return False
