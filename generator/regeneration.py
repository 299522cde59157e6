"""Go from a document to a package, whichever way it is wanted: to write or to check."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from attrs import frozen

from . import support
from .api import Api
from .build import describe, read
from .document import load
from .formatting import format_tree
from .package import ROOT, files
from .proof import prove
from .stage import Changes, compare, contents, staged, swap
from .supported import Supported
from .validation import validate


@frozen
class Made:
    """A package that works, in a folder that will not last."""

    stage: Path
    old: dict[str, bytes]
    new: dict[str, bytes]
    api: Api
    supported: Supported
    shown: str
    """The result of one call, as it prints."""

    @property
    def changes(self) -> Changes:
        """What writing it would do."""
        return compare(self.old, self.new)


@contextmanager
def made(document: Path, target: Path) -> Iterator[Made]:
    """Make the package beside *target*; raises `DocumentError` or `OutputError`."""
    raw = load(document)
    support.check(raw)
    validate(raw)
    supported = read(raw)
    api = describe(supported, _source(document))
    with staged(files(api), target) as stage:
        format_tree(stage, api.package.name)
        shown = prove(stage, api, supported)
        yield Made(stage, contents(target), contents(stage), api, supported, shown)


def regenerate(document: Path, target: Path) -> tuple[Changes, str]:
    """Write the package to *target*; return what changed, and the first call."""
    with made(document, target) as package:
        swap(package.stage, target)
        return package.changes, prove(target, package.api, package.supported)


def _source(document: Path) -> str:
    """Return the document's place in the project, or its name if it stands elsewhere."""
    path = document.resolve()
    return path.relative_to(ROOT).as_posix() if path.is_relative_to(ROOT) else path.name
