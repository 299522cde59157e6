# Made from generator/runtime/watching.py by "python -m generator regenerate".
"""Look through an answer if reading it tolerated something."""

from collections.abc import Callable, Mapping
from functools import cache
from typing import TypeAlias, TypeVar

from attrs import define, field

from .attempts import tried
from .comparing import Comparison
from .drift import Drift, DriftHook, Noted, report
from .drift_kinds import DriftKind
from .errors import CortiError
from .noticing import noticing
from .replies import Reply

T = TypeVar("T")

Contract: TypeAlias = Callable[[], Mapping[str, object]]
"""Loads the contract, which then is kept."""


@define(eq=False)
class Watch:
    """Looks through one answer, if there is a reason to."""

    _operation: str
    _reply: Reply = field(repr=False)
    _contract: Contract = field(repr=False)
    _noted: Noted
    _hook: DriftHook
    _was_told: bool = field(default=False, init=False)

    def over(self, read: Callable[[], T]) -> T:
        """Return what *read* makes of the answer, and tell what it tolerated."""
        try:
            value, is_odd = noticing(read)
        except CortiError as error:
            failure = error
        else:
            if is_odd:
                self._tell()
            return value
        self._tell()  # Here, else what fails now would carry the error, and its frames.
        raise failure

    def __deepcopy__(self, _memo: object) -> "Watch":
        return self  # A place is told once, of copies of the answer too.

    def __reduce__(self) -> tuple[type[None], tuple[()]]:
        return type(None), ()  # In another process there is nobody to tell.

    def _tell(self) -> None:
        if not self._was_told:
            self._was_told = True
            for pointer, kind in self._places():
                drift = Drift(
                    operation=self._operation,
                    status=self._reply.status,
                    pointer=pointer,
                    kind=kind,
                )
                report(drift, self._hook, is_new=self._noted.is_new(drift))

    def _places(self) -> dict[tuple[str, DriftKind], None]:
        """Return each place once, as far as one gets; what goes wrong is only logged.

        The answer is worth more, and so is the error that it is.
        """
        places = dict[tuple[str, DriftKind], None]()
        comparison = _comparison(self._contract)
        if comparison is not None:
            found = comparison.found(self._operation, self._reply)
            tried(
                lambda: places.update((place, None) for place in found),
                "looking for drift",
            )
        return places


@cache
def _comparison(load: Contract) -> Comparison | None:
    return tried(lambda: Comparison(load()), "loading the contract")
