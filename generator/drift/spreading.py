"""Tell bodies whose fields are arguments of the method from those that are one."""

from generator.contract.arguments import Arguments, json_of
from generator.contract.operation_sets import EVERY
from generator.contract.values import JsonObject, child, children

from .case import Case


def is_spread(case: Case) -> bool:
    """Return whether *case* is about a body whose fields were arguments."""
    arguments = Arguments(case.before)
    rest = case.difference.place.removeprefix(case.difference.owner)
    return any(
        case.former in _names(key, operation, rest)
        for key, operation in children(case.before, "operations").items()
        if arguments.body_fields(operation) is not None
    )


def _names(key: str, operation: JsonObject, rest: str) -> set[str]:
    """Return the owners with which *rest* is the body of *operation*."""
    if rest == ": body":
        return {key, EVERY}
    return set() if rest else {str(json_of(child(operation, "body")).get("ref"))}
