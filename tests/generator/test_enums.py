"""Closed lists of values, and single ones, in a document of a museum."""

from typing import Final

import httpx
import pytest

from emitting.building import both_ways, model, named
from emitting.packages import Made, Workshop
from generator.reading.document import Json, JsonObject

EXHIBIT: Final[JsonObject] = {
    "state": "",
    "floor": 12,
    "schema": "exhibit/1",
    "edition": 2,
    "genuine": True,
}
STATES: Final = {
    "VALUE_0": "",
    "VALUE_1ST": "1st",
    "VALUE_2ND_FLOOR": "2nd floor",
    "VALUE_3": "<=",
    "VALUE_4": ">",
    "IN_PROGRESS": "in-progress",
    "CLASS": "class",
    "NONE": "None",
    "MRO": "mro",
    "TRUE": "true",
    "É": "é",
    "VALUE_11": "\n",
    "VALUE_12": "'\"\\",
}
FLOORS: Final = {"VALUE_NEGATIVE_1": -1, "VALUE_0": 0, "VALUE_1": 1, "VALUE_12": 12}
ANNOTATIONS: Final = {
    "state": ("State | str", "StateValue"),
    "floor": ("Floor | int", "FloorValue"),
    "loan": ("Loan | str | None", "LoanValue | Unset | None"),
    "past": ("tuple[State | str, ...] | None", "Sequence[StateValue] | Unset"),
    "by_year": ("Mapping[str, Floor | int] | None", "Mapping[str, FloorValue] | Unset"),
    "untyped": ("ExhibitUntyped | str | None", "ExhibitUntypedValue | Unset"),
    "kept": ("State | str | None", "StateValue | Unset"),
    "schema": ("str", "Literal['exhibit/1']"),
    "edition": ("int", "Literal[2]"),
    "genuine": ("bool", "Literal[True]"),
    "seal": ("str | None", "Literal['it\\'s \"wax\"'] | Unset"),
    "crown": ("str | None", "Literal['gold'] | Unset | None"),
    "marks": ("tuple[str, ...] | None", "Sequence[Literal['x']] | Unset"),
    "either": ("Loan | str | State | None", "LoanValue | StateValue | Unset | None"),
    "level": ("float | Floor | int | None", "float | FloorValue | Unset"),
    "tag": ("State | str | None", "StateValue | str | Unset"),
    "annotated": ("str | None", "Literal['a'] | Literal['b'] | Unset"),
}


@pytest.fixture(scope="module")
def museum(workshop: Workshop) -> Made:
    return workshop.make(named("museum"))


def test_members(museum: Made) -> None:
    """A member has the name that its value gives it, or else the value's number."""
    states, floors = museum.models.State, museum.models.Floor
    assert {member.name: member.value for member in states} == STATES
    assert {member.name: member.value for member in floors} == FLOORS
    assert [member.value for member in museum.models.Loan] == ["lent", "borrowed"]


@pytest.mark.parametrize("value", STATES.values())
def test_every_string(museum: Made, value: str) -> None:
    """Each value is read as its member and written back as it came."""
    exhibit = museum.models.Exhibit.from_dict({**EXHIBIT, "state": value})
    assert exhibit.state is museum.models.State(value)
    assert exhibit.to_dict() == {**EXHIBIT, "state": value}


@pytest.mark.parametrize("value", FLOORS.values())
def test_every_integer(museum: Made, value: int) -> None:
    """Each value is read as its member and written back as it came."""
    exhibit = museum.models.Exhibit.from_dict({**EXHIBIT, "floor": value})
    assert exhibit.floor is museum.models.Floor(value)
    assert exhibit.to_dict() == {**EXHIBIT, "floor": value}


@pytest.mark.parametrize("name", ANNOTATIONS)
def test_annotations(museum: Made, name: str) -> None:
    """An enum is open where it is read, and closed where it is sent."""
    read, sent = museum.models.Exhibit, museum.models.ExhibitInput
    found = (read.__annotations__[name], sent.__annotations__[name])
    assert found == ANNOTATIONS[name]


