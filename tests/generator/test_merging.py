"""What `allOf` says in its rarer forms, in both dialects."""

from typing import Final

import pytest

from emitting.building import DIALECTS, TEXT, WHOLE, both_ways, model, ref
from emitting.packages import Made, Workshop
from generator.reading.document import Json, JsonObject

OPEN: Final[JsonObject] = {**model(a=TEXT), "additionalProperties": WHOLE}
PARTS: Final[JsonObject] = {
    "Open": OPEN,
    "Plain": model(a=TEXT),
    "Map": {"type": "object", "additionalProperties": TEXT},
    "Kind": {"type": "string", "enum": ["x", "y"]},
    "Left": {"allOf": [ref("Plain"), model(left=ref("Map"))]},
    "Right": {"allOf": [ref("Plain"), model(right=ref("Map"))]},
}


def merged(*parts: Json, **others: Json) -> JsonObject:
    return {"allOf": [*parts], **others}


@pytest.fixture(params=DIALECTS)
def version(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def made(workshop: Workshop, version: str, thing: Json) -> Made:
    return workshop.make(both_ways({**PARTS, "Thing": thing}, version=version))


@pytest.mark.parametrize(
    "thing",
    [
        merged(model(b=TEXT), OPEN),
        merged(model(b=TEXT), merged(OPEN, {"required": ["a"]})),
        merged(ref("Open"), model(b=TEXT)),
        merged(ref("Plain"), additionalProperties=WHOLE),
        merged(ref("Plain"), additionalProperties=WHOLE, required=["a"]),
    ],
)
def test_further_fields(workshop: Workshop, version: str, thing: Json) -> None:
    """Further fields have their type wherever `allOf` gives it to them."""
    built = made(workshop, version, thing)
    wire = {"a": "1", "c": 2}
    read = built.models.Thing.from_dict(wire)
    assert read.extra == {"c": 2}
    assert read.to_dict() == read.to_input().to_dict() == wire
    with pytest.raises(built.package.ContractMismatchError):
        built.models.Thing.from_dict({"a": "1", "c": "2"})


def test_parts_of_parts(workshop: Workshop, version: str) -> None:
    """What two parts have in common is one field, also if it is a map."""
    built = made(workshop, version, merged(ref("Left"), ref("Right")))
    wire = {"a": "1", "left": {"b": "2"}, "right": {"c": "3"}}
    read = built.models.Thing.from_dict(wire)
    assert [each.name for each in built.models.Thing.__attrs_attrs__] == [
        *("a", "left", "right", "extra")
    ]
    assert read.to_dict() == read.to_input().to_dict() == wire


@pytest.mark.parametrize("field", [TEXT, ref("Map"), ref("Kind"), ref("Plain")])
def test_same_field_twice(workshop: Workshop, version: str, field: Json) -> None:
    """A field of one type in two parts is required if either says so."""
    thing = merged(model(a=field), model("a", a=field))
    built = made(workshop, version, thing)
    with pytest.raises(built.package.ContractMismatchError, match="a: missing"):
        built.models.Thing.from_dict({})


def test_remarks_of_both(workshop: Workshop) -> None:
    """A field in two parts has the remarks of both, and null only if both allow it."""
    first: JsonObject = {"type": ["string", "null"], "description": "A name."}
    thing = merged(model(a={**first, "x-phi": True}), model("a", a=TEXT))
    built = workshop.make(both_ways({"Thing": thing}))
    assert built.models.Thing.__annotations__["a"] == "str"
    assert repr(built.models.Thing(a="Ann")) == "Thing(a=<redacted>, extra={})"
    assert '"""A name."""' in built.text("models")


def test_remarks_beside_the_only_part(workshop: Workshop, version: str) -> None:
    """Parts without a shape say something of the part that has one."""
    remarks: JsonObject = {"description": "A key.", "deprecated": True, "default": "k"}
    field = merged({"x-phi": True}, ref("Key"), remarks, {"readOnly": True})
    schemas: JsonObject = {"Thing": model(a=field, b=TEXT), "Key": TEXT}
    built = workshop.make(both_ways(schemas, version=version))
    assert repr(built.models.Thing(a="x")) == "Thing(a=<redacted>, b=None, extra={})"
    assert [each.name for each in built.models.ThingInput.__attrs_attrs__] == ["b"]
    sentence = 'The API\'s default is "k". Deprecated.'
    assert f'"""A key.\n\n    {sentence}\n    """' in built.text("models")


def test_null_beside_the_only_part(workshop: Workshop) -> None:
    """What has one part may be null as that part may, or by itself."""
    thing = model("a", "b", a=merged(ref("Maybe")), b=merged(ref("Key"), nullable=True))
    maybe: Json = {"type": ["string", "null"]}
    schemas: JsonObject = {"Thing": thing, "Key": TEXT, "Maybe": maybe}
    built = workshop.make(both_ways(schemas))
    assert built.models.Thing.__annotations__["a"] == "str | None"
    assert built.models.Thing.__annotations__["b"] == "str | None"
