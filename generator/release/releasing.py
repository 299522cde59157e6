"""Check, build, upload and verify: from a commit to what users install."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final, TypeAlias

from attrs import field, frozen

from generator.drift.folders import temporary
from generator.drift.sources import RELEASED
from generator.index.addresses import Address
from generator.index.uploading import upload

from .building import build
from .checks import (
    check_approved,
    check_clean,
    check_entry,
    check_fresh,
    check_moved,
)
from .exporting import exported, uncommitted
from .origin import origin
from .project import Project
from .published import Published
from .since import since
from .stated import Stated, stated
from .verifying import Trial

Say: TypeAlias = Callable[[str], None]

PROVENANCE: Final = "src/*/provenance.json"
ALIKE: Final = (
    "is on the index with the same contents, in other bytes: another zlib packed it."
)


@frozen
class Release:
    """One attempt to put what is committed on an index."""

    project: Project
    index: str = field(repr=False)
    """The index as it was named, with the credentials that may be in it."""

    target: Address
    """Where files are posted to."""

    wheelhouse: Path | None
    """Wheels of what the package depends on, if the index has none of them."""

    say: Say

    def run(self, *, is_dry: bool, is_verified: bool) -> None:
        """Release, or do all but the upload; raises what refuses it.

        What is there already is installed only if it is to be *is_verified* again.
        """
        check_clean(uncommitted(self.project.root))
        with temporary("release") as folder:
            commit = exported(self.project.root, "HEAD", folder / "project")
            at = Project(commit)
            package, epoch, is_first = self._checked(at)
            built = build(at.generated, folder / "dist", epoch)
            trial = self._trial(at, package)
            published = Published(package, self.index)
            look = published.look(built)
            if is_first:
                self.say(f"The index has no release of {package.distribution} yet.")
            for name in look.alike:
                self.say(f"{name} {ALIKE}")
            if look.missing:
                shown = trial.before(built.wheel)
                self._upload(look.missing, package, shown, is_dry=is_dry)
            else:
                self.say(f"{package} is on the index already: nothing to do.")
            if is_verified or (look.missing and not is_dry):
                shown = trial.after(built.wheel)
                published.check(built)
                self.say(f"{package}: installed from the index, and called:\n{shown}")

    def _checked(self, at: Project) -> tuple[Stated, int, bool]:
        """Return what is to be released, the date to put on it, if it is the first."""
        check_fresh(at.document, at.generated, at.root)
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
        return package, check_entry(at.changelog, package.version), found.is_first

    def _trial(self, at: Project, package: Stated) -> Trial:
        (provenance,) = at.generated.glob(PROVENANCE)
        requirement = f"{package.distribution}=={package.version}"
        source = origin(self.index, self.wheelhouse)
        return Trial(requirement, at.document, provenance.read_bytes(), source)

    def _upload(
        self, files: Sequence[Path], package: Stated, shown: str, *, is_dry: bool
    ) -> None:
        names = ", ".join(path.name for path in files)
        if is_dry:
            self.say(f"{package} works:\n{shown}{names} would be uploaded.")
        else:
            upload(files, self.target)
            self.say(f"{package}: uploaded {names}.")
