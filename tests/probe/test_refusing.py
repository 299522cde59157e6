"""No change is proposed that the generator would refuse."""

from typing import Final

import pytest

from generator.commands import probe
from generator.commands.places import DOCUMENT
from generator.contract import Json, JsonObject, load
from generator.probe.refusing import refusal
from probe.patching import patched
from probe.recordings import Desk, interaction, lines, record

ITEMS: Final = (
    "the generator refuses a document that says so "
    "(#/paths/~1interactions~1/get/x-pagination/items: "
    "is no required array of the one answer)"
)


@pytest.fixture(autouse=True)
def generator_is_asked(
    generator_is_not_asked: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ask it, unlike in other tests."""
    assert generator_is_not_asked is None
    monkeypatch.setattr(probe, "refusal", refusal)


def page(body: Json) -> JsonObject:
    """Return the answer of a list."""
    return record(body, path="/interactions/")


@pytest.mark.parametrize("body", [{"interactions": None}, [5], {}])
def test_pages(body: Json, desk: Desk) -> None:
    """What pages are read from cannot be something else; the rest is proposed."""
    found = desk.found(record(interaction(a=1, b=1, c=1)), page(body))

    assert len(found.changes) == 4
    (said,) = [str(x["sentence"]) for x in found.changes if x["patch"] == []]
    assert ITEMS in said
    assert len(found.edits) == 3
    mended = patched(DOCUMENT, found.edits, desk.folder)
    assert refusal(load(mended)) == ""


def test_document_that_is_refused_anyway(desk: Desk) -> None:
    """It is not the change that is to blame then."""
    text = DOCUMENT.read_text("utf-8").replace("items: interactions", "items: others")
    document = desk.put(text, "document.yaml")

    found = desk.report(desk.put(lines(page({}))), "--document", document)

    assert len(found.edits) == 1
