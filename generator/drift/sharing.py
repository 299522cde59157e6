"""Follow the headers that every call sends: they are arguments of the client."""

from generator.contract import JsonObject
from generator.contract.arguments import Arguments
from generator.contract.values import child, children

from .case import Case


def is_elsewhere(case: Case) -> bool:
    """Return whether a header's argument moved between the client and its methods."""
    before, after = _of_client(case.before), _of_client(case.after)
    sent_before, sent_after = _sent(case.before), _sent(case.after)
    moved = ((before - after) & sent_after) | ((after - before) & sent_before)
    if case.difference.subject == "required":
        return case.difference.place.rpartition(" ")[2] in moved
    return bool(moved)


def _of_client(contract: JsonObject) -> set[str]:
    return {*Arguments(contract).of_client()}


def _sent(contract: JsonObject) -> set[str]:
    """Return the headers that some operation sends."""
    return {
        name.removeprefix("header ")
        for operation in children(contract, "operations").values()
        for name in child(operation, "parameters")
    }
