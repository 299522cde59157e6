"""Privacy cannot be accepted by losing what there was to compare with."""

import shutil
from pathlib import Path
from typing import Final

import pytest

from contract.golden import DOCUMENT, GOLDEN
from generator.cli import FINE, REFUSED, main
from generator.contract import pending

UNCHANGED: Final = "Nothing was changed.\n"


@pytest.fixture(autouse=True)
def outside_of_ci(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the tests approve wherever they run."""
    monkeypatch.delenv("CI", raising=False)


@pytest.fixture
def golden(tmp_path: Path) -> Path:
    """Return a copy of what has been approved."""
    return shutil.copytree(GOLDEN, tmp_path / "golden")


def approve(golden: Path, *options: str) -> int:
    paths = ["--document", str(DOCUMENT), "--golden", str(golden)]
    return main(["approve", *paths, *options])


def test_a_contract_that_is_gone(
    golden: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Beside other golden files it is missed, and somebody has to say so."""
    (golden / "contract.json").unlink()

    assert approve(golden) == REFUSED
    said = capsys.readouterr().err
    assert said.startswith("error: golden/contract.json is gone, and without it ")
    assert "say --accept-privacy\n" in said
    assert said.endswith(UNCHANGED)
    assert not (golden / "contract.json").exists()

    assert approve(golden, "--accept-privacy") == FINE
    assert (golden / "contract.json").exists()


def test_a_folder_with_nothing_in_it(tmp_path: Path) -> None:
    """It is as good as none."""
    assert approve(tmp_path) == FINE


@pytest.mark.parametrize("text", ["{}", '{"client": {}}', "NaN"])
@pytest.mark.parametrize("options", [[], ["--accept-privacy"]])
def test_a_contract_without_anything(
    text: str,
    options: list[str],
    golden: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """What says nothing was never approved, whoever says so."""
    (golden / "contract.json").write_text(text, encoding="utf-8")

    assert approve(golden, *options) == REFUSED
    assert "contract.json: " in capsys.readouterr().err
    assert (golden / "contract.json").read_text(encoding="utf-8") == text


def test_an_empty_contract_is_one(golden: Path) -> None:
    """All that the document promises waits then."""
    (golden / "contract.json").write_text("{}", encoding="utf-8")

    assert "schema Patient was added" in pending(DOCUMENT, golden)
