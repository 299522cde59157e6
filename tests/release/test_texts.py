"""What people edit is read as it is, or refused by name."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest

from generator.release.problem import ReleaseError
from generator.release.texts import content, content_if_any

both: Final = pytest.mark.parametrize("read", [content, content_if_any])


@both
def test_text(read: Callable[[Path], str], tmp_path: Path) -> None:
    """Ends of lines and a mark at the start stay, so that they can be written back."""
    path = tmp_path / "kites.md"
    path.write_bytes(b"\xef\xbb\xbf# Kites\r\n")
    assert read(path) == "\ufeff# Kites\r\n"


@both
def test_what_cannot_be_read(read: Callable[[Path], str], tmp_path: Path) -> None:
    """It is said which file, and why."""
    path = tmp_path / "kites.md"
    path.write_bytes(b"K\xefte\r\n")
    with pytest.raises(
        ReleaseError, match=r"^kites\.md: cannot be read: it is not UTF-8$"
    ):
        read(path)
    with pytest.raises(ReleaseError, match=f"^{tmp_path.name}: cannot be read: Is a"):
        read(tmp_path)


def test_nothing(tmp_path: Path) -> None:
    """One may be missing, and the other has to be there."""
    path = tmp_path / "kites.md"
    assert content_if_any(path) == ""
    with pytest.raises(ReleaseError, match=r"^kites\.md: cannot be read: No such"):
        content(path)
