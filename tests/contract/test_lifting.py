"""What becomes a class in Python has the name of that, wherever it stands."""

import pytest

from contract.documents import TITLE, document, schemas_of
from generator.contract import (
    Json,
    JsonObject,
    UnreadableError,
    classes_of,
    contract_of,
)
from generator.contract.names import class_name, pascal
from generator.contract.values import child
from generator.wording import names

STRING: JsonObject = {"type": "string"}
PET: JsonObject = {"type": "object", "properties": {"name": STRING}}
ENUM: JsonObject = {"type": "string", "enum": ["a"]}
ROOT = "#/components/schemas"


def names_of(schemas: JsonObject) -> set[str]:
    return {*schemas_of(schemas)}


def of_field(raw: Json, name: str = "pet") -> set[str]:
    """Return the classes of the field *name* of an object."""
    owner: JsonObject = {"type": "object", "properties": {name: raw}}
    return names_of({"my-owner": owner}) - {"my-owner"}


@pytest.mark.parametrize("raw", [PET, ENUM, {"additionalProperties": False}])
def test_fields(raw: JsonObject) -> None:
    """A field gives its class the name of its owner and its own one."""
    assert of_field(raw, "first-pet") == {"MyOwnerFirstPet"}
    assert of_field({"type": "array", "items": raw}) == {"MyOwnerPetItem"}
    assert of_field({"additionalProperties": raw}) == {"MyOwnerPetValue"}
    assert of_field({"items": {"items": raw}}) == {"MyOwnerPetItemItem"}


@pytest.mark.parametrize("raw", [STRING, {}, {"type": "object"}, {"const": "a"}, True])
def test_what_becomes_no_class(raw: Json) -> None:
    """Nothing else gets a name."""
    assert of_field(raw) == set()


def test_inside_one_another() -> None:
    """A class within a class is called after that one."""
    inner: JsonObject = {"type": "object", "properties": {"kind": ENUM}}
    outer: JsonObject = {"type": "object", "properties": {"x": inner}}
    assert names_of({"Owner": {"type": "object", "properties": {"o": outer}}}) == {
        *("Owner", "OwnerO", "OwnerOX", "OwnerOXKind"),
    }


@pytest.mark.parametrize("keyword", ["oneOf", "anyOf"])
def test_choices(keyword: str) -> None:
    """A choice is called by its place in the document, or by its title."""
    titled: JsonObject = {**PET, "title": "a dog"}
    variants: list[Json] = [{"type": "null"}, ENUM, titled, True]
    assert of_field({keyword: variants}) == {"MyOwnerPetVariant2", "MyOwnerPetADog"}
    assert of_field({keyword: [PET, {"type": "null"}]}) == {"MyOwnerPetVariant1"}


def test_merged() -> None:
    """What `allOf` merges is one class, and so is what it wraps."""
    other: JsonObject = {"type": "object", "properties": {"kind": ENUM}}
    assert of_field({"allOf": [PET, other]}) == {"MyOwnerPet", "MyOwnerPetKind"}
    assert of_field({"allOf": [PET, {"description": "One."}]}) == {"MyOwnerPet"}
    assert of_field({"allOf": [PET], "minProperties": 1}) == {"MyOwnerPet"}
    assert of_field({"allOf": [PET, True]}) == {"MyOwnerPet"}


def test_fields_that_were_merged() -> None:
    """A class in a part that has a name is called after that part."""
    part: JsonObject = {"$ref": f"{ROOT}/Part"}
    whole: JsonObject = {"allOf": [part, {"properties": {"more": ENUM}}]}
    schemas = schemas_of({"Part": {"properties": {"kind": ENUM}}, "Whole": whole})

    assert {*schemas} == {"Part", "PartKind", "Whole", "WholeMore"}
    assert child(child(schemas, "Whole"), "fields") == {
        "kind": {"ref": "PartKind", "required": False},
        "more": {"ref": "WholeMore", "required": False},
    }


def test_what_belongs_to_the_use() -> None:
    """The class says what it is, the place where it stands how it is used."""
    raw: JsonObject = {
        "type": ["string", "null"],
        "enum": ["a", None],
        "description": "A letter.",
        "deprecated": True,
        "default": "a",
        "x-phi": True,
        "readOnly": True,
        "writeOnly": True,
    }
    contract = contract_of(
        document({"Owner": {"properties": {"it": raw}, "required": ["it"]}})
    )
    schemas = child(contract, "schemas")
    assert schemas["OwnerIt"] == {"kind": "string", "enum": ["a"]}
    assert child(child(schemas, "Owner"), "fields")["it"] == {
        "ref": "OwnerIt",
        **dict.fromkeys(("required", "nullable", "deprecated"), True),
        **dict.fromkeys(("phi", "readOnly", "writeOnly"), True),
        "default": "a",
    }
    assert contract["prose"] == {"document": TITLE, "OwnerIt": "A letter."}


