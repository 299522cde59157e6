"""All classes, and a sample of the rest: drawn anew by nobody, the same every time."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Final

from generator.contract import Json
from generator.contract.values import members, rows
from generator.writing.package import ROOT

MOST: Final = 12
"""Mutants of each family, which fit into two minutes on two cores."""


def families(report: Path, *options: str) -> set[str]:
    """Judge some mutants, of which none may be wrong; return where they count."""
    done = subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-m", "mutation", *options, "--report", str(report)],
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
    return {str(outcome["family"]) for outcome in outcomes}


def test_all_classes(tmp_path: Path) -> None:
    """Every change of the document gets the class that its table names."""
    assert families(tmp_path / "all.json", "--families", "classes") == {"classes"}


def test_a_sample_of_all_mutants(tmp_path: Path) -> None:
    """Each is noticed, classed and carried through as it should be."""
    judged = families(
        tmp_path / "sample.json",
        *("--families", "documents,code,templates"),
        *("--sample", "1", "--most", str(MOST)),
    )
    assert judged == {"documents", "carry", "code", "templates"}
