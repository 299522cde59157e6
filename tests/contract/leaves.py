"""Change one leaf of a JSON value at a time."""

from collections.abc import Iterator
from typing import Final, TypeAlias

from generator.contract import Json

Way: TypeAlias = tuple[str | int, ...]
"""The steps from the top of a value to a part of it."""

OTHER: Final = "something else"


def leaves(value: Json, above: Way = ()) -> Iterator[Way]:
    """Yield the way to each part of *value* that has no parts."""
    match value:
        case dict() if value:
            for key, part in value.items():
                yield from leaves(part, (*above, key))
        case list() if value:
            for index, part in enumerate(value):
                yield from leaves(part, (*above, index))
        case _:
            yield above


def changed(value: Json, way: Way) -> Json:
    """Return *value* with another leaf at the end of *way*; it is left as it was."""
    if not way:
        return _other(value)
    step, rest = way[0], way[1:]
    match value:
        case dict():
            return {**value, str(step): changed(value[str(step)], rest)}
        case list():
            index = int(step)
            return [*value[:index], changed(value[index], rest), *value[index + 1 :]]
        case _:
            raise LookupError(way)


def removed(value: Json, way: Way) -> Json:
    """Return *value* without what is at the end of *way*; it is left as it was."""
    step, rest = way[0], way[1:]
    match value:
        case dict() if rest:
            return {**value, str(step): removed(value[str(step)], rest)}
        case dict():
            return {key: part for key, part in value.items() if key != step}
        case list():
            index = int(step)
            kept = [removed(value[index], rest)] if rest else []
            return [*value[:index], *kept, *value[index + 1 :]]
        case _:
            raise LookupError(way)


def _other(leaf: Json) -> Json:
    match leaf:
        case bool():
            return not leaf
        case int() | float():
            return leaf + 1
        case str():
            return f"{leaf}other"
        case _:
            return OTHER
