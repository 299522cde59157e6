"""Copies of the emitted package, edited as nobody should."""

import importlib
import re
import shutil
import sys
from collections.abc import Iterable
from pathlib import Path
from types import ModuleType
from typing import Final, TypeAlias

import corti_interactions

Edit: TypeAlias = tuple[str, str, str]
"""A file of the package, a pattern that is in it, and what takes its place."""

NAME: Final = "drifted_interactions"
"""What the copy is called, so that the package itself stays out of it."""


def drifted(folder: Path, edits: Iterable[Edit]) -> ModuleType:
    """Return a copy of the package in *folder*, with *edits* made to it."""
    source = Path(str(corti_interactions.__file__)).parent
    ignored = shutil.ignore_patterns("__pycache__")
    shutil.copytree(source, folder / NAME, ignore=ignored)
    for file in (folder / NAME).rglob("*.py"):
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace(source.name, NAME), encoding="utf-8")
    for name, old, new in edits:
        _edit(folder / NAME / name, old, new)
    importlib.invalidate_caches()
    return importlib.import_module(NAME)


def forget() -> None:
    """Let the next copy be imported anew."""
    for name in [*sys.modules]:
        if name.partition(".")[0] == NAME:
            del sys.modules[name]


def _edit(file: Path, old: str, new: str) -> None:
    text, count = re.subn(old, new, file.read_text(encoding="utf-8"))
    assert count, f"{file.name} does not hold {old}"
    file.write_text(text, encoding="utf-8")
