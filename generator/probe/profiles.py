"""What is known of values that came at one place: their types, and nothing of them."""

from collections.abc import Mapping
from typing import Final

from attrs import define, field

from generator.runtime.normal_forms import has_format
from generator.runtime.read_scalars import is_array

DEEPEST: Final = 4
"""Arrays within arrays that are told apart."""

FORMATS: Final = ("uuid", "date", "date-time")
"""What makes another class of a string."""

TYPES: Final[Mapping[type, str]] = {
    bool: "boolean",
    int: "integer",
    float: "number",
    str: "string",
    list: "array",
    dict: "object",
}


@define
class Profile:
    """The types of the values that were seen."""

    is_nullable: bool = False
    types: set[str] = field(factory=set[str])
    formats: set[str] = field(factory=lambda: {*FORMATS})
    """Those that every string had so far."""

    items: "Profile | None" = None

    def see(self, value: object, depth: int = 0) -> None:
        """Take note of the type of *value*; nothing of it is kept."""
        if value is None:
            self.is_nullable = True
            return
        self.types.add(TYPES[type(value)])
        if isinstance(value, str):
            self.formats = {
                each for each in self.formats if has_format(value, {"format": each})
            }
        if is_array(value) and depth < DEEPEST:
            self.items = self.items or Profile()
            for item in value:
                self.items.see(item, depth + 1)

    def add(self, other: "Profile") -> None:
        """Take note of all that *other* has seen."""
        self.is_nullable |= other.is_nullable
        self.types |= other.types
        self.formats &= other.formats
        if other.items is not None:
            self.items = self.items or Profile()
            self.items.add(other.items)

    @property
    def names(self) -> list[str]:
        """The types in order, of which an integer is one that a number includes."""
        included = {"integer"} if "number" in self.types else set[str]()
        return sorted(self.types - included)

    @property
    def has_objects(self) -> bool:
        """Whether there was an object, in an array or not."""
        within = self.items is not None and self.items.has_objects
        return within or "object" in self.types

    @property
    def format(self) -> str:
        """The one format that all strings had, if they had one."""
        return next(iter(sorted(self.formats)), "") if "string" in self.types else ""
