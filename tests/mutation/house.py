"""Cheap copies of the project, in which one thing can be done wrong."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from attrs import frozen

from generator.writing.package import ROOT

OWN: Final = ("spec", "generated")
"""What every house has to itself; of the tests, only what is golden."""

LEFT_OUT: Final = ("mutation", "load", "network", ".*")


@frozen
class House:
    """A copy of the project below *root*."""

    root: Path

    @property
    def document(self) -> Path:
        """Its document."""
        return self.root / "spec" / "interactions.yaml"

    @property
    def generated(self) -> Path:
        """Its distribution."""
        return self.root / "generated"

    @property
    def package(self) -> Path:
        """The package in there, which has the same name in all houses."""
        return self.generated / "src" / "corti_interactions"

    @property
    def golden(self) -> Path:
        """What has been approved of its document."""
        return self.root / "tests" / "golden"


@contextmanager
def base() -> Generator[Path]:
    """Copy what the houses are made of, once: bytecode may be left in it."""
    with tempfile.TemporaryDirectory(prefix="mutation-") as folder:
        root = Path(folder).resolve() / "base"
        for name in OWN:
            ignored = shutil.ignore_patterns("__pycache__", "node_modules")
            shutil.copytree(ROOT / name, root / name, ignore=ignored)
        ignored = shutil.ignore_patterns("__pycache__", *LEFT_OUT)
        shutil.copytree(ROOT / "tests", root / "tests", ignore=ignored)
        for path in sorted(ROOT.iterdir()):
            if not (root / path.name).exists() and not path.name.startswith("."):
                (root / path.name).symlink_to(path)
        yield root


@contextmanager
def house(root: Path) -> Generator[House]:
    """Build a house out of the base at *root*, for one mutant."""
    with tempfile.TemporaryDirectory(prefix="house-", dir=root.parent) as folder:
        home = Path(folder)
        (home / "tests").mkdir()
        for path in root.iterdir():
            if path.name in OWN:
                shutil.copytree(path, home / path.name)
            elif path.name != "tests":
                (home / path.name).symlink_to(path)
        for path in (root / "tests").iterdir():
            if path.name == "golden":
                shutil.copytree(path, home / "tests" / path.name)
            else:
                (home / "tests" / path.name).symlink_to(path)
        yield House(home)


def leave_no_bytecode() -> None:
    """Keep what is compiled of a mutant away from the next of the same size."""
    sys.dont_write_bytecode = True
