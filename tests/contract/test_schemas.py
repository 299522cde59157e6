"""Schemas have one normal form for one meaning."""

import pytest

from contract.documents import document, field, schemas_of
from generator.contract import Json, JsonObject, UnreadableError, contract_of
from generator.contract.values import child

STRING: JsonObject = {"type": "string"}
PET: JsonObject = {"type": "object", "properties": {"name": STRING}}
REF_PET: JsonObject = {"$ref": "#/components/schemas/Pet"}


@pytest.mark.parametrize(
    ("raw", "form"),
    [
        ({"type": "string", "format": "uuid"}, {"kind": "string", "format": "uuid"}),
        ({"type": "integer", "minimum": 1.0}, {"kind": "integer", "minimum": 1}),
        ({"type": "string", "minimum": 1}, {"kind": "string"}),
        ({"type": "string", "minLength": 0}, {"kind": "string"}),
        ({"type": "boolean", "default": False}, {"kind": "boolean", "default": False}),
        ({"default": [1.0, {"a": 2.0}]}, {"kind": "any", "default": [1, {"a": 2}]}),
        ({}, {"kind": "any"}),
        (True, {"kind": "any"}),
        (False, {"kind": "never"}),
        ({"type": "null"}, {"kind": "null"}),
        ({"maxLength": 3}, {"kind": "any", "maxLength": 3}),
        ({"type": "string", "x-phi": True}, {"kind": "string", "phi": True}),
        ({"type": "string", "x-phi": False}, {"kind": "string"}),
        (
            {"type": "string", "readOnly": True, "deprecated": True},
            {"kind": "string", "readOnly": True, "deprecated": True},
        ),
        ({"const": "x"}, {"kind": "string", "const": "x"}),
        ({"const": 2.0}, {"kind": "integer", "const": 2}),
        ({"enum": ["b", "a"]}, {"kind": "string", "enum": ["a", "b"]}),
        ({"enum": [2, 1.5]}, {"kind": "number", "enum": [1.5, 2]}),
        ({"type": "integer", "enum": [2, "x"]}, {"kind": "integer", "enum": [2]}),
        (
            {"enum": ["a", None]},
            {"kind": "string", "enum": ["a"], "nullable": True},
        ),
        (
            {"type": "array", "items": STRING, "minItems": 2, "uniqueItems": False},
            {"kind": "array", "items": {"kind": "string"}, "minItems": 2},
        ),
        ({"items": {}}, {"kind": "array", "items": {"kind": "any"}}),
        ({"type": "array"}, {"kind": "array", "items": {"kind": "any"}}),
        ({"type": "string", "not": {}}, {"kind": "string", "not": {}}),
    ],
)
def test_plain(raw: Json, form: JsonObject) -> None:
    """Each keyword counts where it means something, in one spelling."""
    assert field(raw) == form


@pytest.mark.parametrize(
    ("raw", "form"),
    [
        ({"type": "object"}, {"fields": {}, "additional": True}),
        ({"additionalProperties": {}}, {"fields": {}, "additional": True}),
        ({"properties": {}}, {"fields": {}, "additional": True}),
        ({"required": ["a"]}, {"fields": {"a": {"kind": "any", "required": True}}}),
        (
            {"type": "object", "additionalProperties": False},
            {"fields": {}, "additional": False},
        ),
        (
            {"type": "object", "additionalProperties": STRING},
            {"fields": {}, "additional": {"kind": "string"}},
        ),
        (
            {"properties": {"a": STRING}, "required": ["a", "b"]},
            {
                "fields": {
                    "a": {"kind": "string", "required": True},
                    "b": {"kind": "any", "required": True},
                }
            },
        ),
        (
            {"properties": {"a": STRING}, "discriminator": {"propertyName": "a"}},
            {
                "fields": {"a": {"kind": "string", "required": False}},
                "discriminator": {"propertyName": "a"},
            },
        ),
    ],
)
def test_objects(raw: Json, form: JsonObject) -> None:
    """An object has fields and says what further fields hold."""
    assert field(raw) == {"kind": "object", **form}


