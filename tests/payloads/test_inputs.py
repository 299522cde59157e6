"""What is sent is checked strictly, and says where it is wrong."""

from datetime import datetime, timedelta, timezone
from typing import Final
from uuid import UUID

import pytest

from corti_interactions import (
    UNSET,
    ArgumentError,
    EncounterStatus,
    EncounterUpdate,
    Gender,
    InteractionUpdate,
)
from payloads.document import Field
from payloads.fields import attribute, fields
from payloads.files import Model, written
from payloads.identifiers import ID, WRONG_IDS
from payloads.inputs import INDIA, INPUTS, START, Input, class_of
from payloads.spelling import text_of

NAIVE: Final = START.replace(tzinfo=None)
FIELDS: Final = [(name, field) for name in INPUTS for field in fields(name)]


def of_kind(kind: str) -> list[tuple[str, Field]]:
    """Return each field of one kind, behind the class that it is of."""
    return [(name, field) for name, field in FIELDS if field.shape.kind == kind]


def listed(field: Field) -> str:
    """Return what an error lists of an enum."""
    return ", ".join(map(str, field.shape.choices))


def way_to_times(name: str) -> list[tuple[str, list[str]]]:
    """Return the way to each time in a class, as told and in Python."""
    found: list[tuple[str, list[str]]] = []
    for field in fields(name):
        if field.shape.kind == "date-time":
            found.append((field.name, [attribute(field)]))
        elif field.shape.kind == "object":
            found += [
                (f"{field.name}.{told}", [attribute(field), *rest])
                for told, rest in way_to_times(class_of(field.shape))
            ]
    return found


def refused(model: Model) -> str:
    """Return what the error says that writing raises."""
    with pytest.raises(ArgumentError) as caught:
        model.to_dict()
    return str(caught.value)


def replaced(model: Model, names: list[str], value: object) -> Model:
    """Put *value* where the attributes lead."""
    name, *rest = names
    inner = replaced(getattr(model, name), rest, value) if rest else value
    return INPUTS[type(model).__name__].model(**{name: inner})


each_input = pytest.mark.parametrize("name", INPUTS)
each_field = pytest.mark.parametrize(
    ("made", "field"),
    [(made, field) for name, made in INPUTS.items() for field in fields(name)],
    ids=[f"{name}.{field.name}" for name in INPUTS for field in fields(name)],
)


@each_input
def test_whole_value_is_written(name: str) -> None:
    """Every field has its name and its form, times in UTC with Z."""
    assert text_of(written(INPUTS[name].model())) == text_of(INPUTS[name].wire)


@each_field
def test_unset_is_left_out(made: Input, field: Field) -> None:
    """What the document does not require can be left out, and nothing else."""
    model = made.model(**{attribute(field): UNSET})
    if field.required:
        assert refused(model).startswith(f"{field.name}: expected ")
    else:
        assert {**made.model().to_dict(), **model.to_dict()} == made.model().to_dict()
        assert field.name not in model.to_dict()


@each_field
def test_optional_is_unset_by_default(made: Input, field: Field) -> None:
    """What is not passed is not sent; what is required must be passed."""
    name = attribute(field)
    rest = {key: value for key, value in made.build().items() if key != name}
    if field.required:
        with pytest.raises(TypeError, match=f"argument: '{name}'"):
            made.make(**rest)
    else:
        assert made.make(**rest) == made.model(**{name: UNSET})


@each_field
def test_none_is_sent_where_it_clears(made: Input, field: Field) -> None:
    """None is null where the document allows null, and refused elsewhere."""
    model = made.model(**{attribute(field): None})
    if field.shape.nullable:
        assert model.to_dict() == {**made.model().to_dict(), field.name: None}
    else:
        assert refused(model).startswith(f"{field.name}: expected ")


@each_input
def test_every_field_is_tried(name: str) -> None:
    """The full values have all that the document declares, and no more."""
    assert INPUTS[name].build().keys() == {attribute(each) for each in fields(name)}


@pytest.mark.parametrize("status", EncounterStatus)
def test_enum_takes_members_and_values(status: EncounterStatus) -> None:
    """Either is written as the value, in a plain string."""
    for given in (status, status.value):
        sent = EncounterUpdate(status=given).to_dict()["status"]
        assert (sent, type(sent)) == (status.value, str)


