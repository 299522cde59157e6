"""The document is compared with the newest release that has a wheel."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from contract.golden import CONTRACT, DOCUMENT
from drift.indexes import DISTRIBUTION, PAGE, Index, project, serving
from drift.wheels import NAME, built
from generator.drift.side import SourceError
from generator.index.problem import IndexServerError
from generator.release.since import Since, since

pytestmark = pytest.mark.usefixtures("nobody")

WHEEL: Final = "{}-{}-py3-none-any.whl"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a project that is called as the releases are, with its contract."""
    made = project(tmp_path_factory.mktemp("project"))
    (made / "contract.json").write_text(json.dumps(CONTRACT), encoding="utf-8")
    return made


@pytest.fixture
def index(tmp_path: Path) -> Iterator[Index]:
    """Return an index without releases."""
    folder = tmp_path / "files"
    folder.mkdir()
    with serving(Index(folder)) as made:
        yield made


def compared(root: Path, index: Index, old: str = "released") -> Since:
    """Return what is new in the document."""
    return since(old, DOCUMENT, DISTRIBUTION, root=root, index=index.address)


def name_of(found: Since) -> tuple[str, str | None] | None:
    """Return what the document was compared with, if it was."""
    report = found.report
    return (report.old.name, report.old.version) if report else None


def test_nothing_there(root: Path, index: Index) -> None:
    """The first release has nothing before it."""
    found = compared(root, index)
    assert found == Since((), None, index.address)
    assert found.is_first
    assert found.asked_version is None
    assert index.asked == [PAGE]


def test_index_as_it_is_shown(root: Path, index: Index) -> None:
    """Who asked is nobody else's business."""
    found = since(
        "released", DOCUMENT, DISTRIBUTION, root=root, index=index.with_password()
    )
    assert found.index == index.address


def test_newest(root: Path, index: Index) -> None:
    """A pre-release is none, and the index is asked for its list once."""
    for version in ("1.2.0", "1.10.0", "2.0.0rc1"):
        index.release(version)
    found = compared(root, index)
    assert found.released == ("1.2.0", "1.10.0", "2.0.0rc1")
    assert name_of(found) == (DISTRIBUTION, "1.10.0")
    assert not found.is_first
    wheel = WHEEL.format(NAME, "1.10.0")
    assert index.asked == [PAGE, f"/files/{wheel}"]


def test_withdrawn_and_interrupted(root: Path, index: Index) -> None:
    """Neither is compared with, and the numbers of both are taken."""
    index.release("1.2.0")
    index.release("1.3.0", yanked=True)
    index.add(f"{NAME}-1.4.0.tar.gz", b"")
    found = compared(root, index)
    assert found.released == ("1.2.0", "1.3.0", "1.4.0")
    assert name_of(found) == (DISTRIBUTION, "1.2.0")


def test_only_release_is_interrupted(root: Path, index: Index) -> None:
    """The very version that the document states may lack its wheel."""
    index.add(f"{NAME}-1.0.0.tar.gz", b"")
    found = compared(root, index)
    assert found == Since(("1.0.0",), None, index.address)
    assert not found.is_first


def test_only_release_is_withdrawn(root: Path, index: Index) -> None:
    """Nobody has it, so that nothing can change for anybody."""
    index.release("1.0.0", yanked=True)
    assert compared(root, index) == Since(("1.0.0",), None, index.address)


def test_pre_release_beside_a_withdrawn_release(root: Path, index: Index) -> None:
    """It is the newest that somebody may have."""
    index.release("1.0.0", yanked=True)
    index.release("1.1.0rc1")
    assert name_of(compared(root, index)) == (DISTRIBUTION, "1.1.0rc1")


def test_something_else(root: Path, index: Index) -> None:
    """The index has no say in it; a contract has no version."""
    found = compared(root, index, str(DOCUMENT))
    assert found.released == ("1.0.0",)
    contract = compared(root, index, str(root / "contract.json"))
    assert contract.released == ()
    assert not contract.is_first
    assert index.asked == []


def test_file_called_released(
    root: Path, index: Index, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is not taken for what was released."""
    (tmp_path / "released").write_bytes(DOCUMENT.read_bytes())
    monkeypatch.chdir(tmp_path)
    assert compared(root, index).is_first


def test_wheel_of_another_version(root: Path, index: Index, tmp_path: Path) -> None:
    """Whatever its file is called."""
    index.add(WHEEL.format(NAME, "1.3.0"), built(tmp_path).read_bytes())
    with pytest.raises(
        SourceError, match=r"1\.3\.0: its wheel says that it is 1\.2\.0"
    ):
        compared(root, index)


def test_wheel_that_is_not_ours(root: Path, index: Index, tmp_path: Path) -> None:
    """The newest one counts, and no older one stands in for it."""
    index.release("1.2.0")
    files = {f"{NAME}-1.5.0.dist-info/METADATA": "Name: x\nVersion: 1.5.0\n"}
    wheel = built(tmp_path, "1.5.0", files)
    index.add(wheel.name, wheel.read_bytes())
    with pytest.raises(SourceError) as caught:
        compared(root, index)
    assert str(caught.value) == (
        "corti-interactions 1.5.0: has no package with a contract.json; withdraw it on"
        " the index if it is not ours, or damaged"
    )


def test_index_that_fails(root: Path, index: Index) -> None:
    """It is not taken for one without releases."""
    index.answers[PAGE] = (500, {}, b"")
    with pytest.raises(IndexServerError, match=r"^index 127\.0\.0\.1: answered 500"):
        compared(root, index)


def test_no_index(root: Path) -> None:
    """None is guessed."""
    with pytest.raises(SourceError, match="which index has the releases"):
        since("released", DOCUMENT, DISTRIBUTION, root=root, index=None)
