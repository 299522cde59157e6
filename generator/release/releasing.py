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
    check_first,
    check_fresh,
    check_moved,
    first_words,
)
from .exporting import exported, uncommitted
from .origin import origin
from .project import Project
from .published import Published
from .since import Since, since
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
    is_new: bool = field(default=False, kw_only=True)
    """Whether the index has none of the releases of which the changelog tells."""

    def run(self, *, is_dry: bool, is_verified: bool) -> None:
        """Release, or do all but the upload; raises what refuses it.

        What is there already is installed only if it is to be *is_verified* again.
        """
        check_clean(uncommitted(self.project.root))
        with temporary("release") as folder:
            commit = exported(self.project.root, "HEAD", folder / "project")
            at = Project(commit)
            package, epoch, found = self._checked(at)
            built = build(at.generated, folder / "dist", epoch)
            trial = self._trial(at, package)
            published = Published(package, self.index)
            look = published.look(built)
            if found.is_first:
                self.say(first_words(found, package))
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

    def _checked(self, at: Project) -> tuple[Stated, int, Since]:
        """Return what is to be released, the date to put on it, what was before."""
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
        check_first(found, package, at.changelog, is_new=self.is_new)
        check_moved(package.version, found.released, found.report)
        return package, check_entry(at.changelog, package.version), found

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
            where = self.target.url
            self.say(f"{package} works:\n{shown}{names} would be uploaded to {where}.")
        else:
            upload(files, self.target)
            self.say(f"{package}: uploaded {names} to {self.target.url}.")
