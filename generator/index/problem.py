"""Why an index is of no use."""

from generator.errors import sentences


class IndexServerError(Exception):
    """An index cannot be read or written; the message says why, and what to do next."""

    def __init__(self, problem: str) -> None:
        super().__init__(sentences(problem))
