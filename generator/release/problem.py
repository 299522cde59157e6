"""Why something is not released."""

from collections.abc import Generator
from contextlib import contextmanager
from typing import Final

from generator.drift.side import SourceError
from generator.errors import sentences
from generator.index.problem import IndexServerError


class ReleaseError(Exception):
    """Nothing is released; the message says why, and what to do next."""

    def __init__(self, problem: str) -> None:
        super().__init__(sentences(problem))


AGAIN: Final = (
    "See that the index is well, and release again with --verify: nothing is uploaded"
    " twice."
)

PROBLEMS: Final = (IndexServerError, ReleaseError, SourceError)
"""What stands in the way of a release, a draft or a bump."""


@contextmanager
def advising(advice: str) -> Generator[None]:
    """Say after any refusal what to do next."""
    try:
        yield
    except (IndexServerError, ReleaseError) as error:
        raise type(error)(f"{error}\n{advice}") from None
