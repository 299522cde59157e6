"""Keep the golden payloads up with fields and schemas that have new names.

A rename changes no value, so that nobody has to repeat it by hand: each payload is the
same JSON, and is expected to read as the same values, under the new names.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

from .difference import Difference
from .names import field_name
from .values import Json, JsonObject, child, members


@dataclass(frozen=True)
class Renames:
    """What is called otherwise than in the contract *old*."""

    old: JsonObject
    schemas: dict[str, str] = field(default_factory=dict[str, str])
    fields: dict[tuple[str, str], str] = field(
        default_factory=dict[tuple[str, str], str]
    )

    @classmethod
    def among(cls, changes: Iterable[Difference], old: JsonObject) -> Self:
        """Return the renames among *changes*."""
        renames = cls(old)
        for change in changes:
            if change.change != "renamed":
                continue
            before, after = str(change.old), str(change.new)
            if change.subject == "schema":
                renames.schemas[before] = after
            elif change.subject == "field":
                renames.fields[change.place, _last(before)] = _last(after)
        return renames

    def __bool__(self) -> bool:
        """Whether there are any."""
        return bool(self.schemas or self.fields)

    def schema(self, name: str) -> str:
        """Return what the schema called *name* is called now."""
        return self.schemas.get(name, name)

    def wire(self, value: Json, shape: JsonObject) -> Json:
        """Return *value*, which has *shape* in the old contract, under new names."""
        name = shape.get("ref")
        whole = child(child(self.old, "schemas"), name) if isinstance(name, str) else {}
        fields = child(whole or shape, "fields")
        match value:
            case dict():
                return {
                    self._field(str(name), key): self.wire(item, child(fields, key))
                    for key, item in value.items()
                }
            case list():
                items = child(whole or shape, "items")
                return [self.wire(item, items) for item in value]
            case _:
                return value

    def reading(self, value: Json) -> Json:
        """Return what a payload reads as, where each object stands under its class."""
        match value:
            case dict():
                return {
                    self.schema(key): self.reading(self._attributes(key, item))
                    for key, item in value.items()
                }
            case list():
                return [self.reading(item) for item in value]
            case _:
                return value

    def _field(self, schema: str, name: str) -> str:
        return self.fields.get((self.schema(schema), name), name)

    def _attributes(self, schema: str, value: Json) -> Json:
        names = {
            field_name(old): field_name(new)
            for (owner, old), new in self.fields.items()
            if owner == self.schema(schema)
        }
        if not names or not isinstance(value, dict):
            return value
        return {names.get(key, key): item for key, item in value.items()}


def rename(folder: Path, renames: Renames) -> list[str]:
    """Rewrite the payloads in *folder* that have old names; return which they are."""
    rewritten: list[str] = []
    for file in sorted(folder.glob("*.json")) if renames else ():
        old: Json = json.loads(file.read_text(encoding="utf-8"))
        new = _renamed(members(old, file.name), renames)
        if new != old:
            text = json.dumps(new, indent=2, ensure_ascii=False)
            file.write_text(f"{text}\n", encoding="utf-8")
            rewritten.append(file.name)
    return rewritten


def _renamed(payload: JsonObject, renames: Renames) -> JsonObject:
    name = str(payload.get("schema"))
    return {
        **payload,
        "schema": renames.schema(name),
        "wire": renames.wire(payload.get("wire"), {"ref": name}),
        "reads": renames.reading(payload.get("reads")),
    }


def _last(noun: str) -> str:
    return noun.rpartition(" ")[2]
