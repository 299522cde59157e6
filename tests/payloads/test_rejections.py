"""What cannot be read says where and what was expected, and never what came."""

from collections.abc import Iterator
from typing import Final

import pytest

from corti_interactions import ContractMismatchError
from payloads.document import Json, Shape, component, read_schemas
from payloads.files import READERS
from payloads.identifiers import ID, WRONG_IDS
from payloads.places import Place, changed, lacking, places
from payloads.refusals import everything, refused, tells

DAY: Final = "1987-06-05"
TIME: Final = f"{DAY}T04:03:02"
NAME: Final = "Planted-Name"

PLACES: Final = [place for schema in READERS for place in places(schema)]
REQUIRED: Final = [place for place in PLACES if place.must_be_sent]
EXPECTED: Final = {
    "object": "an object",
    "map": "an object",
    "array": "an array",
    "enum": "a string",
    "string": "a string",
    "integer": "an integer",
    "uuid": "a UUID",
    "date-time": "a timestamp",
}
OTHERS: Final[dict[str, Json]] = {
    "bool": True,
    "int": 8675309,
    "float": 8675.309,
    "str": NAME,
    "list": [NAME],
    "dict": {NAME: NAME},
    "null": None,
}
FITTING: Final = {
    "object": "dict",
    "map": "dict",
    "array": "list",
    "enum": "str",
    "string": "str",
    "integer": "int",
}

NEIGHBOURS: Final = ("Ada", "pat-1", "enc-1", "Follow-up", "wss:", "req-1", "1980")
START: Final = "Interaction.encounter.period.startedAt"
BIRTH: Final = "Interaction.patient.birthDate"

TIMES: Final = (
    "",
    NAME,
    "549864182",
    "1987-06-05T25:03:02Z",
    "1987-06-31T04:03:02Z",
    "1987-02-29T04:03:02Z",
    "1987-13-05T04:03:02Z",
    "1987-06-05T24:03:02Z",
    "1987-06-05T23:59:60Z",
    "0000-06-05T04:03:02Z",
    "-1987-06-05T04:03:02Z",
    "+11987-06-05T04:03:02Z",
    "9999-12-31T24:00:00Z",
    "Fri, 05 Jun 1987 04:03:02 GMT",
    "05/06/1987 04:03:02Z",
    f"{TIME} Z",
    f" {TIME}Z",
    f"{TIME}Z\n",
    f"{TIME}.Z",
    # What fromisoformat takes, on every Python.
    f"{TIME}.123456xyZ",
    f"{TIME}.123456\x0005:30",
    f"{TIME[:-2]}Z\0Z",
    f"{TIME}ZZ",
    f"{TIME}+24:00",
    f"{TIME}+1",
    f"{TIME} Europe/Copenhagen",
    f"{TIME}Z".replace("1", "\N{FULLWIDTH DIGIT ONE}"),
    f"{TIME}Z".replace("1", "\N{ARABIC-INDIC DIGIT ONE}"),
    f"{TIME}Z".replace("-", "\N{MINUS SIGN}"),
)
ALL_DEEP: Final[tuple[tuple[str, Json, str], ...]] = (
    ("Interaction", [NAME], "response: expected an object, got list"),
    ("Interaction", None, "response: expected an object, got null"),
    (
        "InteractionList.interactions.1",
        [NAME],
        "interactions[1]: expected an object, got list",
    ),
    (
        "InteractionList.interactions.1.encounter.status",
        [NAME],
        "interactions[1].encounter.status: expected a string, got list",
    ),
    (
        "InteractionList.interactions.2.encounter.period",
        {"endedAt": TIME, "startedAt": [TIME]},
        "interactions[2].encounter.period.startedAt: expected a timestamp, got list",
    ),
    (
        "InteractionList.interactions.0.patient",
        {"name": NAME, "gender": {"Planted-Key": NAME}},
        "interactions[0].patient.identifier: missing",
    ),
    (
        "InteractionList.interactions.3.patient.gender",
        {"Planted-Key": NAME},
        "interactions[3].patient.gender: expected a string, got dict",
    ),
    (
        "Interaction.assignedUserId",
        [ID],
        "assignedUserId: expected a UUID, got list",
    ),
    (
        "Problem.validationErrors",
        [{NAME: NAME}, {"Planted-Key": {NAME: 8675309}}],
        "validationErrors[1].{key}: expected a string, got dict",
    ),
    (
        "Problem.validationErrors.0",
        {"Planted-Key": None},
        "validationErrors[0].{key}: expected a string, got null",
    ),
    ("Problem.status", "404404", "status: expected an integer, got str"),
    ("Problem.status", 404.404, "status: expected an integer, got float"),
    ("Problem.status", True, "status: expected an integer, got bool"),
)


