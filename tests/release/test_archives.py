"""Two archives are the same where all that they hold is, however it is packed."""

import bz2
import gzip
import io
import lzma
import shutil
import tarfile
from collections.abc import Callable, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Final
from zipfile import (
    ZIP_BZIP2,
    ZIP_DEFLATED,
    ZIP_LZMA,
    ZIP_STORED,
    ZipFile,
    ZipInfo,
)

import pytest
from attrs import evolve, frozen

from drift.wheels import damage
from generator.release.archives import same_contents


@frozen
class Held:
    """One file of an archive, or a link."""

    name: str = "a/b.py"
    content: bytes = b"B = 1\n" * 99
    day: int = 1
    mode: int = 0o644
    kind: bytes = tarfile.REGTYPE


USUAL: Final = Held()
DIFFERENT: Final = {
    "a name": evolve(USUAL, name="a/c.py"),
    "a byte": evolve(USUAL, content=b"B = 2\n" * 99),
    "a day": evolve(USUAL, day=2),
    "a mode": evolve(USUAL, mode=0o755),
}
KINDS: Final = ("whl", "tar.gz")
PACKED: Final[Mapping[str, Callable[[bytes], bytes]]] = {
    "bz2": bz2.compress,
    "gz": gzip.compress,
    "xz": lzma.compress,
}


def packed(path: Path, *files: Held, hard: bool = True) -> Path:
    """Write an archive with *files* to *path*, packed as hard as can be or hardly."""
    if path.suffix == ".whl":
        with ZipFile(path, "w", ZIP_DEFLATED if hard else ZIP_STORED) as archive:
            for file in files:
                info = ZipInfo(file.name, (2026, 11, file.day, 0, 0, 0))
                info.external_attr = file.mode << 16
                archive.writestr(info, file.content, archive.compression)
    else:
        with tarfile.open(path, "w:gz", compresslevel=9 if hard else 0) as tar:
            for file in files:
                tar.addfile(_info(file), io.BytesIO(file.content))
    return path


def noise(number: int) -> bytes:
    """Return what cannot be packed, the same each time: a *number* of hashes."""
    return b"".join(sha256(str(each).encode()).digest() for each in range(number))


def _info(file: Held) -> tarfile.TarInfo:
    info = tarfile.TarInfo(file.name)
    info.type, info.mtime, info.mode = file.kind, file.day, file.mode
    if file.kind == tarfile.SYMTYPE:
        info.linkname = file.content.decode()
    else:
        info.size = len(file.content)
    return info


@pytest.mark.parametrize("kind", KINDS)
def test_packed_otherwise(kind: str, tmp_path: Path) -> None:
    """Another zlib packs the same in other bytes."""
    one = packed(tmp_path / f"one.{kind}", USUAL)
    other = packed(tmp_path / f"other.{kind}", USUAL, hard=False)

    assert one.read_bytes() != other.read_bytes()
    assert same_contents(one, other)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("what", DIFFERENT)
def test_different(kind: str, what: str, tmp_path: Path) -> None:
    """What any file of it says of itself counts."""
    one = packed(tmp_path / f"one.{kind}", USUAL)
    other = packed(tmp_path / f"other.{kind}", DIFFERENT[what])

    assert not same_contents(one, other)


@pytest.mark.parametrize("kind", KINDS)
def test_more(kind: str, tmp_path: Path) -> None:
    """One file more is a difference, and so is another order."""
    more = evolve(USUAL, name="more.py")
    one = packed(tmp_path / f"one.{kind}", USUAL)
    two = packed(tmp_path / f"two.{kind}", USUAL, more)
    turned = packed(tmp_path / f"turned.{kind}", more, USUAL)

    assert not same_contents(one, two)
    assert not same_contents(two, turned)


def test_links(tmp_path: Path) -> None:
    """Of a link, it counts where it leads."""
    link = Held(content=b"here", kind=tarfile.SYMTYPE)
    one = packed(tmp_path / "one.tar.gz", link)
    other = packed(tmp_path / "other.tar.gz", evolve(link, content=b"there"))

    assert same_contents(one, one)
    assert not same_contents(one, other)


@pytest.mark.parametrize("packing", [ZIP_BZIP2, ZIP_DEFLATED, ZIP_LZMA])
def test_damaged_wheel(packing: int, tmp_path: Path) -> None:
    """Whatever it is packed with, it is not the same as anything."""
    one, other = tmp_path / "one.whl", tmp_path / "other.whl"
    with ZipFile(one, "w", packing) as archive:
        archive.writestr("a", noise(300))
    shutil.copy(one, other)
    damage(other, 100)

    assert not same_contents(one, other)


@pytest.mark.parametrize("packing", ["bz2", "gz", "xz"])
def test_damaged_sources(packing: str, tmp_path: Path) -> None:
    """Nor are they, though they may be packed with something else than their name."""
    one, other = tmp_path / "one.tar.gz", tmp_path / "other.tar.gz"
    tar = io.BytesIO()
    with tarfile.open(fileobj=tar, mode="w") as archive:
        file = Held(content=noise(3000).hex().encode())
        archive.addfile(_info(file), io.BytesIO(file.content))
    one.write_bytes(PACKED[packing](tar.getvalue()))
    shutil.copy(one, other)
    damage(other, one.stat().st_size // 2)

    assert same_contents(one, one)
    assert not same_contents(one, other)


@pytest.mark.parametrize("kind", KINDS)
def test_damaged(kind: str, tmp_path: Path) -> None:
    """What cannot be read is not the same as anything."""
    one = packed(tmp_path / f"one.{kind}", USUAL)
    half = tmp_path / f"half.{kind}"
    half.write_bytes(one.read_bytes()[:60])
    page = tmp_path / f"page.{kind}"
    page.write_text("<html>Please log in</html>", encoding="utf-8")

    for other in (half, page, tmp_path / f"missing.{kind}"):
        assert not same_contents(one, other)
        assert not same_contents(other, one)
