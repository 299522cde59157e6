"""Examples are the document's own, or the smallest values that fit."""

import pytest

from generator.errors import DocumentError
from generator.examples.values import Direction, example_of
from generator.reading.document import Json, JsonObject

PET: JsonObject = {
    "type": "object",
    "required": ["id", "secret", "kind", "name"],
    "properties": {
        "id": {"type": "integer", "readOnly": True},
        "secret": {"type": "string", "writeOnly": True},
        "kind": {"type": "string"},
        "name": {"type": "string", "example": "Rex"},
        "age": {"type": "integer"},
    },
}
CAT: JsonObject = {
    "allOf": [
        {"$ref": "#/components/schemas/Pet"},
        {"properties": {"lives": {"type": "integer", "minimum": 9}}},
        {"required": ["lives"]},
    ]
}
NODE: JsonObject = {
    "type": "object",
    "required": ["children", "best"],
    "properties": {
        "children": {"type": "array", "items": {"$ref": "#/components/schemas/Node"}},
        "best": {"anyOf": [{"type": "null"}, {"$ref": "#/components/schemas/Node"}]},
        "parent": {"$ref": "#/components/schemas/Node"},
    },
}
LOOP: JsonObject = {
    "type": "object",
    "required": ["again"],
    "properties": {"again": {"$ref": "#/components/schemas/Loop"}},
}
CHAIN: JsonObject = {
    "type": "object",
    "required": ["next"],
    "properties": {
        "next": {
            "type": ["object", "null"],
            "required": ["chain"],
            "properties": {"chain": {"$ref": "#/components/schemas/Chain"}},
        }
    },
}
DOCUMENT: JsonObject = {
    "components": {
        "schemas": {
            "Pet": PET,
            "Cat": CAT,
            "Node": NODE,
            "Loop": LOOP,
            "Chain": CHAIN,
            "Shown": {"type": "string", "example": "shown"},
        }
    }
}


def ref(name: str) -> JsonObject:
    return {"$ref": f"#/components/schemas/{name}"}


def obj(*required: Json, **properties: Json) -> JsonObject:
    return {"type": "object", "required": [*required], "properties": properties}


@pytest.mark.parametrize(
    ("schema", "expected"),
    [
        ({"type": "string", "example": "a", "examples": ["b"]}, "a"),
        ({"type": "string", "examples": ["b", "c"], "enum": ["d"]}, "b"),
        ({"type": "string", "enum": ["d", "e"], "default": "e"}, "d"),
        ({"enum": [None, "d"]}, "d"),
        ({"const": 3}, 3),
        ({"const": "e", "enum": ["d", "e"]}, "e"),
        ({"const": "Cat", "enum": ["cat"]}, "cat"),
        ({"type": "integer", "default": 10}, 10),
    ],
)
def test_the_documents_own_value_comes_first(
    schema: JsonObject, expected: Json
) -> None:
    """An example beats what is allowed, which beats a default."""
    assert example_of(schema, DOCUMENT) == expected


@pytest.mark.parametrize(
    ("schema", "expected"),
    [
        ({}, {}),
        ({"type": "boolean"}, True),
        ({"type": "null"}, None),
        ({"type": ["null"]}, None),
        ({"type": ["null", "boolean"]}, True),
        ({"type": "string"}, "text"),
        ({"type": "string", "minLength": 6}, "textxx"),
        ({"type": "string", "maxLength": 2}, "te"),
        ({"format": "date"}, "2026-01-02"),
        ({"format": "uuid", "maxLength": 2}, "00000000-0000-4000-8000-000000000000"),
        ({"type": "string", "format": "of our own"}, "text"),
        ({"items": {"type": "boolean"}}, [True]),
        ({"type": "array", "minItems": 2, "items": {"type": "null"}}, [None, None]),
        ({"type": "array", "maxItems": 0, "items": {"type": "null"}}, []),
        ({"additionalProperties": {"type": "string"}}, {}),
        (
            {"additionalProperties": {"type": "null"}, "minProperties": 1},
            {"key0": None},
        ),
        (obj("a", a={"type": "null"}, b={"type": "null"}), {"a": None}),
        (obj("a"), {"a": {}}),
        (obj("a") | {"additionalProperties": {"type": "null"}}, {"a": None}),
        (obj("a") | {"additionalProperties": False}, {"a": {}}),
        (obj(a={"type": "null"}) | {"minProperties": 1}, {"a": None}),
    ],
)
def test_a_value_is_as_small_as_it_can_be(schema: JsonObject, expected: Json) -> None:
    """Only what is required stands in it."""
    assert example_of(schema, DOCUMENT) == expected


