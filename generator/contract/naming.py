"""Where a schema stands, and what its class is called if nobody gave it a name.

Such a class is called after what holds it: a field after its class, items and values
after their array or map, a body, an answer or a parameter after the operation.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from .names import class_name, pascal
from .references import SCHEMAS, escaped, inside, steps
from .values import Json

CHOICES: Final = ("oneOf", "anyOf")


@dataclass(frozen=True)
class Spot:
    """The place of one schema."""

    pointer: str

    hint: str = ""
    """What a class is called that stands here; nothing where there are no classes."""

    def field(self, name: str) -> Spot:
        """Return where the field *name* of this object stands."""
        return self._with("properties", name, hint=class_name(self.hint) + pascal(name))

    def items(self) -> Spot:
        """Return where the items of this array stand."""
        return self._with("items", hint=f"{self.hint}Item")

    def values(self) -> Spot:
        """Return where the values of this map stand."""
        return self._with("additionalProperties", hint=f"{self.hint}Value")

    def variant(self, keyword: str, index: int, raw: Json) -> Spot:
        """Return where *raw* stands, one of several that a value may be."""
        title = raw.get("title") if isinstance(raw, dict) else None
        own = pascal(str(title)) if title else f"Variant{index + 1}"
        return self._with(keyword, str(index), hint=self.hint + own)

    def part(self, index: int) -> Spot:
        """Return where a part stands of what this is merged of."""
        return self._with("allOf", str(index), hint=self.hint)

    def _with(self, *way: str, hint: str) -> Spot:
        return Spot(under(self.pointer, *way), hint if self.hint else "")


def under(pointer: str, *way: str) -> str:
    """Return the pointer to what lies below *pointer*."""
    return "/".join([pointer, *map(escaped, way)])


def named(name: str) -> Spot:
    """Return where the component schema *name* stands."""
    return Spot(under("#", *SCHEMAS, name), class_name(name))


def spot_at(root: Json, reference: str) -> Spot:
    """Return the place in *root* that *reference* points at."""
    match steps(reference):
        case ["components", "schemas", name, *way]:
            raw = inside(inside(root, "components", reference), "schemas", reference)
            return _below(named(name), inside(raw, name, reference), way, reference)
        case way:
            return Spot(under("#", *way))


def _below(spot: Spot, raw: Json, way: list[str], reference: str) -> Spot:
    """Return the place that is reached from *spot*, where *raw* stands, by *way*."""
    while way:
        taken = 1 if way[0] in {"items", "additionalProperties"} else 2
        for step in way[:taken]:
            raw = inside(raw, step, reference)
        spot = _next(spot, raw, way[:taken])
        way = way[taken:]
        if spot.pointer.rpartition("/")[0].endswith("/allOf") and not way:
            return Spot(spot.pointer, class_name(spot.pointer.rpartition("/")[2]))
    return spot


def _next(spot: Spot, raw: Json, way: list[str]) -> Spot:
    match way:
        case ["properties", name]:
            return spot.field(name)
        case ["items"]:
            return spot.items()
        case ["additionalProperties"]:
            return spot.values()
        case ["allOf", number]:
            return spot.part(int(number))
        case [keyword, number] if keyword in CHOICES:
            return spot.variant(keyword, int(number), raw)
        case _:
            return Spot(under(spot.pointer, *way))