KEPT = [
    "not",
    "if",
    "then",
    "else",
    "patternProperties",
    "propertyNames",
    "unevaluatedProperties",
    "unevaluatedItems",
    "prefixItems",
    "contains",
    "minContains",
    "maxContains",
    "dependentRequired",
    "dependentSchemas",
    "contentSchema",
]


@pytest.mark.parametrize("keyword", KEPT)
def test_other_keywords(keyword: str) -> None:
    """What the generator refuses is kept as it stands, so that a change shows."""
    assert field({"type": "object", keyword: {"a": 1}})[keyword] == {"a": 1}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ({"type": "string", "nullable": True}, {"type": ["string", "null"]}),
        ({**REF_PET, "nullable": True}, REF_PET),
        (
            {"allOf": [REF_PET], "nullable": True},
            {"oneOf": [REF_PET, {"type": "null"}]},
        ),
        (
            {"minimum": 1, "exclusiveMinimum": True, "type": "number"},
            {"exclusiveMinimum": 1, "type": "number"},
        ),
        (
            {"maximum": 1, "exclusiveMaximum": False, "type": "number"},
            {"maximum": 1, "type": "number"},
        ),
    ],
)
def test_dialects(old: Json, new: Json) -> None:
    """OpenAPI 3.0 and 3.1 say the same in different words."""
    assert field(old, {"Pet": PET}, version="3.0.3") == field(new, {"Pet": PET})


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (REF_PET, {"allOf": [REF_PET]}),
        (REF_PET, {"oneOf": [REF_PET]}),
        (REF_PET, {"type": "object", "allOf": [REF_PET]}),
        (REF_PET, {"allOf": [REF_PET, {"$ref": "#/components/schemas/%50et"}]}),
        (REF_PET, {"$ref": "#/components%2Fschemas/Pet"}),
        (
            {"type": "integer", "minimum": 1},
            {"type": "integer", "allOf": [{"minimum": 1}]},
        ),
        (STRING, {"allOf": [STRING, {"minimum": 1}]}),
        ({"type": "number"}, {"type": ["number", "integer", "number"]}),
        ({"type": "number"}, {"anyOf": [{"type": "number"}, {"type": "integer"}]}),
        (
            {"type": "number", "exclusiveMinimum": 5, "maximum": 7},
            {
                "type": "number",
                "minimum": 5,
                "exclusiveMinimum": 5,
                "maximum": 7,
                "exclusiveMaximum": 8,
            },
        ),
        (
            {"type": "integer", "minimum": 6, "maximum": 8},
            {
                "type": "integer",
                "minimum": 3,
                "exclusiveMinimum": 5,
                "exclusiveMaximum": 9,
            },
        ),
        (
            {"type": ["string", "null"], "format": "uuid"},
            {"type": ["string", "null"], "allOf": [{"format": "uuid"}]},
        ),
        (
            {
                "type": "object",
                "oneOf": [REF_PET, {"$ref": "#/components/schemas/Alias"}],
            },
            REF_PET,
        ),
        (
            {"type": "number", "anyOf": [{"type": "integer"}, {"type": "number"}]},
            {"type": "number"},
        ),
        (REF_PET, {"$ref": "#/components/schemas/Alias"}),
        (STRING, {"$ref": "#/components/schemas/Text"}),
        (STRING, {"$ref": "#/components/schemas/Pet/properties/name"}),
        (
            {"type": ["string", "integer"]},
            {"anyOf": [{"type": "integer"}, {"type": "string"}]},
        ),
        (
            {"anyOf": [STRING, {"type": "integer"}, {"type": "null"}]},
            {"anyOf": [{"anyOf": [{"type": ["integer", "null"]}, STRING]}, STRING]},
        ),
        ({"anyOf": [{"type": "null"}]}, {"type": "null"}),
        (
            {
                "type": "object",
                "additionalProperties": {"$ref": "#/components/schemas/Anything"},
            },
            {"type": "object"},
        ),
        (
            {
                "type": "object",
                "additionalProperties": {"$ref": "#/components/schemas/Nothing"},
            },
            {"type": "object", "additionalProperties": False},
        ),
        (
            {"oneOf": [{"$ref": "#/components/schemas/MaybeText"}, REF_PET]},
            {"oneOf": [{"type": "null"}, REF_PET, STRING]},
        ),
        (
            {"allOf": [{"type": "string", "maxLength": 3}, {"maxLength": 2}]},
            {"type": "string", "maxLength": 2},
        ),
        (
            {"allOf": [{"type": "number", "minimum": 3}], "minimum": 4},
            {"type": "number", "minimum": 4},
        ),
        (
            {"allOf": [{"type": "number", "minimum": 4, "maximum": 8}], "minimum": 3},
            {"type": "number", "minimum": 4, "maximum": 8},
        ),
        (
            {"allOf": [{"type": "number", "maximum": 8}, {"maximum": 9}]},
            {"type": "number", "maximum": 8},
        ),
        (
            {"allOf": [{"type": "number"}, {"type": "integer"}]},
            {"type": "integer"},
        ),
        (
            {"allOf": [{"enum": ["a", "b"]}, {"enum": ["b", "c"]}]},
            {"enum": ["b"]},
        ),
        (
            {
                "allOf": [
                    {"type": ["string", "null"]},
                    {"type": ["string", "null"], "x-phi": True},
                ]
            },
            {"type": ["string", "null"], "x-phi": True},
        ),
        (
            {"allOf": [{**STRING, "x-phi": True}, {**STRING, "x-phi": True}]},
            {**STRING, "x-phi": True},
        ),
        (
            {"allOf": [{"type": ["string", "null"]}, STRING]},
            STRING,
        ),
        (
            {"allOf": [{"items": {"type": "number"}}, {"items": {"minimum": 1}}]},
            {"items": {"type": "number", "minimum": 1}},
        ),
    ],
)
def test_equal_meaning(one: Json, other: Json) -> None:
    """Two ways to say the same have the same normal form."""
    others: JsonObject = {
        "Pet": PET,
        "Alias": REF_PET,
        "Text": STRING,
        "MaybeText": {"type": ["string", "null"]},
        "Anything": {"description": "Whatever."},
        "Nothing": False,
    }

    assert field(one, others) == field(other, others)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"type": "string"}, {"type": "integer"}),
        (
            {"type": "string", "allOf": [{"minLength": 1}]},
            {"allOf": [{"minLength": 1}]},
        ),
        ({"type": "string", "allOf": [True]}, {"type": "integer", "allOf": [True]}),
        ({"oneOf": [{"type": "integer"}, {"type": "number"}]}, {"type": "number"}),
        (
            {"type": "number", "maximum": 9, "exclusiveMaximum": 9},
            {"type": "number", "maximum": 9},
        ),
        (
            {"type": "number", "exclusiveMinimum": 0.5},
            {"type": "integer", "exclusiveMinimum": 0.5},
        ),
        ({"const": "a"}, {"enum": ["a"]}),
    ],
)
def test_other_meaning(one: Json, other: Json) -> None:
    """What is nearly the same is not."""
    assert field(one) != field(other)


