"""Run things in an environment that has nothing in it but what they put there."""

import os
import subprocess
import sys
import sysconfig
from pathlib import Path
from typing import Final

from attrs import frozen

from .problem import ReleaseError

LEFT_OUT: Final = (
    *("PIP_", "PYTHON", "RELEASE_", "TWINE_"),
    *("CURL_CA_BUNDLE", "REQUESTS_CA_BUNDLE"),  # stronger than what pip is told
)
"""Beginnings of variables that would bring in, or give away, what is around."""

KEPT: Final = frozenset(
    {
        "PIP_CERT",
        "PIP_CLIENT_CERT",
        "PIP_DEFAULT_TIMEOUT",
        "PIP_PROXY",
        "PIP_RETRIES",
        "PIP_TIMEOUT",
    }
)
"""Variables that say how pip reaches an index, and not which one."""

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
            "Install what `python -m venv` lacks, and release again with --verify."
        )
    scripts = sysconfig.get_path("scripts", "venv", {"base": str(folder)})
    return Environment(Path(scripts) / "python")


def variables() -> dict[str, str]:
    """Return the variables around, but for those that say where packages come from."""
    return {
        name: value
        for name, value in os.environ.items()
        if name in KEPT or not name.startswith(LEFT_OUT)
    }


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
