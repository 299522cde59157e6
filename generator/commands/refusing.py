"""What a command says when it will not do what it was asked."""

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
