"""Documents that mean the same have the same contract, and no others have."""

import json
from io import StringIO
from random import Random
from typing import Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from contract.golden import DOCUMENT
from contract.naming import with_names
from contract.odds import ODDS
from contract.office import OFFICE
from contract.rewriting import LAST, REWRITES, always, rewritten
from contract.rewriting_parts import copy
from contract.shop import SHOP
from contract.strategies import documents
from generator.contract import JsonObject, contract_of, differences, load
from generator.contract.loading import loads
from generator.contract.values import canonical, members

PROFILE = settings(
    deadline=None,
    derandomize=True,
    max_examples=25,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)

DOCUMENTS: Final = {"ours": load(DOCUMENT), "shop": SHOP, "odds": ODDS}
INLINE: Final = {**DOCUMENTS, "office": OFFICE}
EVERY: Final = {**REWRITES, **LAST}

ORDERS = st.permutations([*REWRITES]).map(lambda names: names[: len(names) // 3])
CHANCE = st.randoms(use_true_random=True)


def promises(document: JsonObject) -> str:
    contract = contract_of(document)
    return canonical({key: contract[key] for key in contract if key != "prose"})


def several(document: JsonObject, names: list[str], chance: Random) -> JsonObject:
    rewrites = [EVERY[name] for name in [*names, *LAST]]
    return rewritten(
        with_all_names(document), rewrites, lambda: chance.random() < 1 / 2
    )


def with_all_names(document: JsonObject) -> JsonObject:
    """Return *document* with a name for each class, which a rewrite would change."""
    other = members(copy(document), "document")
    with_names(other)
    return other


@pytest.mark.parametrize("name", INLINE)
def test_inline_classes(name: str) -> None:
    """A class without a name is the component of the name that it has in Python."""
    one = INLINE[name]

    assert contract_of(with_all_names(one)) == contract_of(one)


@PROFILE
@given(documents())
def test_inline_classes_of_documents(document: JsonObject) -> None:
    """So is each class of any document."""
    assert contract_of(with_all_names(document)) == contract_of(document)


@pytest.mark.parametrize("name", EVERY)
def test_rewrites(name: str) -> None:
    """What a rewrite does everywhere in a document changes no promise of it."""
    is_used = False
    for one in map(with_all_names, DOCUMENTS.values()):
        other = rewritten(one, [EVERY[name]], always)
        is_used = is_used or json.dumps(other) != json.dumps(one)
        assert promises(one) == promises(other)
        changes = differences(contract_of(one), contract_of(other))
        assert {change.subject for change in changes} <= {"prose"}

    assert is_used


@PROFILE
@given(documents(), ORDERS, CHANCE)
def test_rewritten_documents(
    document: JsonObject, names: list[str], chance: Random
) -> None:
    """Whatever a document is rewritten into, it promises the same."""
    assert promises(several(document, names, chance)) == promises(document)


@PROFILE
@given(st.sampled_from([*DOCUMENTS]), ORDERS, CHANCE)
def test_rewritten_real_documents(name: str, names: list[str], chance: Random) -> None:
    """Our document, in several other ways at once, is the same document."""
    document = DOCUMENTS[name]

    assert promises(several(document, names, chance)) == promises(document)


@PROFILE
@given(documents(), documents())
def test_every_difference_has_a_sentence(one: JsonObject, other: JsonObject) -> None:
    """Contracts differ if, and only if, there is a sentence that says so."""
    old, new = contract_of(one), contract_of(other)
    sentences = [change.sentence for change in differences(old, new)]

    assert bool(sentences) == (canonical(old) != canonical(new))


@PROFILE
@given(documents(), st.sampled_from(["block", "flow", "both"]))
def test_layout(document: JsonObject, style: str) -> None:
    """YAML in its styles, with anchors and without, and JSON give one contract."""
    text = StringIO()
    yaml = YAML(typ="safe", pure=True)
    yaml.default_flow_style = {"block": False, "flow": True}.get(style)
    # In a row of pairs ruamel puts the anchor of a pair at its key.
    shared = document if style == "block" else json.loads(json.dumps(document))
    yaml.dump(shared, text)  # pyright: ignore[reportUnknownMemberType] - ruamel has no types here

    assert contract_of(loads(text.getvalue())) == contract_of(document)
    assert contract_of(loads(json.dumps(document))) == contract_of(document)
