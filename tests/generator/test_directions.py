"""What is read and what is sent are two classes where they differ."""

from typing import Final

import httpx
import pytest

from emitting.building import (
    TEXT,
    answer,
    body,
    both_ways,
    document,
    model,
    named,
    one_of,
    operation,
    ref,
)
from emitting.packages import Made, Workshop
from generator.reading.document import Json, JsonObject

ID: Final = "3c90c3cc-0d44-4b50-8888-8dd25736052a"


@pytest.fixture(scope="module")
def clinic(workshop: Workshop) -> Made:
    return workshop.make(named("clinic")).made_with(clinic="mitte")


def names(made: Made, name: str) -> list[str]:
    return [each.name for each in getattr(made.models, name).__attrs_attrs__]


def test_read_only(clinic: Made) -> None:
    """What only the server makes is read, and not sent."""
    for name in ("id", "state", "made"):
        assert name in names(clinic, "Visit")
        assert name not in names(clinic, "VisitInput")


def test_write_only(clinic: Made) -> None:
    """What the server never shows is sent, and not read."""
    for name in ("pin", "note"):
        assert name not in names(clinic, "Visit")
        assert name in names(clinic, "VisitInput")


def test_sent(clinic: Made) -> None:
    """What is required is so only in the direction that it goes in."""
    visit: Json = {"id": ID, "room": "1", "state": "done"}
    made = httpx.Response(201, json=visit)
    with pytest.warns(DeprecationWarning, match="create"):
        done = clinic.answering(made).call("visits.create", room="1", pin="2")
    assert done.sent == {"room": "1", "pin": "2"}
    assert done.result == clinic.models.Visit.from_dict(visit)


def test_no_way_back(clinic: Made) -> None:
    """What cannot be sent on, for lack of a field, has no way to be."""
    assert not hasattr(clinic.models.Visit, "to_input")


def test_to_input_leaves_out(workshop: Workshop) -> None:
    """What is read only is left out of what is sent on, and the rest converted."""
    thing = model(
        "id",
        id={**TEXT, "readOnly": True},
        note={**TEXT, "writeOnly": True},
        part=ref("Part"),
        parts={"type": "array", "items": {"type": "array", "items": ref("Part")}},
        named={"type": "object", "additionalProperties": one_of(ref("Part"), TEXT)},
        maybe={"type": "array", "items": one_of(ref("Part"), {"type": "null"})},
    )
    schemas: JsonObject = {"Thing": thing, "Part": model("size", size=TEXT)}
    made = workshop.make(both_ways(schemas))
    part: Json = {"size": "s"}
    rest: JsonObject = {
        "part": part,
        "parts": [[part], []],
        "named": {"a": part, "b": "c"},
        "maybe": [part, None],
    }
    sent = made.models.Thing.from_dict({"id": "1", "more": 2, **rest}).to_input()
    assert isinstance(sent.part, made.models.PartInput)
    assert sent.to_dict() == rest


@pytest.mark.parametrize(
    "field",
    [
        {"type": "array", "items": {"const": "x"}},
        {"type": "object", "additionalProperties": one_of(TEXT, {"enum": ["a"]})},
        {"const": "x", "type": ["string", "null"]},
        ref("Other"),
        {"type": "array", "items": ref("Other")},
    ],
)
def test_no_way_through_a_field(workshop: Workshop, field: Json) -> None:
    """One field without a way is enough, however deep it lies."""
    other = model("pin", pin={**TEXT, "writeOnly": True})
    schemas: JsonObject = {"Thing": model(a=field), "Other": other}
    made = workshop.make(both_ways(schemas))
    assert not hasattr(made.models.Thing, "to_input")


def test_classes(workshop: Workshop) -> None:
    """A schema has one class for each direction that it goes in."""
    put = operation("put", requestBody=body(ref("Sent")))
    put["responses"] = {
        "200": answer(ref("Read")),
        "404": answer(ref("Failure")),
    }
    schemas: JsonObject = {
        "Sent": model(a=ref("Inner"), b=ref("Shared")),
        "Read": model(a={"type": "array", "items": ref("Shared")}),
        "Failure": model(a=TEXT),
        "Inner": model(a=TEXT),
        "Shared": model(a={"readOnly": True, "allOf": [ref("Deep")]}),
        "Deep": model(a=TEXT),
        "Unused": model(a=ref("Inner")),
    }
    made = workshop.make(document({"/goods": {"put": put}}, schemas))
    assert {*made.api.model_names} == {
        *("Sent", "Read", "Failure", "Inner", "InnerInput"),
        *("Shared", "SharedInput", "Deep", "Unused"),
    }
    for name, is_read in {"Sent": False, "Read": True, "InnerInput": False}.items():
        assert hasattr(getattr(made.models, name), "from_dict") is is_read
