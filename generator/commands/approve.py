"""Show what the document promises otherwise than before, and accept it."""

import os
import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import Final

from rich.console import Console

from generator.contract import UnreadableError, approve
from generator.contract.approval import CONTRACT
from generator.drift.accepting import considered
from generator.drift.approving import is_lost
from generator.drift.levels import Level
from generator.drift.report import Report
from generator.drift.text import show
from generator.errors import DocumentError
from generator.regeneration import accepted
from generator.writing.package import ROOT

from .places import DOCUMENT, GOLDEN
from .refusing import UNCHANGED, RefusedError, writing
from .statuses import FINE

NO: Final = frozenset({"", "0", "false"})
"""What the variable `CI` says outside of CI."""


def configure(parser: ArgumentParser) -> None:
    """Take a document, where what was approved is kept, and what needs a word."""
    parser.add_argument("--document", type=Path, default=DOCUMENT)
    parser.add_argument("--golden", type=Path, default=GOLDEN)
    parser.add_argument(
        "--accept-privacy",
        action="store_true",
        help="accept, too, that something is no longer hidden or encrypted",
    )


def run(options: Namespace) -> int:
    """Show, then write."""
    document: Path = options.document
    golden: Path = options.golden
    if os.environ.get("CI", "").lower() not in NO:
        raise RefusedError(
            "CI is set, and only a person approves: look at the changes on your own"
            f" machine, approve them there, and commit {golden.name}/\n{UNCHANGED}"
        )
    accepted(document)
    try:
        report = considered(document, golden, ROOT)
        if report and report.level:
            show(report, Console())
        if not options.accept_privacy:
            _refuse_exposure(report)
            _refuse_loss(golden)
        with writing(golden):
            said = approve(document, golden)
    except UnreadableError as error:
        raise DocumentError(str(document), str(error)) from None
    known = {change.sentence for change in report.changes} if report else set[str]()
    rest = [sentence for sentence in said if sentence not in known]
    sys.stdout.write("\n".join([*rest, _ending(report, said), ""]))
    return FINE


def _refuse_exposure(report: Report | None) -> None:
    if report and report.level is Level.PRIVACY:
        raise RefusedError(
            "what was hidden or encrypted no longer would be: if that is meant, say"
            f" --accept-privacy\n{UNCHANGED}"
        )


def _refuse_loss(golden: Path) -> None:
    if is_lost(golden):
        raise RefusedError(
            f"{golden.name}/{CONTRACT} is gone, and without it nobody can say what was"
            " hidden or encrypted: bring it back, or, if there is none, say"
            f" --accept-privacy\n{UNCHANGED}"
        )


def _ending(report: Report | None, said: list[str]) -> str:
    if not said:
        return "The contract is what was approved before."
    return "Approved." if report else "Approved for the first time."
