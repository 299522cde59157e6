"""How much a change means for the client's users."""

from enum import IntEnum
from typing import Final


class Level(IntEnum):
    """The class of a change; the number is the exit status of `diff`."""

    NONE = 0
    DOCUMENTATION = 10
    """Nothing that a program could notice."""

    ADDITIVE = 20
    """More can be done or read, and what was right still is."""

    BREAKING = 30
    """Code that was right no longer is, or a request is sent otherwise or refused."""

    PRIVACY = 40
    """What was kept out of sight, or encrypted, no longer is."""

    @property
    def word(self) -> str:
        """The level in lower case."""
        return self.name.lower()

    @property
    def part(self) -> str:
        """The part of the version that has to move: nothing, or `patch` to `major`."""
        return PARTS[self]


PARTS: Final = {
    Level.NONE: "",
    Level.DOCUMENTATION: "patch",
    Level.ADDITIVE: "minor",
    Level.BREAKING: "major",
    Level.PRIVACY: "major",
}
