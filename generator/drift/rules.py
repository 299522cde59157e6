"""Which rule a change falls under: the first that fits."""

from fnmatch import fnmatchcase
from typing import Final

from attrs import frozen

from .case import Case
from .conditions import Condition
from .levels import Level
from .table import ANY, TABLE


@frozen
class Rule:
    """What one kind of change means."""

    subject: str
    """What differs; `*` stands for anything."""

    change: str
    """`added`, `removed`, `renamed`, `changed`, `became`, `no longer`, or `*`."""

    way: str
    """`request`, `answer`, `header` of an answer, or `*`."""

    test: Condition | None
    """What else has to hold."""

    level: Level
    reason: str


RULES: Final = tuple(Rule(subject, *row) for subject, rows in TABLE for row in rows)
"""The first that fits counts; of what goes both ways, the higher class."""


def rule_for(case: Case) -> Rule:
    """Return the rule that *case* falls under; the last fits anything."""
    return next(rule for rule in RULES if _fits(rule, case))


def _fits(rule: Rule, case: Case) -> bool:
    return (
        fnmatchcase(case.subject, rule.subject)
        and rule.change in {ANY, case.change}
        and rule.way in {ANY, case.way}
        and (rule.test is None or rule.test.holds(case))
    )
