"""Compare two schemas, sentence by sentence."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from .describing import described
from .difference import Differences, added, became, named_differences, removed, settings
from .pairing import nearest, paired, same_content
from .values import Json, JsonObject, canonical, child, children, row, rows

FLAGS: Final = {
    "required": ("became required", "became optional"),
    "nullable": ("became nullable", "is no longer nullable"),
    "deprecated": ("became deprecated", "is no longer deprecated"),
    "readOnly": ("became read-only", "is no longer read-only"),
    "writeOnly": ("became write-only", "is no longer write-only"),
    "phi": ("became x-phi", "is no longer x-phi"),
}

STRUCTURE: Final = frozenset(
    {"kind", "ref", "fields", "items", "additional", "enum", "variants", "parts"}
)


def value_differences(place: str, old: JsonObject, new: JsonObject) -> Differences:
    """Yield each difference between two schemas that stand at *place*."""
    yield from flag_differences(place, old, new)
    if _nature(old) != _nature(new):
        words = f": type changed from {described(old)} to {described(new)}"
        yield became(place, "type", words, old, new)
    else:
        unsaid = STRUCTURE | FLAGS.keys()
        yield from settings(place, _without(old, unsaid), _without(new, unsaid))
        yield from _inside(place, old, new)


def _nature(schema: JsonObject) -> Json:
    return [schema.get("ref"), schema.get("kind"), "enum" in schema]


def _without(schema: JsonObject, names: frozenset[str]) -> JsonObject:
    return {key: value for key, value in schema.items() if key not in names}


def flag_differences(place: str, old: JsonObject, new: JsonObject) -> Differences:
    """Yield what is true of only one of two parts that stand at *place*."""
    for key, words in FLAGS.items():
        before, after = bool(old.get(key)), bool(new.get(key))
        if before != after:
            yield became(place, key, f" {words[before]}", before, after)


def _inside(place: str, old: JsonObject, new: JsonObject) -> Differences:
    yield from _enum(place, row(old, "enum"), row(new, "enum"))
    yield from _fields(place, children(old, "fields"), children(new, "fields"))
    if "items" in old:
        yield from value_differences(
            f"{place}[]", child(old, "items"), child(new, "items")
        )
    yield from _additional(place, old, new)
    yield from _variants(
        place,
        [*rows(old, "variants"), *rows(old, "parts")],
        [*rows(new, "variants"), *rows(new, "parts")],
    )


def _enum(place: str, old: Sequence[Json], new: Sequence[Json]) -> Differences:
    gone = [each for each in old if isinstance(each, str) and each not in new]
    come = [each for each in new if isinstance(each, str) and each not in old]
    names = nearest(gone, come)
    yield from listed_differences(
        place,
        [each for each in old if each not in [*names]],
        [each for each in new if each not in names.values()],
    )
    for one, other in names.items():
        words = f": value {canonical(one)} was renamed to {canonical(other)}"
        yield replace(became(place, "value", words, one, other), change="renamed")


def listed_differences(
    place: str, old: Sequence[Json], new: Sequence[Json]
) -> Differences:
    """Yield the values that only one of two lists has."""
    ones, others = set(map(canonical, old)), set(map(canonical, new))
    for value in old:
        if canonical(value) not in others:
            yield removed(place, "value", f"value {canonical(value)}", value)
    for value in new:
        if canonical(value) not in ones:
            yield added(place, "value", f"value {canonical(value)}", value)


def _fields(
    place: str, old: dict[str, JsonObject], new: dict[str, JsonObject]
) -> Differences:
    def compare(name: str, one: JsonObject, other: JsonObject) -> Differences:
        return value_differences(f"{place}.{name}", one, other)

    pairs = paired(old, new, same_content)
    yield from named_differences(place, "field", pairs, compare)


def _additional(place: str, old: JsonObject, new: JsonObject) -> Differences:
    before, after = old.get("additional"), new.get("additional")
    if isinstance(before, dict) and isinstance(after, dict):
        yield from value_differences(f"{place}{{}}", before, after)
    elif before != after:
        words = f": further fields changed from {_further(before)} to {_further(after)}"
        yield became(place, "additional", words, before, after)


def _further(additional: Json) -> str:
    match additional:
        case dict():
            return described(additional)
        case None:
            return "not mentioned"
        case _:
            return "anything" if additional else "none"


def _variants(
    place: str, old: Sequence[JsonObject], new: Sequence[JsonObject]
) -> Differences:
    ones, others = set(map(canonical, old)), set(map(canonical, new))
    gone = [each for each in old if canonical(each) not in others]
    come = [each for each in new if canonical(each) not in ones]
    if len(gone) == len(come) == 1:
        yield from value_differences(
            f"{place} ({described(come[0])})", gone[0], come[0]
        )
        return
    for each in gone:
        yield removed(place, "variant", f"variant {described(each)}", each)
    for each in come:
        yield added(place, "variant", f"variant {described(each)}", each)
