"""One difference between two contracts, and the sentences it comes in."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Final, TypeAlias

from .describing import worth
from .pairing import Pairs
from .values import Json, JsonObject, canonical


@dataclass(frozen=True, kw_only=True)
class Difference:
    """One difference between two contracts."""

    place: str
    """A schema with its field, or an operation with a part of it."""

    subject: str
    """What differs there: `field`, `nullable`, `value`, `answer` and so on."""

    change: str
    """`added`, `removed`, `changed` or `renamed`."""

    sentence: str
    """What a person reads."""

    old: Json = None
    new: Json = None

    noun: str = ""
    """What is new or gone, as it is called: `field name`, `answer 404`."""

    owner: str = ""
    """The schema or the operation that it is in; nothing for what surrounds them."""


BECOMING: Final = frozenset({"answer", "media type"})
"""What has no name that could be another, only a kind."""

Differences: TypeAlias = Iterator[Difference]

Compare: TypeAlias = Callable[[str, JsonObject, JsonObject], Differences]
"""Compares two versions of what has a name."""


def added(place: str, subject: str, noun: str, new: Json) -> Difference:
    """Return that *place* now has a *subject*, called *noun*."""
    return Difference(
        place=place,
        subject=subject,
        change="added",
        sentence=f"{place}: {_asked(subject, new)}{noun} was added",
        new=new,
        noun=noun,
    )


def _asked(subject: str, new: Json) -> str:
    """Return the word for a new field or parameter that nobody may leave out."""
    is_required = isinstance(new, dict) and new.get("required") is True
    return "required " if subject in {"field", "parameter"} and is_required else ""


def removed(place: str, subject: str, noun: str, old: Json) -> Difference:
    """Return that *place* no longer has a *subject*, called *noun*."""
    return Difference(
        place=place,
        subject=subject,
        change="removed",
        sentence=f"{place}: {noun} was removed",
        old=old,
        noun=noun,
    )


def renamed(place: str, subject: str, old: str, new: str) -> Difference:
    """Return that the *subject* called *old* is now called *new*."""
    (prefix, _, _), (other, _, last) = old.rpartition(" "), new.rpartition(" ")
    verb = "became" if subject in BECOMING else "was renamed to"
    return Difference(
        place=place,
        subject=subject,
        change="renamed",
        sentence=f"{place}: {old} {verb} {last if prefix == other else new}",
        old=old,
        new=new,
    )


def became(place: str, subject: str, words: str, old: Json, new: Json) -> Difference:
    """Return that *place* is different: in *words*, which a colon may begin."""
    return Difference(
        place=place,
        subject=subject,
        change="changed",
        sentence=f"{place}{words}",
        old=old,
        new=new,
    )


def whole_differences(subject: str, verb: str, pairs: Pairs) -> Differences:
    """Yield what is gone, new or renamed of the operations or the schemas."""
    for name in pairs.removed:
        gone = removed("document", subject, name, pairs.old[name])
        said = f"{subject} {name} was removed"
        yield replace(gone, place=name, owner=name, sentence=said)
    for name in pairs.added:
        new = added("document", subject, name, pairs.new[name])
        said = f"{subject} {name} was added"
        yield replace(new, place=name, owner=name, sentence=said)
    for one, other in pairs.renamed.items():
        moved = renamed("document", subject, one, other)
        said = f"{subject} {one} {verb} {other}"
        yield replace(moved, place=other, owner=other, sentence=said)


def settings(place: str, old: JsonObject, new: JsonObject) -> Differences:
    """Yield what *place* says of itself in other words, or no longer, or now."""
    for key in sorted(old.keys() | new.keys()):
        if key not in old:
            yield added(place, key, f"{key} {worth(new[key])}", new[key])
        elif key not in new:
            yield removed(place, key, f"{key} {worth(old[key])}", old[key])
        else:
            yield from _setting(place, key, old[key], new[key])


def _setting(place: str, key: str, old: Json, new: Json) -> Differences:
    if isinstance(old, dict) and isinstance(new, dict):
        yield from settings(place, _under(key, old), _under(key, new))
    elif canonical(old) != canonical(new):
        words = f": {key} changed from {worth(old)} to {worth(new)}"
        yield became(place, key, words, old, new)


def _under(key: str, part: JsonObject) -> JsonObject:
    return {f"{key}.{name}": value for name, value in part.items()}


def named_differences(
    place: str, subject: str, pairs: Pairs, compare: Compare
) -> Differences:
    """Yield what is gone, new, renamed or different of what has names at *place*."""
    for name in pairs.removed:
        yield removed(place, subject, called(subject, name), pairs.old[name])
    for name in pairs.added:
        yield added(place, subject, called(subject, name), pairs.new[name])
    for one, other in pairs.renamed.items():
        yield renamed(place, subject, called(subject, one), called(subject, other))
    for one, other in pairs.both:
        yield from compare(other, pairs.old[one], pairs.new[other])


def called(subject: str, name: str) -> str:
    """Return the noun for a *subject*; a parameter's place comes first."""
    before, _, last = name.rpartition(" ")
    return f"{before} {subject} {last}".strip()
