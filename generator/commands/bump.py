"""Write the version that the changes ask for into the document."""

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from generator.drift.report import verdict
from generator.drift.sources import RELEASED
from generator.release.bumping import PRE, bumped, stating
from generator.release.changelog import NAME
from generator.release.checks import check_first, first_words
from generator.release.problem import PROBLEMS
from generator.release.since import since
from generator.release.stated import stated
from generator.release.texts import content
from generator.writing.package import COMMAND, ROOT

from . import changelog
from .indexes import index_of
from .refusing import RefusedError, write
from .statuses import FINE


def configure(parser: ArgumentParser) -> None:
    """Take what to count from, and whether a pre-release is wanted."""
    changelog.configure_since(parser)
    parser.add_argument("--pre", choices=PRE, help="make it a pre-release")


def run(options: Namespace) -> int:
    """Compare, and change one line."""
    old: str = options.old
    index = index_of(options)
    is_new: bool = options.new_index
    pre: str | None = options.pre
    document: Path = options.document
    try:
        package = stated(document)
        found = since(old, document, package.distribution, root=ROOT, index=index)
        check_first(found, package, ROOT / NAME, is_new=is_new)
        wanted = bumped(package.version, found.asked_version, found.released, pre)
        changed = stating(content(document), wanted)
    except PROBLEMS as error:
        raise RefusedError(str(error)) from None
    if found.is_first:
        sys.stdout.write(f"{first_words(found, package)}\n")
    if found.report:
        sys.stdout.write(f"{verdict(found.report)}\n")
    if wanted == package.version:
        unreleased = ", and not released yet" if old == RELEASED else ""
        sys.stdout.write(f"{package} is far enough{unreleased}.\n")
        return FINE
    write(document, changed.encode())
    sys.stdout.write(f"info.version: {package.version} -> {wanted}\n")
    sys.stdout.write(f'Now run "{COMMAND}".\n')
    return FINE
