"""Follow a mark that hides a value from one contract to the next."""

from collections.abc import Iterator
from typing import Final

from generator.contract import Json, JsonObject
from generator.contract.describing import described
from generator.contract.operation_sets import EVERY
from generator.contract.values import children
from generator.contract.walking import everywhere, holders, inside

from .case import Case
from .reach import JSON
from .visibility import is_marked

MARKS: Final = frozenset({"phi", "x-phi"})


def was_hidden(case: Case) -> bool:
    """Return whether what is gone was hidden, or held what was."""
    gone = case.difference.old
    return isinstance(gone, dict) and any(
        part.get("phi") is True for _, part in everywhere(gone)
    )


def is_covered(case: Case) -> bool:
    """Return whether what stands around or inside is hidden anyway."""
    owner = case.difference.owner
    rest = case.difference.place.removeprefix(owner)
    found = [
        is_hidden
        for place, schema in _roots(case.after, owner)
        for here, is_hidden in _covers(schema, place)
        if here == rest
    ]
    return bool(found) and all(found)


def is_unmarked(case: Case) -> bool:
    """Return whether what no rule can look into lost a mark."""
    before, after = _marks(case.difference.old), _marks(case.difference.new)
    last = case.difference.subject.rpartition(".")[2]
    return before > after or (last in MARKS and case.difference.new is not True)


def _marks(value: Json) -> int:
    match value:
        case dict():
            own = sum(value.get(mark) is True for mark in MARKS)
            return own + sum(map(_marks, value.values()))
        case list():
            return sum(map(_marks, value))
        case _:
            return 0


def _roots(contract: JsonObject, owner: str) -> Iterator[tuple[str, JsonObject]]:
    """Yield what *owner* is made of: a schema, or the parts of operations."""
    if owner in children(contract, "schemas"):
        yield "", children(contract, "schemas")[owner]
    for key, operation in children(contract, "operations").items():
        if owner in {key, EVERY}:
            for _, place, schema in holders(operation):
                yield f": {place.removesuffix(JSON)}", schema


def _covers(
    schema: JsonObject, place: str, *, covered: bool = False
) -> Iterator[tuple[str, bool]]:
    """Yield each place in *schema*, as differences name it, and if it is hidden."""
    covered = covered or is_marked(schema)
    yield place, covered
    for suffix, part in inside(schema):
        said = f" ({described(part)})" if suffix.startswith("(") else suffix
        yield from _covers(part, place + said, covered=covered)