def test_abbreviations() -> None:
    """What is inside a component is called after it, even if that is no class."""
    assert names_of({"pets": {"type": "array", "items": PET}}) == {"PetsItem"}
    assert names_of({"Maybe": {"oneOf": [PET, {"type": "null"}]}}) == {"MaybeVariant1"}
    assert names_of({"Wrapped": {"allOf": [PET]}}) == {"Wrapped"}


@pytest.mark.parametrize(
    ("way", "name"),
    [
        ("Owner/properties/a~1b", "OwnerAb"),
        ("Owner/properties/list/items", "OwnerListItem"),
        ("Owner/properties/map/additionalProperties", "OwnerMapValue"),
        ("Owner/properties/%63hoice/anyOf/0", "OwnerChoiceVariant1"),
        ("Sum/allOf/1/properties/kind", "SumKind"),
        ("Sum/allOf/1", "Field1"),
    ],
)
@pytest.mark.parametrize("first", ["A", "Z"])
def test_pointers(way: str, name: str, first: str) -> None:
    """Whoever refers to it, and from where, a class has the one name."""
    fields: JsonObject = {
        "a/b": PET,
        "list": {"items": PET},
        "map": {"additionalProperties": PET},
        "choice": {"anyOf": [PET, STRING]},
    }
    user: JsonObject = {"properties": {"it": {"$ref": f"{ROOT}/{way}"}}}
    schemas = schemas_of(
        {
            **({"User": user} if first == "A" else {}),
            "Owner": {"properties": fields},
            "Sum": {"allOf": [PET, {"properties": {"kind": ENUM}}]},
            "User": user,
        }
    )
    assert child(child(schemas, "User"), "fields")["it"] == {
        "ref": name,
        "required": False,
    }
    assert name in schemas


def test_a_class_that_stands_inside_itself() -> None:
    """A class may refer to itself by where it stands."""
    inner: JsonObject = {"properties": {"again": {"$ref": f"{ROOT}/A/properties/b"}}}
    schemas = schemas_of({"A": {"properties": {"b": inner}}})
    assert child(child(schemas, "AB"), "fields")["again"] == {
        "ref": "AB",
        "required": False,
    }


@pytest.mark.parametrize(
    "raw",
    [
        {"items": {"$ref": f"{ROOT}/A/properties/b"}},
        {"properties": {"c": STRING}, "allOf": [{"$ref": f"{ROOT}/A/properties/b"}]},
    ],
)
def test_what_is_made_of_itself(raw: JsonObject) -> None:
    """What refers to itself by where it stands, and is no class, is refused."""
    with pytest.raises(UnreadableError, match="A/properties/b: is made of itself"):
        schemas_of({"A": {"properties": {"b": raw}}})


@pytest.mark.parametrize(
    "schemas",
    [
        {"Owner": {"properties": {"pet": PET}}, "OwnerPet": PET},
        {"Owner": {"properties": {"pet": PET, "Pet": ENUM}}},
    ],
)
def test_one_name_for_two(schemas: JsonObject) -> None:
    """Two classes of one name are refused, as they are when code is written."""
    with pytest.raises(UnreadableError, match="wants the class name OwnerPet, which"):
        schemas_of(schemas)


def test_where_classes_stand() -> None:
    """Who knows the name of a class finds it in the document."""
    named = document({"Owner": {"properties": {"pet": PET}}, "Pets": {"items": ENUM}})
    assert classes_of(named) == {
        "OwnerPet": f"{ROOT}/Owner/properties/pet",
        "PetsItem": f"{ROOT}/Pets/items",
    }


def test_a_name_that_becomes_no_class() -> None:
    """A component that becomes no class leaves its name to another."""
    schemas: JsonObject = {"Owner": {"properties": {"pet": PET}}, "OwnerPet": STRING}
    assert names_of(schemas) == {"Owner", "OwnerPet"}