@pytest.mark.parametrize(
    ("schema", "expected"),
    [
        ({"type": "integer"}, 0),
        ({"type": "integer", "minimum": 3}, 3),
        ({"type": "integer", "minimum": True, "maximum": "none"}, 0),
        ({"type": "integer", "exclusiveMinimum": 3}, 4),
        ({"type": "integer", "minimum": 3, "exclusiveMinimum": True}, 4),
        ({"type": "integer", "minimum": 3, "exclusiveMinimum": False}, 3),
        ({"type": "integer", "minimum": 3.5, "multipleOf": 5}, 5),
        ({"type": "integer", "maximum": -3}, -3),
        ({"type": "integer", "exclusiveMaximum": -3}, -4),
        ({"type": "integer", "maximum": 0, "exclusiveMaximum": True}, -1),
        ({"type": "integer", "maximum": -1, "multipleOf": 5}, -5),
        ({"type": "number", "exclusiveMinimum": 0, "exclusiveMaximum": 1}, 0.5),
        ({"type": "integer", "minimum": 2, "maximum": 1}, 0),
    ],
)
def test_a_number_is_within_its_bounds(schema: JsonObject, expected: float) -> None:
    """Bounds are read in both dialects; those that nothing fits are not."""
    assert example_of(schema, DOCUMENT) == expected


def test_a_number_is_of_its_type() -> None:
    """An integer is an int, a number a float."""
    made = [example_of({"type": name}, DOCUMENT) for name in ("integer", "number")]
    assert [type(each) for each in made] == [int, float]


@pytest.mark.parametrize(("direction", "hidden"), [("read", "secret"), ("write", "id")])
def test_a_direction_leaves_out_what_is_for_the_other(
    direction: Direction, hidden: str
) -> None:
    """Nobody reads what is only written, or writes what is only read."""
    made = example_of(ref("Pet"), DOCUMENT, direction)
    assert isinstance(made, dict)
    assert made.keys() == {"id", "secret", "kind", "name"} - {hidden}
    assert made["name"] == "Rex"


@pytest.mark.parametrize(
    ("schema", "expected"),
    [
        (ref("Cat"), {"id": 0, "kind": "text", "name": "Rex", "lives": 9}),
        ({"allOf": [ref("Shown")], "description": "as there"}, "shown"),
        (ref("Shown") | {"example": "here"}, "here"),
        (
            {
                "allOf": [obj("a", a={"type": "null"}) | {"example": {}}],
                "properties": {},
            },
            {"a": None},
        ),
        (
            {"allOf": [obj("a", a={"minLength": 5}), obj(a={"type": "string"})]},
            {"a": "textx"},
        ),
        ({"allOf": [{"enum": [1, 2]}, {"enum": [2, 3]}]}, 2),
        ({"allOf": [{"type": "number"}, {"type": "integer"}]}, 0),
        ({"allOf": [{"type": ["string", "null"]}, {"type": ["null"]}]}, None),
        ({"allOf": [{"const": 1}, {"const": 1}]}, 1),
        ({"oneOf": [{"type": "null"}, {"type": "boolean"}]}, True),
        ({"anyOf": [ref("Shown"), {"type": "boolean"}]}, "shown"),
    ],
)
def test_a_composition_gives_what_all_its_parts_ask_for(
    schema: JsonObject, expected: Json
) -> None:
    """The example of a part alone is not an example of the whole."""
    assert example_of(schema, DOCUMENT) == expected


@pytest.mark.parametrize(
    ("mapping", "tag"),
    [
        ({}, "Pet"),
        ({"cat": "Cat", "pet": "Pet"}, "pet"),
        ({"cat": "Cat", "animal": "#/components/schemas/Pet"}, "animal"),
    ],
)
def test_a_discriminator_says_which_branch_it_is(
    mapping: dict[str, Json], tag: str
) -> None:
    """The tag is the mapped one, or the name of the schema."""
    union: JsonObject = {
        "oneOf": [{"type": "null"}, ref("Pet"), ref("Cat")],
        "discriminator": {"propertyName": "kind", "mapping": mapping},
    }
    made = example_of(union, DOCUMENT)
    assert isinstance(made, dict)
    assert made["kind"] == tag


def test_recursion_ends_where_the_document_lets_it() -> None:
    """An array may be empty, a value null, and an optional field missing."""
    assert example_of(ref("Node"), DOCUMENT) == {"children": [], "best": None}
    assert example_of(ref("Chain"), DOCUMENT) == {"next": None}


@pytest.mark.parametrize(
    "schema",
    [ref("Loop"), obj("x", x={"type": "array", "minItems": 1, "items": ref("Loop")})],
)
def test_endless_recursion_is_an_error(schema: JsonObject) -> None:
    """A schema that requires itself has no example."""
    with pytest.raises(DocumentError, match="requires itself"):
        example_of(schema, DOCUMENT)
