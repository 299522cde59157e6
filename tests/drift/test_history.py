"""The real drift of this API, replayed: caught, classified, given a version."""

import json
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Final

import pytest

from drift.drafts import LOADED
from drift.history import STEPS, documents
from generator.contract import approve, contract_of, pending
from generator.drift.change import Change
from generator.drift.classify import changes
from generator.drift.levels import Level
from generator.drift.versions import next_version

DRAFTS: Final = [*documents()]
CONTRACTS: Final = [contract_of(each.root) for each in DRAFTS]
REPLAYED: Final = [changes(old, new) for old, new in pairwise(CONTRACTS)]

START: Final = "1.0.0"


def level_of(found: list[Change]) -> Level:
    return max((change.level for change in found), default=Level.NONE)


def said(found: list[Change]) -> tuple[str, ...]:
    return tuple(f"{change.level.word}: {change.sentence}" for change in found)


def test_the_last_document_is_ours() -> None:
    """After all of it the document is the one in `spec`."""
    assert DRAFTS[-1].root == LOADED


@pytest.mark.parametrize("number", range(len(STEPS)), ids=[s.name for s in STEPS])
def test_step(number: int) -> None:
    """Each step is told in full, every change with its class."""
    assert said(REPLAYED[number]) == STEPS[number].said


def test_versions() -> None:
    """Each step asks for a version that moves as far as its gravest change."""
    levels = [level_of(found) for found in REPLAYED]
    versions = [*accumulate(levels, next_version, initial=START)]

    assert versions == [START, *(step.version for step in STEPS)]


def test_what_was_reverted_never_happened() -> None:
    """A change that landed and was reverted asks for nothing, taken together."""
    first, landed, reverted, again, *_ = CONTRACTS

    assert first == reverted
    assert changes(first, reverted) == []
    assert landed == again
    assert said(changes(first, again)) == STEPS[0].said


def test_all_at_once() -> None:
    """Two years of drift in one release ask for one major version."""
    found = changes(CONTRACTS[0], CONTRACTS[-1])

    assert next_version(START, level_of(found)) == "2.0.0"
    assert [each.level for each in found] == sorted(
        (each.level for each in found), reverse=True
    )


def sentences(found: list[Change], *, prose: bool) -> list[str]:
    return sorted(
        change.sentence for change in found if prose or change.subject != "prose"
    )


def test_nothing_passes_without_approval(tmp_path: Path) -> None:
    """Each step waits until it is approved; prose never does."""
    golden, path = tmp_path / "golden", tmp_path / "interactions.yaml"
    approve(DRAFTS[0].save(path), golden)
    for draft, contract, found in zip(DRAFTS[1:], CONTRACTS[1:], REPLAYED, strict=True):
        draft.save(path)
        assert sorted(pending(path, golden)) == sentences(found, prose=False)
        assert sorted(approve(path, golden)) == sentences(found, prose=True)
        assert json.loads((golden / "contract.json").read_text("utf-8")) == contract

    assert pending(path, golden) == []