@pytest.mark.parametrize(("name", "field"), of_kind("enum"))
@pytest.mark.parametrize("wrong", ["Planted", "PLANNED", "Male", "", 1, None, [], b""])
def test_enum_is_closed(name: str, field: Field, wrong: object) -> None:
    """Whatever is not listed is refused, and the list is told."""
    model = INPUTS[name].model(**{attribute(field): wrong})
    if wrong is None and field.shape.nullable:
        assert model.to_dict()[field.name] is None
    else:
        assert refused(model) == f"{field.name}: expected one of {listed(field)}"


def test_member_of_another_enum_is_refused() -> None:
    """A value is judged by its text, not by being some enum's."""
    model = INPUTS["EncounterCreate"].model(status=Gender.UNKNOWN)
    assert refused(model).startswith("status: expected one of ")


@pytest.mark.parametrize(
    ("name", "path", "attributes"),
    [(name, *way) for name in INPUTS for way in way_to_times(name)],
)
def test_naive_datetime_is_refused(name: str, path: str, attributes: list[str]) -> None:
    """Nobody guesses a time zone; the whole way to the time is told."""
    problem = "expected a datetime with a time zone, e.g. datetime.UTC"
    model = replaced(INPUTS[name].model(), attributes, NAIVE)
    assert refused(model) == f"{path}: {problem}"


def test_something_of_each_kind_is_tried() -> None:
    """However the document changes, the tests by kind do not test nothing."""
    assert {field.shape.kind for _, field in FIELDS} >= {
        *("enum", "date-time", "uuid", "object", "string"),
    }
    assert {field.required for _, field in FIELDS} == {True, False}
    assert {field.shape.nullable for _, field in FIELDS} == {True, False}


@pytest.mark.parametrize("wrong", [START.date(), START.isoformat(), 0, START.time()])
def test_other_times_are_refused(wrong: object) -> None:
    """A date is no datetime, and neither is the text of one."""
    got = type(wrong).__name__
    model = INPUTS["PeriodInput"].model(started_at=wrong)
    assert refused(model) == f"startedAt: expected a datetime, got {got}"


@pytest.mark.parametrize(
    "edge",
    [
        datetime.min.replace(tzinfo=INDIA),
        datetime.max.replace(tzinfo=timezone(timedelta(hours=-1))),
    ],
)
def test_time_outside_the_calendar_is_refused(edge: datetime) -> None:
    """An instant that UTC has no year for cannot be written."""
    problem = "expected a datetime between the years 1 and 9999 in UTC"
    model = INPUTS["PeriodInput"].model(started_at=edge)
    assert refused(model) == f"startedAt: {problem}"


@pytest.mark.parametrize(("name", "field"), of_kind("uuid"))
@pytest.mark.parametrize("given", [ID, ID.upper(), UUID(ID), UUID(int=0)])
def test_canonical_id_is_sent(name: str, field: Field, given: UUID | str) -> None:
    """A UUID, or its text as the caller has it."""
    sent = INPUTS[name].model(**{attribute(field): given}).to_dict()
    assert sent[field.name] == str(given)


@pytest.mark.parametrize(("name", "field"), of_kind("uuid"))
@pytest.mark.parametrize("wrong", WRONG_IDS)
def test_other_forms_of_an_id_are_refused(name: str, field: Field, wrong: str) -> None:
    """Python would take many of them, and send another id."""
    problem = "expected a UUID of 36 characters, as the API gives them"
    model = INPUTS[name].model(**{attribute(field): wrong})
    assert refused(model) == f"{field.name}: {problem}"


def test_nothing_changes_by_default() -> None:
    """An update without arguments sends an empty object."""
    assert InteractionUpdate().to_dict() == {}
    assert EncounterUpdate().to_dict() == {}


@each_input
def test_argument_is_not_told(name: str) -> None:
    """An error names the field, never the value."""
    for field in fields(name):
        model = INPUTS[name].model(**{attribute(field): ["Planted-Name"]})
        said = refused(model)
        assert said.startswith(f"{field.name}: ")
        assert "Planted" not in said
