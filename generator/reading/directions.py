"""Say which models are read, and which are sent."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeAlias

from attrs import frozen

from .merging import Merged
from .supported import Array, Map, Operation, Property, Shape, Supported, Union, Use

Direction: TypeAlias = Callable[[Iterable[Property]], list[Property]]


@frozen
class Directions:
    """Class names of the models that answers hold, and of those that requests hold."""

    read: frozenset[str]
    written: frozenset[str]

    def input_name(self, name: str) -> str:
        """Return the class of what is sent for the model called *name*."""
        return f"{name}Input" if name in self.read else name


def directions(supported: Supported, models: Mapping[str, Merged]) -> Directions:
    """Follow requests and answers; what neither of them reaches can be read."""
    operations = supported.operations
    read = _reached(_names(_answered(operations)), models, readable)
    written = _reached(_names(_requested(operations)), models, writable)
    rest = [name for name in models if name not in read | written]
    return Directions(read | _reached(rest, models, readable), written)


def readable(properties: Iterable[Property]) -> list[Property]:
    """Return the properties that answers hold."""
    return [item for item in properties if not item.place.write_only]


def writable(properties: Iterable[Property]) -> list[Property]:
    """Return the properties that requests hold."""
    return [item for item in properties if not item.place.read_only]


def _answered(operations: Iterable[Operation]) -> Iterator[Shape]:
    for operation in operations:
        for answer in operation.answers:
            if answer.body and answer.body.place:
                yield answer.body.place.shape


def _requested(operations: Iterable[Operation]) -> Iterator[Shape]:
    for operation in operations:
        if operation.body and operation.body.place:
            yield operation.body.place.shape


def _reached(
    names: Iterable[str], models: Mapping[str, Merged], in_direction: Direction
) -> frozenset[str]:
    reached: set[str] = set()
    waiting = [name for name in names if name in models]
    while waiting:
        name = waiting.pop()
        if name in reached:
            continue
        reached.add(name)
        model = models[name]
        places = [item.place for item in in_direction(model.properties)]
        places += [model.additional] if model.additional else []
        used = _names(place.shape for place in places)
        waiting += [inner for inner in used if inner in models]
    return frozenset(reached)


def _names(shapes: Iterable[Shape]) -> list[str]:
    return [name for shape in shapes for name in _used(shape)]


def _used(shape: Shape) -> Iterator[str]:
    match shape:
        case Use(name=name):
            yield name
        case Array(items=inner) | Map(values=inner):
            yield from _used(inner.shape)
        case Union(variants=variants):
            for variant in variants:
                yield from _used(variant.shape)
        case _:
            return
