"""Compare two operations, sentence by sentence."""

from typing import Final

from .difference import (
    Differences,
    added,
    became,
    called,
    named_differences,
    removed,
    settings,
)
from .pairing import Named, Pairs, paired, same_content
from .value_differences import flag_differences, value_differences
from .values import Json, JsonObject, child, children, members, row

PLAIN: Final = frozenset({"tag", "operationId", "pagination", "servers"})

JSON: Final = "application/json"


def operation_differences(key: str, old: JsonObject, new: JsonObject) -> Differences:
    """Yield each difference between two versions of the operation *key*."""
    yield from settings(key, _said(old), _said(new))
    yield from flag_differences(key, old, new)
    yield from _security(key, row(old, "security"), row(new, "security"))
    yield from _parameters(
        key, children(old, "parameters"), children(new, "parameters")
    )
    yield from _body(key, old, new)
    yield from _answers(key, children(old, "answers"), children(new, "answers"))


def _said(operation: JsonObject) -> JsonObject:
    return {key: operation[key] for key in PLAIN if operation.get(key) is not None}


def _security(key: str, old: list[Json], new: list[Json]) -> Differences:
    if old != new:
        words = f": security changed from {_ways(old)} to {_ways(new)}"
        yield became(key, "security", words, old, new)


def _ways(security: list[Json]) -> str:
    return " or ".join(_way(members(way, "security")) for way in security) or "none"


def _way(way: JsonObject) -> str:
    scopes = {name: ", ".join(map(str, row(way, name))) for name in sorted(way)}
    named = [f"{name} ({scopes[name]})" if scopes[name] else name for name in scopes]
    return " and ".join(named) or "none"


def _parameters(key: str, old: Named, new: Named) -> Differences:
    def compare(name: str, one: JsonObject, other: JsonObject) -> Differences:
        return value_differences(f"{key}: {called('parameter', name)}", one, other)

    pairs = paired(old, new, same_content)
    yield from named_differences(key, "parameter", pairs, compare)


def _body(key: str, old: JsonObject, new: JsonObject) -> Differences:
    if "body" in old and "body" in new:
        before, after = child(old, "body"), child(new, "body")
        place = f"{key}: body"
        yield from flag_differences(place, before, after)
        yield from _contents(place, before, after)
    elif "body" in old:
        yield removed(key, "body", "body", old["body"])
    elif "body" in new:
        yield added(key, "body", "body", new["body"])


def _contents(place: str, old: JsonObject, new: JsonObject) -> Differences:
    def compare(media: str, one: JsonObject, other: JsonObject) -> Differences:
        where = place if media == JSON else f"{place} {media}"
        return value_differences(where, one, other)

    pairs = paired(children(old, "content"), children(new, "content"), same_content)
    yield from named_differences(place, "media type", pairs, compare)


def _answers(key: str, old: Named, new: Named) -> Differences:
    def compare(status: str, one: JsonObject, other: JsonObject) -> Differences:
        return _answer(f"{key}: answer {status}", one, other)

    renamed: dict[str, str] = {}
    for kind in sorted({status[:1] for status in old}):
        renamed |= paired(_of(kind, old), _of(kind, new), _alike).renamed
    pairs = Pairs(old, new, renamed)
    yield from named_differences(key, "answer", pairs, compare)


def _of(kind: str, answers: Named) -> Named:
    return {status: each for status, each in answers.items() if status[:1] == kind}


def _alike(old: JsonObject, new: JsonObject) -> float:
    """Return how much of two answers is equal; that both are of one kind counts."""
    return same_content({**old, "kind": True}, {**new, "kind": True})


def _answer(place: str, old: JsonObject, new: JsonObject) -> Differences:
    def compare(name: str, one: JsonObject, other: JsonObject) -> Differences:
        return value_differences(f"{place} header {name}", one, other)

    pairs = paired(children(old, "headers"), children(new, "headers"), same_content)
    yield from named_differences(place, "header", pairs, compare)
    yield from _contents(place, old, new)
