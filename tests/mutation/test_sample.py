"""A sample of all mutants, drawn anew by nobody: the same every time."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Final

from generator.contract import Json
from generator.contract.values import members, rows
from generator.writing.package import ROOT

MOST: Final = 18
"""Mutants of each family, which fit into two minutes on two cores."""


def test_a_sample_of_all_mutants(tmp_path: Path) -> None:
    """Each is noticed, classed and carried through as it should be."""
    report = tmp_path / "report.json"
    command = ["-m", "mutation", "--sample", "1", "--most", str(MOST)]
    done = subprocess.run(  # noqa: S603 - our own command
        [sys.executable, *command, "--report", str(report)],
        env={
            **os.environ,
            "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "tests")]),
        },
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stdout + done.stderr
    loaded: Json = json.loads(report.read_text(encoding="utf-8"))
    outcomes = rows(members(loaded, "report"), "outcomes")
    families = {str(outcome["family"]) for outcome in outcomes}
    assert families == {"documents", "carry", "code", "templates"}
