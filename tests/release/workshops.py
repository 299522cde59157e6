"""A small project of its own, in which an owner goes through the day."""

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Final

from attrs import field, frozen

from generator.contract import approve
from generator.index.targets import target
from generator.regeneration import regenerate
from generator.release.bumping import stating
from generator.release.changelog import inserted
from generator.release.project import Project
from generator.release.releasing import Release
from release.kites import DOCUMENT, FIELD

DAY: Final = "2026-11-23"


@frozen
class Workshop:
    """A project with its git, and what is done to it."""

    root: Path
    said: list[str] = field(factory=list[str], init=False)

    @property
    def project(self) -> Project:
        """The same, as a release sees it."""
        return Project(self.root)

    def write(self, document: str) -> None:
        """Change the document."""
        self.project.document.parent.mkdir(parents=True, exist_ok=True)
        self.project.document.write_text(document, encoding="utf-8")

    def edit(self, change: Callable[[str], str]) -> None:
        """Change the document by its text."""
        self.write(change(self.project.document.read_text(encoding="utf-8")))

    def add_field(self) -> None:
        """Make an additive change."""
        self.edit(lambda text: text.replace("        pilot:", f"{FIELD}        pilot:"))

    def say_version(self, version: str) -> None:
        """Write another version into the document."""
        self.edit(lambda text: stating(text, version))

    def regenerate(self) -> None:
        """Write the package anew."""
        regenerate(self.project.document, self.project.generated, self.root)

    def approve(self) -> None:
        """Accept what the document promises."""
        approve(self.project.document, self.project.golden)

    def tell(self, version: str, words: str = "- Kites.\n", day: str = DAY) -> None:
        """Write an entry of the changelog."""
        path = self.project.changelog
        text = path.read_text(encoding="utf-8") if path.exists() else "# Changelog\n"
        path.write_text(
            inserted(text, version, words).replace("(unreleased)", f"({day})"),
            encoding="utf-8",
        )

    def commit(self) -> None:
        """Commit all of it."""
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", "As it is now")

    def git(self, *arguments: str) -> None:
        """Run git, as nobody in particular and without anybody's settings."""
        git = shutil.which("git")
        assert git is not None
        who = ("user.name=Owner", "user.email=owner@example.org")
        options = [word for each in who for word in ("-c", each)]
        nothing = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
        subprocess.run(  # noqa: S603 - our own command
            [git, "-C", str(self.root), *options, *arguments],
            env={**os.environ, **nothing},
            check=True,
            capture_output=True,
        )

    def release(
        self,
        index: str,
        *,
        upload: str | None = None,
        wheelhouse: Path | None = None,
        is_dry: bool = False,
        is_verified: bool = False,
    ) -> str:
        """Release; return the last thing that was said."""
        found = target(index, upload)
        release = Release(self.project, index, found, wheelhouse, self.said.append)
        release.run(is_dry=is_dry, is_verified=is_verified)
        return self.said[-1]


def opened(root: Path) -> Workshop:
    """Make a project that is ready for its first release."""
    made = Workshop(root)
    made.write(DOCUMENT)
    made.regenerate()
    made.approve()
    made.tell("1.0.0")
    (root / ".gitignore").write_text("__pycache__/\ndist/\n", encoding="utf-8")
    made.git("init", "--quiet", "--initial-branch", "main")
    made.commit()
    return made
