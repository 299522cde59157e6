"""Type checkers infer what users of the package expect."""

import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Final

import pytest

import corti_interactions

ROOT: Final = Path(__file__).parents[2]
USER_CODE: Final = "tests/typing/api.py"
SOURCES: Final = Path(corti_interactions.__file__).parents[1]

pytestmark = pytest.mark.skipif(
    not (find_spec("mypy") and find_spec("basedpyright")),
    reason="only the typing environments have the checkers",
)


def check(tool: str, *arguments: str) -> str:
    """Return what a checker says at its end, having found nothing wrong."""
    done = subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-m", tool, *arguments],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(SOURCES)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_mypy() -> None:
    """The user's code has the types that it asserts."""
    assert "no issues found in 1 source file" in check("mypy", USER_CODE)


def test_basedpyright() -> None:
    """The user's code has the types that it asserts, in editors too."""
    said = check("basedpyright", "--pythonpath", sys.executable, USER_CODE)
    assert said.startswith("0 errors, 0 warnings, 0 notes")


def test_public_interface_has_all_types() -> None:
    """Nothing that the package exports is without a type."""
    arguments = ("--ignoreexternal", "--verifytypes", "corti_interactions")
    said = check("basedpyright", "--pythonpath", sys.executable, *arguments)
    assert "Type completeness score: 100%" in said
