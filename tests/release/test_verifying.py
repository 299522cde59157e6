"""A release counts when somebody who has nothing else has installed and called it."""

import shutil
import sys
from pathlib import Path

import pytest

from generator.first_call import pretty
from generator.release import verifying
from generator.release.problem import ReleaseError
from generator.release.verifying import verify
from release.releases import DISTRIBUTION, DOCUMENT, PROVENANCE, released
from release.servers import pypi_server

pytestmark = pytest.mark.usefixtures("nobody")


def verified(files: Path, wheelhouse: Path | None) -> str:
    """Verify 1.0.0 as a server of *files* has it."""
    with pypi_server(files) as server:
        return verify(
            DISTRIBUTION,
            "1.0.0",
            server.index,
            document=DOCUMENT,
            provenance=PROVENANCE.encode(),
            wheelhouse=wheelhouse,
        )


def refused(files: Path, wheelhouse: Path) -> str:
    """Return why the release does not count; what to do is the same each time."""
    with pytest.raises(ReleaseError) as caught:
        verified(files, wheelhouse)
    said, _, advice = str(caught.value).rpartition("\n")
    assert advice == verifying.NEXT
    return said


def test_release_works(tmp_path: Path, wheelhouse: Path) -> None:
    """It is installed into an empty environment, and makes a call."""
    released(tmp_path / "files")
    shown = verified(tmp_path / "files", wheelhouse)
    assert shown.startswith("client.interactions.")
    assert "UUID(" in shown


@pytest.mark.usefixtures("hurried")
def test_dependencies_of_the_index(tmp_path: Path, wheelhouse: Path) -> None:
    """An index that mirrors everything else needs no wheelhouse."""
    shutil.copytree(wheelhouse, tmp_path / "files")
    released(tmp_path / "files")
    assert "UUID(" in verified(tmp_path / "files", None)


@pytest.mark.usefixtures("hurried")
def test_other_provenance(tmp_path: Path, wheelhouse: Path) -> None:
    """A package that was made of something else is not ours; it says of what."""
    released(tmp_path / "files", provenance=PROVENANCE.replace("ab", "cd"))
    said = refused(tmp_path / "files", wheelhouse)
    assert said == (
        "corti-interactions==1.0.0 was made of something else than what is here;"
        ' it says:\n"templates": "cd",'
    )


@pytest.mark.usefixtures("hurried")
def test_no_provenance(tmp_path: Path, wheelhouse: Path) -> None:
    """A package that does not say what it was made of is not ours either."""
    released(tmp_path / "files", files={"__main__.py": "raise SystemExit('no')\n"})
    said = refused(tmp_path / "files", wheelhouse)
    assert said == ("corti-interactions==1.0.0 does not say what it was made of:\nno")


@pytest.mark.usefixtures("hurried")
def test_broken_package(tmp_path: Path, wheelhouse: Path) -> None:
    """A package that cannot be imported as a whole does not pass."""
    released(tmp_path / "files", files={"_runtime/ws.py": "1 / 0\n"})
    said = refused(tmp_path / "files", wheelhouse)
    assert said.startswith("corti-interactions==1.0.0, as installed: ")
    assert said.endswith("ZeroDivisionError: division by zero")


def test_result_without_rich(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where only the package is installed, a result takes one line."""
    monkeypatch.setitem(sys.modules, "rich.pretty", None)
    assert pretty({"a": [1]}) == "{'a': [1]}"