def test_a_type_beside_a_circle() -> None:
    """A type counts beside a reference that leads back to where it stands."""
    ref: JsonObject = {"$ref": "#/components/schemas/Circle"}
    circle: JsonObject = {"type": "object", "oneOf": [ref, REF_PET]}

    assert schemas_of({"Circle": circle, "Pet": PET})["Circle"] != PET


def test_merged_objects() -> None:
    """`allOf` is one object: with all fields, required where any part says so."""
    merged = field(
        {
            "allOf": [
                REF_PET,
                {"properties": {"age": {"type": "integer"}}, "required": ["name"]},
                {"properties": {"name": {"maxLength": 3}}},
            ],
            "additionalProperties": False,
        },
        {"Pet": {**PET, "description": "A pet."}},
    )

    assert merged == {
        "kind": "object",
        "fields": {
            "name": {"kind": "string", "maxLength": 3, "required": True},
            "age": {"kind": "integer", "required": False},
        },
        "additional": False,
    }


@pytest.mark.parametrize(
    ("one", "other", "both"),
    [
        (True, False, False),
        (False, True, False),
        (True, STRING, {"kind": "string"}),
        (STRING, True, {"kind": "string"}),
        (STRING, {"maxLength": 1}, {"kind": "string", "maxLength": 1}),
    ],
)
def test_merged_further_fields(one: Json, other: Json, both: Json) -> None:
    """Further fields are what every part allows."""
    merged = field(
        {
            "allOf": [
                {"properties": {"a": STRING}, "additionalProperties": one},
                {"properties": {"b": STRING}, "additionalProperties": other},
            ]
        }
    )

    assert merged["additional"] == both


