"""What a difference in Python means for those who import the package: the one table."""

from typing import Final

from attrs import frozen

from .change import Change
from .levels import Level

PYTHON: Final = "python"
"""The subject of every change of the surface."""


@frozen
class SurfaceRule:
    """What one kind of difference means."""

    kind: str
    change: str
    level: Level
    reason: str

    def change_at(self, place: str, words: str) -> Change:
        """Return the change that *words* tell of at *place*."""
        return Change(
            sentence=f"{place}{words}",
            place=place,
            subject=PYTHON,
            change=self.change,
            level=self.level,
            why=self.reason,
        )


PACKAGE: Final = SurfaceRule(
    "package", "renamed", Level.BREAKING, "every import has the old name"
)
RENAMED: Final = SurfaceRule(
    "name", "renamed", Level.BREAKING, "what was written with it fails"
)
ADDED: Final = SurfaceRule(
    "name", "added", Level.ADDITIVE, "nothing that was written knows it"
)
REMOVED: Final = SurfaceRule(
    "name", "removed", Level.BREAKING, "what was written with it fails"
)
KIND: Final = SurfaceRule(
    "kind", "changed", Level.BREAKING, "it is used in another way"
)
BASE_REMOVED: Final = SurfaceRule(
    "base", "removed", Level.BREAKING, "isinstance and except no longer find it"
)
BASE_ADDED: Final = SurfaceRule(
    "base", "added", Level.ADDITIVE, "it still is all that it was"
)
ARGUMENT_ADDED: Final = SurfaceRule(
    "argument", "added", Level.ADDITIVE, "calls without it are still right"
)
REQUIRED_ADDED: Final = SurfaceRule(
    "required argument", "added", Level.BREAKING, "calls without it fail"
)
ARGUMENT_REMOVED: Final = SurfaceRule(
    "argument", "removed", Level.BREAKING, "calls with it fail"
)
BECAME_REQUIRED: Final = SurfaceRule(
    "argument", "became required", Level.BREAKING, "calls without it fail"
)
BECAME_OPTIONAL: Final = SurfaceRule(
    "argument", "became optional", Level.ADDITIVE, "calls with it are still right"
)
DEFAULT: Final = SurfaceRule(
    "default", "changed", Level.BREAKING, "calls without it do something else"
)
NARROWED: Final = SurfaceRule(
    "way to pass", "narrowed", Level.BREAKING, "calls that pass it otherwise fail"
)
WIDENED: Final = SurfaceRule(
    "way to pass", "widened", Level.ADDITIVE, "calls pass it as before"
)
MOVED: Final = SurfaceRule(
    "position", "changed", Level.BREAKING, "calls by position pass something else"
)
TAKES_LESS: Final = SurfaceRule(
    "type of an argument", "changed", Level.BREAKING, "what was passed may not fit"
)
TAKES_MORE: Final = SurfaceRule(
    "type of an argument", "widened", Level.ADDITIVE, "what was passed still fits"
)
GIVES_OTHER: Final = SurfaceRule(
    "type of a result", "changed", Level.BREAKING, "it may be what nobody expects"
)
GIVES_LESS: Final = SurfaceRule(
    "type of a result", "no longer None", Level.ADDITIVE, "a check for None is spare"
)
VALUE: Final = SurfaceRule(
    "value of a member", "changed", Level.BREAKING, "it is sent and stored otherwise"
)

SURFACE_RULES: Final = (
    PACKAGE,
    REMOVED,
    RENAMED,
    ADDED,
    KIND,
    BASE_REMOVED,
    BASE_ADDED,
    ARGUMENT_REMOVED,
    REQUIRED_ADDED,
    ARGUMENT_ADDED,
    BECAME_REQUIRED,
    BECAME_OPTIONAL,
    DEFAULT,
    NARROWED,
    WIDENED,
    MOVED,
    TAKES_LESS,
    TAKES_MORE,
    GIVES_OTHER,
    GIVES_LESS,
    VALUE,
)
