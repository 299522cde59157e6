"""Type checkers find nothing in what the generator makes of any document."""

import json
import os
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Final

import pytest

from emitting.press import LARGE, NAMES, Press

STRICT: Final = (
    "--strict",
    "--warn-unreachable",
    "--enable-error-code=redundant-expr",
    "--enable-error-code=truthy-bool",
    "--config-file=",
    f"--cache-dir={os.devnull}",
)

pytestmark = pytest.mark.skipif(
    not (find_spec("mypy") and find_spec("basedpyright")),
    reason="only the typing environments have the checkers",
)


@pytest.fixture(scope="module")
def packages(press: Press, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the packages of all documents."""
    folder = tmp_path_factory.mktemp("packages")
    for package in {press.printed(name).package for name in NAMES}:
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(
            package, folder / package.name, ignore=ignored, dirs_exist_ok=True
        )
    return folder


def check(folder: Path, tool: str, *arguments: str) -> str:
    """Return what a checker says, having found nothing wrong."""
    done = subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-m", tool, *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_mypy(packages: Path) -> None:
    """Mypy finds nothing with all its checks on."""
    said = check(packages, "mypy", *STRICT, ".")
    assert said.startswith("Success: no issues found in ")
    assert int(said.split()[5]) > len(NAMES)


def test_basedpyright(packages: Path, press: Press) -> None:
    """Basedpyright finds nothing in strict mode."""
    settings = {
        "typeCheckingMode": "strict",
        "reportPrivateUsage": False,  # of the package's own modules
        "exclude": [press.printed(LARGE).package.name],  # which takes a minute alone
    }
    (packages / "pyrightconfig.json").write_text(json.dumps(settings), encoding="utf-8")
    said = check(packages, "basedpyright", "--pythonpath", sys.executable)
    assert said.startswith("0 errors, 0 warnings, 0 notes")
