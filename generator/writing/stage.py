"""Put files where they belong all at once, or leave everything as it was."""

import shutil
import tempfile
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from attrs import frozen

from generator.errors import OutputError

IGNORED: Final = "__pycache__"
"""What Python itself leaves beside the files that it reads."""


@frozen
class Changes:
    """Paths of files by what happens to them."""

    written: tuple[str, ...]
    unchanged: tuple[str, ...]
    removed: tuple[str, ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing would change."""
        return not (self.written or self.removed)


def contents(folder: Path) -> dict[str, bytes]:
    """Return what every file below *folder* holds, by its path there."""
    paths = sorted(folder.rglob("*")) if folder.is_dir() else []
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in paths
        if path.is_file() and IGNORED not in path.parts
    }


def compare(old: Mapping[str, bytes], new: Mapping[str, bytes]) -> Changes:
    """Return what becomes of each file when *new* takes the place of *old*."""
    return Changes(
        written=tuple(path for path in sorted(new) if old.get(path) != new[path]),
        unchanged=tuple(path for path in sorted(new) if old.get(path) == new[path]),
        removed=tuple(path for path in sorted(old) if path not in new),
    )


@contextmanager
def staged(files: Mapping[str, str], beside: Path) -> Generator[Path]:
    """Write *files* into a folder of their own *beside* another, for a while."""
    if beside.exists() and not beside.is_dir():
        raise OutputError(f"{beside} is not a folder")
    near = next(folder for folder in beside.parents if folder.is_dir())
    with tempfile.TemporaryDirectory(
        prefix=f".{beside.name}-", dir=near, ignore_cleanup_errors=True
    ) as folder:
        stage = Path(folder) / beside.name
        for path, text in files.items():
            file = stage / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8", newline="\n")
        yield stage


def swap(stage: Path, target: Path) -> None:
    """Rename *stage* to *target*; puts the old *target* back if that fails."""
    # Beside the target, not in the stage, which is deleted whatever happens.
    kept = target.with_name(f"{stage.parent.name}-old")
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        if target.exists():
            target.rename(kept)
        stage.rename(target)
    except BaseException:
        if kept.exists() and not target.exists():
            kept.rename(target)
        raise
    shutil.rmtree(kept, ignore_errors=True)
