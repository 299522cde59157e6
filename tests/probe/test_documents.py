"""Changes fit any document: how it refers, composes, and which OpenAPI it speaks."""

import json
from typing import Final

import pytest

from generator.contract import Json, JsonObject
from probe.patching import patched
from probe.recordings import Desk, entry, har, lines, record

REF: Final[JsonObject] = {"$ref": "#/components/schemas/Thing"}
PART: Final[JsonObject] = {"type": "object", "properties": {"b": {"type": "string"}}}
THING: Final[JsonObject] = {
    "type": "object",
    "required": ["a"],
    "properties": {"a": {"type": "string", "format": "uuid"}},
}
FITTING: Final = "3c90c3cc-0d44-4b50-8888-8dd25736052a"


def document(
    schema: Json, version: str = "3.1.0", media: str = "application/json"
) -> JsonObject:
    """Return a document whose one operation answers with *schema*."""
    answer: JsonObject = {
        "description": "x",
        "content": {media: {"schema": schema}},
    }
    return {
        "openapi": version,
        "info": {"title": "Things", "version": "1.0.0"},
        "paths": {
            "/things/{id}": {
                "get": {
                    "operationId": "things_get",
                    "tags": ["things"],
                    "responses": {
                        "2xx": {"$ref": "#/components/responses/Some~1Thing"},
                        "401": {"description": "x"},
                        "403": {
                            "description": "x",
                            "content": {"text/plain": {"schema": {"type": "string"}}},
                        },
                    },
                }
            }
        },
        "components": {
            "responses": {"Some/Thing": answer},
            "schemas": {
                "Thing": THING,
                "Thing.Part": PART,
                "Short": {"type": "string"},
            },
        },
    }


CASES: Final[dict[str, tuple[Json, Json, str]]] = {
    "inline field": ({**PART}, {"c": 1}, "unknown field"),
    "field of a reference": (REF, {"a": FITTING, "c": 1}, "unknown field"),
    "field of a merger": (
        {"allOf": [REF, PART]},
        {"a": FITTING, "b": "x", "c": 1},
        "unknown field",
    ),
    "missing in a merger": ({"allOf": [REF, PART]}, {"b": "x"}, "missing field"),
    "missing in one part twice": (
        {"allOf": [REF, {"allOf": [REF, PART]}, True]},
        {"b": "x"},
        "missing field",
    ),
    "type in another part": (
        {"allOf": [REF, PART]},
        {"a": FITTING, "b": 5},
        "wrong type",
    ),
    "missing of two": (
        {"type": "object", "required": ["a", "b"]},
        {"b": "x"},
        "missing field",
    ),
    "first field": (
        {"type": "object", "additionalProperties": False},
        {"c": 1},
        "unknown field",
    ),
    "first field of what is an object without saying so": (
        {"additionalProperties": False},
        {"c": 1},
        "unknown field",
    ),
    "map": (
        {"type": "object", "additionalProperties": {"type": "array", "items": REF}},
        {"x": [{"a": FITTING}, {"a": FITTING, "c": 1}]},
        "unknown field",
    ),
    "null reference": (REF, None, "unexpected null"),
    "null": ({"type": "integer"}, None, "unexpected null"),
    "null of several": (
        {
            "type": "object",
            "properties": {"a": {"anyOf": [{"type": "integer"}, {"type": "string"}]}},
        },
        {"a": None},
        "unexpected null",
    ),
    "null of listed types": (
        {"type": ["integer", "string"]},
        None,
        "unexpected null",
    ),
    "null enum": ({"type": "string", "enum": ["a"]}, None, "unexpected null"),
    "another of several": (
        {"anyOf": [{"type": "integer"}, {"type": "string"}]},
        [True],
        "wrong type",
    ),
    "type of a reference": (REF, "x", "wrong type"),
    "format": (REF, {"a": "x"}, "wrong format"),
    "format of a short name": (
        {"type": "array", "items": {"$ref": "#/components/schemas/Short"}},
        [1],
        "wrong type",
    ),
    "constant": ({"type": "string", "const": "a"}, "b", "unknown value"),
    "member": ({"type": "integer", "enum": [1, 2]}, 3, "unknown value"),
    "dotted name": (
        {"$ref": "#/components/schemas/Thing.Part"},
        {"b": 5},
        "wrong type",
    ),
}


@pytest.mark.parametrize("version", ["3.0.3", "3.1.0"])
@pytest.mark.parametrize("case", CASES)
def test_mended(case: str, version: str, desk: Desk) -> None:
    """The document as it would be has nothing against the answer."""
    schema, body, kind = CASES[case]
    if version == "3.0.3" and case == "constant":
        return
    path = desk.folder / "document.json"
    path.write_text(json.dumps(document(schema, version)))
    bare = (desk.put(lines(body)), "--operation", "GET /things/{id}", "--status", "200")

    found = desk.report(*bare, "--document", str(path))
    mended = patched(path, found.edits, desk.folder)

    assert [each["kind"] for each in found.deviations] == [kind]
    assert found.edits
    assert desk.report(*bare, "--document", str(mended)).status == 0


