"""What has to hold before anything is released, each with a refusal of its own."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from packaging.version import Version

from generator.contract import UnreadableError
from generator.drift.approving import waiting_lines
from generator.drift.report import Report, verdict
from generator.regeneration import made
from generator.writing.package import COMMAND

from .bumping import same_base
from .changelog import NAME, entry_of, told_before
from .problem import ReleaseError
from .since import Since
from .stated import Stated
from .texts import content_if_any

SHOWN: Final = 10
"""How many files or sentences a refusal names."""


def check_clean(changed: Sequence[str]) -> None:
    """Refuse a work tree with something in it that is in no commit."""
    if changed:
        raise ReleaseError(
            f"the work tree is not clean:\n{_listed(changed)}\n"
            "Commit it or put it away: what is released is what is committed."
        )


def check_fresh(document: Path, generated: Path, root: Path) -> None:
    """Refuse a package that is not what the generator would write now.

    Both belong to the project at *root*.
    """
    with made(document, generated, root) as package:
        changes = package.changes
    stale = [*changes.written, *changes.removed]
    if stale:
        raise ReleaseError(
            f"{generated.name}/ is not what the generator would write now:\n"
            f'{_listed(stale)}\nRun "{COMMAND}", look at the difference, commit it.'
        )


def check_approved(document: Path, golden: Path) -> None:
    """Refuse a contract that nobody approved."""
    try:
        waiting = waiting_lines(document, golden)
    except UnreadableError as error:
        raise ReleaseError(
            f"what was approved cannot be read: {error}\n"
            "Take it out of the history, or approve anew, and commit that."
        ) from None
    if waiting:
        raise ReleaseError(
            f"the contract is not approved:\n{_listed(waiting)}\n"
            'Run "python -m generator approve", and commit what it writes.'
        )


def first_words(found: Since, package: Stated) -> str:
    """Return what there is to say of an index that has no release."""
    return f"The index {found.index} has no release of {package.distribution} yet."


def check_first(
    found: Since, package: Stated, changelog: Path, *, is_new: bool
) -> None:
    """Refuse an index without a release where the changelog tells of one.

    Most likely it is another index, unless somebody says that it *is_new*.
    """
    told = told_before(content_if_any(changelog), package.version)
    if found.is_first and told is not None and not is_new:
        raise ReleaseError(
            f"{first_words(found, package)} {NAME} says that {told.version} was"
            f" released on {told.day}.\n"
            "Is its address right? If it is a new index, say --new-index."
        )


def check_moved(version: str, released: Iterable[str], report: Report | None) -> None:
    """Refuse a version that says less than the changes since the newest release.

    One that is on the index, with newer ones after it, is not compared with those: its
    bytes decide.
    """
    stated = Version(version)
    known = {*map(Version, released)}
    newest = _newest_that_counts(stated, known)
    if newest is not None and stated < newest:
        if stated in known:
            return
        raise ReleaseError(f"version {version} is behind {newest}.\n{BUMP}")
    if report is not None and report.is_far_enough is False:
        raise ReleaseError(f"{verdict(report)}\n{BUMP}")


def check_new(found: Since, package: Stated) -> None:
    """Refuse a version that the index has already, because its entry is written."""
    if found.index is not None and Version(package.version) in map(
        Version, found.released
    ):
        raise ReleaseError(f"{package} is on the index already.\n{BUMP}")


def check_entry(changelog: Path, version: str) -> int:
    """Return the date of the changelog's entry, in seconds since 1970; refuse none."""
    entry = entry_of(content_if_any(changelog), version)
    if entry is None:
        raise ReleaseError(
            f"{NAME} has no entry for {version}.\n"
            'Run "python -m generator changelog" for a draft, edit it, commit it.'
        )
    return entry.epoch()


BUMP: Final = (
    'Run "python -m generator bump", which writes the version that the changes ask for;'
    " regenerate, and commit it."
)


def _newest_that_counts(stated: Version, known: Iterable[Version]) -> Version | None:
    """Return the newest release, or a pre-release of what is *stated* if that is newer.

    Pre-releases of other versions come before nothing.
    """
    counting = (x for x in known if not x.is_prerelease or same_base(x, stated))
    return max(counting, default=None)


def _listed(lines: Sequence[str]) -> str:
    shown = [f"  {line}" for line in lines[:SHOWN]]
    more = len(lines) - SHOWN
    return "\n".join([*shown, *[f"  and {more} more"] * (more > 0)])