def test_what_cannot_be_merged_stays_apart() -> None:
    """Parts of different kinds are kept as they are, in an order of their own."""
    one = field({"allOf": [{"oneOf": [REF_PET, STRING]}, REF_PET]}, {"Pet": PET})
    other = field({"allOf": [REF_PET, {"oneOf": [STRING, REF_PET]}]}, {"Pet": PET})

    assert one == other
    assert one["kind"] == "all"


def test_what_stays_apart_stays_so() -> None:
    """More parts do not make one schema of what could not be merged."""
    apart: JsonObject = {"allOf": [{"oneOf": [REF_PET, STRING]}, REF_PET]}
    form = field({"allOf": [apart, {"properties": {"a": STRING}}]}, {"Pet": PET})

    assert form["kind"] == "all"


def test_unions() -> None:
    """Variants have no order; a discriminator names the variant of each value."""
    cat, dog = "#/components/schemas/Cat", "#/components/schemas/Dog"
    form = field(
        {
            "oneOf": [{"$ref": dog}, {"$ref": cat}],
            "discriminator": {"propertyName": "kind", "mapping": {"meow": cat}},
        },
        {"Cat": PET, "Dog": PET},
    )

    assert form == {
        "kind": "union",
        "exclusive": True,
        "discriminator": {"property": "kind", "mapping": {"meow": "Cat", "Dog": "Dog"}},
        "variants": [{"ref": "Cat"}, {"ref": "Dog"}],
    }


def test_a_mapping_may_name_a_schema_by_itself() -> None:
    """A discriminator's mapping may hold a name in the place of a reference."""
    form = field(
        {
            "oneOf": [REF_PET, STRING],
            "discriminator": {"propertyName": "kind", "mapping": {"pet": "Pet"}},
        },
        {"Pet": PET},
    )

    assert form["discriminator"] == {"property": "kind", "mapping": {"pet": "Pet"}}


def test_a_mapping_may_name_another_name() -> None:
    """A discriminator may name a schema by a name that only stands for another."""
    form = field(
        {
            "oneOf": [REF_PET, {"$ref": "#/components/schemas/Dog"}],
            "discriminator": {"propertyName": "kind", "mapping": {"pet": "Alias"}},
        },
        {"Pet": PET, "Dog": PET, "Alias": REF_PET},
    )

    assert child(form, "discriminator")["mapping"] == {"pet": "Pet", "Dog": "Dog"}


def test_names_that_become_classes_stay() -> None:
    """Objects and enums keep their names, abbreviations do not."""
    kept = schemas_of(
        {
            "Pet": PET,
            "Color": {"type": ["string", "null"], "enum": ["red"], "x-phi": True},
            "Names": {"type": "array", "items": STRING},
            "Tags": {"type": "object", "additionalProperties": STRING},
            "Same": REF_PET,
            "Empty": {"type": "object", "additionalProperties": False},
        }
    )

    assert sorted(kept) == ["Color", "Empty", "Pet"]


def test_what_a_name_says_of_its_uses() -> None:
    """Nullability and x-phi of a named schema hold wherever it is used."""
    color: JsonObject = {"type": ["string", "null"], "enum": ["red"], "x-phi": True}
    form = field({"$ref": "#/components/schemas/Color"}, {"Color": color})

    assert form == {"ref": "Color", "nullable": True, "phi": True}
    assert schemas_of({"Color": color}) == {
        "Color": {"kind": "string", "enum": ["red"]}
    }


def test_what_stands_beside_a_reference() -> None:
    """Beside a reference, 3.1 counts everything and 3.0 only extensions."""
    raw: JsonObject = {**REF_PET, "deprecated": True, "x-phi": True}

    assert field(raw, {"Pet": PET}) == {"ref": "Pet", "deprecated": True, "phi": True}
    assert field(raw, {"Pet": PET}, version="3.0.3") == {"ref": "Pet", "phi": True}


