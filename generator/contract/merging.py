"""Merge normal forms that hold at once: `allOf`, and what stands beside a `$ref`."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import Final

from .bounds import stricter
from .keywords import ANNOTATIONS, FLAGS, PROSE
from .values import Json, JsonObject, canonical, child, children, elements

EITHER: Final = frozenset({*FLAGS.values(), "uniqueItems"})


@dataclass(frozen=True)
class Merger:
    """Merges schemas."""

    expand: Callable[[JsonObject], JsonObject]
    """Returns what a reference refers to, and anything else as it is."""

    def together(self, parts: Sequence[JsonObject]) -> JsonObject:
        """Return the schema that says what all *parts* say."""
        substance = _once(part for part in parts if is_substantial(part))
        notes = [
            {key: value for key, value in part.items() if key != "kind"}
            for part in parts
            if not is_substantial(part)
        ]
        whole = reduce(self._both, notes, self._substance(substance))
        return {**whole, "kind": "any"} if whole.keys() <= ANNOTATIONS else whole

    def _substance(self, parts: Sequence[JsonObject]) -> JsonObject:
        match parts:
            case []:
                return {}
            case [part]:
                return part
            case _:
                whole = self._merged([self.expand(part) for part in parts])
                return whole or {"kind": "all", "parts": [*ordered(parts)]}

    def _merged(self, parts: Sequence[JsonObject]) -> JsonObject | None:
        kinds = {str(part["kind"]) for part in parts} - {"any"}
        if kinds == {"integer", "number"}:
            kinds = {"integer"}
        if len(kinds) > 1 or not kinds.isdisjoint({"union", "all"}):
            return None
        whole = reduce(self._both, parts)
        if not all("nullable" in part for part in parts if part["kind"] != "any"):
            whole.pop("nullable", None)
        return {**whole, "kind": kinds.pop() if kinds else "any"}

    def _both(self, one: JsonObject, other: JsonObject) -> JsonObject:
        shared = one.keys() & other.keys()
        return {
            **one,
            **other,
            **{key: self._combined(key, one, other) for key in shared},
        }

    def _combined(self, key: str, one: JsonObject, other: JsonObject) -> Json:
        match key:
            case "kind":
                return one[key]
            case "fields":
                return self._fields(children(one, key), children(other, key))
            case "items" | "additional":
                return self.together([child(one, key), child(other, key)])
            case "enum":
                return common(one[key], other[key])
            case _:
                return combined(key, one[key], other[key])

    def _fields(
        self, one: dict[str, JsonObject], other: dict[str, JsonObject]
    ) -> JsonObject:
        shared = one.keys() & other.keys()
        return {
            **one,
            **other,
            **{name: self._field(one[name], other[name]) for name in shared},
        }

    def _field(self, one: JsonObject, other: JsonObject) -> JsonObject:
        required = bool(one["required"]) or bool(other["required"])
        bare = [
            {key: value for key, value in field.items() if key != "required"}
            for field in (one, other)
        ]
        return {**self.together(bare), "required": required}


def is_substantial(schema: JsonObject) -> bool:
    """Return whether *schema* says more than how a value is to be used."""
    return schema.get("kind") != "any" or not schema.keys() <= {*ANNOTATIONS, "kind"}


def _once(parts: Iterable[JsonObject]) -> list[JsonObject]:
    return [*{canonical(without_prose(part)): part for part in parts}.values()]


def ordered(schemas: Sequence[JsonObject]) -> list[JsonObject]:
    """Return *schemas* in an order that depends on nothing but what they say."""
    return sorted(schemas, key=lambda schema: canonical(without_prose(schema)))


def without_prose(value: Json) -> Json:
    """Return *value* without any description."""
    match value:
        case dict():
            return {
                name: without_prose(item)
                for name, item in value.items()
                if name != PROSE
            }
        case list():
            return [without_prose(item) for item in value]
        case _:
            return value


def common(one: Json, other: Json) -> Json:
    """Return the values that stand in both arrays."""
    known = {canonical(value) for value in elements(other, "enum")}
    return [value for value in elements(one, "enum") if canonical(value) in known]


def combined(key: str, one: Json, other: Json) -> Json:
    """Return the value of the keyword *key* that says both."""
    if key in EITHER:
        return bool(one) or bool(other)
    return stricter(key, one, other)
