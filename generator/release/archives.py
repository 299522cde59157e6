"""Compare what archives hold, where their bytes may differ for no good reason."""

import tarfile
from pathlib import Path
from typing import TypeAlias
from zipfile import ZipFile

from generator.drift.damage import DAMAGE

Entry: TypeAlias = tuple[object, ...]


def is_same(one: Path, other: Path) -> bool:
    """Whether two archives have the same bytes, or at least the same contents."""
    return one.read_bytes() == other.read_bytes() or same_contents(one, other)


def same_contents(one: Path, other: Path) -> bool:
    """Whether two archives hold the same: names, bytes, modes and times, in order.

    They can, and still differ: another zlib may pack the same in other bytes.
    """
    try:
        return _entries(one) == _entries(other)
    except (*DAMAGE, OSError):
        return False


def _entries(path: Path) -> list[Entry]:
    if path.suffix == ".whl":
        with ZipFile(path) as archive:
            return [
                (each.filename, each.date_time, each.external_attr, archive.read(each))
                for each in archive.infolist()
            ]
    with tarfile.open(path) as tar:
        return [_entry(tar, each) for each in tar]


def _entry(tar: tarfile.TarFile, each: tarfile.TarInfo) -> Entry:
    content = tar.extractfile(each) if each.isfile() else None
    held = content.read() if content else each.linkname
    return each.name, each.type, each.mtime, each.mode, each.uid, each.gid, held
