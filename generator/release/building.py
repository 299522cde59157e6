"""Build sdist and wheel so that the same commit has the same bytes, always."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import tomllib
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Final

from attrs import frozen

from .problem import ReleaseError

BACKEND: Final = "hatchling"
COMMAND: Final = ("-sPB", "-m", BACKEND, "build", "-t", "sdist", "-t", "wheel", "-d")
SETTINGS: Final = {"LC_ALL": "C", "PYTHONHASHSEED": "0", "TZ": "UTC"}
KEPT: Final = ("SYSTEMROOT", "TEMP", "TMP", "TMPDIR")
"""Variables that a process needs to run at all, none of which changes a byte."""

UMASK: Final = 0o022
LINES: Final = 10
"""How much of what the backend says is repeated."""

BOUNDARIES: Final = (".git", ".hg")
"""Where the backend stops looking, further up, for what else goes into an sdist."""

UNASKED: Final = (".gitignore", ".hgignore", "hatch.toml", "hatch_build.py")
"""What it would take or run besides, though no list names it."""


@frozen
class Built:
    """The two files of a release."""

    sdist: Path
    wheel: Path

    @property
    def files(self) -> tuple[Path, Path]:
        """Both, in the order in which they go to an index."""
        return self.sdist, self.wheel


def build(export: Path, into: Path, epoch: int) -> Built:
    """Build the distribution in *export*; everything in it is as old as *epoch* says.

    The epoch is in seconds since 1970. Raises `ReleaseError` where nothing is built.
    """
    _check_backend(export)
    into.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".build-", dir=into) as folder:
        source, made = Path(folder, "source"), Path(folder, "made").resolve()
        ignored = shutil.ignore_patterns(*BOUNDARIES, *UNASKED)
        shutil.copytree(export, source, symlinks=True, ignore=ignored)
        for name in BOUNDARIES:
            (source / name).touch()
        _run(source, made, epoch)
        (sdist,), (wheel,) = (
            [path.replace(into / path.name) for path in made.glob(kind)]
            for kind in ("*.tar.gz", "*.whl")
        )
    return Built(sdist, wheel)


def _check_backend(export: Path) -> None:
    """Raise `ReleaseError` unless the backend here is the one that is asked for."""
    text = (export / "pyproject.toml").read_text(encoding="utf-8")
    asked: list[str] = tomllib.loads(text)["build-system"]["requires"]
    try:
        here = f"{BACKEND}=={version(BACKEND)}"
    except PackageNotFoundError:
        here = f"no {BACKEND}"
    if asked != [here]:
        raise ReleaseError(
            f"the build needs {', '.join(asked)}, and here is {here}:"
            " use `tox run -e release`, which has it"
        )


def _run(source: Path, into: Path, epoch: int) -> None:
    around = {name: os.environ[name] for name in KEPT if name in os.environ}
    done = subprocess.run(  # noqa: S603 - our own command
        [sys.executable, *COMMAND, str(into)],
        cwd=source,
        env={**around, **SETTINGS, "SOURCE_DATE_EPOCH": str(epoch)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
        stdin=subprocess.DEVNULL,
        umask=UMASK,
        check=False,
    )
    if done.returncode:
        said = "\n".join(done.stderr.splitlines()[-LINES:])
        raise ReleaseError(f"{BACKEND} cannot build the distribution:\n{said}")
