"""The project as other people get it, and what its page tells them to type."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Final, Self

from attrs import evolve, field, frozen

from release.repositories import Repository, repository

ROOT: Final = Path(__file__).parents[2]
PAGE: Final = (ROOT / "docs" / "release.md").read_text(encoding="utf-8")
HOST: Final = "https://index.example"

TYPED: Final = re.compile(r"^    (\S.*?)(?: +# .*)?$", re.MULTILINE)
"""A line of an indented block, without what is said about it."""

FENCED: Final = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)


@frozen
class Person:
    """Somebody at a machine of their own, of which they use one Python."""

    home: Path
    scripts: Path
    """Where that Python is, with what was installed into it."""

    variables: Mapping[str, str] = field(factory=dict[str, str], repr=False)

    def with_variables(self, variables: Mapping[str, str]) -> Self:
        """Return the same person, who has set some more *variables*."""
        return evolve(self, variables={**self.variables, **variables})

    def types(self, command: str, folder: Path) -> subprocess.CompletedProcess[str]:
        """Run *command* in a shell, and see what it says.

        But for programs, nothing of whoever runs the tests is around.
        """
        path = os.pathsep.join([str(self.scripts), os.environ.get("PATH", os.defpath)])
        return subprocess.run(  # noqa: S603 - what our own page says
            ["/bin/sh", "-c", command],
            cwd=folder,
            env={"HOME": str(self.home), "PATH": path, **self.variables},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )


def commands() -> list[str]:
    """Return what the page tells its readers to type, in its order."""
    return TYPED.findall(FENCED.sub("", PAGE))


def documented(words: str, index: str = "") -> str:
    """Return the one documented command with these *words* in it, for *index*."""
    (found,) = [each for each in commands() if words in each]
    return found.replace(f"{HOST}/simple/", index)


def cloned(folder: Path) -> Repository:
    """Return a repository of what git has of the project, or would take."""
    made = repository(folder)
    options = ("-z", "--cached", "--others", "--exclude-standard")
    for name in filter(None, Repository(ROOT).git("ls-files", *options).split("\0")):
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, folder / name)
    made.commit({})
    return made


def here() -> Path:
    """Return where the Python of the tests is."""
    return Path(sys.executable).parent
