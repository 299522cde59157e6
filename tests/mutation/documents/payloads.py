"""Which golden payloads still hold once a changed document is approved.

A payload and what it reads as are written by hand. Where a schema that it holds has
changed otherwise than by a new name, somebody has to write them anew; until then only
those payloads that still fit the contract are read, and only there and back.
"""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from generator.contract import Json, JsonObject
from generator.contract.values import canonical, child, children, members
from generator.contract.walking import references
from generator.drift.change import Change
from generator.runtime.deviations import deviations

READING: Final = "tests/payloads/test_payloads.py"
AS_EXPECTED: Final = "test_is_read_as_expected"
THERE_AND_BACK: Final = ("test_is_written_back", "test_is_read_again_as_the_same")

READ: Final = frozenset(
    {"Interaction", "InteractionCreated", "InteractionList", "Problem"}
)
"""The classes that the payload tests import by name."""


def still_right(
    golden: Path, old: JsonObject, new: JsonObject, changes: Sequence[Change]
) -> list[str]:
    """Return the tests of payloads that must pass with the contract *new*."""
    schemas = children(new, "schemas")
    if not schemas.keys() >= READ:
        return []
    renamed_only = all(change.change == "renamed" for change in changes)
    return [
        f"{test}[{path.stem}]"
        for path in sorted((golden / "payloads").glob("*.json"))
        for test in _tests(_payload(path), old, new, renamed_only=renamed_only)
    ]


def _tests(
    payload: JsonObject, old: JsonObject, new: JsonObject, *, renamed_only: bool
) -> Iterator[str]:
    name = str(payload["schema"])
    if renamed_only or not _is_touched(name, old, new):
        yield from (AS_EXPECTED, *THERE_AND_BACK)
    elif not [*deviations(payload["wire"], {"ref": name}, child(new, "schemas"))]:
        yield from THERE_AND_BACK


def _is_touched(name: str, old: JsonObject, new: JsonObject) -> bool:
    ones, others = children(old, "schemas"), children(new, "schemas")
    return any(
        canonical(ones.get(each)) != canonical(others.get(each))
        for each in _within(name, others, set())
    )


def _within(name: str, schemas: dict[str, JsonObject], seen: set[str]) -> set[str]:
    if name not in seen:
        seen.add(name)
        for inner in references(schemas[name]):
            _within(inner, schemas, seen)
    return seen


def _payload(path: Path) -> JsonObject:
    value: Json = json.loads(path.read_text(encoding="utf-8"))
    return members(value, path.name)
