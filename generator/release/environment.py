"""Run things in an environment that has nothing in it but what they put there."""

import os
import subprocess
import sys
import sysconfig
from pathlib import Path
from typing import Final

from attrs import frozen

from .problem import ReleaseError

KEPT: Final = frozenset(
    {
        *("HOME", "LANG", "LC_ALL", "LD_LIBRARY_PATH", "PATH", "SYSTEMROOT"),
        *("TEMP", "TMP", "TMPDIR", "USERPROFILE"),
        *("ALL_PROXY", "HTTPS_PROXY", "HTTP_PROXY", "NO_PROXY", "PIP_PROXY"),
        *("NETRC", "PIP_CERT", "SSL_CERT_DIR", "SSL_CERT_FILE"),
        *("PIP_DEFAULT_TIMEOUT", "PIP_RETRIES", "PIP_TIMEOUT"),
    }
)
"""Variables that Python needs, or that say how one reaches an index, not which one.

All others stay behind, for they may hold secrets.
"""

LONGEST: Final = 600.0
"""Seconds until what neither works nor fails counts as failed."""

LINES: Final = 5
"""How much is quoted of what went wrong; what matters stands at the end."""


@frozen
class Environment:
    """A virtual environment, and a Python in it that sees nothing else."""

    python: Path

    def run(
        self, *arguments: str, **variables: str
    ) -> subprocess.CompletedProcess[bytes]:
        """Run its Python with *arguments*; raises `ReleaseError` if it never ends."""
        return _run(self.python, *arguments, **variables)


def created(folder: Path) -> Environment:
    """Return a new environment in *folder*, with the pip that Python brings along."""
    done = _run(Path(sys.executable), "-m", "venv", str(folder))
    if done.returncode:
        raise ReleaseError(
            "an empty environment cannot be made, to see whether the release works:\n"
            f"{ending(done.stdout + done.stderr)}\n"
            "Install what `python -m venv` lacks, and release again."
        )
    scripts = sysconfig.get_path("scripts", "venv", {"base": str(folder)})
    return Environment(Path(scripts) / "python")


def variables() -> dict[str, str]:
    """Return those variables around that may be seen by what was just installed."""
    return {name: value for name, value in os.environ.items() if name.upper() in KEPT}


def ending(said: bytes) -> str:
    """Return the last lines of what a program *said*."""
    lines = said.decode(errors="replace").strip().splitlines()
    return "\n".join(lines[-LINES:])


def _run(
    python: Path, *arguments: str, **more: str
) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(  # noqa: S603 - Python itself
            [str(python), "-I", *arguments],
            env=variables() | more,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=LONGEST,
            check=False,
        )
    except subprocess.TimeoutExpired:
        step = " ".join(arguments[:3])
        raise ReleaseError(f"`python {step}` does not come to an end") from None
