"""The package carries the contract of the document that it was made from."""

import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

import corti_interactions
from corti_interactions import contract
from generator.contract import read
from generator.contract.values import pretty

ROOT: Final = Path(__file__).parents[2]


def test_the_contract_is_that_of_the_document() -> None:
    """It is read from it anew, and equal to the byte."""
    document = read(ROOT / "spec" / "interactions.yaml")
    assert contract.text() == pretty(document)
    assert contract.load() == document


def test_what_is_loaded_is_the_callers_own() -> None:
    """Changing it changes nothing for others."""
    loaded = contract.load()
    loaded.clear()
    assert contract.load()


def test_it_is_found_in_a_zip(tmp_path: Path) -> None:
    """As is the package."""
    package = Path(corti_interactions.__file__).parent
    folder = tmp_path / "unpacked"
    shutil.copytree(package, folder / package.name)
    archive = shutil.make_archive(str(tmp_path / "packed"), "zip", folder)
    shutil.rmtree(folder)
    code = "from corti_interactions import contract; print(len(contract.load()))"
    done = subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-c", code],
        env={"PYTHONPATH": archive, "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.stdout, done.stderr) == (f"{len(contract.load())}\n", "")
