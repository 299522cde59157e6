"""Compare all operations of two contracts."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from .difference import Difference, Differences, whole_differences
from .operation_differences import operation_differences
from .pairing import Named, Pairs
from .values import JsonObject, canonical, children

BRACES: Final = re.compile(r"\{[^}]*\}")

EVERY: Final = "every operation"


def operations_differences(old: JsonObject, new: JsonObject) -> Differences:
    """Yield each difference between the operations of two contracts."""
    pairs = _paired(children(old, "operations"), children(new, "operations"))
    yield from whole_differences("operation", "moved to", pairs)
    found = [
        (other, replace(difference, owner=other))
        for one, other in pairs.both
        for difference in operation_differences(other, pairs.old[one], pairs.new[other])
    ]
    yield from _collected(found, len(pairs.both))


def _paired(old: Named, new: Named) -> Pairs:
    """Pair operations: by method and path, else by what they have in common."""
    moved: dict[str, str] = {}
    for one in sorted(old.keys() - new.keys()):
        for other in sorted(new.keys() - old.keys() - {*moved.values()}):
            if one not in moved and _is_same(one, old[one], other, new[other]):
                moved[one] = other
    return Pairs(old, new, moved)


def _is_same(key: str, old: JsonObject, other: str, new: JsonObject) -> bool:
    if old.get("operationId") and new.get("operationId"):
        return old["operationId"] == new["operationId"]
    (method, path), (other_method, other_path) = _erased(key), _erased(other)
    return method == other_method and (
        path.endswith(other_path) or other_path.endswith(path)
    )


def _erased(key: str) -> tuple[str, str]:
    """Return method and path of *key*, without the names of parameters."""
    method, _, path = BRACES.sub("{}", key).partition(" ")
    return method, path


def _collected(found: Sequence[tuple[str, Difference]], operations: int) -> Differences:
    """Yield once what happened to every operation alike."""
    often = Counter(_tail(key, difference) for key, difference in found)
    told: set[str] = set()
    for key, difference in found:
        tail = _tail(key, difference)
        if operations == 1 or often[tail] < operations:
            yield difference
        elif tail not in told:
            told.add(tail)
            yield replace(
                difference,
                owner=EVERY,
                place=EVERY + difference.place.removeprefix(key),
                sentence=EVERY + difference.sentence.removeprefix(key),
            )


def _tail(key: str, difference: Difference) -> str:
    sentence = difference.sentence.removeprefix(key)
    return canonical([sentence, difference.old, difference.new])
