"""Why something is not released."""

from typing import Final

from generator.drift.side import SourceError
from generator.errors import sentences
from generator.index.problem import IndexServerError


class ReleaseError(Exception):
    """Nothing is released; the message says why, and what to do next."""

    def __init__(self, problem: str) -> None:
        super().__init__(sentences(problem))


PROBLEMS: Final = (IndexServerError, ReleaseError, SourceError)
"""What stands in the way of a release, a draft or a bump."""
