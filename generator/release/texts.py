"""Files that people edit, read to the byte."""

from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path

from .problem import ReleaseError


def content(path: Path) -> str:
    """Return the text of the file at *path*, with its own ends of lines.

    Raises `ReleaseError` for what cannot be read.
    """
    with _reading(path):
        return path.read_bytes().decode()


def content_if_any(path: Path) -> str:
    """Return the same, or nothing where there is no such file."""
    with _reading(path), suppress(FileNotFoundError):
        return path.read_bytes().decode()
    return ""


@contextmanager
def _reading(path: Path) -> Generator[None]:
    """Say of *path* that it cannot be read, and why."""
    try:
        yield
    except OSError as error:
        reason = str(error.strerror)
    except UnicodeDecodeError:
        reason = "it is not UTF-8"
    else:
        return
    raise ReleaseError(f"{path.name}: cannot be read: {reason}")
