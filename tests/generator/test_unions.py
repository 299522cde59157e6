"""Values of one of several forms, told apart by what they hold, in a zoo."""

from datetime import UTC, date, datetime
from itertools import permutations
from typing import Final
from uuid import UUID

import httpx
import pytest

from emitting.building import TEXT, WHOLE, both_ways, model, named, one_of, ref
from emitting.packages import Made, Workshop, rendered
from generator.errors import DocumentError
from generator.reading.document import Json, JsonObject

ID: Final = "3c90c3cc-0d44-4b50-8888-8dd25736052a"
VALUES: Final[list[tuple[str, Json, object]]] = [
    ("key", ID, UUID(ID)),
    ("key", "abc", "abc"),
    ("key", 7, 7),
    ("key", True, True),
    ("when", "2026-01-02T03:04:05Z", datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)),
    ("when", "2026-01-02", date(2026, 1, 2)),
    ("when", 1.5, 1.5),
    ("food", "hay", "hay"),
    ("food", ["hay", "oats"], ("hay", "oats")),
    ("diet", {"hay": 2}, {"hay": 2}),
    ("nested", "a", "a"),
    ("nested", 1, 1),
    ("nested", False, False),
    ("twice", "a", "a"),
    ("lists", ["a"], ("a",)),
    ("lists", 3, 3),
    ("loose", "a", "a"),
    ("loose", {"b": []}, {"b": []}),
]
OBJECTS: Final[list[tuple[str, Json, str]]] = [
    ("guest", {"ticket": "t"}, "Visitor"),
    ("guest", {"ticket": "t", "badge": 3}, "Keeper"),
    ("guest", {"ticket": "t", "badge": "no number"}, "Visitor"),
    ("food", {"grams": 4.5}, "Meal"),
    ("site", {"room": "a"}, "CageSiteIndoor"),
    ("site", {"field": "a"}, "CageSiteVariant2"),
    ("single", {"grams": 2}, "Meal"),
]
ANNOTATIONS: Final = {
    "key": ("UUID | int | bool | str | None", "UUID | str | int | bool | Unset"),
    "when": ("datetime | date | float | None", "datetime | date | float | Unset"),
    "guest": ("Visitor | Keeper | None", "VisitorInput | KeeperInput | Unset"),
    "food": (
        "str | tuple[str, ...] | Meal | None",
        "str | Sequence[str] | MealInput | Unset",
    ),
    "diet": (
        "Mapping[str, int] | tuple[Meal, ...] | None",
        "Mapping[str, int] | Sequence[MealInput] | Unset",
    ),
    "nested": ("str | int | bool | None", "str | int | bool | Unset | None"),
    "single": ("Meal | None", "MealInput | Unset"),
    "twice": ("str | None", "str | Unset"),
    "lists": ("tuple[str, ...] | int | None", "Sequence[str] | int | Unset"),
    "loose": ("str | object | None", "str | object | Unset"),
}
MISMATCHES: Final[list[tuple[str, Json]]] = [
    ("key", 1.5),
    ("when", "soon"),
    ("guest", {"badge": 3}),
    ("food", [1]),
    ("diet", {"hay": "much"}),
    ("site", {}),
]


@pytest.fixture(scope="module")
def zoo(workshop: Workshop) -> Made:
    return workshop.make(named("zoo"))


@pytest.mark.parametrize(("name", "value", "expected"), VALUES)
def test_value(zoo: Made, name: str, value: Json, expected: object) -> None:
    """A value is read as the first form that it fits, and written back as it came."""
    cage = zoo.models.Cage.from_dict({name: value})
    assert getattr(cage, name) == expected
    assert type(getattr(cage, name)) is type(expected)
    assert cage.to_dict() == {name: value}


@pytest.mark.parametrize(("name", "value", "kind"), OBJECTS)
def test_object(zoo: Made, name: str, value: Json, kind: str) -> None:
    """An object is of the form that requires the most of what it has."""
    cage = zoo.models.Cage.from_dict({name: value})
    assert type(getattr(cage, name)) is getattr(zoo.models, kind)
    assert cage.to_dict() == {name: value}


@pytest.mark.parametrize("name", ANNOTATIONS)
def test_annotations(zoo: Made, name: str) -> None:
    """A union names every form once."""
    read, sent = zoo.models.Cage, zoo.models.CageInput
    found = (read.__annotations__[name], sent.__annotations__[name])
    assert found == ANNOTATIONS[name]


@pytest.mark.parametrize(("name", "value"), MISMATCHES)
def test_no_form(zoo: Made, name: str, value: Json) -> None:
    """What fits no form is refused with its path."""
    problem = f"{name}: expected one of the documented forms"
    with pytest.raises(zoo.package.ContractMismatchError, match=problem):
        zoo.models.Cage.from_dict({name: value})


