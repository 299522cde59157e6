"""What a rule may ask of a change before it holds."""

from collections.abc import Callable
from fractions import Fraction
from typing import Final

from attrs import frozen

from generator.contract import Json
from generator.contract.keywords import LOWER, UPPER
from generator.contract.values import canonical

from .case import Case
from .encryption import is_exposed
from .hiding import is_covered, is_unmarked, was_hidden
from .sharing import is_elsewhere
from .spreading import is_spread

TYPED: Final = frozenset({"uuid", "date", "date-time", "binary", "byte"})
"""Formats that decide the Python type."""


@frozen
class Condition:
    """What else has to be true of a change."""

    words: str
    """As it stands in the table of the docs."""

    holds: Callable[[Case], bool]


def _is_required(case: Case) -> bool:
    new = case.difference.new
    return isinstance(new, dict) and new.get("required") is True


def _is_typed(case: Case) -> bool:
    return not TYPED.isdisjoint({str(case.difference.old), str(case.difference.new)})


def _is_success(case: Case) -> bool:
    name = case.difference.noun or str(case.difference.old)
    return name.startswith("answer 2")


def _is_wider(case: Case) -> bool:
    old, new = _listed(case.difference.old), _listed(case.difference.new)
    return bool(old) and old < new


def _listed(value: Json) -> set[str]:
    return {canonical(each) for each in value} if isinstance(value, list) else set()


def _is_longer(case: Case) -> bool:
    old, new = case.difference.old, case.difference.new
    if not isinstance(old, list) or not isinstance(new, list):
        return False
    return new[: len(old)] == old


def _is_opened(case: Case) -> bool:
    old, new = case.difference.old, case.difference.new
    return not old and new is not False and (new is None or not is_spread(case))


def _is_loosened(case: Case) -> bool:
    difference = case.difference
    if difference.change == "removed":
        return True
    old, new = _number(difference.old), _number(difference.new)
    if old is None or new is None:
        return False
    if difference.subject in LOWER:
        return new < old
    if difference.subject in UPPER:
        return new > old
    return not old % new


def _number(value: Json) -> Fraction | None:
    """Return *value* if it is a number; a pattern is none, and nothing to compare."""
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return Fraction(str(value)) if is_number else None


def _is_plain_text(case: Case) -> bool:
    new = case.difference.new
    if not isinstance(new, dict) or new.get("kind") != "string":
        return False
    return new.keys().isdisjoint({"format", "enum", "const", "phi"})


def _is_shown(case: Case) -> bool:
    return case.exposure.is_shown(case.difference)


def _is_replaced(case: Case) -> bool:
    return case.exposure.is_replaced(case.difference)


REQUIRED: Final = Condition("it is required", _is_required)
TEXT: Final = Condition("it is text without x-phi", _is_plain_text)
TYPE: Final = Condition("it decides the Python type", _is_typed)
SUCCESS: Final = Condition("its status is a success", _is_success)
WIDER: Final = Condition("whatever was enough still is", _is_wider)
LONGER: Final = Condition("what was listed still comes first", _is_longer)
OPENED: Final = Condition(
    "there were none, and its fields were no arguments", _is_opened
)
ELSEWHERE: Final = Condition("another header is in every request", is_elsewhere)
SPREAD: Final = Condition("its fields were arguments", is_spread)
LOOSENED: Final = Condition("whatever was accepted still is", _is_loosened)
EXPOSED: Final = Condition("it is no longer encrypted", is_exposed)
HIDDEN: Final = Condition("it was x-phi", was_hidden)
SHOWN: Final = Condition("it hid an x-phi, and shows more", _is_shown)
REPLACED: Final = Condition("it was x-phi, and what came is not", _is_replaced)
COVERED: Final = Condition("it is hidden all the same", is_covered)
UNMARKED: Final = Condition("an x-phi in it is gone", is_unmarked)
