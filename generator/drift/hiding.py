"""Follow what is hidden in reprs from one contract to the next."""

from collections.abc import Iterator
from typing import Final

from generator.contract import Json, JsonObject
from generator.contract.values import children, members
from generator.contract.walking import everywhere, inside

from .case import Case

MARKS: Final = frozenset({"phi", "x-phi"})


def was_hidden(case: Case) -> bool:
    """Return whether what is gone was hidden, or held what was."""
    gone = case.difference.old
    return isinstance(gone, dict) and any(
        part.get("phi") is True for _, part in everywhere(gone)
    )


def is_shown(case: Case) -> bool:
    """Return whether something inside was hidden, and is there but no longer hidden."""
    old = members(case.difference.old, "type")
    new = members(case.difference.new, "type")
    before = _hidden(old, children(case.before, "schemas"))
    after = dict(_hidden(new, children(case.after, "schemas")))
    return any(was and not after.get(place, True) for place, was in before)


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


def _hidden(
    schema: JsonObject,
    schemas: dict[str, JsonObject],
    place: str = "",
    seen: frozenset[str] = frozenset(),
    *,
    covered: bool = False,
) -> Iterator[tuple[str, bool]]:
    """Yield each place inside *schema* with whether it is hidden there."""
    covered = covered or _is_marked(schema)
    yield place, covered
    for suffix, part, name in _inside(schema, schemas):
        if name not in seen:
            known = seen | {name} - {""}
            yield from _hidden(part, schemas, place + suffix, known, covered=covered)


def _is_marked(schema: JsonObject) -> bool:
    """Return whether all of *schema* is hidden: a mark inside hides what is around."""
    inner = [part for suffix, part in inside(schema) if not suffix.startswith(".")]
    return schema.get("phi") is True or any(map(_is_marked, inner))


def _inside(
    schema: JsonObject, schemas: dict[str, JsonObject]
) -> Iterator[tuple[str, JsonObject, str]]:
    """Yield what is inside *schema*, and what it refers to with its name."""
    name = str(schema.get("ref", ""))
    if name in schemas:
        yield "", schemas[name], name
    for suffix, part in inside(schema):
        yield "" if suffix.startswith("(") else suffix, part, ""
