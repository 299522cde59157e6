"""Go from a document to a package, whichever way it is wanted: to write or to check."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from attrs import frozen

from . import contract
from .contract.values import pretty
from .errors import DocumentError
from .proof import prove
from .reading import support
from .reading.document import load
from .reading.supported import Supported
from .reading.validation import validate
from .wording.build import describe, read
from .wording.example_call import programs
from .wording.python import one_line
from .writing.formatting import format_tree
from .writing.package import ROOT, files
from .writing.stage import Changes, compare, contents, staged, swap


@frozen
class Made:
    """A package that works, in a folder that will not last."""

    stage: Path
    old: dict[str, bytes]
    new: dict[str, bytes]
    shown: str
    """The result of one call, as it prints."""

    @property
    def changes(self) -> Changes:
        """What writing it would do."""
        return compare(self.old, self.new)


@contextmanager
def made(document: Path, target: Path, root: Path = ROOT) -> Generator[Made]:
    """Make the package beside *target*; raises `DocumentError` or `OutputError`.

    It names the document as the project at *root* does.
    """
    supported = accepted(document)
    api = describe(supported, _source(document, root))
    promised, content = contract_text(document), document.read_bytes()
    texts = files(api, programs(api, supported), promised, content)
    with staged(texts, target) as stage:
        format_tree(stage, api.package.name)
        shown = prove(stage, api, supported)
        yield Made(stage, contents(target), contents(stage), shown)


def accepted(document: Path) -> Supported:
    """Return what *document* says; raises `DocumentError` unless all is supported."""
    raw = load(document)
    support.check(raw)
    validate(raw)
    return read(raw)


def contract_text(document: Path) -> str:
    """Return the contract of *document*, which is read once more, independently."""
    try:
        return pretty(contract.read(document))
    except contract.UnreadableError as error:
        raise DocumentError(str(document), str(error)) from None


def regenerate(document: Path, target: Path, root: Path = ROOT) -> tuple[Changes, str]:
    """Write the package to *target*; return what changed, and the first call."""
    with made(document, target, root) as package:
        swap(package.stage, target)
        return package.changes, package.shown


def _source(document: Path, root: Path) -> str:
    """Return the path of the document below *root*, or else its name, in one line."""
    path = document.resolve()
    top = root.resolve()
    inside = path.is_relative_to(top)
    return one_line(path.relative_to(top).as_posix() if inside else path.name)
