"""The operators of documents are complete, and change what they say they change."""

from collections import Counter
from typing import Final

import pytest

from generator.drift.levels import Level
from mutation.documents.known import DEPOT, DOCUMENT
from mutation.documents.sources import Source
from mutation.documents.table import OF_THE_DOCUMENT, OF_THE_OTHER
from mutation.documents.trials import trials
from mutation.documents.unexpressed import NAMED_BY_TESTS, REASONS, reason
from mutation.mutants import Mutant, drawn, sampled

TRIALS: Final = [*trials()]
NAMES: Final = {each.name for each in (*OF_THE_DOCUMENT, *OF_THE_OTHER)}


def test_every_operator_applies_somewhere() -> None:
    """None stands in the table for nothing."""
    assert {trial.operator.name for trial in TRIALS} == NAMES


def test_every_mutant_has_a_name_of_its_own() -> None:
    """A report names one place by one name."""
    names = Counter(trial.mutant.name for trial in TRIALS)

    assert [name for name, count in names.items() if count > 1] == []


def test_every_promise_is_another_document() -> None:
    """An operator that changes nothing would seem to survive."""
    same = [
        trial.mutant.name
        for trial in TRIALS
        if trial.operator.is_promise and trial.document() == trial.source.root
    ]

    assert same == []


def test_every_place_has_a_class() -> None:
    """Only what promises the same may mean nothing."""
    for trial in TRIALS:
        assert trial.expected > Level.NONE or not trial.operator.is_promise


def test_nothing_is_excused_without_a_case() -> None:
    """A reason covers what it names, and nothing else."""
    assert reason("field became read-only", "answer", "Pet.name")
    assert not reason("field became read-only", "request", "Pet.name")
    assert reason("pattern added", "answer", "Pet.names[]")
    assert not reason("pattern added", "answer", "Pet.name")
    assert reason("answer became a map", "any", "answer NotFound")
    assert not reason("answer became a map", "any", "GET /interactions/: 200")


@pytest.mark.parametrize("source", [DOCUMENT, DEPOT], ids=lambda source: source.name)
def test_all_schemas_and_operations_are_known(source: Source) -> None:
    """The tables by hand leave out nothing that the document has."""
    assert source.ways.keys() == source.schemas.keys()
    assert source.methods.keys() == {key for key, _, _ in source.operations()}


def test_exceptions_are_of_operators_that_exist() -> None:
    """No reason is left over from another time."""
    assert REASONS.keys() | NAMED_BY_TESTS <= NAMES


def test_samples_are_the_same_every_time() -> None:
    """A seed stands for one sample, and an operator more moves no other."""
    one = [Mutant("family", "one", str(number)) for number in range(50)]
    other = [Mutant("family", "other", str(number)) for number in range(50)]

    assert sampled(one, 3, 1) == sampled([*one, *other], 3, 1)[:3]
    assert sampled(one, 3, 1) != sampled(one, 3, 2)
    assert sampled(one, None, 1) == one
    assert len(drawn(one, 7, 1)) == 7
    assert drawn(one, 7, 1) == drawn(one, 7, 1)
