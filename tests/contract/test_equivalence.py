"""Documents that mean the same have the same contract, and no others have."""

import json
from io import StringIO

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from contract.rewriting import Rewriter
from contract.strategies import documents
from generator.contract import JsonObject, contract_of, differences
from generator.contract.loading import loads
from generator.contract.values import canonical

PROFILE = settings(
    deadline=None,
    derandomize=True,
    max_examples=50,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@st.composite
def pairs(draw: st.DrawFn) -> tuple[JsonObject, JsonObject]:
    one = draw(documents())
    return one, Rewriter(draw).document(one)


def promises(document: JsonObject) -> JsonObject:
    contract = contract_of(document)
    return {key: value for key, value in contract.items() if key != "prose"}


@PROFILE
@given(pairs())
def test_rewritten_documents(pair: tuple[JsonObject, JsonObject]) -> None:
    """Whatever a document is rewritten into, it promises the same."""
    one, other = pair

    assert canonical(promises(one)) == canonical(promises(other))
    changes = differences(contract_of(one), contract_of(other))
    assert {change.subject for change in changes} <= {"prose"}


@PROFILE
@given(documents(), documents())
def test_every_difference_has_a_sentence(one: JsonObject, other: JsonObject) -> None:
    """Contracts differ if, and only if, there is a sentence that says so."""
    old, new = contract_of(one), contract_of(other)
    sentences = [change.sentence for change in differences(old, new)]

    assert bool(sentences) == (canonical(old) != canonical(new))


@PROFILE
@given(documents())
def test_layout(document: JsonObject) -> None:
    """YAML in its styles and JSON give one contract."""
    yaml = StringIO()
    YAML(typ="safe", pure=True).dump(document, yaml)  # pyright: ignore[reportUnknownMemberType] - ruamel has no types here

    assert contract_of(loads(yaml.getvalue())) == contract_of(document)
    assert contract_of(loads(json.dumps(document))) == contract_of(document)
