"""The same document gives the same bytes, wherever it is read."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

from contract.golden import CONTRACT, DOCUMENT, ROOT
from contract.odds import ODDS
from generator.contract import contract_of, read, requests
from generator.contract.values import pretty

SCRIPT: Final = """
import sys
from pathlib import Path
from generator.contract import approve
approve(Path(sys.argv[1]), Path(sys.argv[2]))
"""

PLACES: Final[dict[str, dict[str, str]]] = {
    "one seed of hashes": {"PYTHONHASHSEED": "0"},
    "another seed": {"PYTHONHASHSEED": "4242", "TZ": "Asia/Kathmandu"},
    "no UTF-8": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    "other capitals": {"LC_ALL": "tr_TR.UTF-8"},
}

EXPECTED: Final = {"contract.json": CONTRACT, "requests.json": requests(CONTRACT)}


@pytest.mark.parametrize("name", PLACES)
def test_places(name: str, tmp_path: Path) -> None:
    """Neither the seed of hashes nor the locale nor the time zone has a say."""
    subprocess.run(  # noqa: S603 - runs what stands above
        [sys.executable, "-c", SCRIPT, DOCUMENT, tmp_path],
        cwd=ROOT,
        env={**os.environ, **PLACES[name]},
        check=True,
    )

    for file, value in EXPECTED.items():
        assert (tmp_path / file).read_bytes() == pretty(value).encode()


@pytest.mark.parametrize("before", ["", "\ufeff"], ids=["bare", "marked"])
def test_ends_of_lines(before: str, tmp_path: Path) -> None:
    """A document may come from any system."""
    ends = "\r\n" if before else "\r"
    text = before + DOCUMENT.read_text(encoding="utf-8").replace("\n", ends)
    document = tmp_path / "document.yaml"
    document.write_bytes(text.encode())

    assert pretty(read(document)) == pretty(CONTRACT)


def test_again() -> None:
    """Reading a document neither changes it nor remembers it."""
    first = pretty(contract_of(ODDS))

    assert pretty(contract_of(ODDS)) == first
