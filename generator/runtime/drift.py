"""Tell a log and a hook where answers are not what the document says."""

from collections.abc import Callable
from threading import Lock
from typing import Final, TypeAlias

from attrs import define, field, frozen

from .attempts import LOGGER, tell
from .drift_kinds import DriftKind

_MANY: Final = 1000
"""How many places are logged; an API could go on making up names."""


@frozen(kw_only=True)
class Drift:
    """One place where an answer is not what the document says; holds no value."""

    operation: str
    """The method and the path as documented, e.g. `GET /interactions/{id}`."""

    status: int
    """The HTTP status code of the answer."""

    pointer: str
    """A JSON pointer into the body, e.g. `/interactions/{index}/encounter/status`.

    Empty for the body as a whole; keys of maps, and other keys that are no names of
    fields, are `{key}`.
    """

    kind: DriftKind
    """In what way."""


DriftHook: TypeAlias = Callable[[Drift], None]
"""Called for each place; what it raises is only logged."""


@define(eq=False)
class Noted:
    """The places that were logged already."""

    _places: set[Drift] = field(factory=set[Drift], init=False, repr=False)
    _changing: Lock = field(factory=Lock, init=False, repr=False)

    def is_new(self, drift: Drift) -> bool:
        """Whether *drift* was never asked for before, and is one of the first many."""
        with self._changing:
            count = len(self._places)
            if count < _MANY:
                self._places.add(drift)
            return len(self._places) > count


def report(drift: Drift, hook: DriftHook, *, is_new: bool) -> None:
    """Log *drift* as a warning if it *is_new*, and call *hook*."""
    if is_new:
        LOGGER.warning(
            "%s: answer %d: %s%s",
            drift.operation,
            drift.status,
            drift.kind,
            f" at {drift.pointer}" if drift.pointer else "",
            extra={"drift": drift},
        )
    tell(hook, drift, "drift")
