"""Say which models that were read can be turned into something to send."""

from collections.abc import Mapping

from generator.reading.directions import Directions
from generator.reading.merging import Merged
from generator.reading.supported import (
    Anything,
    Array,
    Const,
    Map,
    Place,
    Property,
    Scalar,
    Union,
    Use,
)


def convertible(
    models: Mapping[str, Merged], enums: frozenset[str], directions: Directions
) -> frozenset[str]:
    """Return the models in which every field to send has a way from what was read."""
    found = directions.read & directions.written
    while True:
        fitting = frozenset(
            name
            for name in found
            if all(
                _has_way(item, found, enums)
                for item in models[name].properties
                if not item.place.read_only
            )
            and _is_sendable(models[name].additional, found, enums)
        )
        if fitting == found:
            return found
        found = fitting


def _has_way(item: Property, found: frozenset[str], enums: frozenset[str]) -> bool:
    if item.place.write_only:
        return not item.required
    if isinstance(item.place.shape, Const):
        return not item.place.nullable
    return _is_sendable(item.place, found, enums)


def _is_sendable(
    place: Place | None, found: frozenset[str], enums: frozenset[str]
) -> bool:
    match place.shape if place else None:
        case None | Scalar() | Anything():
            return True
        case Use(name=name):
            return name in enums or name in found
        case Array(items=inner) | Map(values=inner):
            return _is_sendable(inner, found, enums)
        case Union(variants=variants):
            return all(_is_variant(variant, found) for variant in variants)
        case _:
            return False


def _is_variant(place: Place, found: frozenset[str]) -> bool:
    match place.shape:
        case Scalar():
            return True
        case Use(name=name):
            return name in found
        case _:
            return False
