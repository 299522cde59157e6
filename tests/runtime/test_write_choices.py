"""Only the values that the contract lists are written."""

from enum import IntEnum, StrEnum

import pytest

from generator.runtime import encode
from generator.runtime.encode import Encoder
from generator.runtime.errors import ArgumentError


class Status(StrEnum):
    """Strings that are documented."""

    PLANNED = "planned"
    IN_PROGRESS = "in-progress"


class Level(IntEnum):
    """Integers that are documented."""

    LOW = 1
    HIGH = 3


STATUSES = "expected one of planned, in-progress"
LEVELS = "expected one of 1, 3"


@pytest.mark.parametrize(
    ("encoder", "value", "written"),
    [
        (encode.enum(Status), Status.IN_PROGRESS, "in-progress"),
        (encode.enum(Status), "in-progress", "in-progress"),
        (encode.int_enum(Level), Level.HIGH, 3),
        (encode.int_enum(Level), 3, 3),
        (encode.text, Status.PLANNED, "planned"),
        (encode.text, "postponed", "postponed"),
        (encode.open_int_enum(Level), Level.LOW, 1),
        (encode.open_int_enum(Level), 7, 7),
        (encode.const("v1"), "v1", "v1"),
        (encode.const(1), 1, 1),
        (encode.const(True), True, True),  # noqa: FBT003  # a const has one argument
        (encode.const(None), None, None),
    ],
)
def test_what_is_listed_is_written(
    encoder: Encoder, value: object, written: object
) -> None:
    """As a plain value, whichever form it was passed in."""
    assert encoder(value) == written
    assert type(encoder(value)) is type(written)


@pytest.mark.parametrize(
    ("encoder", "value", "said"),
    [
        (encode.enum(Status), "Ada", STATUSES),
        (encode.enum(Status), "PLANNED", STATUSES),
        (encode.enum(Status), None, STATUSES),
        (encode.enum(Status), ["planned"], STATUSES),
        (encode.int_enum(Level), 2, LEVELS),
        (encode.int_enum(Level), True, "expected an integer, got bool"),
        (encode.int_enum(Level), "1", "expected an integer, got str"),
        (encode.open_int_enum(Level), "5", "expected an integer, got str"),
        (encode.const("v1"), "v2", "expected 'v1'; pass that"),
        (encode.const(1), True, "expected 1; pass that"),
        (encode.const(True), 1, "expected True; pass that"),  # noqa: FBT003  # as above
        (encode.const(None), "Ada", "expected None; pass that"),
    ],
)
def test_what_is_not_listed_is_refused(
    encoder: Encoder, value: object, said: str
) -> None:
    """The allowed values are named, the one that was passed is not."""
    with pytest.raises(ArgumentError) as caught:
        encoder(value)
    assert str(caught.value) == f"argument: {said}"


def test_a_value_that_was_read_becomes_its_member() -> None:
    """Whether it was read as a member or kept as a string."""
    assert encode.known(Status, Status.PLANNED) is Status.PLANNED
    assert encode.known(Status, "in-progress") is Status.IN_PROGRESS
    assert encode.known(Level, 3) is Level.HIGH


@pytest.mark.parametrize("value", ["postponed", None, 1, ["planned"]])
def test_a_value_of_tomorrow_cannot_be_written(value: object) -> None:
    """The path says which field it is in."""
    with pytest.raises(ArgumentError) as caught:
        encode.known(Status, value, "encounter.status")
    assert str(caught.value) == f"encounter.status: {STATUSES}"


def test_a_boolean_is_no_level() -> None:
    """Although it equals one."""
    with pytest.raises(ArgumentError, match=LEVELS):
        encode.known(Level, True)  # noqa: FBT003  # the point
