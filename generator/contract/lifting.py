"""Give names to the classes that stand in a document without one.

An object with fields and an enum become a class wherever they stand, so that a document
where one stands inline and one where it is a component of that name are the same.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from .keywords import ANNOTATIONS, PROSE
from .names import class_name
from .naming import Spot, named
from .tidying import is_class, tidied
from .values import JsonObject, UnreadableError, row

OF_USE: Final = ANNOTATIONS - {PROSE}
"""What is said of a place that uses a class, not of the class."""

SHAPES: Final = frozenset(
    {"$ref", "type", "properties", "additionalProperties", "items", "enum", "const"}
    | {"allOf", "required", "format", "oneOf", "anyOf"}
)
"""Keywords that say more of a schema than a remark would."""


@dataclass(frozen=True)
class Lifter:
    """Keeps the classes that have been given a name."""

    names: dict[str, str] = field(default_factory=dict[str, str])
    """Names by where the classes stand."""

    forms: dict[str, JsonObject] = field(default_factory=dict[str, JsonObject])
    """Their normal forms, in the same way."""

    def used(self, form: JsonObject, spot: Spot) -> JsonObject:
        """Return *form*, which stands at *spot*; if it is a class, a reference."""
        if "ref" in form or not spot.hint or not is_class(tidied(form)):
            return form
        use = {key: value for key, value in form.items() if key in OF_USE}
        self.names[spot.pointer] = class_name(spot.hint)
        self.forms[spot.pointer] = {
            key: value for key, value in form.items() if key not in use
        }
        return {"ref": spot.pointer, **use}

    def check(self, components: Iterable[str]) -> None:
        """Refuse a name that two classes want; *components* are those with a name."""
        taken = {class_name(name): named(name).pointer for name in components}
        for pointer, name in self.names.items():
            if name in taken:
                problem = f"wants the class name {name}, which {taken[name]} has"
                raise UnreadableError(f"{pointer}: {problem}")
            taken[name] = pointer


def wraps_one(schema: JsonObject) -> bool:
    """Return whether `allOf` merges nothing, but says more of the use of one part."""
    parts = [part for part in row(schema, "allOf") if isinstance(part, dict)]
    return sum(not SHAPES.isdisjoint(part) for part in parts) == 1
