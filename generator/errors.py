"""What stops the generator."""

from typing import Final

LONGEST: Final = 500
"""Letters of a place, and of what is wrong there."""


class DocumentError(Exception):
    """The document cannot become a package; the message says where and why."""

    def __init__(self, pointer: str, problem: str) -> None:
        super().__init__(f"{printable(pointer)}: {printable(problem)}")
        self.pointer = pointer
        self.problem = problem


class OutputError(Exception):
    """The package that came out does not work; nothing was written."""


def printable(text: str) -> str:
    """Return *text* as one line of bounded length that does nothing to a terminal."""
    short = text if len(text) <= LONGEST else f"{text[:LONGEST]}..."
    return "".join(x if x.isprintable() else repr(x)[1:-1] for x in short)


def sentences(text: str) -> str:
    """Return *text*, each of its lines printable."""
    return "\n".join(map(printable, text.splitlines()))
