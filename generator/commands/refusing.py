"""What a command says when it will not do what it was asked."""

import shutil
import tempfile
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

UNCHANGED: Final = "Nothing was changed."


class RefusedError(Exception):
    """A command refuses, or cannot do what it should; the message says why."""


@contextmanager
def writing(target: Path) -> Generator[None]:
    """Say of *target* that it cannot be written, if the disk does not take it."""
    try:
        yield
    except OSError as error:
        problem = f"{target}: cannot be written: {error.strerror}\n{UNCHANGED}"
        raise RefusedError(problem) from None


def write(target: Path, content: bytes) -> None:
    """Write *content* to *target*, all of it or nothing.

    Raises `RefusedError` if the disk does not take it.
    """
    with writing(target):
        real = target.resolve()  # a link stays one
        with tempfile.TemporaryDirectory(
            prefix=f".{real.name}-", dir=real.parent
        ) as folder:
            made = Path(folder) / real.name
            made.write_bytes(content)
            if real.exists():
                shutil.copymode(real, made)
            made.replace(real)
