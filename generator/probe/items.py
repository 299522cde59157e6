"""Take a recording apart into the values that each record one answer."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from importlib import import_module
from typing import Final, Protocol, TypeAlias

from attrs import evolve

from .forms import Form
from .records import Item, Spot, Unread
from .sources import HEAD, Source
from .texts import TOO_DEEP, parsed, problem

LONGEST: Final = 1 << 26
"""Bytes of a line; a longer one would not leave memory bounded."""

PATHS: Final[Mapping[Form, list[str]]] = {
    Form.VALUES: [],
    Form.ARRAY: ["[]"],
    Form.HAR: ["log", "entries", "[]"],
}
"""Where a form has its records."""

DEEPEST: Final = 900
"""Values within values; Python's own parser takes hardly more."""

_Events: TypeAlias = Iterable[tuple[str, object]]

DEPTHS: Final = {"start_map": 1, "start_array": 1, "end_map": -1, "end_array": -1}
NO_STARTS: Final = frozenset({"map_key", "end_map", "end_array"})


class _Builder(Protocol):
    value: object

    def event(self, event: str, value: object, /) -> None: ...


def items(source: Source, form: Form) -> Iterator[Item | Unread]:
    """Yield the values of *source* one by one, and what of it is none."""
    return _lines(source) if form is Form.LINES else _values(source, PATHS[form])


def _lines(source: Source) -> Iterator[Item | Unread]:
    while line := source.readline(LONGEST):
        spot = source.spot
        if len(line) == LONGEST and not line.endswith(b"\n"):
            _skip(source)
            yield Unread(spot, "is longer than 64 MiB")
        elif line.strip():
            value, wrong = parsed(line)
            yield Unread(spot, wrong) if wrong else Item(spot, value)


def _skip(source: Source) -> None:
    """Go to the end of the line."""
    while (piece := source.readline(HEAD)) and not piece.endswith(b"\n"):
        pass


def _values(source: Source, path: list[str]) -> Iterator[Item | Unread]:
    # Nothing tells the types of ijson.
    ijson = import_module("ijson")
    parse: Callable[..., _Events] = ijson.basic_parse
    builder: Callable[[], _Builder] = ijson.ObjectBuilder
    broken: type[Exception] = ijson.JSONError
    events = parse(source, multiple_values=True)
    try:
        yield from _built(source, path, events, builder)
    except (broken, ArithmeticError, ValueError) as error:
        found = problem(error)
    else:
        return
    yield Unread(source.spot, found)


def _built(
    source: Source, path: list[str], events: _Events, builder: Callable[[], _Builder]
) -> Iterator[Item | Unread]:
    """Yield each value at *path*, with the line that it begins at."""
    building: _Builder | None = None
    depth, spot, where, count = 0, source.spot, list[str](), 0
    for event, value in events:
        if building is None and where == path and event not in NO_STARTS:
            count += 1
            building, spot = builder(), _numbered(source.spot, count, path)
        if building is None:
            _move(where, event, value)
            continue
        building.event(event, float(value) if isinstance(value, Decimal) else value)
        depth += DEPTHS.get(event, 0)
        if depth > DEEPEST:
            yield Unread(spot, f"{TOO_DEEP}; the rest was not read")
            return
        if not depth:
            yield Item(spot, building.value)
            building = None


def _numbered(spot: Spot, number: int, path: list[str]) -> Spot:
    """Return *spot* with the *number* of what is one of several in one value."""
    return evolve(spot, entry=number) if path else spot


def _move(where: list[str], event: str, value: object) -> None:
    """Keep account of the keys and arrays that lead to what comes next."""
    match event:
        case "start_map" | "start_array":
            where.append("[]" if event == "start_array" else "")
        case "end_map" | "end_array":
            where.pop()
        case "map_key":
            where[-1] = str(value)
        case _:
            pass
