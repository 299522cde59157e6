"""What changed in the document since something, most often since the newest release."""

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from attrs import frozen

from generator.drift.comparing import comparison
from generator.drift.folders import temporary
from generator.drift.index import from_listing
from generator.drift.report import Report
from generator.drift.sources import RELEASED, Side, opened, the_index
from generator.index.listing import Listing, listing


@frozen
class Since:
    """What was there before, and what changed."""

    released: tuple[str, ...]
    """The versions on the index, or that of what the document is compared with."""

    report: Report | None
    """Nothing where the index has no release with a wheel."""

    index: str | None = None
    """The address of the index, as it can be shown, if one was asked."""

    @property
    def asked_version(self) -> str | None:
        """The version that the changes ask for, if any do."""
        return self.report.asked_version if self.report else None

    @property
    def is_first(self) -> bool:
        """Whether the index was asked, and has no release yet, not even a bad one."""
        return self.index is not None and not self.released


def since(
    old: str, document: Path, distribution: str, *, root: Path, index: str | None
) -> Since:
    """Compare *document* with *old*, which most often is `released`.

    Raises `IndexServerError` or `SourceError`.
    """
    if old == RELEASED:
        found = listing(distribution, the_index(index))
        with _newest(found) as before:
            report = None if before is None else _report(before, document, root)
        return Since(found.versions, report, found.shown)
    with opened(old, root=root, index=index) as before:
        known = (before.version,) if before.version else ()
        return Since(known, _report(before, document, root))


@contextmanager
def _newest(found: Listing) -> Generator[Side | None]:
    """Open the newest release that has a wheel, if there is one.

    Raises `SourceError` for a wheel that cannot be compared; no older one stands in.
    """
    with temporary("release") as folder:
        wheel = found.newest
        yield from_listing(found, wheel, folder) if wheel else None


def _report(before: Side, document: Path, root: Path) -> Report:
    with opened(str(document), root=root, index=None) as after:
        return comparison(before, after)
