"""What an index has of a version already, next to what was built of it."""

from hashlib import sha256
from pathlib import Path
from typing import Final

from attrs import field, frozen

from generator.drift.folders import temporary
from generator.index.listing import File, Listing, listing
from generator.index.problem import IndexServerError

from .archives import is_same
from .building import Built
from .checks import BUMP
from .patience import patient
from .problem import AGAIN, ReleaseError
from .stated import Stated

RACE: Final = (
    "Somebody else released at the same time. Theirs stays, and yours is the next"
    f" version.\n{BUMP}"
)
LATER: Final = (
    "Some take longer than a minute to do so: wait, and release again with --verify;"
    " nothing is uploaded twice."
)


@frozen
class Look:
    """What an index lacks of what was built, and what it has a little differently."""

    missing: tuple[Path, ...]
    alike: tuple[str, ...]
    """Files with the same contents in other bytes."""


@frozen
class Published:
    """The files of one version on an index."""

    package: Stated
    index: str = field(repr=False)

    def look(self, built: Built) -> Look:
        """Return how far the index has what was *built*.

        Raises `ReleaseError` for a file of other contents, and for one of the same
        version that was not built here; `IndexServerError` for what cannot be read.
        """
        return self._look(built, BUMP)

    def check(self, built: Built) -> None:
        """Refuse an index that does not soon have all that was *built*.

        Raises `ReleaseError`, or `IndexServerError` for what cannot be read.
        """

        def look() -> Look:
            return self._look(built, RACE)

        try:
            missing = patient(look, lambda look: bool(look.missing)).missing
        except IndexServerError as error:
            raise IndexServerError(f"{error}\n{AGAIN}") from None
        if missing:
            raise ReleaseError(
                f"{_names(missing)} was uploaded, and the index does not list it."
                f"\n{LATER}"
            )

    def _look(self, built: Built, advice: str) -> Look:
        """Return how far the index has what was *built*, or refuse with *advice*."""
        found = listing(self.package.distribution, self.index)
        there = {file.name: file for file in found.of(self.package.version)}
        foreign = sorted(there.keys() - {path.name for path in built.files})
        if foreign:
            raise ReleaseError(
                f"{', '.join(foreign)} is on the index as {self.package}, and was not"
                f" made here.\n{advice}"
            )
        present = [path for path in built.files if path.name in there]
        missing = [path for path in built.files if path.name not in there]
        alike = [x.name for x in present if _is_alike(x, there[x.name], found, advice)]
        return Look(tuple(missing), tuple(alike))


def _is_alike(path: Path, file: File, found: Listing, advice: str) -> bool:
    """Whether *file* has the contents of *path* in other bytes.

    It is read unless its hash tells. With other contents it is refused, with *advice*.
    """
    content = path.read_bytes()
    if file.sha256 == sha256(content).hexdigest():
        return False
    with temporary("release") as folder:
        other = found.put(file, folder / file.name)
        if not is_same(path, other):
            raise ReleaseError(
                f"{file.name} is on the index with other bytes, and a version is"
                f" released once.\n{advice}"
            )
        return other.read_bytes() != content


def _names(paths: tuple[Path, ...]) -> str:
    return ", ".join(path.name for path in paths)
