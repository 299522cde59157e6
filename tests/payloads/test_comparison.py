"""What the payload tests compare with sees every difference, and no other."""

from datetime import UTC, datetime
from enum import StrEnum
from uuid import UUID

import pytest
from attrs import frozen

from payloads.document import Json, component, shape_of
from payloads.normal import normal
from payloads.spelling import spell, text_of

NOTHING: Json = {}
NUMBER = shape_of({"type": "integer"}, "Number")
ID = "3c90c3cc-0d44-4b50-8888-8dd25736052a"
START = datetime(2026, 3, 2, 9, tzinfo=UTC)


class Colour(StrEnum):
    """Something with a name and a value."""

    RED = "red"


@frozen
class Span:
    """Something with fields."""

    start: datetime
    colours: tuple[Colour, ...] = ()


@pytest.mark.parametrize(
    ("value", "spelled"),
    [
        (None, None),
        (True, True),
        (1.0, 1.0),
        ("red", "red"),
        (Colour.RED, {"Colour": "RED"}),
        (UUID(ID), {"UUID": ID}),
        (START, {"datetime": "2026-03-02T09:00:00+00:00"}),
        (("a", [1]), {"tuple": ["a", [1]]}),
        ({"a": (None,)}, {"a": {"tuple": [None]}}),
        (
            Span(START, (Colour.RED,)),
            {"Span": {"start": spell(START), "colours": spell((Colour.RED,))}},
        ),
    ],
)
def test_type_is_spelled(value: object, spelled: object) -> None:
    """What JSON cannot say stands beside the value."""
    assert text_of(spell(value)) == text_of(spelled)


def test_unspelled_type_is_an_error() -> None:
    """No value passes because two spellings say nothing."""
    with pytest.raises(TypeError, match="no spelling for bytes; add one"):
        spell(b"")


def test_types_of_numbers_differ() -> None:
    """Python calls these equal, JSON does not."""
    assert len({text_of(number) for number in [1, 1.0, True]}) == 3


@pytest.mark.parametrize(
    ("schema", "one", "other"),
    [
        (
            "Period",
            {"startedAt": "2026-03-02T09:00:00.123456789+05:30", "endedAt": None},
            {"startedAt": "2026-03-02T03:30:00.123456Z"},
        ),
        ("Number", 404.0, 404),
        ("InteractionCreated", {"interactionId": ID.upper()}, {"interactionId": ID}),
        (
            "Interaction",
            {"patient": None, "encounter": {"period": {"endedAt": None}}},
            {"encounter": {"period": {}}},
        ),
    ],
)
def test_same_meaning(schema: str, one: Json, other: Json) -> None:
    """Two ways to write one value have one form."""
    shape = NUMBER if schema == "Number" else component(schema)
    assert text_of(normal(shape, one)) == text_of(normal(shape, other))


@pytest.mark.parametrize(
    ("schema", "one", "other"),
    [
        (
            "Period",
            {"startedAt": "2026-03-02T09:00:00.000001Z"},
            {"startedAt": "2026-03-02T09:00:00Z"},
        ),
        ("Patient", {"identifier": "A"}, {"identifier": "a"}),
        ("Patient", {"unknown": None}, NOTHING),
        ("Patient", {"unknown": 1.0}, {"unknown": 1}),
        ("Patient", {"name": "2026-03-02T09Z"}, {"name": "2026-03-02T09:00Z"}),
        (
            "InteractionList",
            {"interactions": [NOTHING] * 2},
            {"interactions": [NOTHING]},
        ),
        ("Problem", {"status": True}, {"status": 1}),
    ],
)
def test_different_meaning(schema: str, one: Json, other: Json) -> None:
    """What the document does not call equal stays apart."""
    shape = component(schema)
    assert text_of(normal(shape, one)) != text_of(normal(shape, other))
