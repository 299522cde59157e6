"""Draft what the changelog should say of the document's version."""

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from generator.drift.sources import RELEASED
from generator.release.changelog import NAME, drafted, entry_of, inserted
from generator.release.checks import check_first, check_new, first_words
from generator.release.problem import PROBLEMS
from generator.release.since import Since, since
from generator.release.stated import Stated, stated
from generator.release.texts import content_if_any
from generator.writing.package import ROOT

from .indexes import configure_index, configure_new_index, index_of
from .places import DOCUMENT
from .refusing import RefusedError, write
from .statuses import FINE

NOTHING = "- Nothing that the document says.\n"
FIRST = "- The first release.\n"


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
    configure_index(parser)
    configure_new_index(parser)


def run(options: Namespace) -> int:
    """Put a draft above the other entries; where there is an entry, only show it."""
    old: str = options.old
    index = index_of(options)
    document: Path = options.document
    file: Path = options.file
    is_new: bool = options.new_index
    try:
        text = content_if_any(file)
        package = stated(document)
        found = since(old, document, package.distribution, root=ROOT, index=index)
        check_first(found, package, file, is_new=is_new)
        check_new(found, package)
    except PROBLEMS as error:
        raise RefusedError(str(error)) from None
    body = _body(found, package)
    if entry_of(text, package.version):
        sys.stdout.write(body)
        sys.stderr.write(
            f"{file.name} has an entry for {package.version}: not changed\n"
        )
        return FINE
    write(file, inserted(text, package.version, body).encode())
    sys.stdout.write(
        f"{file.name}: drafted an entry for {package.version}; put it into words for"
        " users, and write the day of the release in its heading.\n"
    )
    return FINE


def _body(found: Since, package: Stated) -> str:
    """Return the draft, or what to say where nothing was there before."""
    if found.is_first:
        sys.stderr.write(f"{first_words(found, package)}\n")
        return FIRST
    return (drafted(found.report) if found.report else "") or NOTHING
