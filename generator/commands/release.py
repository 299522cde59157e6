"""Put what is committed on the index that is named, once and correctly."""

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from generator.drift.sources import RELEASE_INDEX, the_index
from generator.index.targets import target
from generator.release.problem import PROBLEMS
from generator.release.project import Project
from generator.release.releasing import Release
from generator.writing.package import ROOT

from .indexes import configure_index, configure_new_index, index_of, unseen
from .refusing import RefusedError
from .statuses import FINE


def configure(parser: ArgumentParser) -> None:
    """Take an index, and how far to go."""
    configure_index(
        parser, f"the only index that is spoken to, unless {RELEASE_INDEX} names it"
    )
    parser.add_argument(
        "--upload-url", metavar="URL", help="where files go, if that cannot be told"
    )
    parser.add_argument(
        "--wheelhouse",
        metavar="DIR",
        type=Path,
        help="wheels of the dependencies, if the index has none of them",
    )
    configure_new_index(parser)
    how_far = parser.add_mutually_exclusive_group()
    how_far.add_argument("--dry-run", action="store_true", help="do all but the upload")
    how_far.add_argument(
        "--verify",
        action="store_true",
        help="install it from the index, even if it was there already",
    )


def run(options: Namespace) -> int:
    """Release, or say why not."""
    index = index_of(options)
    upload = unseen(options.upload_url)
    wheelhouse: Path | None = options.wheelhouse
    is_dry: bool = options.dry_run
    is_verified: bool = options.verify
    is_new: bool = options.new_index
    if wheelhouse is not None and not wheelhouse.is_dir():
        raise RefusedError(f"{wheelhouse}: there is no such folder")
    try:
        named = the_index(index)
        found = target(named, upload)
        release = Release(Project(ROOT), named, found, wheelhouse, _say, is_new=is_new)
        release.run(is_dry=is_dry, is_verified=is_verified)
    except PROBLEMS as error:
        raise RefusedError(str(error)) from None
    return FINE


def _say(words: str) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()
