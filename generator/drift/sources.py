"""Find what is to be compared, whatever it is named by."""

import os
import tempfile
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from generator.contract.values import child, text

from .files import from_file, promised
from .index import from_index
from .revisions import DOCUMENT, from_revision
from .side import Side, SourceError

__all__ = ["RELEASED", "RELEASE_INDEX", "Side", "SourceError", "opened"]

RELEASED: Final = "released"
"""The word for the newest release on the index."""

RELEASE_INDEX: Final = "RELEASE_INDEX"
"""The variable that names the index; there is none that is taken unasked."""


@contextmanager
def opened(name: str, *, root: Path, index: str | None) -> Generator[Side]:
    """Open what *name* stands for, in the project at *root*; raises `SourceError`.

    A document, contract or wheel by its path; else `released`, the newest release on
    *index*; else a git revision, or a file in one.
    """
    with tempfile.TemporaryDirectory(
        prefix="drift-", ignore_cleanup_errors=True
    ) as folder:
        yield _side(name, root, index, Path(folder))


def _side(name: str, root: Path, index: str | None, folder: Path) -> Side:
    if _is_file(name):
        return from_file(Path(name), name, folder)
    if name == RELEASED:
        return _released(root, index, folder)
    side = from_revision(name, root, folder) if name.isprintable() else None
    if side is None:
        known = f'a file, "{RELEASED}", or a git revision of the project'
        raise SourceError(name, f"there is no such thing; it may be {known}")
    return side


def _is_file(name: str) -> bool:
    try:
        return Path(name).is_file()
    except OSError:  # too long for a path
        return False


def _released(root: Path, index: str | None, folder: Path) -> Side:
    address = index or os.environ.get(RELEASE_INDEX)
    if not address:
        wanted = f"which index has the releases? Say --index or set {RELEASE_INDEX}"
        raise SourceError(RELEASED, wanted)
    contract, _ = promised(root / DOCUMENT, DOCUMENT)
    client = child(contract, "client")
    distribution = text(client["distribution"], "distribution")
    return from_index(distribution, address, folder)
