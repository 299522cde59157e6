"""Operators on the values that an enum lists."""

from collections.abc import Callable, Iterator
from typing import Final

from generator.contract import Json, JsonObject
from generator.contract.values import row

from .operators import ADDITIVE, BREAKING, Edit, Operator, ways
from .shown import in_class
from .sources import Source, at, enums

NEW: Final = "added-by-mutation"

BREAKS: Final = ways(answer=BREAKING, request=BREAKING, both=BREAKING)

Relist = Callable[[list[Json], Json], list[Json]]
"""Returns other values, given one of them."""


def _added(source: Source) -> Iterator[Edit]:
    for name in enums(source):

        def change(root: JsonObject, name: str = name) -> None:
            schema = at(root, ("components", "schemas", name))
            values = row(schema, "enum")
            is_text = isinstance(values[0], str)
            schema["enum"] = [*values, NEW if is_text else 4242]

        word = NEW if schema_is_text(source, name) else "4242"
        yield Edit(name, source.ways[name], change, in_class(source, name, word))


def schema_is_text(source: Source, name: str) -> bool:
    """Return whether the values of the enum *name* are strings."""
    return isinstance(row(source.schemas[name], "enum")[0], str)


def _each(source: Source, relist: Relist) -> Iterator[Edit]:
    for name in enums(source):
        for value in row(source.schemas[name], "enum"):

            def change(root: JsonObject, name: str = name, value: Json = value) -> None:
                schema = at(root, ("components", "schemas", name))
                schema["enum"] = relist(row(schema, "enum"), value)

            shows = in_class(source, name, str(value))
            yield Edit(f"{name}: {value}", source.ways[name], change, shows)


def _without(values: list[Json], gone: Json) -> list[Json]:
    return [value for value in values if value != gone]


def _renamed(values: list[Json], old: Json) -> list[Json]:
    new: Json = f"{old}-renamed" if isinstance(old, str) else 4242
    return [new if value == old else value for value in values]


def _opened(source: Source) -> Iterator[Edit]:
    for name in enums(source):

        def change(root: JsonObject, name: str = name) -> None:
            del at(root, ("components", "schemas", name))["enum"]

        yield Edit(name, source.ways[name], change, in_class(source, name))


OPERATORS: Final = (
    Operator(
        "enum value added",
        ways(answer=ADDITIVE, request=ADDITIVE, both=ADDITIVE),
        _added,
    ),
    Operator("enum value dropped", BREAKS, lambda source: _each(source, _without)),
    Operator("enum value renamed", BREAKS, lambda source: _each(source, _renamed)),
    Operator("enum became free", BREAKS, _opened),
)