def test_discriminators() -> None:
    """A mapping may name a class by where it stands, and none needs to be named."""
    place = f"{ROOT}/Pet/oneOf/0"
    told: JsonObject = {"propertyName": "name", "mapping": {"x": place, "y": "Dog"}}
    variants: list[Json] = [PET, {"$ref": f"{ROOT}/Dog"}]
    union: JsonObject = {"oneOf": variants, "discriminator": told}
    schemas = schemas_of(
        {
            "Pet": union,
            "Dog": PET,
            "User": {"properties": {"p": {"$ref": f"{ROOT}/Pet"}}},
        }
    )
    field = child(child(child(schemas, "User"), "fields"), "p")
    assert child(field, "discriminator")["mapping"] == {"x": "PetVariant1", "y": "Dog"}


def classes(operation: JsonObject, **root: JsonObject) -> set[str]:
    """Return the classes of a document with one operation."""
    contract = contract_of(
        document(paths={"/pets/{id}": {"get": operation}}, root={**root})
    )
    return {*child(contract, "schemas")}


BODY: JsonObject = {"content": {"application/json": {"schema": PET}}}
LIST: JsonObject = {"name": "pet-kind", "in": "query", "schema": {"items": ENUM}}
PARTS: JsonObject = {
    "requestBodies": {"Some": BODY},
    "responses": {
        "Not_found": BODY,
        "Alias": {"$ref": "#/components/responses/Not_found"},
    },
    "parameters": {"Kind": LIST},
}


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ({"requestBody": BODY}, "PetsGetBody"),
        ({"requestBody": {"$ref": "#/components/requestBodies/Some"}}, "PetsGetBody"),
        ({"responses": {"200": BODY}}, "PetsGetAnswer200"),
        ({"responses": {"4XX": BODY}}, "PetsGetAnswer4Xx"),
        ({"responses": {"default": BODY}}, "PetsGetAnswerDefault"),
        (
            {"responses": {"404": {"$ref": "#/components/responses/Alias"}}},
            "NotFoundAnswer",
        ),
        ({"parameters": [LIST]}, "PetsGetPetKindItem"),
        ({"parameters": [{"$ref": "#/components/parameters/Kind"}]}, "PetKindItem"),
        ({"operationId": None, "requestBody": BODY}, "GetPetsIdBody"),
    ],
)
def test_operations(given: JsonObject, name: str) -> None:
    """A class is called after the operation, or the part, in which it stands."""
    operation: JsonObject = {"operationId": "pets_get", **given}
    assert classes(operation, components=PARTS) == {name}


def test_headers() -> None:
    """Headers of answers are text, and have no classes."""
    assert (
        classes({"responses": {"200": {"headers": {"X": {"schema": ENUM}}}}}) == set()
    )
    content: JsonObject = {"name": "a", "in": "query", **BODY}
    assert classes({"parameters": [content]}) == set()


def test_parts_of_several_operations() -> None:
    """What several operations share is called after the first of them."""
    body: JsonObject = {"$ref": "#/components/requestBodies/Some"}
    item: JsonObject = {
        "parameters": [LIST],
        "put": {"operationId": "one", "requestBody": body},
        "get": {"operationId": "two", "requestBody": body},
    }
    contract = contract_of(document(paths={"/a": item}, root={"components": PARTS}))
    assert {*child(contract, "schemas")} == {"OneBody", "OnePetKindItem"}


@pytest.mark.parametrize(
    "text",
    [
        *("Pet", "pet_kind", "pet-kind", "petKind", "URLPlan", "a/b", "x-1 y", "42"),
        *("Answer4xx", "get2things", "getV2Thing", "Ab1c", "naïve", "ﬁt", "iOSApp"),
        *("Pet.Kind", "Kind2", "XMLHttp", "get pets id", "ÄrgerTag", "1st"),
    ],
)
def test_names_of_classes(text: str) -> None:
    """Names of classes are those that the package has."""
    assert pascal(text) == names.pascal_case(text)
    assert class_name(text) == names.class_name(text)


@pytest.mark.parametrize(
    "reference", ["#/components/parameters/P/schema", f"{ROOT}/Owner/not"]
)
def test_pointers_to_other_places(reference: str) -> None:
    """What stands where no class can stand is one where it is used."""
    parts: JsonObject = {
        "parameters": {"P": {"schema": PET}},
        "schemas": {
            "Owner": {"type": "string", "not": PET},
            "User": {"properties": {"it": {"$ref": reference}}},
        },
    }
    contract = contract_of(document(root={"components": parts}))
    assert {*child(contract, "schemas")} == {"User", "UserIt"}