@pytest.mark.parametrize(
    ("wire", "value"),
    [
        ("state", "lost"),
        ("floor", 99),
        ("loan", "sold"),
        ("past", ["lost", "class"]),
        ("byYear", {"1990": 7}),
        ("schema", "exhibit/2"),
        ("edition", 3),
        ("genuine", False),
        ("annotated", "c"),
        ("either", "lost"),
        ("level", 0.5),
        ("tag", "anything"),
    ],
)
def test_unknown_value(museum: Made, wire: str, value: Json) -> None:
    """A value that only a later document knows is kept, and written back."""
    exhibit = museum.models.Exhibit.from_dict({**EXHIBIT, wire: value})
    assert exhibit.to_dict() == {**EXHIBIT, wire: value}


@pytest.mark.parametrize(
    ("wire", "value"), [("state", 1), ("floor", "0"), ("floor", True), ("schema", 1)]
)
def test_other_type(museum: Made, wire: str, value: Json) -> None:
    """A value of another type is no value of a later document."""
    with pytest.raises(museum.package.ContractMismatchError, match=f"{wire}: expected"):
        museum.models.Exhibit.from_dict({**EXHIBIT, wire: value})


def test_level(museum: Made) -> None:
    """A number that an enum knows is its member, and any other is a number."""
    read = museum.models.Exhibit.from_dict
    assert read({**EXHIBIT, "level": 12}).level is museum.models.Floor.VALUE_12
    assert read({**EXHIBIT, "level": 2.5}).level == 2.5


def test_sent(museum: Made) -> None:
    """A member or its value can be sent, and a single value goes by itself."""
    arguments = {"floor": museum.models.Floor.VALUE_12, "kept": "class", "loan": None}
    done = museum.answering(httpx.Response(201, json=EXHIBIT)).call(
        "exhibits.create", state="", **arguments
    )
    assert done.sent == {**EXHIBIT, "kept": "class", "loan": None}


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("state", "lost", "state: expected one of"),
        ("floor", 99, "floor: expected one of -1, 0, 1, 12"),
        ("past", ["lost"], r"past\[0\]: expected one of"),
        ("schema", "exhibit/2", "schema: expected 'exhibit/1'"),
        ("genuine", 1, "genuine: expected True"),
        ("marks", ["x", "y"], r"marks\[1\]: expected 'x'"),
        ("annotated", "c", "annotated: expected one of the documented forms"),
    ],
)
def test_closed(museum: Made, name: str, value: object, message: str) -> None:
    """What no list holds is not sent."""
    arguments = {"state": "", "floor": 0, name: value}
    with pytest.raises(museum.package.ArgumentError, match=message):
        museum.call("exhibits.create", **arguments)


def test_query(museum: Made) -> None:
    """A parameter takes a member or its value, and an answer is read with them."""
    answer = httpx.Response(200, json={"a": ["class", "lost"]})
    done = museum.answering(answer).call("exhibits.floor", floor=-1, sort="oldest")
    assert done.query == "floor=-1&sort=oldest"
    assert done.result == {"a": (museum.models.State.CLASS, "lost")}


def test_to_input(workshop: Workshop) -> None:
    """What was read is sent on as long as every enum knows it."""
    kinds: JsonObject = {"type": "string", "enum": ["a", "b"]}
    levels: JsonObject = {"type": "array", "items": {"type": "integer", "enum": [1]}}
    version: JsonObject = {"const": "v1"}
    thing = model("kind", "version", kind=kinds, version=version, levels=levels)
    made = workshop.make(both_ways({"Thing": thing}))
    known: JsonObject = {"kind": "b", "version": "v1", "levels": [1]}
    assert made.models.Thing.from_dict(known).to_input().to_dict() == known
    for name, value in {"kind": "c", "levels": [1, 2]}.items():
        unknown = made.models.Thing.from_dict({**known, name: value})
        with pytest.raises(made.package.ArgumentError, match="expected one of"):
            unknown.to_input()
