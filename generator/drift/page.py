"""The report as one page that needs nothing else, to be looked at."""

from pathlib import Path
from typing import Final

from attrs import frozen
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from .levels import Level
from .overview import calls, places
from .report import LEVELS, MEANING, Named, Report
from .views import sections
from .visible import line

ENVIRONMENT: Final = Environment(
    loader=FileSystemLoader(Path(__file__).parent),
    trim_blocks=True,
    lstrip_blocks=True,
    undefined=StrictUndefined,
    autoescape=True,
)

TITLES: Final = {
    Level.NONE: "Nothing changed",
    Level.DOCUMENTATION: "Documentation only",
    Level.ADDITIVE: "Additive",
    Level.BREAKING: "Breaking",
    Level.PRIVACY: "Privacy",
}


@frozen
class Tile:
    """A class, and how many changes are of it."""

    level: Level
    count: int


@frozen
class Step:
    """The part of a version that moves, between what stands before and after it."""

    before: str
    moved: str
    after: str


def page(report: Report) -> str:
    """Return *report* in HTML; nothing that a document says is markup in it."""
    contract = sections(report.changes, "")
    python = sections(report.surface or (), "python-")
    shown = ENVIRONMENT.get_template("page.html.jinja").render(
        report=report,
        old=_named(report.old),
        new=_named(report.new),
        title=TITLES[report.level],
        meaning=MEANING.get(report.level, "both sides promise and say the same"),
        remarks=[*map(line, report.remarks)],
        step=_step(report),
        tiles=[Tile(level, report.count(level)) for level in LEVELS],
        contract=contract,
        python=python,
        places=places(contract),
        objects=places(python),
        calls=calls(report.changes),
    )
    return f"{shown.strip()}\n"


def _named(side: Named) -> Named:
    return Named(line(side.name), line(side.version) if side.version else None)


def _step(report: Report) -> Step | None:
    """Return the version asked for, in three pieces."""
    if report.asked_version is None:
        return None
    old = (report.old.version or "").split(".")
    parts = report.asked_version.split(".")
    moved = next(
        (n for n, part in enumerate(parts) if [part] != old[n : n + 1]), len(parts) - 1
    )
    return Step(
        "".join(f"{part}." for part in parts[:moved]),
        parts[moved],
        "".join(f".{part}" for part in parts[moved + 1 :]),
    )
