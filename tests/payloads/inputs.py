"""One full value of each class that is sent, and the JSON that it is sent as."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from functools import partial
from typing import Final
from uuid import UUID

import corti_interactions
from payloads.document import Json, JsonObject, Shape, component, sent_schemas
from payloads.fields import attribute
from payloads.files import Model
from payloads.identifiers import ID
from payloads.making import FULL

INDIA: Final = timezone(timedelta(hours=5, minutes=30))
START: Final = datetime(2026, 3, 2, 9, 0, 0, 6, tzinfo=INDIA)
END: Final = datetime(2026, 3, 2, 9, 25, 30, tzinfo=UTC)
HARD: Final[Mapping[str, tuple[tuple[object, Json], ...]]] = {
    "date-time": (
        (START, "2026-03-02T03:30:00.000006Z"),
        (END, "2026-03-02T09:25:30Z"),
    ),
    "string": (("Folgetermin 🩺", "Folgetermin 🩺"), ("pat-1", "pat-1"), ("", "")),
    "uuid": ((UUID(ID), ID), (ID, ID)),
}
"""What values of a type are not easily written: one after the other in an object."""


@dataclass(frozen=True)
class Input:
    """How to make a value that is sent."""

    make: Callable[..., Model]
    """The class, without its types: the tests pass it what types forbid."""

    build: Callable[[], Mapping[str, object]]
    """Makes the arguments; late, so that what is wrong fails a test by its name."""

    wire: JsonObject

    def model(self, **changes: object) -> Model:
        """Make the value, with some arguments changed."""
        return self.make(**{**self.build(), **changes})


def class_of(shape: Shape) -> str:
    """Return the class of what is sent: another than of what is read."""
    name = f"{shape.place}Input"
    return name if hasattr(corti_interactions, name) else shape.place


def pairs(shape: Shape) -> dict[str, tuple[object, Json]]:
    """Return each field's argument, and what it is sent as."""
    seen: dict[str, int] = {}
    made: dict[str, tuple[object, Json]] = {}
    for field in shape.fields:
        kind = field.shape.kind
        turn = seen[kind] = seen.get(kind, -1) + 1
        hard = HARD.get(kind)
        made[field.name] = hard[turn % len(hard)] if hard else pair(field.shape)
    return made


def pair(shape: Shape) -> tuple[object, Json]:
    """Return an argument, and what it is sent as."""
    if shape.kind == "object":
        made = INPUTS[class_of(shape)]
        return made.model(), made.wire
    if shape.kind == "array":
        given, wire = pair(shape.inner)
        return (given, given), [wire, wire]
    wire = FULL.of(shape)
    return wire, wire


def _arguments(shape: Shape) -> Mapping[str, object]:
    declared = {field.name: attribute(field) for field in shape.fields}
    return {declared[name]: given for name, (given, _) in pairs(shape).items()}


def _input(shape: Shape) -> Input:
    make: Callable[..., Model] = getattr(corti_interactions, class_of(shape))
    wire = {name: sent for name, (_, sent) in pairs(shape).items()}
    return Input(make, partial(_arguments, shape), wire)


INPUTS: Final[dict[str, Input]] = {}
for each in sent_schemas():
    INPUTS[class_of(component(each))] = _input(component(each))
