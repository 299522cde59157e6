"""Compare a revision of the project, without checking it out."""

import io
import tarfile
from pathlib import Path
from typing import Final

from attrs import evolve

from .files import from_file, promised
from .git import git
from .side import Side, SourceError

DOCUMENT: Final = "spec/interactions.yaml"
GENERATED: Final = "generated/src"
SHORT: Final = 10
"""Letters of a commit's name in a report."""


def from_revision(name: str, root: Path, folder: Path) -> Side | None:
    """Return what the project in *root* promised in revision *name*, if it is one.

    A revision with a path, such as `v1:spec/interactions.yaml`, is one file.
    """
    found = _found(name, root)
    if not found:
        return None
    target = _said(root, "rev-parse", "--verify", f"{found}^{{}}")
    match _said(root, "cat-file", "-t", target):
        case "commit":
            return _commit(name, target, root, folder)
        case "blob":
            path = folder / (Path(name).name or "document.yaml")
            path.write_bytes(git(root, "cat-file", "blob", target).stdout)
            return from_file(path, name, folder)
        case _:
            raise SourceError(name, "is a folder, not a file or a commit")


def is_revision(name: str, root: Path) -> bool:
    """Whether *name* stands for anything that git knows in *root*."""
    return bool(name) and bool(_found(name, root))


def _found(name: str, root: Path) -> str:
    return _said(root, "rev-parse", "--verify", "--quiet", "--end-of-options", name)


def _commit(name: str, commit: str, root: Path, folder: Path) -> Side:
    shown = f"{name} at {commit[:SHORT]}"
    document = git(root, "show", f"{commit}:./{DOCUMENT}")
    if document.returncode:
        raise SourceError(shown, f"has no {DOCUMENT}")
    path = folder / Path(DOCUMENT).name
    path.write_bytes(document.stdout)
    contract, version = promised(path, shown)
    side = Side(shown, contract, version, lacking=f"has no {GENERATED}")
    return evolve(side, package=_package(shown, commit, root, folder))


def _package(name: str, commit: str, root: Path, folder: Path) -> Path | None:
    """Return a folder with the package as it was committed, if it was."""
    archive = git(root, "archive", "--format=tar", commit, GENERATED)
    if archive.returncode:
        return None
    try:
        with tarfile.open(fileobj=io.BytesIO(archive.stdout)) as files:
            files.extractall(folder, filter="data")
    except tarfile.TarError as error:
        raise SourceError(name, f"cannot be unpacked: {error}") from None
    return folder / GENERATED


def _said(root: Path, *arguments: str) -> str:
    """Return what git answers, nothing if it refuses."""
    done = git(root, *arguments)
    return "" if done.returncode else done.stdout.decode(errors="replace").strip()
