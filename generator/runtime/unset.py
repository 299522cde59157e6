"""The marker for a field that the caller did not pass."""

from enum import Enum
from typing import Final, Literal


class Unset(Enum):
    """The type of `UNSET`.

    An enum, because its one member stays one object through pickling and
    copying, and because type checkers narrow it with `is`. Falsy, so that
    `if title:` reads the same for a title that is unset, `None` or empty.
    """

    UNSET = "UNSET"

    def __bool__(self) -> Literal[False]:
        return False

    def __repr__(self) -> str:
        return "UNSET"


UNSET: Final = Unset.UNSET
"""Not passed, hence not sent; `None` is sent, and clears."""
