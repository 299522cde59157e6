"""Take a project out of git, where nothing lies that nobody committed."""

from __future__ import annotations

import io
import subprocess
import tarfile
from pathlib import Path
from typing import Final

from generator.drift.git import git

from .problem import ReleaseError

METADATA: Final = "generated/pyproject.toml"


def exported(root: Path, commit: str, into: Path) -> Path:
    """Write the project as *commit* has it to *into*; return that folder.

    Raises `ReleaseError` where there is no such commit, or no distribution in it.
    """
    archive = git(root, "archive", "--format=tar", _commit(root, commit))
    _check_repository(root, archive)
    try:
        with tarfile.open(fileobj=io.BytesIO(archive.stdout)) as files:
            files.extractall(into, filter="data")
    except tarfile.TarError as error:
        raise ReleaseError(f"{commit} has what cannot be exported: {error}") from None
    if not (into / METADATA).is_file():
        raise ReleaseError(f"{commit} has no {METADATA}: regenerate, and commit that")
    return into


def uncommitted(root: Path) -> list[str]:
    """Return a line for each file in *root* that is not as committed, if any is.

    Raises `ReleaseError` where there is no git repository.
    """
    options = ("--porcelain=v1", "--untracked-files=all", "--ignore-submodules=none")
    done = git(root, "status", *options, "--", ".")
    _check_repository(root, done)
    return done.stdout.decode(errors="replace").splitlines()


def _commit(root: Path, name: str) -> str:
    """Return the whole name of a commit."""
    _check_repository(root, git(root, "rev-parse", "--git-dir"))
    options = ("--verify", "--quiet", "--end-of-options")
    done = git(root, "rev-parse", *options, f"{name}^{{commit}}")
    if done.returncode:
        raise ReleaseError(f"{name} is no commit: name one that `git log` shows")
    return done.stdout.decode().strip()


def _check_repository(root: Path, done: subprocess.CompletedProcess[bytes]) -> None:
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip()
        raise ReleaseError(
            f"{root} cannot be released, because only what is in git can: {said}"
        )