def is_told(path: str, said: str) -> bool:
    """Whether that is still what is expected there."""
    schema, *keys = path.split(".")
    shape: Shape | None = component(schema)
    for key in keys:
        shape = shape and _inner(shape, key)
    missing = said.endswith(": missing") or "{key}" in said
    return shape is not None and (missing or f"expected {_wanted(shape)}," in said)


def _inner(shape: Shape, key: str) -> Shape | None:
    if shape.kind in {"array", "map"}:
        return shape.inner
    if shape.kind != "object":
        return None
    found = (each.shape for each in shape.fields if each.name == key)
    return next(found, None)


def _wanted(shape: Shape) -> str:
    return EXPECTED.get(shape.kind, "")


DEEP: Final = [row for row in ALL_DEEP if is_told(row[0], row[2])]


def test_most_of_the_table_is_tried() -> None:
    """Whatever field is gone, the tests do not test nothing."""
    assert len(DEEP) > len(ALL_DEEP) / 2


def wrong_types(place: Place) -> Iterator[tuple[str, Json]]:
    """Return a value of each type that does not fit."""
    fits = {FITTING.get(place.shape.kind), "null" if place.may_be_null else None}
    return ((kind, value) for kind, value in OTHERS.items() if kind not in fits)


@pytest.mark.parametrize("place", PLACES, ids=str)
def test_wrong_type(place: Place) -> None:
    """Everywhere, every other type is named, and the value is not."""
    expected = EXPECTED[place.shape.kind]
    for kind, value in wrong_types(place):
        error = refused(place.path, changed(place.path, value))
        assert str(error) == f"{place.told}: expected {expected}, got {kind}"
        assert tells(error, value) == []


@pytest.mark.parametrize("place", REQUIRED, ids=str)
def test_missing(place: Place) -> None:
    """A required field that is absent is named, and what is around it is not."""
    error = refused(place.path, lacking(place.path))
    assert str(error) == f"{place.told}: missing"
    assert not [name for name in NEIGHBOURS if name in everything(error)]


@pytest.mark.parametrize("path", ["Interaction.id", "Interaction.assignedUserId"])
@pytest.mark.parametrize("wrong", WRONG_IDS)
def test_wrong_uuid(path: str, wrong: str) -> None:
    """Only the canonical form is a UUID; Python would take more, and other ids."""
    error = refused(path, changed(path, wrong))
    assert str(error) == f"{path.partition('.')[2]}: expected a UUID, got str"
    assert tells(error, wrong) == []


@pytest.mark.parametrize("path", [START, BIRTH])
@pytest.mark.parametrize("wrong", TIMES)
def test_wrong_timestamp(path: str, wrong: str) -> None:
    """What is no time is no time, whoever could guess what was meant."""
    error = refused(path, changed(path, wrong))
    assert str(error) == f"{path.partition('.')[2]}: expected a timestamp, got str"
    assert tells(error, wrong) == []


@pytest.mark.parametrize("path", [START, BIRTH])
@pytest.mark.parametrize("naive", [DAY, TIME, f"{TIME}.123456789", "1987-156T04:03"])
def test_naive_timestamp(path: str, naive: str) -> None:
    """Nobody guesses the time zone, of a date neither."""
    error = refused(path, changed(path, naive))
    told = path.partition(".")[2]
    assert str(error) == f"{told}: expected a timestamp with an offset"
    assert tells(error, naive) == []


@pytest.mark.parametrize(("path", "wrong", "said"), DEEP)
def test_deep_inside(path: str, wrong: Json, said: str) -> None:
    """The whole way is told, with the numbers of items and without keys of maps."""
    error = refused(path, changed(path, wrong))
    assert str(error) == said
    assert tells(error, wrong) == []


def test_first_problem_is_told() -> None:
    """With several problems, the first in the document's order is told."""
    wire: Json = {"lastUpdated": NAME, "id": NAME, "encounter": None}
    assert str(refused("Interaction", wire)) == "id: expected a UUID, got str"


def test_everything_is_searched() -> None:
    """A secret that an error told would be found."""
    told = ContractMismatchError(f"expected a string, got {NAME}", "id")
    assert tells(told, {"name": [NAME, "other"]}) == [NAME]


def test_every_place_is_tried() -> None:
    """The samples have each field that the document declares, at least once."""
    roots = [component(name) for name in read_schemas()]
    declared = {shape.place for root in roots for shape in root.within()}
    assert declared == {place.shape.place for place in PLACES}


def test_every_kind_has_a_name() -> None:
    """The table of names has each kind that is in the document."""
    assert {place.shape.kind for place in PLACES} <= EXPECTED.keys()
