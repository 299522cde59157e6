"""Have ruff sort the imports, drop those that are not needed, and format the code."""

import subprocess
import sys
from pathlib import Path
from typing import Final

from generator.errors import OutputError

SETTINGS: Final = (
    "--isolated",
    "--no-cache",
    "--config=line-length=88",
    "--config=target-version='py311'",
    "--config=format.skip-magic-trailing-comma=true",
    "--config=lint.isort.split-on-trailing-comma=false",
)
"""What decides the bytes, whatever configuration stands above the folder."""

CHECK: Final = ("check", "--fix-only", "--select=F401,I001,RUF022")


def format_tree(folder: Path, package: str) -> None:
    """Format every Python file of *package*; raises `OutputError` where it cannot."""
    own = f"--config=lint.isort.known-first-party=['{package}']"
    _ruff(*CHECK, *SETTINGS, own, str(folder))
    _ruff("format", *SETTINGS, str(folder))


def _ruff(*arguments: str) -> None:
    command = [sys.executable, "-m", "ruff", *arguments]
    done = subprocess.run(  # noqa: S603 - our own command
        command, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise OutputError(f"ruff cannot format the code:\n{done.stderr}")
