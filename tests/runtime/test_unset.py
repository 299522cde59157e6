"""The marker for what was not passed is one object, always."""

from copy import copy, deepcopy
from pickle import HIGHEST_PROTOCOL, dumps, loads

import pytest

from generator.runtime.unset import UNSET, Unset


@pytest.mark.parametrize("protocol", range(HIGHEST_PROTOCOL + 1))
def test_unset_survives_pickling(protocol: int) -> None:
    """Every pickle protocol gives back the same object."""
    assert loads(dumps(UNSET, protocol)) is UNSET


def test_unset_survives_copying() -> None:
    """A copy of it, and of what holds it, still holds it."""
    assert copy(UNSET) is UNSET
    assert deepcopy([UNSET])[0] is UNSET


def test_unset_is_the_only_one() -> None:
    """The type has one member."""
    assert list(Unset) == [UNSET]


def test_unset_reads_as_nothing() -> None:
    """It is falsy, and shows its name."""
    assert not UNSET
    assert repr(UNSET) == "UNSET"
