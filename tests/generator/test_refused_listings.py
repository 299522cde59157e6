"""A listing has to say how it goes on in terms of what it takes and answers."""

from pathlib import Path
from typing import Final

import pytest

from making.documents import changed, small
from making.refusals import Refusal, Refusals, check, each

LISTING: Final = changed(
    small(),
    """
    get:
      tags: [things]
      x-pagination: {style: page, parameter: page, items: things}
      parameters: [{name: page, in: query, schema: {type: integer}}]
      responses:
        200:
          description: A page of things.
          content:
            application/json:
              schema:
                type: object
                required: [things]
                properties:
                  things: {type: array, items: {$ref: "#/components/schemas/Thing"}}
    """,
    "#/paths/~1things",
)
LIST: Final = "#/paths/~1things/get"
SCHEMA: Final = "/responses/200/content/application~1json/schema"
NUMBER: Final = "is no integer query parameter"
ITEMS: Final = "no required array of the one answer"
IDENTITY: Final = "no required text or integer of the items"
THING: Final = "#/components/schemas/Thing"
NAME: Final = f"{THING}/properties/name"
PAGES: Final = f"{LIST}/x-pagination"

REFUSED: Final[Refusals] = {
    "cursor": (PAGES, "style: cursor", "/style", "only page numbers"),
    "no style": (PAGES, "style: null", "/style", "only page numbers"),
    "no parameter": (PAGES, "parameter: null", "/parameter", "is missing"),
    "other parameter": (PAGES, "parameter: leaf", "/parameter", NUMBER),
    "other size": (PAGES, "size: pageSize", "/size", NUMBER),
    "odd size": (PAGES, "size: 3", "/size", "not text"),
    "no items": (PAGES, "items: null", "/items", "is missing"),
    "other items": (PAGES, "items: others", "/items", ITEMS),
    "text": (PAGES, "first: '1'", "/first", "not an integer"),
    "flag": (PAGES, "first: true", "/first", "not an integer"),
    "odd identity": (PAGES, "identity: [name]", "/identity", "not text"),
    "no identity": (PAGES, "identity: ''", "/identity", "not text"),
    "other identity": (PAGES, "identity: colour", "/identity", IDENTITY),
    "optional identity": (PAGES, "identity: name", "/identity", IDENTITY),
    "unknown": (PAGES, "colour: red", "/colour", "colour"),
}


@each(REFUSED)
def test_refused_listing(
    case: Refusal, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What stands in `x-pagination` has to make sense by itself."""
    check(LISTING, case, tmp_path, capsys)


@pytest.mark.parametrize(
    ("at", "changes", "keyword"),
    [
        ("/parameters/0", "in: header", "parameter"),
        ("/parameters/0", "schema: {type: string}", "parameter"),
        (SCHEMA, "required: []", "items"),
        (f"{SCHEMA}/properties", "things: {type: object}", "items"),
        (f"{SCHEMA}/properties/things", "type: [array, 'null']", "items"),
        ("/responses", "201: {description: Done.}", "items"),
        ("/responses/200", "content: {}", "items"),
    ],
)
def test_refused_pages(
    at: str,
    changes: str,
    keyword: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """The page is an integer of the query, the items are an array of the answer."""
    name = {"parameter": NUMBER, "items": ITEMS}[keyword]
    document = changed(LISTING, changes, LIST + at)
    check(document, (PAGES, "{}", f"/{keyword}", name), tmp_path, capsys)


@pytest.mark.parametrize(
    ("at", "changes"),
    [
        (NAME, "type: [string, 'null']"),
        (NAME, "type: number"),
        (NAME, "type: boolean"),
        (NAME, "{type: array, items: {type: string}}"),
        (NAME, "writeOnly: true"),
        (f"{LIST}{SCHEMA}/properties/things", "items: {type: string}"),
        (
            f"{LIST}{SCHEMA}/properties/things",
            f"items: {{oneOf: [{{$ref: '{THING}'}}, {{type: 'null'}}]}}",
        ),
        (f"{LIST}{SCHEMA}/properties/things", "items: {enum: [a, b]}"),
    ],
)
def test_refused_identity(
    at: str, changes: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Every item has to have it, and has to be an object of one kind."""
    document = changed(changed(LISTING, "required: [name]", THING), changes, at)
    case = (PAGES, "identity: name", "/identity", IDENTITY)
    check(document, case, tmp_path, capsys)
