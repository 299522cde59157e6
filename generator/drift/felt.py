"""Which way a difference goes, and where on the wire it is felt."""

from collections.abc import Iterator, Sequence
from typing import Final

from attrs import frozen

from generator.contract import Difference, JsonObject
from generator.contract.directions import ANSWER
from generator.contract.operation_sets import EVERY
from generator.contract.values import children

from .case import places_of
from .reach import MOST, Place, Reach, part

MORE: Final = "and more places"


@frozen
class Felt:
    """Where one difference is felt."""

    ways: frozenset[str]
    """`request`, `answer`, `header`; an empty one for what goes no way."""

    texts: tuple[str, ...]
    """The places on the wire."""


class Feelers:
    """Finds where the differences between two contracts are felt."""

    def __init__(
        self, old: JsonObject, new: JsonObject, found: Sequence[Difference]
    ) -> None:
        self._before, self._after = Reach(old), Reach(new)
        self._former = {
            str(each.new): str(each.old)
            for each in found
            if each.subject in {"schema", "operation"} and each.change == "renamed"
        }
        known, now = children(old, "operations"), children(new, "operations")
        self._operations = known.keys() | now.keys()
        self._kept = [key for key in now if self.former(key) in known]

    def former(self, owner: str) -> str:
        """Return what *owner* was called before."""
        return self._former.get(owner, owner)

    def felt(self, difference: Difference) -> Felt:
        """Return where *difference* is felt."""
        if not difference.owner:
            return Felt(frozenset({""}), ())
        places = places_of(difference)
        found = [each for place in places for each in self._at(difference, place)]
        if not found and difference.change != "added":
            # What is gone can stand inside what was renamed.
            found = [*self._at(difference, difference.place)]
        return Felt(
            ways=frozenset(way for way, _ in found) or frozenset({ANSWER}),
            texts=_named([*dict.fromkeys(text for _, text in found if text)]),
        )

    def _at(self, difference: Difference, place: str) -> Iterator[Place]:
        owner = difference.owner
        rest = place.removeprefix(owner)
        for each in self._kept if owner == EVERY else [owner]:
            before = self._before.of(self.former(each), rest)
            after = self._after.of(each, rest)
            yield from after
            if not before and not after and each in self._operations:
                yield part(each, rest)
            # The ways of both count, but only what is still there is named.
            yield from ((way, "" if after else text) for way, text in before)


def _named(texts: list[str]) -> tuple[str, ...]:
    """Return *texts*, or the first of too many."""
    return tuple(texts) if len(texts) <= MOST else (*texts[:MOST], MORE)
