"""Git repositories for tests, with nobody's settings."""

import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from attrs import frozen

GIT: Final = shutil.which("git") or "git"
SETTINGS: Final = ("user.name=Somebody", "user.email=somebody@example.org")
NOBODY: Final = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}


@frozen
class Repository:
    """A project in git."""

    root: Path

    def git(self, *arguments: str) -> str:
        """Run git in it; return what it says."""
        options = [word for each in SETTINGS for word in ("-c", each)]
        return subprocess.run(  # noqa: S603 - our own arguments
            [GIT, "-C", str(self.root), *options, *arguments],
            check=True,
            capture_output=True,
            text=True,
            env={**os.environ, **NOBODY},
        ).stdout.strip()

    def write(self, files: Mapping[str, str]) -> None:
        """Write *files*."""
        for name, text in files.items():
            path = self.root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="")

    def commit(self, files: Mapping[str, str]) -> str:
        """Commit *files*; return the commit."""
        self.write(files)
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", "A change")
        return self.git("rev-parse", "HEAD")


def repository(root: Path) -> Repository:
    """Return a new one in *root*."""
    root.mkdir(parents=True, exist_ok=True)
    made = Repository(root)
    made.git("init", "--quiet", "--initial-branch=main")
    return made
