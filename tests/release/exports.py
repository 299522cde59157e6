"""Exports of our own distribution, and what archives of it hold."""

import hashlib
import shutil
import tarfile
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Final
from zipfile import ZipFile

ROOT: Final = Path(__file__).parents[2]
OWN: Final = ROOT / "generated"
PROJECT: Final = tomllib.loads((OWN / "pyproject.toml").read_text(encoding="utf-8"))
STEM: Final = f"corti_interactions-{PROJECT['project']['version']}"
"""How the names of its archives begin."""

EPOCH: Final = 1_795_392_000
"""Midnight of some day."""


def export(folder: Path) -> Path:
    """Return a copy of our distribution in *folder*, as git would export it."""
    ignored = shutil.ignore_patterns("__pycache__", "dist")
    return shutil.copytree(OWN, folder / "generated", ignore=ignored)


def digests(files: Iterable[Path]) -> dict[str, str]:
    """Return the SHA-256 of each file by its name."""
    return {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in files}


def in_sdist(path: Path) -> dict[str, bytes]:
    """Return what an sdist holds, by path below its only folder."""
    with tarfile.open(path) as archive:
        return {
            each.name.partition("/")[2]: content.read()
            for each in archive
            if (content := archive.extractfile(each))
        }


def in_wheel(path: Path) -> dict[str, bytes]:
    """Return what a wheel holds."""
    with ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
