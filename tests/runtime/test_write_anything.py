"""What the contract leaves open takes whatever JSON can carry."""

from collections import deque
from datetime import UTC, date, datetime
from enum import Enum, IntEnum, StrEnum
from types import MappingProxyType
from uuid import UUID

import pytest

from generator.runtime import encode
from generator.runtime.errors import ArgumentError
from generator.runtime.unknown import UnknownObject
from generator.runtime.unset import UNSET


class Status(StrEnum):
    """A string enum."""

    PLANNED = "planned"


class Level(IntEnum):
    """An integer enum."""

    LOW = 1


class Day(Enum):
    """An enum of something else."""

    ONE = date(2023, 11, 7)


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (None, None),
        (True, True),
        (5, 5),
        (0.5, 0.5),
        ("x", "x"),
        (Status.PLANNED, "planned"),
        (Level.LOW, 1),
        (Day.ONE, "2023-11-07"),
        (date(2023, 11, 7), "2023-11-07"),
        (datetime(2023, 11, 7, tzinfo=UTC), "2023-11-07T00:00:00Z"),
        (UUID(int=1), "00000000-0000-0000-0000-000000000001"),
        (UnknownObject(fields={"kind": "fish"}), {"kind": "fish"}),
        ([1, (None, "x")], [1, [None, "x"]]),
        (deque([1]), [1]),
        ({"a": {"b": Level.LOW}}, {"a": {"b": 1}}),
        (MappingProxyType({"a": [UUID(int=0)]}), {"a": [str(UUID(int=0))]}),
    ],
)
def test_what_json_can_carry_is_written(value: object, written: object) -> None:
    """However deep it stands."""
    assert encode.anything(value) == written


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (object(), "argument: expected a value that JSON can carry, got object"),
        (b"x", "argument: expected a value that JSON can carry, got bytes"),
        ({1}, "argument: expected a value that JSON can carry, got set"),
        (UNSET, "argument: expected a value that JSON can carry, got Unset"),
        (UnknownObject, "argument: expected a value that JSON can carry, got type"),
        ([0, {1}], "[1]: expected a value that JSON can carry, got set"),
        ({"Ada": {1}}, "{key}: expected a value that JSON can carry, got set"),
        ({1: ""}, "argument: expected string keys, got int"),
        ([float("nan")], "[0]: expected a finite number, got NaN or infinity"),
    ],
)
def test_what_json_cannot_carry_is_refused(value: object, said: str) -> None:
    """The place and the type are told, the value is not."""
    with pytest.raises(ArgumentError) as caught:
        encode.anything(value)
    assert str(caught.value) == said


def test_naive_datetimes_are_refused_here_too() -> None:
    """An open field is no way around the rule."""
    with pytest.raises(ArgumentError, match="with a time zone"):
        encode.anything({"at": datetime(2023, 11, 7)})  # noqa: DTZ001  # the point


def test_what_holds_itself_is_refused() -> None:
    """It would never end."""
    endless: list[object] = []
    endless.append(endless)
    with pytest.raises(ArgumentError, match="nested too deeply") as caught:
        encode.anything(endless)
    assert caught.value.__context__ is None
