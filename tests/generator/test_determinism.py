"""The same document makes the same bytes, in whatever order sets are that day.

That every Python makes the same is what `tests/test_fresh.py` says, in each of them.
"""

import os
import subprocess
import sys
from typing import Final

import pytest

from emitting.building import DOCUMENTS
from emitting.digests import digests
from generator.writing.package import ROOT

PATHS: Final = os.pathsep.join([str(ROOT), str(ROOT / "tests")])


@pytest.fixture(scope="module")
def here() -> list[str]:
    """Return what this process makes of the documents."""
    return [*digests()]


def test_twice(here: list[str]) -> None:
    """One process makes the same twice."""
    assert len(here) == len([*DOCUMENTS.iterdir()]) + 1
    assert [*digests()] == here


@pytest.mark.parametrize("seed", ["0", "4242"])
def test_hash_seeds(here: list[str], seed: str) -> None:
    """Processes with other hash seeds make the same."""
    done = subprocess.run(
        [sys.executable, "-m", "emitting.digests"],
        env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": PATHS},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.splitlines(keepends=True) == here