ANSWER: Final = "GET /things/{id}: answer"


@pytest.mark.parametrize(
    ("answer", "media", "kind", "place"),
    [
        (
            record(5, path="/things/1"),
            "application/vnd.thing+json",
            "wrong type",
            f"{ANSWER} 2XX application/vnd.thing+json",
        ),
        (
            record([5], path="/things/1"),
            "application/json; charset=utf-8",
            "wrong type",
            f"{ANSWER} 2XX application/json;charset=utf-8[]",
        ),
        (
            record(5, path="/things/1"),
            "text/csv",
            "undocumented media type",
            f"{ANSWER} 2XX",
        ),
        (
            record([5], path="/things/1", status=299),
            "Application/JSON",
            "wrong type",
            f"{ANSWER} 2XX application/json[]",
        ),
        (
            record(5, path="/things/1", status=401),
            "text/csv",
            "undocumented body",
            f"{ANSWER} 401",
        ),
        (
            record("x", path="/things/1", status=301),
            "text/csv",
            "undocumented status",
            f"{ANSWER} 301",
        ),
    ],
)
def test_answers(answer: Json, media: str, kind: str, place: str, desk: Desk) -> None:
    """A range of statuses describes each of them, a media type each kind of JSON."""
    path = desk.folder / "document.json"
    several: JsonObject = {"type": "array", "items": {"type": "string"}}
    schema = several if place.endswith("[]") else REF
    path.write_text(json.dumps(document(schema, media=media)))
    recording = desk.put(lines(answer))

    found = desk.report(recording, "--document", str(path))

    (deviation,) = found.deviations
    assert (deviation["kind"], deviation["schema"]) == (kind, place)
    if kind != "undocumented media type":
        mended = patched(path, found.edits, desk.folder)
        assert desk.report(recording, "--document", str(mended)).kinds == []


@pytest.mark.parametrize(
    ("status", "kinds"),
    [(200, ["undocumented media type"]), (401, ["undocumented body"]), (403, [])],
)
def test_text(status: int, kinds: list[str], desk: Desk) -> None:
    """A body that is no JSON fits where the document describes one like that."""
    path = desk.folder / "document.json"
    path.write_text(json.dumps(document(REF)))
    seen = entry("<html>", mimeType="text/html", url="/things/1", status=status)

    found = desk.report(desk.put(json.dumps(har(seen))), "--document", str(path))

    assert [each["kind"] for each in found.deviations] == kinds
    assert found.report["answers"] == 1


@pytest.mark.parametrize(
    ("schema", "body", "kind"),
    [
        (
            {
                "oneOf": [REF, {"$ref": "#/components/schemas/Thing.Part"}],
                "discriminator": {"propertyName": "b"},
            },
            {"b": "other"},
            "unknown variant",
        ),
        ({"allOf": [{"type": "string"}, {"type": "integer"}]}, 1.5, "wrong type"),
    ],
)
def test_what_only_a_person_can_mend(
    schema: Json, body: Json, kind: str, desk: Desk
) -> None:
    """A kind of object that nobody has described needs somebody who knows it."""
    path = desk.folder / "document.json"
    path.write_text(json.dumps(document(schema)))
    bare = (desk.put(lines(body)), "--operation", "GET /things/{id}", "--status", "200")

    found = desk.report(*bare, "--document", str(path))

    assert [each["kind"] for each in found.deviations][:1] == [kind]


def test_what_anchors_share_is_changed_apart(desk: Desk) -> None:
    """A JSON patch changes one place, though YAML wrote several of them at once."""
    fields: JsonObject = {"a": {"type": "string"}, "b": {"type": "string"}}
    text = json.dumps(document({"type": "object", "properties": fields}))
    shared = text.replace(
        '{"a": {"type": "string"}, "b": {"type": "string"}}',
        '{"a": &text {"type": "string"}, "b": *text}',
    )
    path = desk.put(shared, "document.yaml")
    bare = (desk.put(lines({"a": None, "b": None})), "--document", path)

    found = desk.report(*bare, "--operation", "GET /things/{id}", "--status", "200")

    assert [edit["value"] for edit in found.edits] == [["string", "null"]] * 2


def test_no_array_is_left_empty(desk: Desk) -> None:
    """OpenAPI 3.0 wants something in `required`."""
    path = desk.folder / "document.json"
    path.write_text(json.dumps(document(REF, "3.0.3")))
    bare = (desk.put(lines({})), "--operation", "GET /things/{id}", "--status", "200")

    found = desk.report(*bare, "--document", str(path))

    required = {"op": "remove", "path": "/components/schemas/Thing/required"}
    assert found.edits == [required]
