"""Check, build, upload and verify: from a commit to what users install."""

import tempfile
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Final, TypeAlias

from attrs import field, frozen

from generator.drift.sources import RELEASED
from generator.index.listing import fetched, listed
from generator.index.targets import Target
from generator.index.uploading import upload

from .archives import same_contents
from .building import Built, build
from .checks import (
    BUMP,
    check_approved,
    check_clean,
    check_entry,
    check_fresh,
    check_moved,
)
from .exporting import exported, is_clean
from .problem import ReleaseError
from .project import Project
from .since import since
from .stated import Stated, stated
from .verifying import verify

Say: TypeAlias = Callable[[str], None]

PROVENANCE: Final = "src/*/provenance.json"


@frozen
class Release:
    """One attempt to put what is committed on an index."""

    project: Project
    index: str = field(repr=False)
    """The index as it was named, with the credentials that may be in it."""

    target: Target
    wheelhouse: Path | None
    """Wheels of what the package depends on, if the index has none of them."""

    say: Say

    def run(self, *, is_dry: bool, is_verified: bool) -> None:
        """Release, or do all but the upload; raises what refuses it.

        What is there already is installed only if it is to be *is_verified* again.
        """
        package, epoch = self._checked()
        with tempfile.TemporaryDirectory(
            prefix="release-", ignore_cleanup_errors=True
        ) as folder:
            export = exported(self.project.root, "HEAD", Path(folder))
            built = build(export, Path(folder) / "dist", epoch)
            missing = [*self._missing(package, built)]
            names = ", ".join(path.name for path in missing)
            if not missing:
                self.say(f"{package} is on the index already: nothing to do.")
            elif is_dry:
                self.say(f"{package} can be released; {names} would be uploaded.")
            else:
                upload(missing, self.target)
                self.say(f"{package}: uploaded {names}.")
            if is_verified or (missing and not is_dry):
                self._verify(package, export)

    def _checked(self) -> tuple[Stated, int]:
        """Return what is to be released, and the date to put on it."""
        at = self.project
        check_clean(is_clean(at.root))
        check_fresh(at.document, at.generated)
        check_approved(at.document, at.golden)
        package = stated(at.document)
        found = since(
            RELEASED,
            at.document,
            package.distribution,
            root=at.root,
            index=self.index,
        )
        check_moved(package.version, found.released, found.report)
        epoch = check_entry(at.changelog.read_text(encoding="utf-8"), package.version)
        return package, epoch

    def _missing(self, package: Stated, built: Built) -> Iterator[Path]:
        """Yield what is not on the index; raises `ReleaseError` for other bytes."""
        files = listed(*self._names(package), self.index)
        there = {each.name: each for each in files}
        for path in built.files:
            known = there.get(path.name)
            if known is None:
                yield path
            elif known.sha256 != sha256(path.read_bytes()).hexdigest():
                self._compare(package, path)

    def _compare(self, package: Stated, path: Path) -> None:
        with tempfile.TemporaryDirectory() as folder:
            names = self._names(package)
            other = fetched(*names, path.name, self.index, Path(folder))
            if not same_contents(path, other):
                raise ReleaseError(
                    f"{path.name} is on the index with other bytes, and a version is"
                    f" released once.\n{BUMP}"
                )
        alike = "with the same contents, packed by another zlib"
        self.say(f"{path.name} is on the index {alike}.")

    def _verify(self, package: Stated, export: Path) -> None:
        (provenance,) = export.glob(PROVENANCE)
        shown = verify(
            *self._names(package),
            self.index,
            document=self.project.document,
            provenance=provenance.read_bytes(),
            wheelhouse=self.wheelhouse,
        )
        self.say(f"{package}: installed from the index, and called:\n{shown}")

    def _names(self, package: Stated) -> tuple[str, str]:
        return package.distribution, package.version
