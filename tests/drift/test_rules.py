"""Each rule gives the class that a person has written down."""

import pytest

from drift.pairs import PAIRS, Key, Pair
from generator.contract import contract_of
from generator.drift.classify import changes
from generator.drift.rules import RULES, Rule


def key_of(rule: Rule) -> Key:
    return rule.subject, rule.change, rule.way, rule.test.words if rule.test else ""


BY_KEY = {key_of(rule): rule for rule in RULES}


def test_every_rule_has_a_pair() -> None:
    """No rule stands in the table twice, or without an example."""
    keys = [key_of(rule) for rule in RULES]

    assert len(keys) == len(BY_KEY)
    assert sorted(pair.key for pair in PAIRS) == sorted(keys)


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: " ".join(pair.key))
def test_rule(pair: Pair) -> None:
    """One change has the class that a person gave it, for the reason of its rule."""
    found = changes(contract_of(pair.old), contract_of(pair.new))

    assert [(each.level, each.why) for each in found[:1]] == [
        (pair.level, BY_KEY[pair.key].reason)
    ]
    assert len(found) == 1 + pair.others
