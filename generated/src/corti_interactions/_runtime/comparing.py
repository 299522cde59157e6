# Made from generator/runtime/comparing.py by "python -m generator regenerate".
"""Compare an answer with what a contract says of it."""

from collections.abc import Iterator, Mapping
from typing import Final

from .deviations import departures
from .documented import described, json_media
from .drift_kinds import DriftKind
from .errors import ContractMismatchError
from .normal_forms import Form, forms_in
from .promises import Promise, Promises
from .replies import Reply
from .wire import parse_json

_NOTHING: Final[Form] = {}


class Comparison:
    """Knows a contract."""

    def __init__(self, contract: Mapping[str, object]) -> None:
        self._operations = forms_in(contract.get("operations"))
        self._promises = Promises(forms_in(contract.get("schemas")))

    def found(self, operation: str, reply: Reply) -> Iterator[tuple[str, DriftKind]]:
        """Yield where *reply* is not what *operation* says, and in what way."""
        answers = forms_in(self._operations.get(operation, _NOTHING).get("answers"))
        answer = answers.get(described(reply.status, answers))
        if answer is None:
            yield "", DriftKind.STATUS
            answer = _read_instead(reply, answers)
        content = forms_in(answer.get("content"))
        form = content.get(json_media(content))
        if form is not None:
            yield from _found_inside(reply.content, self._promises.of(form))
        elif reply.is_success and reply.content and answer.get("content") == {}:
            yield "", DriftKind.TYPE


def _found_inside(content: bytes, promise: Promise) -> Iterator[tuple[str, DriftKind]]:
    try:
        value = parse_json(content)
    except ContractMismatchError:
        if promise.kind != "any":  # Which is said of what may be missing, too.
            yield "", DriftKind.TYPE
    else:
        for each in departures(value, promise):
            yield each.pointer, each.kind


def _read_instead(reply: Reply, answers: Mapping[str, Form]) -> Form:
    """Return what a success of another status is read as."""
    successes = (each for name, each in answers.items() if name.startswith("2"))
    return next(successes, _NOTHING) if reply.is_success else _NOTHING
