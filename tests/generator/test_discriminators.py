"""Objects that a field tells apart, in a zoo."""

from typing import Final

import httpx
import pytest

from emitting.building import DIALECTS, TEXT, both_ways, model, named, ref
from emitting.packages import Made, Workshop, rendered
from generator.errors import DocumentError
from generator.reading.document import Json, JsonObject

CAT: Final[JsonObject] = {"animalType": "cat", "lives": 7}
DOG: Final[JsonObject] = {"animalType": "hound", "bark": "low", "grams": 2}
KINDS: Final[list[tuple[str, JsonObject, str]]] = [
    ("animal", CAT, "Cat"),
    ("animal", {"animalType": "kitten", "prey": CAT}, "Cat"),
    ("animal", DOG, "Dog"),
    ("plant", {"kind": "Tree", "rings": 40}, "Tree"),
    ("plant", {"kind": "Bush"}, "Shrub"),
    ("rock", {"kind": "hard"}, "Granite"),
    ("rock", {"kind": "Marble"}, "Marble"),
]
UNKNOWN: Final[list[tuple[str, JsonObject]]] = [
    ("animal", {"animalType": "Cat", "lives": "many"}),
    ("animal", {"animalType": "bird", "wings": 2}),
    ("plant", {"kind": "Shrub"}),
    ("rock", {"kind": "Granite"}),
]
ANNOTATIONS: Final = {
    "animal": ("Cat | Dog | UnknownObject | None", "CatInput | DogInput | Unset"),
    "herd": (
        "tuple[Cat | Dog | UnknownObject, ...] | None",
        "Sequence[CatInput | DogInput] | Unset",
    ),
    "by_name": (
        "Mapping[str, Cat | Dog | UnknownObject] | None",
        "Mapping[str, CatInput | DogInput] | Unset",
    ),
    "ghost": ("Cat | Dog | UnknownObject | None", "CatInput | DogInput | Unset | None"),
    "plant": (
        "Tree | Shrub | UnknownObject | None",
        "TreeInput | ShrubInput | Unset | None",
    ),
}


@pytest.fixture(scope="module")
def zoo(workshop: Workshop) -> Made:
    return workshop.make(named("zoo"))


@pytest.mark.parametrize(("name", "value", "kind"), KINDS)
def test_known(zoo: Made, name: str, value: JsonObject, kind: str) -> None:
    """The field says which class an object is of, whatever else it holds."""
    cage = zoo.models.Cage.from_dict({name: value})
    assert type(getattr(cage, name)) is getattr(zoo.models, kind)
    assert cage.to_dict() == {name: value}


@pytest.mark.parametrize(("name", "value"), UNKNOWN)
def test_unknown(zoo: Made, name: str, value: JsonObject) -> None:
    """An object of a kind that only a later document knows is kept as it came."""
    cage = zoo.models.Cage.from_dict({name: value})
    assert isinstance(getattr(cage, name), zoo.package.UnknownObject)
    assert cage.to_dict() == {name: value}


@pytest.mark.parametrize("name", ANNOTATIONS)
def test_annotations(zoo: Made, name: str) -> None:
    """An unknown kind can be read, and not be sent."""
    read, sent = zoo.models.Cage, zoo.models.CageInput
    found = (read.__annotations__[name], sent.__annotations__[name])
    assert found == ANNOTATIONS[name]


@pytest.mark.parametrize(
    ("wire", "path"),
    [
        ({"animal": {"animalType": "hound", "grams": 2}}, "animal.bark: missing"),
        ({"animal": {"lives": 3}}, "animal.animalType: missing"),
        ({"animal": {"animalType": 3}}, "animal.animalType: expected a string"),
        ({"animal": "cat"}, "animal: expected an object"),
        ({"herd": [CAT, {**CAT, "lives": "x"}]}, r"herd\[1\].lives: expected an int"),
        (
            {"byName": {"Tom": {**CAT, "prey": {}}}},
            "byName.{key}.prey.animalType: miss",
        ),
    ],
)
def test_mismatch(zoo: Made, wire: JsonObject, path: str) -> None:
    """An object is read as the kind that it claims to be, and as no other."""
    with pytest.raises(zoo.package.ContractMismatchError, match=path):
        zoo.models.Cage.from_dict(wire)


def test_inside(zoo: Made) -> None:
    """Arrays, maps and null hold such objects too."""
    wire: JsonObject = {"herd": [CAT, DOG], "byName": {"Rex": DOG}, "ghost": None}
    cage = zoo.models.Cage.from_dict(wire)
    assert cage.herd == (zoo.models.Cat.from_dict(CAT), zoo.models.Dog.from_dict(DOG))
    assert cage.ghost is None
    sent = cage.to_dict()
    assert sent == {"herd": [CAT, DOG], "byName": {"Rex": DOG}}


def test_whole_body(zoo: Made) -> None:
    """A body or an answer may be such an object."""
    models = zoo.models
    sent = models.DogInput(bark="low", grams=2)
    answer = httpx.Response(200, json={"animalType": "bird"})
    done = zoo.answering(answer).call("animals.put", body=sent)
    assert done.sent == DOG
    assert done.result == zoo.package.UnknownObject(fields={"animalType": "bird"})


@pytest.mark.parametrize("version", DIALECTS)
@pytest.mark.parametrize("keyword", ["oneOf", "anyOf"])
def test_to_input(workshop: Workshop, keyword: str, version: str) -> None:
    """What was read is sent on, unless nobody knows what it is."""
    variants: Json = [ref("Cat"), ref("Dog")]
    animal: JsonObject = {keyword: variants, "discriminator": {"propertyName": "kind"}}
    cat, dog = model("kind", kind=TEXT), model("kind", kind=TEXT, bark=TEXT)
    schemas = {"Cat": cat, "Dog": dog, "Animal": animal}
    thing = model(one=ref("Animal"), all={"type": "array", "items": ref("Animal")})
    made = workshop.make(both_ways({**schemas, "Thing": thing}, version=version))
    wire: JsonObject = {"one": {"kind": "Cat"}, "all": [{"kind": "Dog", "bark": "low"}]}
    assert made.models.Thing.from_dict(wire).to_input().to_dict() == wire
    unknown = made.models.Thing.from_dict({"one": {"kind": "Eel"}})
    with pytest.raises(made.package.ArgumentError):
        unknown.to_input()


def test_unnamed_variant() -> None:
    """A variant that no value stands for is refused: it has no name of its own."""
    animal: JsonObject = {
        "oneOf": [ref("Cat"), model("kind", kind=TEXT)],
        "discriminator": {"propertyName": "kind"},
    }
    cat, thing = model("kind", kind=TEXT), model(a=animal)
    with pytest.raises(DocumentError, match="a/oneOf/1: has no value of the discrim"):
        rendered(both_ways({"Cat": cat, "Thing": thing}))
