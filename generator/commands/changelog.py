"""Draft what the changelog should say of the document's version."""

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from generator.drift.sources import RELEASE_INDEX, RELEASED
from generator.release.changelog import NAME, drafted, entry_of, inserted, read
from generator.release.problem import PROBLEMS
from generator.release.since import since
from generator.release.stated import stated
from generator.writing.package import ROOT

from .places import DOCUMENT
from .refusing import RefusedError, writing
from .statuses import FINE

NOTHING = "- Nothing that the document says.\n"


def configure(parser: ArgumentParser) -> None:
    """Take what to compare the document with, and where the changelog is."""
    configure_since(parser)
    parser.add_argument("--file", type=Path, default=ROOT / NAME)


def configure_since(parser: ArgumentParser) -> None:
    """Take what to compare the document with."""
    parser.add_argument(
        "old",
        metavar="OLD",
        nargs="?",
        default=RELEASED,
        help='as for "diff"; the newest release on the index if left out',
    )
    parser.add_argument("--document", type=Path, default=DOCUMENT)
    parser.add_argument(
        "--index",
        metavar="URL",
        help=f"where the releases are, unless {RELEASE_INDEX} says so",
    )


def run(options: Namespace) -> int:
    """Put a draft above the other entries; where there is an entry, only show it."""
    old: str = options.old
    index: str | None = options.index
    document: Path = options.document
    file: Path = options.file
    try:
        text = read(file)
        package = stated(document)
        found = since(old, document, package.distribution, root=ROOT, index=index)
    except PROBLEMS as error:
        raise RefusedError(str(error)) from None
    body = drafted(found.report) if found.report else ""
    if entry_of(text, package.version):
        sys.stdout.write(body or NOTHING)
        sys.stderr.write(
            f"{file.name} has an entry for {package.version}: not changed\n"
        )
        return FINE
    with writing(file):
        changed = inserted(text, package.version, body or NOTHING)
        file.write_text(changed, encoding="utf-8", newline="\n")
    sys.stdout.write(
        f"{file.name}: drafted an entry for {package.version}; put it into words for"
        " users, and write the day of the release in its heading.\n"
    )
    return FINE