def test_sent(zoo: Made) -> None:
    """Any of the forms can be sent."""
    models = zoo.models
    done = zoo.answering(httpx.Response(200, json={})).call(
        "cages.put",
        key=UUID(ID),
        when=date(2026, 1, 2),
        guest=models.KeeperInput(ticket="t", badge=3),
        food=["hay"],
        diet=[models.MealInput(grams=1)],
        nested=None,
        loose={"b": 1},
    )
    assert done.sent == {
        "key": ID,
        "when": "2026-01-02",
        "guest": {"ticket": "t", "badge": 3},
        "food": ["hay"],
        "diet": [{"grams": 1}],
        "nested": None,
        "loose": {"b": 1},
    }


@pytest.mark.parametrize("name", ["guest", "site", "when", "diet"])
def test_not_sent(zoo: Made, name: str) -> None:
    """What fits no form is not sent."""
    with pytest.raises(zoo.package.ArgumentError, match=f"{name}: expected"):
        zoo.call("cages.put", **{name: b"bytes"})


@pytest.mark.parametrize("keyword", ["oneOf", "anyOf"])
def test_to_input(workshop: Workshop, keyword: str) -> None:
    """A union of models, or of models and plain values, is sent on as it was read."""
    meal, bag = model("grams", grams=WHOLE), model("bags", bags=WHOLE)
    schemas: JsonObject = {
        "Meal": meal,
        "Thing": model(
            plain={keyword: [TEXT, WHOLE]},
            models={keyword: [{"$ref": "#/components/schemas/Meal"}, bag]},
            mixed={keyword: [{"$ref": "#/components/schemas/Meal"}, TEXT]},
        ),
    }
    made = workshop.make(both_ways(schemas))
    for wire in (
        {"plain": 1, "models": {"bags": 1}, "mixed": "a"},
        {"mixed": {"grams": 1}},
    ):
        assert made.models.Thing.from_dict(wire).to_input().to_dict() == wire


@pytest.mark.parametrize("keyword", ["items", "additionalProperties"])
def test_null_alone(keyword: str) -> None:
    """Two forms that differ in nothing but null inside are refused."""
    kind = {"items": "array"}.get(keyword, "object")
    first: JsonObject = {"type": kind, keyword: TEXT}
    second: JsonObject = {"type": kind, keyword: {"type": ["string", "null"]}}
    thing = model(a=one_of(first, second, TEXT))
    problem = r"a/oneOf/1: differs from .*a/oneOf/0 in null alone"
    with pytest.raises(DocumentError, match=problem):
        rendered(both_ways({"Thing": thing}))


@pytest.mark.parametrize(
    "variant",
    [
        {"type": "array", "items": TEXT},
        {"type": "object", "additionalProperties": TEXT},
        {"type": "string", "enum": ["a"]},
    ],
)
def test_no_way_to_input(workshop: Workshop, variant: Json) -> None:
    """A union that takes a guess to send on has no way to be sent on."""
    schemas: JsonObject = {"Thing": model(a=one_of(variant, WHOLE))}
    made = workshop.make(both_ways(schemas))
    assert not hasattr(made.models.Thing, "to_input")


PAIR: Final[JsonObject] = {
    "A": model(a=TEXT, both=TEXT, more={"type": "array", "items": TEXT}),
    "B": model(b=TEXT, both=TEXT),
    "C": {**model("c", c=TEXT), "additionalProperties": WHOLE},
    "Low": {"type": "string", "enum": ["low", "none"]},
    "High": {"type": "string", "enum": ["high", "none"]},
}
CHOSEN: Final[list[tuple[Json, str]]] = [
    ({"a": "x"}, "A"),
    ({"b": "x"}, "B"),
    ({"both": "x"}, "A"),
    ({}, "A"),
    ({"a": "x", "b": "x"}, "A"),
    ({"b": "x", "later": 1}, "A"),
    ({"b": "x", "more": 1}, "B"),
    ({"c": "x", "later": 1}, "C"),
    ({"c": "x", "later": "y"}, "A"),
]


def pair(names: tuple[str, ...], *, nested: bool) -> JsonObject:
    """Return a document with unions of the schemas called *names* in that order."""
    first, *others = [ref(name) for name in names]
    inner: list[Json] = [{"anyOf": [*others]}] if nested else [*others]
    enums: list[Json] = [ref("Low"), ref("High")]
    thing = model(
        one={"anyOf": [first, *inner]},
        many={"anyOf": [{"type": "array", "items": each} for each in (first, *others)]},
        enum={"anyOf": enums if names[0] == "A" else enums[::-1]},
    )
    return both_ways({**PAIR, "Thing": thing})


@pytest.mark.parametrize("nested", [False, True])
@pytest.mark.parametrize("names", [*permutations("ABC")], ids="".join)
def test_order(workshop: Workshop, names: tuple[str, ...], *, nested: bool) -> None:
    """The one that declares every field wins, else the name: never the order."""
    thing = workshop.make(pair(names, nested=nested)).models.Thing
    for value, kind in CHOSEN:
        assert type(thing.from_dict({"one": value}).one).__name__ == kind
    assert type(thing.from_dict({"many": [{"b": "x"}]}).many[0]).__name__ == "A"
    read = [thing.from_dict({"enum": each}).enum for each in ("low", "high", "none")]
    assert [type(each).__name__ for each in read] == ["str", "High", "High"]
