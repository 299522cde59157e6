"""Say which variants of a union are one."""

from collections.abc import Iterable

from attrs import evolve

from generator.errors import DocumentError

from .supported import Array, Map, Place, Shape, Union


def without_repeats(places: Iterable[Place]) -> list[Place]:
    """Return the first place of each type.

    Raises `DocumentError` where two differ in nothing but where null may stand.
    """
    found: dict[object, Place] = {}
    for place in places:
        variant = evolve(place, nullable=False)
        kept = found.setdefault(_signature(variant, nulls=False), variant)
        if _signature(kept, nulls=True) != _signature(variant, nulls=True):
            problem = f"differs from {kept.pointer} in null alone: join them"
            raise DocumentError(place.pointer, problem)
    return [*found.values()]


def inner_places(shape: Shape) -> tuple[Place, ...]:
    """Return the uses of schemas that *shape* is made of."""
    match shape:
        case Array(items=inner) | Map(values=inner):
            return (inner,)
        case Union(variants=variants):
            return variants
        case _:
            return ()


def _signature(place: Place, *, nulls: bool) -> tuple[object, ...]:
    """Return what tells the type of *place*, wherever it stands."""
    inner = [_signature(each, nulls=nulls) for each in inner_places(place.shape)]
    own = type(place.shape) if inner else place.shape
    return (place.nullable and nulls, own, *inner)
