"""Why something is not released."""

from generator.errors import printable


class ReleaseError(Exception):
    """Nothing is released; the message says why, and what to do next."""

    def __init__(self, problem: str) -> None:
        super().__init__("\n".join(map(printable, problem.splitlines())))
