"""What the second reading says of parts that it meets in a few places only."""

import pytest

from generator.contract import UnreadableError
from generator.contract.describing import described
from generator.contract.directions import Directions
from generator.contract.examples import Examples
from generator.contract.merging import EITHER, combined
from generator.contract.references import Document
from generator.contract.scalars import Mode


def test_object_without_fields() -> None:
    """An object that may hold nothing is told from one that may hold anything."""
    assert described({"kind": "object", "additional": False}) == "empty object"


def test_example_of_an_enum_without_a_name() -> None:
    """It is one of the values, whatever else the schema says."""
    examples = Examples({}, Directions({}), Mode.ALL)
    enum = examples.of({"kind": "string", "enum": ["a"], "minLength": 9}, "place")
    assert enum.wire == "a"


@pytest.mark.parametrize("key", sorted(EITHER))
def test_what_one_part_says_is_said(key: str) -> None:
    """Where one part of a composition marks a value, the whole does."""
    assert combined(key, True, False) is True  # noqa: FBT003 - JSON values, not flags
    assert combined(key, False, False) is False  # noqa: FBT003 - JSON values


def test_component_that_is_not_there() -> None:
    """A part that is asked for and missing is named."""
    with pytest.raises(UnreadableError, match=r"^#/components/schemas/Pet: "):
        Document({}).component("schemas", "Pet")
