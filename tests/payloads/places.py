"""Each place in an answer, and ways to put something else there."""

import copy
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from payloads import files
from payloads.document import Json, Shape, component, items, members

SAMPLES: Final = {
    "Interaction": "interaction-all-different",
    "InteractionCreated": "created",
    "InteractionList": "list-every-enum-value",
    "Problem": "problem-both-shapes",
}


@dataclass(frozen=True)
class Place:
    """One value inside an answer."""

    path: str
    """How to get there: `Interaction.encounter.status`, an index for an item."""

    told: str
    """What an error calls it: `encounter.status`."""

    shape: Shape
    must_be_sent: bool = False
    may_be_null: bool = False

    def __str__(self) -> str:
        return self.path


def sample(schema: str) -> Json:
    """Return an answer of *schema* that is right."""
    return copy.deepcopy(files.sample(SAMPLES.get(schema, ""), schema))


def changed(path: str, value: Json) -> Json:
    """Return an answer that has *value* where *path* leads."""
    schema, *keys = path.split(".")
    return _replaced(sample(schema), keys, value)


def lacking(path: str) -> Json:
    """Return an answer that has nothing where *path* leads."""
    parent, _, last = path.rpartition(".")
    fields = members(_found(parent))
    return changed(parent, {key: fields[key] for key in fields if key != last})


def places(schema: str) -> Iterator[Place]:
    """Return every place in an answer of *schema* that is sent."""
    whole = Place(schema, "response", component(schema))
    yield from _within(whole, sample(schema), "")


def _within(place: Place, wire: Json, prefix: str) -> Iterator[Place]:
    yield place
    for inner, value in _children(place, wire, prefix):
        yield from _within(inner, value, f"{inner.told}.")


def _children(place: Place, wire: Json, prefix: str) -> Iterator[tuple[Place, Json]]:
    shape = place.shape
    match shape.kind, wire:
        case "object", dict():
            for field in shape.fields:
                path, told = f"{place.path}.{field.name}", f"{prefix}{field.name}"
                required = field.required
                null = field.shape.nullable or not required
                if field.name in wire:
                    inner = Place(path, told, field.shape, required, null)
                    yield inner, wire[field.name]
        case "array", list():
            last = len(wire) - 1
            path, told = f"{place.path}.{last}", f"{place.told}[{last}]"
            yield Place(path, told, shape.inner), wire[last]
        case "map", dict():
            path, told = f"{place.path}.{min(wire)}", f"{prefix}{{key}}"
            yield Place(path, told, shape.inner), wire[min(wire)]
        case _:
            pass


def _found(path: str) -> Json:
    schema, *keys = path.split(".")
    value = sample(schema)
    for key in keys:
        value = (
            items(value)[int(key)] if isinstance(value, list) else members(value)[key]
        )
    return value


def _replaced(wire: Json, keys: list[str], value: Json) -> Json:
    match wire, keys:
        case dict(), [key, *rest]:
            return {**wire, key: _replaced(wire.get(key), rest, value)}
        case list(), [key, *rest]:
            at = int(key)
            return [*wire[:at], _replaced(wire[at], rest, value), *wire[at + 1 :]]
        case _:
            return value
