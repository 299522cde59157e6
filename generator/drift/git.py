"""Ask git about the project that is named, whatever somebody likes at home."""

import os
import shutil
import subprocess
from pathlib import Path
from typing import Final

SETTINGS: Final = ("core.autocrlf=false", "core.eol=lf", "tar.umask=0022")
"""What decides the bytes of an archive."""

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

MISSING: Final = 127
"""The status of a program that is not there, as a shell has it."""


def git(root: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    """Run git in *root*, reading only; where there is none, it says so, and fails."""
    program = shutil.which("git")
    if program is None:
        said = b"git is not here: install it"
        return subprocess.CompletedProcess(arguments, MISSING, b"", said)
    settings = [word for each in SETTINGS for word in ("-c", each)]
    around = {name: text for name, text in os.environ.items() if name not in ELSEWHERE}
    return subprocess.run(  # noqa: S603 - no shell, and options end before any name
        [program, "-C", str(root), *settings, *arguments],
        check=False,
        capture_output=True,
        stdin=subprocess.DEVNULL,
        env={**around, "GIT_OPTIONAL_LOCKS": "0"},
    )
