"""An index that would send pip on to another one is found out beforehand."""

from pathlib import Path
from typing import Final

import pytest

from drift.indexes import HTML, Index, serving
from generator.index.problem import IndexServerError
from generator.release.mirrors import check_mirrored
from generator.release.problem import ReleaseError
from release.wheelhouse import zipped

pytestmark = pytest.mark.usefixtures("nobody")

ATTRS: Final = "/simple/attrs/"
UNKNOWN: Final = "/simple/corti-interactions-is-never-released/"


@pytest.fixture
def wheel(tmp_path: Path) -> Path:
    """Return a wheel that depends on one thing, and on others under conditions."""
    needs = ["attrs>=23", 'httpx; extra == "x"', "kites; os_name == 'x'"]
    return zipped(tmp_path, "corti_interactions", "1.0.0", {}, needs=needs)


def mirroring(folder: Path) -> Index:
    """Return an index that has what the wheel depends on."""
    index = Index(folder)
    link = b"<a href='/files/attrs-1.0.0.tar.gz'>x</a>"
    index.answers[ATTRS] = (200, {"Content-Type": HTML}, link)
    return index


def test_index_alone(tmp_path: Path, wheel: Path) -> None:
    """It says that it does not have what nobody has."""
    with serving(mirroring(tmp_path)) as index:
        check_mirrored(wheel, index.address)
    assert index.asked == [ATTRS, UNKNOWN]


def test_index_that_sends_the_rest_on(tmp_path: Path, wheel: Path) -> None:
    """What it depends on depends on others, for which pip would be sent on."""
    index = mirroring(tmp_path)
    elsewhere = {"Location": "https://elsewhere.example/simple/x/"}
    index.answers[UNKNOWN] = (302, elsewhere, b"")
    said = "leads to https://elsewhere.example, which was not named"
    with serving(index), pytest.raises(IndexServerError, match=said):
        check_mirrored(wheel, index.address)


def test_lacking(tmp_path: Path, wheel: Path) -> None:
    """What it has not got is named."""
    with (
        serving(Index(tmp_path)) as index,
        pytest.raises(ReleaseError, match="the index has no attrs, on which"),
    ):
        check_mirrored(wheel, index.address)