def test_more_fields_beside_a_reference() -> None:
    """What adds to a referenced schema makes another one of it."""
    form = field({**REF_PET, "properties": {"age": STRING}}, {"Pet": PET})

    assert "ref" not in form
    assert form["fields"] == {
        "name": {"kind": "string", "required": False},
        "age": {"kind": "string", "required": False},
    }


def test_recursion() -> None:
    """A schema may stand inside itself: it does so by name."""
    kept = schemas_of(
        {
            "Tree": {
                "type": "object",
                "properties": {"children": {"$ref": "#/components/schemas/Trees"}},
            },
            "Trees": {"type": "array", "items": {"$ref": "#/components/schemas/Tree"}},
            "Nest": {"type": "array", "items": {"$ref": "#/components/schemas/Nest"}},
        }
    )

    assert kept == {
        "Nest": {"kind": "array", "items": {"ref": "Nest"}},
        "Tree": {
            "kind": "object",
            "fields": {
                "children": {
                    "kind": "array",
                    "items": {"ref": "Tree"},
                    "required": False,
                }
            },
        },
    }


@pytest.mark.parametrize(
    ("reference", "problem"),
    [
        ("#/components/schemas/Missing", "there is no such part"),
        ("#/components/missing/x", "there is no such part"),
        ("#/components/schemas/Holder/allOf/9", "there is no such part"),
        ("other.yaml#/Pet", "points out of the document"),
        ("#/components/schemas/Loop/items", "is made of itself"),
    ],
)
def test_references_that_lead_nowhere(reference: str, problem: str) -> None:
    """A reference that cannot be followed is an error that quotes it."""
    with pytest.raises(UnreadableError, match=problem):
        field(
            {"allOf": [{"$ref": reference}, {"properties": {"a": STRING}}]},
            {"Loop": {"items": {"items": {"$ref": "#/components/schemas/Loop/items"}}}},
        )


def test_a_schema_made_of_itself() -> None:
    """`allOf` cannot repeat the schema that it stands in."""
    loop: JsonObject = {
        "allOf": [{"$ref": "#/components/schemas/A"}, {"properties": {"a": STRING}}]
    }

    with pytest.raises(UnreadableError, match="A: is made of itself"):
        schemas_of({"A": loop})


def test_names_that_stand_for_each_other() -> None:
    """A name that only stands for itself cannot be told apart from others."""
    ref: JsonObject = {"$ref": "#/components/schemas/Me"}
    union: JsonObject = {
        "oneOf": [ref, STRING],
        "discriminator": {"propertyName": "kind"},
    }

    with pytest.raises(UnreadableError, match="Me: refers to itself"):
        schemas_of({"Me": ref, "Union": union})


def test_schemas_that_are_nested_too_deep() -> None:
    """A document may be deeper than Python can follow."""
    raw: JsonObject = {}
    for _ in range(1000):
        raw = {"items": raw}

    with pytest.raises(UnreadableError, match="nested too deep"):
        field(raw)


def test_escaped_names() -> None:
    """A reference escapes what a name may hold."""
    assert field({"$ref": "#/components/schemas/A~1b~0c%20d"}, {"A/b~c d": PET}) == {
        "ref": "A/b~c d"
    }


@pytest.mark.parametrize(
    ("root", "problem"),
    [
        ({"paths": []}, "paths: expected an object"),
        ({"servers": {}}, "servers: expected an array"),
        ({"info": {"title": 1}}, "title: expected a string"),
        ({"components": {"schemas": {"A": 1}}}, "schema: expected an object"),
    ],
)
def test_wrong_types(root: JsonObject, problem: str) -> None:
    """What is not of the type it must have is refused by name."""
    with pytest.raises(UnreadableError, match=problem):
        contract_of({**document(), **root})


def test_prose_stands_apart() -> None:
    """Descriptions are kept, but promise nothing."""
    raw: JsonObject = {"title": "It", "description": " What it is. ", "type": "string"}

    assert field(raw, prose=True) == {"kind": "string", "prose": "It\n\nWhat it is."}
    assert field(raw) == field(STRING)
