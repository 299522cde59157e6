"""Which tests of the golden payloads still hold once a changed document is approved.

A payload and what it reads as are written by hand. Where a schema that it holds has
changed otherwise than by a new name, somebody may have to write it anew: `test_fits`
says so, and the other tests leave it out.
"""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from generator.contract import Json, JsonObject
from generator.contract.values import canonical, children, members
from generator.contract.walking import references
from generator.drift.change import Change

FITS: Final = "test_fits"
READ: Final = (
    "test_is_read_as_expected",
    "test_is_written_back",
    "test_is_read_again_as_the_same",
)


def still_right(
    golden: Path, old: JsonObject, new: JsonObject, changes: Sequence[Change]
) -> list[str]:
    """Return the tests of payloads that must pass with the contract *new*."""
    renamed_only = all(change.change == "renamed" for change in changes)
    fitting = [
        f"{FITS}[{path.stem}]"
        for path in sorted((golden / "payloads").glob("*.json"))
        if renamed_only or not _is_touched(_schema(path), old, new)
    ]
    return [f"tests/payloads/test_payloads.py::{test}" for test in (*READ, *fitting)]


def _is_touched(name: str, old: JsonObject, new: JsonObject) -> bool:
    ones, others = children(old, "schemas"), children(new, "schemas")
    if name not in others:
        return True
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


def _schema(path: Path) -> str:
    value: Json = json.loads(path.read_text(encoding="utf-8"))
    return str(members(value, path.name)["schema"])
