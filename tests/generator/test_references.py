"""References into parts of schemas, through others, and with remarks beside them."""

from typing import Final

import httpx
import pytest

from emitting.building import DIALECTS, TEXT, document, named, operation, query
from emitting.packages import Made, Workshop
from generator.errors import DocumentError
from generator.reading import support
from generator.reading.document import JsonObject

CARD: Final[JsonObject] = {
    "a/b": {"page": 1},
    "c d": "x",
    "e~f": [{"page": 2}],
    "slash": {"page": 3},
    "space": "y",
    "tilde": [{"page": 4}],
    "item": {"page": 5},
    "part": {"right": 6},
    "alias": {"left": 7, "right": 8},
    "sealed": {"left": 9},
}


@pytest.fixture(scope="module")
def index(workshop: Workshop) -> Made:
    return workshop.make(named("index"))


def test_one_class_for_each_schema(index: Made) -> None:
    """A pointer leads to the same class, however it is escaped."""
    annotations = index.models.Card.__annotations__
    assert annotations["ab"] == annotations["slash"] == annotations["item"]
    assert annotations["c_d"] == annotations["space"]
    assert annotations["ef"] == annotations["tilde"]
    assert annotations["alias"] == annotations["sealed"] == "Sum | None"
    assert {*index.api.model_names} == {
        *("Card", "CardInput", "CardAb", "CardAbInput", "CardCD", "CardCDValue"),
        *("Sum", "SumInput", "Field1", "Field1Input"),
    }


def test_round_trip(index: Made) -> None:
    """What stands behind a reference is read and sent as if it stood there."""
    card = index.models.Card.from_dict(CARD)
    assert card.to_dict() == CARD
    sent = {name: value for name, value in CARD.items() if name != "sealed"}
    assert card.to_input().to_dict() == sent
    answer = httpx.Response(201, json=CARD)
    done = index.answering(answer).call(
        "cards.create", c_d="x", item=card.item.to_input()
    )
    assert done.sent == {"c d": "x", "item": {"page": 5}}
    assert done.result == card


def test_beside(index: Made) -> None:
    """What stands beside a reference is said of this use alone."""
    text = index.text("models")
    assert '    slash: CardAb | None = None\n    """A page."""\n' in text
    assert "    item: CardAb | None = None\n    \n" in text
    assert 'The API\'s default is "x".' in text
    assert '    alias: Sum | None = None\n    """Deprecated."""\n' in text
    assert "sealed" not in index.models.CardInput.__annotations__


def test_shared_answer(workshop: Workshop) -> None:
    """One answer or parameter of several operations is one type in all of them."""
    counts: JsonObject = {"type": "object", "additionalProperties": {"type": "number"}}
    kinds: JsonObject = {"type": "array", "items": {"enum": ["a", "b"]}}
    listing: JsonObject = {"type": "array", "items": {**counts, "x-phi": True}}
    media: JsonObject = {"application/json": {"schema": listing}}
    shared: JsonObject = {
        "parameters": [{"$ref": "#/components/parameters/Kinds"}],
        "responses": {"200": {"$ref": "#/components/responses/Counts"}},
    }
    parts: JsonObject = {
        "parameters": {"Kinds": query("kinds", kinds)},
        "responses": {"Counts": {"description": "Counts.", "content": media}},
    }
    item: JsonObject = {name: operation(name, **shared) for name in ("get", "put")}
    made = workshop.make(document({"/goods": item}, components=parts))
    for name in ("get", "put"):
        answer = httpx.Response(200, json=[{"x": 1}])
        done = made.answering(answer).call(f"goods.{name}", kinds=["a", "b"])
        assert (done.query, done.result) == ("kinds=a&kinds=b", ({"x": 1},))


@pytest.mark.parametrize("version", DIALECTS)
def test_x_phi_that_would_be_lost(version: str) -> None:
    """Beside a reference to a parameter nothing reads it, and so it is refused."""
    reference: JsonObject = {"$ref": "#/components/parameters/Name", "x-phi": True}
    given = document(
        {"/goods": {"get": operation("get", parameters=[reference])}},
        components={"parameters": {"Name": query("name", TEXT)}},
        version=version,
    )

    with pytest.raises(DocumentError, match="x-phi beside \\$ref is not supported"):
        support.check(given)
