"""What the API sends is read field by field, and written back unchanged."""

from collections.abc import Iterable
from pathlib import Path
from typing import Final

import pytest

from payloads.document import (
    Json,
    component,
    found_at,
    members,
    read_schemas,
    shape_of,
    values,
)
from payloads.exercise import exercised, offered
from payloads.files import (
    FITTING,
    FOLDER,
    PAYLOADS,
    READERS,
    WRITTEN,
    Payload,
    load,
    written,
)
from payloads.normal import normal
from payloads.spelling import spell, text_of

each_payload = pytest.mark.parametrize("sent", PAYLOADS, ids=str)
each_written = pytest.mark.parametrize("sent", WRITTEN, ids=str)

KINDS: Final = {
    *("sent", "absent", "null", "none", "one", "several"),
    *("an unknown field", "an unknown value"),
}
THING: Json = {
    "required": ["kind"],
    "properties": {
        "kind": {"type": "string", "enum": ["a", "b"]},
        "parts": {"type": "array", "items": {"type": ["integer", "null"]}},
        "words": {"additionalProperties": {"type": "string"}},
        "until": {"oneOf": [{"type": "string"}, {"type": "null"}]},
    },
}
OFFERS = """
Thing: an unknown field
Thing.kind: sent
Thing.kind: a
Thing.kind: b
Thing.kind: an unknown value
Thing.parts: sent
Thing.parts: absent
Thing.parts: null
Thing.parts: none
Thing.parts: one
Thing.parts: several
Thing.words: sent
Thing.words: absent
Thing.words: null
Thing.words: none
Thing.words: one
Thing.words: several
Thing.until: sent
Thing.until: absent
Thing.until: null
"""


def all_offered() -> set[str]:
    """Return all that answers can hold by the document."""
    return {at for name in read_schemas() for at in offered(component(name))}


def all_exercised(payloads: Iterable[Payload]) -> set[str]:
    """Return all that *payloads* hold of it."""
    return {at for one in payloads for at in exercised(component(one.schema), one.wire)}


@each_written
def test_fits(sent: Payload) -> None:
    """A payload that the document has left behind says so here, and only here."""
    if misfit := sent.misfit():
        pytest.fail(misfit, pytrace=False)


def test_something_of_each_kind_is_left() -> None:
    """Whatever no longer fits, the other tests do not test nothing."""
    held = all_exercised(FITTING)
    assert {each.partition(": ")[2] for each in held} >= KINDS
    assert {each.schema for each in FITTING} == {each.schema for each in WRITTEN}


@each_payload
def test_is_read_as_expected(sent: Payload) -> None:
    """Each field has the value and the type that stand beside it."""
    assert text_of(spell(sent.read())) == text_of(sent.reads)


@each_payload
def test_is_written_back(sent: Payload) -> None:
    """What is written means what came in."""
    shape = component(sent.schema)
    back = written(sent.read())
    assert text_of(normal(shape, back)) == text_of(normal(shape, sent.wire))


@each_payload
def test_is_read_again_as_the_same(sent: Payload) -> None:
    """Nothing is lost between reading and writing."""
    model = sent.read()
    assert READERS[sent.schema](written(model)) == model


def test_everything_is_exercised() -> None:
    """Those made, for one, hold each field, enum value, null, absence and surprise."""
    assert sorted(all_offered() - all_exercised(PAYLOADS)) == []


def test_nothing_impossible_is_exercised() -> None:
    """Payloads are hard, not wrong."""
    assert sorted(all_exercised(PAYLOADS) - all_offered()) == []


def test_gap_is_named() -> None:
    """Without the payloads of one schema, what it alone has is missed."""
    left_out = "InteractionCreated"
    rest = [each for each in PAYLOADS if each.schema != left_out]
    assert all_offered() - all_exercised(rest) == {*offered(component(left_out))}


def test_all_offers_of_a_schema_are_named() -> None:
    """Whatever a document may say, each possibility is listed."""
    assert [*offered(shape_of(THING, "Thing"))] == OFFERS.split("\n")[1:-1]


def test_unreadable_schema_is_named() -> None:
    """A document that says more than these tests know stops them."""
    with pytest.raises(
        ValueError, match=r"^Thing: no single type; extend document\.py$"
    ):
        shape_of({"oneOf": [{"type": "string"}, {"type": "integer"}]}, "Thing")


def test_payload_needs_an_expectation(tmp_path: Path) -> None:
    """A file with a payload alone stops the tests, by its name."""
    path = tmp_path / "lonely.json"
    path.write_text('{"why": "", "schema": "Problem", "wire": {}}', "utf-8")
    with pytest.raises(ValueError, match=r"^lonely\.json: missing or too many: reads$"):
        load(path)


def test_every_file_is_a_payload() -> None:
    """Nothing lies among them unread, and no payload is there twice."""
    assert {path.suffix for path in FOLDER.iterdir()} == {".json"}
    wires = [text_of(each.wire) for each in WRITTEN]
    assert len(set(wires)) == len(wires)


def test_reference_page() -> None:
    """The document's example of the public page is the payload of it."""
    answer = found_at(
        "paths", "/interactions/{id}", "get", "responses", "200", "content"
    )
    (media,) = values(answer)
    example = members(members(members(media)["examples"])["reference"])
    (sent,) = [each for each in WRITTEN if each.name == "interaction-reference-page"]
    assert example["value"] == sent.wire
