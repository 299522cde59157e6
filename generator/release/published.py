"""What an index has of a version already, next to what was built of it."""

import tempfile
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import TypeAlias

from attrs import field, frozen

from generator.index.listing import fetched, listed

from .archives import same_contents
from .building import Built
from .checks import BUMP
from .problem import ReleaseError
from .stated import Stated

Say: TypeAlias = Callable[[str], None]


@frozen
class Published:
    """The files of one version on an index."""

    package: Stated
    index: str = field(repr=False)
    say: Say

    def missing(self, built: Built) -> list[Path]:
        """Return what the index lacks of what was *built*.

        Raises `ReleaseError` for a file of other contents, and for one of the same
        version that was not built here.
        """
        there = {each.name: each.sha256 for each in listed(*self._names, self.index)}
        foreign = sorted(there.keys() - {path.name for path in built.files})
        if foreign:
            raise ReleaseError(
                f"{', '.join(foreign)} is on the index as {self.package}, and was not"
                f" made here.\n{BUMP}"
            )
        for path in built.files:
            digest = sha256(path.read_bytes()).hexdigest()
            if there.get(path.name, digest) != digest:
                self._compare(path)
        return [path for path in built.files if path.name not in there]

    def check(self, built: Built) -> None:
        """Raise `ReleaseError` unless the index has all that was *built*."""
        missing = [path.name for path in self.missing(built)]
        if missing:
            raise ReleaseError(
                f"{', '.join(missing)} was uploaded, and the index does not list it."
            )

    def _compare(self, path: Path) -> None:
        """Say that the bytes differ; raises `ReleaseError` if the contents do too."""
        with tempfile.TemporaryDirectory() as folder:
            other = fetched(*self._names, path.name, self.index, Path(folder))
            if not same_contents(path, other):
                raise ReleaseError(
                    f"{path.name} is on the index with other bytes, and a version is"
                    f" released once.\n{BUMP}"
                )
        alike = "with the same contents, packed by another zlib"
        self.say(f"{path.name} is on the index {alike}.")

    @property
    def _names(self) -> tuple[str, str]:
        return self.package.distribution, self.package.version
