# Made from generator/runtime/spots.py by "python -m generator regenerate".
"""Where in a value one is, and what is found there."""

from typing import TypeAlias

from attrs import define, evolve, field, frozen

from .drift_kinds import DriftKind
from .promises import Promise


@frozen
class Deviation:
    """One place where a value is not what its schema says."""

    pointer: str
    """A JSON pointer, with `{index}` for items and `{key}` for keys of free maps."""

    kind: DriftKind

    schema: str
    """The place in the contract, e.g. `Encounter.status`; of a field, its own."""

    value: object = field(repr=False)
    """What came: of an unknown variant its tag, `None` where nothing came."""

    is_phi: bool
    """Whether the value may identify a patient; that of an unknown field may."""


@define(eq=False)
class Spot:
    """A value, and what is promised of it."""

    value: object = field(repr=False)
    promise: Promise
    schema: str
    pointer: str = ""
    is_phi: bool = False

    def found(self, kind: DriftKind) -> Deviation:
        """Return that this very value deviates."""
        return Deviation(self.pointer, kind, self.schema, self.value, self.is_phi)

    def inner(self, value: object, promise: Promise, step: str, suffix: str) -> "Spot":
        """Return the spot of a *value* in this one."""
        schema = f"{self.promise.name or self.schema}{suffix}"
        return Spot(value, promise, schema, f"{self.pointer}/{step}", self.is_phi)

    def of(self, promise: Promise) -> "Spot":
        """Return the same with another *promise*."""
        return evolve(self, promise=promise)


Found: TypeAlias = Deviation | Spot
"""What deviates, or where to look further."""
