"""Where the document has not the place of a finding, a person has to look."""

from collections import Counter
from typing import Final

import pytest

from generator.contract import JsonObject
from generator.probe.edits import Edit, edited
from generator.probe.findings import Finding
from generator.probe.mending import UNKNOWN, mended
from generator.probe.observations import Holder, Place
from generator.probe.records import Spot
from generator.runtime.deviations import Kind

HOLDER: Final = Holder("GET /things", "200", "application/json")
WITH_PLACE: Final = (*Kind,)[: [*Kind].index(Kind.STATUS)]


def finding(kind: str, schema: str) -> Finding:
    """Return a finding at the field `a` of *schema*."""
    place = Place(HOLDER, 200, "/a", f"{schema}.a")
    values = Counter[str | int](["other"] if kind == Kind.UNKNOWN_VALUE else [])
    return Finding(kind, place, Spot("answers.jsonl", 1), 1, values)


@pytest.mark.parametrize("kind", WITH_PLACE)
@pytest.mark.parametrize("schema", ["Thing", ""])
def test_place_that_is_not_there(kind: Kind, schema: str) -> None:
    """A name, or a body, of which the document has nothing."""
    document: JsonObject = {"openapi": "3.1.0", "paths": {}}
    found = finding(kind, schema)

    sentence, edits = mended(document, found)

    assert sentence == f"{found.place.shown}: {UNKNOWN}"
    assert [*edits] == []


@pytest.mark.parametrize(
    "kind", [Kind.UNKNOWN_FIELD, Kind.UNKNOWN_VALUE, Kind.MISSING, Kind.FORMAT]
)
def test_nothing_to_take_back(kind: Kind) -> None:
    """Nothing there says what the answer did not keep to."""
    schemas: JsonObject = {"Thing": {"anyOf": [{"properties": {"a": {}}}]}}
    if kind == Kind.UNKNOWN_FIELD:
        schemas = {"Thing": {"type": "string"}}
    document: JsonObject = {"openapi": "3.1.0", "components": {"schemas": schemas}}

    assert mended(document, finding(kind, "Thing")) == (f"Thing.a: {UNKNOWN}", [])


def test_several_schemas_that_fit() -> None:
    """The first by name is proposed, so that a recording always says the same."""
    place = Place(Holder("GET /things", "418"), 418, "", "")
    names = frozenset({"B", "A", "C"})
    found = Finding(Kind.STATUS, place, Spot("answers.jsonl", 1), fitting=names)

    _, (edit,) = mended({"openapi": "3.1.0", "paths": {}}, found)

    assert edit.steps == ("paths", "/things", "get", "responses", "418")
    assert edit.value == {
        "description": "Seen in recorded answers.",
        "content": {"application/json": {"schema": {"$ref": "#/components/schemas/A"}}},
    }


def test_edit_of_what_is_not_there() -> None:
    """It is a mistake of the program, which does not go by unseen."""
    edit = Edit("add", ("info", "title", "x"), 1)

    with pytest.raises(ValueError, match=r"^/info/title/x: there is no such part$"):
        edited({"info": {"title": "Things"}}, [edit])


def test_a_class_without_a_name() -> None:
    """What has a name in Python alone is mended where it stands."""
    inner: JsonObject = {"properties": {"b": {"type": "integer"}}}
    schemas: JsonObject = {"Thing": {"properties": {"x": inner}}}
    document: JsonObject = {"openapi": "3.1.0", "components": {"schemas": schemas}}

    _, edits = mended(document, finding(Kind.UNKNOWN_FIELD, "ThingX"))

    way = ("components", "schemas", "Thing", "properties", "x", "properties", "a")
    assert [edit.steps for edit in edits] == [way]
