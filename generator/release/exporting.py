"""Take a project out of git, where nothing lies that nobody committed."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import tarfile
from pathlib import Path
from typing import Final

from .problem import ReleaseError

METADATA: Final = "generated/pyproject.toml"
SETTINGS: Final = ("core.autocrlf=false", "core.eol=lf", "tar.umask=0022")
"""What decides the bytes of an archive, whatever somebody likes at home."""

ELSEWHERE: Final = frozenset(
    {
        "GIT_ALTERNATE_OBJECT_DIRECTORIES",
        "GIT_COMMON_DIR",
        "GIT_DIR",
        "GIT_INDEX_FILE",
        "GIT_OBJECT_DIRECTORY",
        "GIT_PREFIX",
        "GIT_WORK_TREE",
    }
)
"""Variables with which a hook would lead git away from the project that is named."""


def exported(root: Path, commit: str, into: Path) -> Path:
    """Write the project as *commit* has it to *into*; return that folder.

    Raises `ReleaseError` where there is no such commit, or no distribution in it.
    """
    archive = _git(root, "archive", "--format=tar", _commit(root, commit))
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
    done = _git(root, "status", *options, "--", ".")
    _check_repository(root, done)
    return done.stdout.decode(errors="replace").splitlines()


def _commit(root: Path, name: str) -> str:
    """Return the whole name of a commit."""
    _check_repository(root, _git(root, "rev-parse", "--git-dir"))
    options = ("--verify", "--quiet", "--end-of-options")
    done = _git(root, "rev-parse", *options, f"{name}^{{commit}}")
    if done.returncode:
        raise ReleaseError(f"{name} is no commit: name one that `git log` shows")
    return done.stdout.decode().strip()


def _check_repository(root: Path, done: subprocess.CompletedProcess[bytes]) -> None:
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip()
        raise ReleaseError(
            f"{root} cannot be released, because only what is in git can: {said}"
        )


def _git(root: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    """Run git in *root*, reading only."""
    git = shutil.which("git")
    if git is None:
        raise ReleaseError("git is not here: install it, because a commit is released")
    settings = [word for each in SETTINGS for word in ("-c", each)]
    around = {name: text for name, text in os.environ.items() if name not in ELSEWHERE}
    return subprocess.run(  # noqa: S603 - no shell, and options end before any name
        [git, "-C", str(root), *settings, *arguments],
        check=False,
        capture_output=True,
        stdin=subprocess.DEVNULL,
        env={**around, "GIT_OPTIONAL_LOCKS": "0"},
    )
