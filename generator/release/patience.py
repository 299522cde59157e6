"""Look again for what an index lists only after a while."""

from collections.abc import Callable
from time import sleep
from typing import Final, TypeVar

PAUSES: Final = (2.0, 4.0, 8.0, 16.0, 30.0)
"""Seconds between two looks: some indexes take a while to list what they have got."""

Seen = TypeVar("Seen")


def patient(look: Callable[[], Seen], may_come: Callable[[Seen], bool]) -> Seen:
    """Return what *look* sees, once it has all that *may_come*, or after a minute."""
    seen = look()
    for pause in PAUSES:
        if not may_come(seen):
            break
        sleep(pause)
        seen = look()
    return seen
