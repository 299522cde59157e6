"""Compare the answers that emitted calls can read with those of the contract."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from operator import attrgetter
from types import ModuleType

from contract.building import built
from contract.server import name_of
from generator.contract import JsonObject
from generator.contract.names import method_name, pascal, resource_name
from generator.contract.values import child, children


class StoppedError(Exception):
    """A call was made, and need not be answered."""


@dataclass
class Spy:
    """Stands in for the session, to look at a call itself."""

    statuses: set[int] = field(default_factory=set[int])

    def send(self, make: Callable[[], object]) -> None:
        """Keep the statuses that the call can read that *make* describes."""
        answers: dict[int, object] = attrgetter("answers")(make())
        self.statuses |= answers.keys()
        raise StoppedError


def answer_differences(
    contract: JsonObject, cases: JsonObject, package: ModuleType
) -> Iterator[str]:
    """Yield a sentence for each operation that reads other answers than documented.

    Other statuses of success are read as well, so that no answer could tell.
    """
    for key, operation in children(contract, "operations").items():
        case = child(cases, f"{name_of(key, operation)} all")
        found = _statuses(package, key, operation, case)
        answers = child(operation, "answers")
        asked = {int(each.rstrip("X")) for each in answers if each[0] == "2"}
        if found != asked:
            yield f"{key}: reads answer {sorted(found)}, not {sorted(asked)}"


def _statuses(
    package: ModuleType, key: str, operation: JsonObject, case: JsonObject
) -> set[int]:
    spy = Spy()
    with suppress(StoppedError, AttributeError, TypeError):
        resource = getattr(package, pascal(resource_name(operation)))(spy)
        method = getattr(resource, method_name(key, operation))
        answer = method(**built(package, child(case, "arguments")))
        list(answer)
    return spy.statuses
