"""A payload that the document has left behind is told, and one that is odd is not."""

from typing import Final

import pytest

from payloads.document import Json, JsonObject, component, members
from payloads.files import READERS, Payload
from payloads.fitting import TODO, completed, misfits
from payloads.making import FULL, Recipe, reading

SCHEMA: Final = min(READERS)
SHAPE: Final = component(SCHEMA)
WIRE: Final = members(FULL.of(SHAPE))
READS: Final = reading(SHAPE, WIRE)
NEEDED: Final = next(field.name for field in SHAPE.fields if field.required)


def without(name: str) -> JsonObject:
    """Return the answer without one field."""
    return {key: item for key, item in WIRE.items() if key != name}


def told(wire: Json, reads: Json = READS) -> list[str]:
    """Return where an answer does not fit."""
    return [*misfits(SCHEMA, wire, reads)]


@pytest.mark.parametrize("schema", READERS)
@pytest.mark.parametrize("recipe", [FULL, Recipe(-1, is_odd=True)])
def test_what_is_meant_fits(schema: str, recipe: Recipe) -> None:
    """What is read as unknown is unknown on purpose."""
    shape = component(schema)
    wire = recipe.of(shape)
    assert [*misfits(schema, wire, reading(shape, wire))] == []


@pytest.mark.parametrize(
    ("wire", "said"),
    [
        (without(NEEDED), f"/{NEEDED}: missing field"),
        ({**WIRE, NEEDED: None}, f"/{NEEDED}: unexpected null"),
        ({**WIRE, NEEDED: [1]}, f"/{NEEDED}: wrong type"),
        ({**WIRE, "planted": 1}, "/planted: unknown field"),
    ],
)
def test_misfit_is_told(wire: Json, said: str) -> None:
    """By its place and its kind."""
    assert told(wire)[0] == said


def test_whatever_is_read_as_another_type_is_told() -> None:
    """A format that the document has dropped, for one."""
    (name,) = members(READS)
    attributes = members(members(READS)[name])
    none: JsonObject = {}
    wrong: JsonObject = {key: {"Planted": ""} for key in attributes}
    odd: Json = {name: {**wrong, "extra": none}}
    assert "to be read as another type" in "\n".join(told(WIRE, odd))


def test_what_is_no_longer_unknown_is_told() -> None:
    """What was a surprise when it was written is in the document now."""
    (name,) = members(READS)
    odd: Json = {name: {"extra": {NEEDED: WIRE[NEEDED]}}}
    assert f"/{NEEDED}: no longer an unknown field" in told(WIRE, odd)


def test_schema_that_is_gone_is_told() -> None:
    """There is nothing that it could fit."""
    assert [*misfits("Planted", {}, {})] == ["no answer is a Planted"]


def test_line_says_what_to_do() -> None:
    """In one line, by the file's name."""
    lonely = Payload("lonely", SCHEMA, without(NEEDED), READS)
    assert lonely.misfit() == f"lonely.json: /{NEEDED}: missing field: {TODO}"
    assert Payload("whole", SCHEMA, WIRE, READS).misfit() == ""


def test_what_is_not_listed_is_to_be_none() -> None:
    """A later optional field leaves payloads as they are."""
    (name,) = members(READS)
    read = members(members(completed(SHAPE, {name: {}}))[name])
    assert read.pop("extra") == {}
    assert [*read.values()] == [None] * len(SHAPE.fields)
