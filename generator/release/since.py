"""What changed in the document since something, most often since the newest release."""

from pathlib import Path

from attrs import frozen

from generator.drift.comparing import comparison
from generator.drift.report import Report
from generator.drift.sources import RELEASED, opened, the_index
from generator.index.listing import listed, versions

from .stated import stated


@frozen
class Since:
    """What was there before, and what changed."""

    released: tuple[str, ...]
    """The versions on the index, or that of what the document is compared with."""

    report: Report | None
    """Nothing where there is no release yet."""

    @property
    def asked_version(self) -> str | None:
        """The version that the changes ask for, if any do."""
        return self.report.asked_version if self.report else None


def since(
    old: str, document: Path, distribution: str, *, root: Path, index: str | None
) -> Since:
    """Compare *document* with *old*, which most often is `released`.

    Raises `SourceError` or `ReleaseError`.
    """
    known: tuple[str, ...] = ()
    if old == RELEASED:
        known = versions(distribution, the_index(index))
        if not known or _is_half_there(document, distribution, the_index(index)):
            return Since(known, None)
    with (
        opened(old, root=root, index=index) as one,
        opened(str(document), root=root, index=index) as other,
    ):
        before = (one.version,) if one.version else ()
        return Since(known or before, comparison(one, other))


def _is_half_there(document: Path, distribution: str, index: str) -> bool:
    """Whether an upload of what *document* states was interrupted.

    What can be compared came before the wheel that is missing, and was compared then.
    """
    files = listed(distribution, stated(document).version, index)
    return bool(files) and not any(file.name.endswith(".whl") for file in files)
