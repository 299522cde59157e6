"""Find out what of two versions belongs together, names aside."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final, TypeAlias

from .values import JsonObject, child, row

NEAR: Final = 0.5

NEAREST: Final = 0.6
"""How near two words have to be if they are all there is to go by."""

Named: TypeAlias = dict[str, JsonObject]
Likeness: TypeAlias = Callable[[JsonObject, JsonObject], float]


@dataclass(frozen=True)
class Pairs:
    """What two versions share, and what only one of them has."""

    old: Named
    new: Named
    renamed: dict[str, str]
    """New names by old ones."""

    @property
    def removed(self) -> list[str]:
        """The names of what is gone."""
        return sorted(self.old.keys() - self.new.keys() - self.renamed.keys())

    @property
    def added(self) -> list[str]:
        """The names of what is new."""
        return sorted(self.new.keys() - self.old.keys() - {*self.renamed.values()})

    @property
    def both(self) -> list[tuple[str, str]]:
        """Old and new name of what both versions have."""
        same = [(name, name) for name in sorted(self.old.keys() & self.new.keys())]
        return [*self.renamed.items(), *same]


def paired(old: Named, new: Named, alike: Likeness) -> Pairs:
    """Pair *old* and *new*: by name, then those that are most *alike*."""
    names: dict[str, str] = {}
    for _, one, other in sorted(_candidates(old, new, alike)):
        if one not in names and other not in names.values():
            names[one] = other
    return Pairs(old, new, names)


def nearest(old: Sequence[str], new: Sequence[str]) -> dict[str, str]:
    """Pair *old* and *new* words: those that are nearest, as far as they are near."""
    near = [(-nearness(one, other), one, other) for one in old for other in new]
    pairs: dict[str, str] = {}
    for likeness, one, other in sorted(near):
        is_free = one not in pairs and other not in pairs.values()
        if is_free and -likeness >= NEAREST:
            pairs[one] = other
    return pairs


def nearness(one: str, other: str) -> float:
    """Return how alike two names are: 1 if only their case differs, 0 if in nothing."""
    return SequenceMatcher(None, one.lower(), other.lower()).ratio()


def _candidates(
    old: Named, new: Named, alike: Likeness
) -> Iterator[tuple[float, str, str]]:
    for one in old.keys() - new.keys():
        for other in new.keys() - old.keys():
            content = alike(old[one], new[other])
            names = nearness(one, other)
            if content == 1 or min(content, names) >= NEAR:
                yield -content - names, one, other


def same_content(old: JsonObject, new: JsonObject) -> float:
    """Return how much of two definitions is equal: 1 for all, 0 for nothing."""
    names = old.keys() | new.keys()
    same = [name for name in names if old.get(name) == new.get(name)]
    return len(same) / len(names)


def same_parts(old: JsonObject, new: JsonObject) -> float:
    """Return how many fields or values two schemas share."""
    ones, others = _parts(old), _parts(new)
    if old.get("kind") != new.get("kind") or not ones | others:
        return float(old == new)
    return len(ones & others) / len(ones | others)


def _parts(schema: JsonObject) -> set[str]:
    return {*child(schema, "fields"), *map(str, row(schema, "enum"))}
