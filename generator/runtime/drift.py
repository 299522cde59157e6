"""Tell a log and a hook where answers are not what the document says."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from functools import cache
from threading import Lock
from typing import Final, TypeAlias, TypeVar

from attrs import define, field, frozen

from .attempts import LOGGER, tell
from .deviations import deviations
from .drift_kinds import DriftKind
from .errors import ContractMismatchError, CortiError
from .normal_forms import Form, forms_in
from .noticing import noticing
from .replies import Reply
from .wire import parse_json

T = TypeVar("T")

_NOTHING: Final[Form] = {}

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

Contract: TypeAlias = Callable[[], Mapping[str, object]]
"""Loads the contract, which then is kept."""


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
        except CortiError:
            self._tell()
            raise
        if is_odd:
            self._tell()
        return value

    def _tell(self) -> None:
        if not self._was_told:
            self._was_told = True
            for drift in self._drifts():
                _report(drift, self._hook, is_new=self._noted.is_new(drift))

    def _drifts(self) -> list[Drift]:
        contract = _kept(self._contract)
        operation = forms_in(contract.get("operations")).get(self._operation, {})
        found = _found(self._reply, operation, forms_in(contract.get("schemas")))
        places = dict[tuple[str, DriftKind], None]()
        with suppress(RecursionError):
            places.update((place, None) for place in found)
        return [
            Drift(
                operation=self._operation,
                status=self._reply.status,
                pointer=pointer,
                kind=kind,
            )
            for pointer, kind in places
        ]


def _found(
    reply: Reply, operation: Form, schemas: Mapping[str, Form]
) -> Iterator[tuple[str, DriftKind]]:
    """Yield where the answer is not what *operation* says, and in what way."""
    answers = forms_in(operation.get("answers"))
    answer = _documented(reply.status, answers)
    if answer is None:
        yield "", DriftKind.STATUS
        answer = _read_instead(reply, answers)
    content = forms_in(answer.get("content"))
    form = next((form for media, form in content.items() if "json" in media), None)
    if form is not None:
        yield from _found_inside(reply.content, form, schemas)
    elif reply.is_success and reply.content and answer.get("content") == {}:
        yield "", DriftKind.TYPE


def _found_inside(
    content: bytes, form: Form, schemas: Mapping[str, Form]
) -> Iterator[tuple[str, DriftKind]]:
    try:
        value = parse_json(content)
    except ContractMismatchError:
        if form.get("kind") != "any":  # Which is said of what may be missing, too.
            yield "", DriftKind.TYPE
    else:
        for each in deviations(value, form, schemas):
            yield each.pointer, each.kind


def _documented(status: int, answers: Mapping[str, Form]) -> Form | None:
    names = (str(status), f"{status // 100}XX", "default")
    return next((answers[name] for name in names if name in answers), None)


def _read_instead(reply: Reply, answers: Mapping[str, Form]) -> Form:
    """Return what a success of another status is read as."""
    successes = (each for name, each in answers.items() if name.startswith("2"))
    return next(successes, _NOTHING) if reply.is_success else _NOTHING


@cache
def _kept(contract: Contract) -> Mapping[str, object]:
    return contract()


def _report(drift: Drift, hook: DriftHook, *, is_new: bool) -> None:
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
