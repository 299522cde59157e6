"""A schema may say its type by what it is made of."""

from typing import Final

import pytest

from contract.documents import document
from generator.contract import Json, JsonObject
from generator.contract.implying import implies
from generator.contract.references import Document

TEXT: Final[JsonObject] = {"type": "string"}
PREFIX: Final = "#/components/schemas/"
NAMED: Final[JsonObject] = {
    "Text": TEXT,
    "Alias": {"$ref": f"{PREFIX}Text"},
    "Free": {},
    "Circle": {"oneOf": [{"$ref": f"{PREFIX}Circle"}, TEXT]},
    "Ring": {"allOf": [{"$ref": f"{PREFIX}Ring"}, TEXT]},
}


def ref(name: str) -> JsonObject:
    """Return a reference to a schema that has a name."""
    return {"$ref": PREFIX + name}


CASES: Final[list[tuple[Json, str, bool]]] = [
    (TEXT, "string", True),
    (TEXT, "integer", False),
    ({"type": "integer"}, "number", True),
    ({"type": "integer"}, "string", False),
    ({"type": "number"}, "integer", False),
    ({"type": ["string", "null"]}, "string", True),
    ({"type": ["string", "integer"]}, "string", False),
    ({}, "string", False),
    (True, "string", False),
    (ref("Alias"), "string", True),
    (ref("Free"), "string", False),
    ({**ref("Free"), "type": "string"}, "string", True),
    ({"allOf": [{}, TEXT]}, "string", True),
    ({"allOf": [{}, {}]}, "string", False),
    ({"oneOf": [TEXT, ref("Text")]}, "string", True),
    ({"oneOf": [TEXT, {}]}, "string", False),
    ({"anyOf": [TEXT, ref("Text")]}, "string", True),
    ({"anyOf": [TEXT, {}]}, "string", False),
    ({"oneOf": [TEXT, {}], "anyOf": [TEXT]}, "string", True),
    (ref("Circle"), "string", False),
    (ref("Ring"), "string", True),
]


@pytest.mark.parametrize(("raw", "kind", "expected"), CASES)
def test_kind(raw: Json, kind: str, *, expected: bool) -> None:
    """All of its values are of that kind, null aside, or there may be others."""
    known = Document(document(NAMED))

    assert implies(known, raw, kind) is expected
