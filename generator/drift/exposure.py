"""Tell what is shown now in the place of what was hidden."""

from collections.abc import Iterator, Sequence
from typing import Final

from generator.contract import Difference, Json, JsonObject
from generator.contract.operation_sets import EVERY
from generator.contract.values import children
from generator.contract.walking import holders

from .visibility import MORE, Visibility

HELD: Final = frozenset(
    {"field", "parameter", "body", "media type", "answer", "variant", "additional"}
)
"""What stands in a schema or an operation, and holds values."""

WHOLE: Final = frozenset({"schema", "operation"})


class Exposure:
    """Knows what the differences between two contracts hid, and what they show."""

    def __init__(
        self, old: JsonObject, new: JsonObject, found: Sequence[Difference]
    ) -> None:
        self._before = Visibility(children(old, "schemas"))
        self._after = Visibility(children(new, "schemas"))
        self._known: dict[int, frozenset[str]] = {}
        self._come = [each for each in found if _comes(each) and self._more(each)]

    def is_shown(self, difference: Difference) -> bool:
        """Return whether what hid something shows what it did not show before."""
        return self._hid(difference) and bool(self._more(difference))

    def is_replaced(self, difference: Difference) -> bool:
        """Return whether something hidden is gone, and what takes its place is not."""
        if difference.subject not in HELD | WHOLE or not self._hid(difference):
            return False
        before = self._was(difference)
        return any(
            self._more(each) - before and self._may_replace(each, difference)
            for each in self._come
        )

    def _may_replace(self, come: Difference, gone: Difference) -> bool:
        """Return whether it is near, or called the same wherever it is."""
        if gone.subject in WHOLE:
            return come.subject == gone.subject
        if "answer" in {gone.subject, come.subject} and come.subject != gone.subject:
            return False  # What is sent takes no place of what is read.
        if come.owner in _owners(gone) or gone.owner in _owners(come):
            return True
        name, other = _name(gone), _name(come)
        ends = {place.rpartition(".")[2] for place in self._more(come)}
        return name == other or (come.subject == "schema" and name in ends)

    def _hid(self, difference: Difference) -> bool:
        return any(self._before.hides(form) for _, form in _forms(difference.old))

    def _was(self, difference: Difference) -> frozenset[str]:
        return _shown(self._before, difference.old) - {MORE}

    def _more(self, difference: Difference) -> frozenset[str]:
        """Return the places that *difference* shows, and did not show before."""
        key = id(difference)
        if key not in self._known:
            now = _shown(self._after, difference.new)
            self._known[key] = now - self._was(difference)
        return self._known[key]


def _owners(difference: Difference) -> set[str]:
    """Return in what *difference* is; every operation is one of them, too."""
    owner = difference.owner
    return {owner, EVERY} if " /" in owner else {owner}


def _name(difference: Difference) -> str:
    is_named = difference.subject in {"field", "parameter"}
    return difference.noun.rpartition(" ")[2] if is_named else difference.noun


def _comes(difference: Difference) -> bool:
    """Return whether *difference* brings values; further fields are never shown."""
    if not difference.owner or difference.change not in {"added", "changed"}:
        return False
    return difference.subject in (HELD | WHOLE | {"type"}) - {"additional"}


def _shown(visibility: Visibility, value: Json) -> frozenset[str]:
    return frozenset(
        place + inner if inner != MORE else MORE
        for place, form in _forms(value)
        for inner in visibility.shown(form)
    )


def _forms(value: Json) -> Iterator[tuple[str, JsonObject]]:
    """Yield the schemas of a schema, a body, an answer or an operation."""
    if not isinstance(value, dict):
        return
    if "ref" in value or "kind" in value:
        yield "", value
    elif "answers" in value:
        yield from ((place, form) for _, place, form in holders(value))
    else:
        yield from children(value, "content").items()
