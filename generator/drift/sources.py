"""Find what is to be compared, whatever it is named by."""

import os
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from .files import from_file, promised
from .folders import temporary
from .index import RELEASED, from_index
from .revisions import DOCUMENT, from_revision, is_revision
from .side import Side, SourceError, distribution_of

__all__ = ["RELEASED", "RELEASE_INDEX", "Side", "SourceError", "opened", "the_index"]

RELEASE_INDEX: Final = "RELEASE_INDEX"
"""The variable that names the index; there is none that is taken unasked."""


@contextmanager
def opened(name: str, *, root: Path, index: str | None) -> Generator[Side]:
    """Open what *name* stands for, in the project at *root*; raises `SourceError`.

    A document, contract or wheel by its path; else `released`, the newest release on
    *index*; else a git revision, or a file in one.
    """
    with temporary("drift") as folder:
        yield _side(name, root, index, folder)


def _side(name: str, root: Path, index: str | None, folder: Path) -> Side:
    if _is(Path.is_file, name):
        return from_file(Path(name), name, folder)
    if name == RELEASED:
        return _released(root, index, folder)
    side = from_revision(name, root, folder) if name.isprintable() else None
    if side is None:
        raise SourceError(name or '""', _missing(name, root))
    return side


def _is(test: Callable[[Path], bool], name: str) -> bool:
    try:
        return bool(name) and test(Path(name))
    except OSError:  # too long for a path
        return False


def _missing(name: str, root: Path) -> str:
    """Return what is wrong with a *name* that stands for nothing."""
    if _is(Path.is_dir, name):
        return "is a folder, not a file"
    revision, colon, path = name.partition(":")
    if colon and path and name.isprintable() and is_revision(revision, root):
        return f"there is no {path} in {revision}"
    known = f'a file, "{RELEASED}", or a git revision of the project'
    return f"there is no such thing; it may be {known}"


def the_index(index: str | None) -> str:
    """Return the address of *index*, or of the one that the variable names."""
    address = (index or os.environ.get(RELEASE_INDEX, "")).strip()
    if not address:
        wanted = f"which index has the releases? Say --index or set {RELEASE_INDEX}"
        raise SourceError(RELEASED, wanted)
    return address


def _released(root: Path, index: str | None, folder: Path) -> Side:
    address = the_index(index)
    contract, _ = promised(root / DOCUMENT, DOCUMENT)
    return from_index(distribution_of(contract), address, folder)
