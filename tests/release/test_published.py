"""What an index has is compared with what was built, file by file."""

import gzip
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from drift.indexes import HTML, JSON, PAGE, Index, serving
from generator.index.problem import IndexServerError
from generator.release import patience
from generator.release.building import Built
from generator.release.problem import AGAIN, ReleaseError
from generator.release.published import Look, Published
from generator.release.stated import Stated
from release.archives import DISTRIBUTION, NAME, pair, sdist, wheel

pytestmark = pytest.mark.usefixtures("nobody")

SDIST: Final = f"{NAME}-1.0.0.tar.gz"
WHEEL: Final = f"{NAME}-1.0.0-py3-none-any.whl"


@pytest.fixture(params=[HTML, JSON])
def index(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Index]:
    """Return an index without releases, in each form that there is."""
    with serving(Index(tmp_path, str(request.param))) as made:
        yield made


@pytest.fixture
def built(tmp_path: Path) -> Built:
    """Return what was built."""
    return Built(*pair(tmp_path / "built"))


@pytest.fixture
def pauses(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Return how long somebody waited, who does not really wait."""
    waited: list[float] = []
    monkeypatch.setattr(patience, "sleep", waited.append)
    return waited


def published(index: Index) -> Published:
    """Return what *index* has of 1.0.0."""
    return Published(Stated(DISTRIBUTION, "1.0.0"), index.address)


def add(index: Index, *paths: Path) -> None:
    """Let *index* have the files at *paths*."""
    for path in paths:
        index.add(path.name, path.read_bytes())


def refused(index: Index, built: Built) -> str:
    """Return why the version is not released."""
    with pytest.raises(ReleaseError) as caught:
        published(index).look(built)
    return str(caught.value)


def not_checked(index: Index, built: Built) -> str:
    """Return what is wrong after an upload."""
    with pytest.raises(ReleaseError) as caught:
        published(index).check(built)
    return str(caught.value)


def packed(path: Path) -> bytes:
    """Return the sources at *path*, packed in other bytes."""
    content = gzip.compress(gzip.decompress(path.read_bytes()), 1, mtime=1)
    assert content != path.read_bytes()
    return content


def test_nothing_there(index: Index, built: Built) -> None:
    """All is missing, in the order in which it is uploaded; others do not count."""
    add(index, wheel(built.wheel.parent / "other", "0.9.0"))
    assert published(index).look(built) == Look(built.files, ())


def test_one_of_two(index: Index, built: Built) -> None:
    """The other one is missing; what has the right hash is not read."""
    add(index, built.sdist)
    assert published(index).look(built) == Look((built.wheel,), ())
    assert index.asked == [PAGE]


def test_all_there(index: Index, built: Built, pauses: list[float]) -> None:
    """Nothing is missing, and nobody waits."""
    add(index, *built.files)
    assert published(index).look(built) == Look((), ())
    published(index).check(built)
    assert pauses == []


def test_other_bytes_of_the_same(
    index: Index, built: Built, pauses: list[float]
) -> None:
    """Who packs with another zlib has released the same; it is named."""
    add(index, built.wheel)
    index.add(SDIST, packed(built.sdist))
    assert published(index).look(built) == Look((), (SDIST,))
    published(index).check(built)
    assert pauses == []


@pytest.mark.parametrize("is_packed", [False, True])
def test_no_hash(tmp_path: Path, built: Built, *, is_packed: bool) -> None:
    """The file itself is looked at, whose bytes may be the same."""
    with serving(Index(tmp_path)) as index:
        content = packed(built.sdist) if is_packed else built.sdist.read_bytes()
        index.add(SDIST, content)
        page = f"<a href='/files/{SDIST}'>x</a>"
        index.answers[PAGE] = (200, {"Content-Type": HTML}, page.encode())
        alike = (SDIST,) if is_packed else ()
        assert published(index).look(built) == Look((built.wheel,), alike)
        assert index.asked == [PAGE, f"/files/{SDIST}"]


def test_other_contents(index: Index, built: Built, tmp_path: Path) -> None:
    """A version is released once."""
    add(index, built.wheel, sdist(tmp_path, text="1 / 0"))
    said = refused(index, built)
    assert said.startswith(
        f"{SDIST} is on the index with other bytes, and a version is"
    )
    assert said.splitlines()[1].startswith('Run "python -m generator bump"')


def test_foreign_file(index: Index, built: Built) -> None:
    """A file under the same version that was not built here is not passed over."""
    names = [f"{NAME}-1.0.0-1-py3-none-any.whl", f"{NAME}-1.0.tar.gz"]
    for name in reversed(names):
        index.add(name, b"from elsewhere")
    said = refused(index, built)
    assert said.startswith(
        f"{', '.join(names)} is on the index as corti-interactions 1.0.0, and was not"
        ' made here.\nRun "python -m generator bump"'
    )


def test_listed_later(
    index: Index, built: Built, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An index may take a while to list what it has got."""
    coming = [*built.files]
    pauses: list[float] = []

    def wait(seconds: float) -> None:
        pauses.append(seconds)
        add(index, coming.pop())

    monkeypatch.setattr(patience, "sleep", wait)
    published(index).check(built)
    assert pauses == [2.0, 4.0]


def test_never_listed(index: Index, built: Built, pauses: list[float]) -> None:
    """It is said what to do when an index takes longer than anybody waits."""
    add(index, built.sdist)
    assert not_checked(index, built) == (
        f"{WHEEL} was uploaded, and the index does not list it.\nSome take longer than"
        " a minute to do so: wait, and release again with --verify; nothing is uploaded"
        " twice."
    )
    assert tuple(pauses) == patience.PAUSES
    assert index.asked == [PAGE] * (len(pauses) + 1)


def test_somebody_else(
    index: Index, built: Built, tmp_path: Path, pauses: list[float]
) -> None:
    """Other bytes after an upload are those of somebody else, now."""
    add(index, built.sdist, wheel(tmp_path, text="1 / 0"))
    said = not_checked(index, built).splitlines()
    assert said[0].startswith(f"{WHEEL} is on the index with other bytes, and a")
    assert said[1].startswith("Somebody else released at the same time. Theirs stays,")
    assert said[2].startswith('Run "python -m generator bump"')
    assert pauses == []


def test_index_that_fails(index: Index, built: Built, pauses: list[float]) -> None:
    """It is not taken for one that lists nothing."""
    index.answers[PAGE] = (500, {}, b"")
    with pytest.raises(IndexServerError, match="answered 500"):
        published(index).look(built)
    with pytest.raises(IndexServerError, match="answered 500") as caught:
        published(index).check(built)
    assert str(caught.value).splitlines()[1:] == [AGAIN]
    assert pauses == []


def test_address_is_not_shown() -> None:
    """It may hold a password."""
    shown = Published(Stated(DISTRIBUTION, "1.0.0"), "https://a:secret@index.example/")
    assert "secret" not in repr(shown)
