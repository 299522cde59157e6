"""Listings, which go on from page to page, and what is deprecated, at a clinic."""

import asyncio
from inspect import cleandoc
from typing import Final

import httpx
import pytest

from emitting.building import (
    TEXT,
    WHOLE,
    answer,
    document,
    model,
    named,
    operation,
    query,
)
from emitting.packages import TOKEN, Made, Workshop
from generator.reading.document import Json, JsonObject

ID: Final = "3c90c3cc-0d44-4b50-8888-8dd2573605{:02}"


@pytest.fixture(scope="module")
def clinic(workshop: Workshop) -> Made:
    return workshop.make(named("clinic")).made_with(clinic="mitte")


class Pages(httpx.MockTransport):
    """Answers with one page after the other, and remembers the queries."""

    def __init__(self, *pages: JsonObject) -> None:
        super().__init__(self._answer)
        self.queries: list[str] = []
        self._pages = iter(pages)

    def _answer(self, request: httpx.Request) -> httpx.Response:
        self.queries.append(request.url.query.decode())
        return httpx.Response(200, json=next(self._pages))


def visits(*numbers: int) -> JsonObject:
    return {"visits": [{"id": ID.format(each), "room": str(each)} for each in numbers]}


def test_pages(clinic: Made) -> None:
    """A listing asks for page after page, from the first one, until one is empty."""
    pages = Pages(visits(1, 2), visits(3), visits())
    client = clinic.client(pages)
    listed = client.visits.list(patient="p", size=2)
    assert not pages.queries
    assert [visit.room for visit in listed] == ["1", "2", "3"]
    assert pages.queries == [f"page={at}&size=2&patient=p" for at in range(3)]


def test_async_pages(clinic: Made) -> None:
    """The async listing does the same."""
    pages = Pages(visits(1), visits())
    make = clinic.package.AsyncClinicClient
    token = clinic.package.AccessToken(TOKEN)

    async def rooms() -> list[str]:
        async with make(auth=token, clinic="mitte", transport=pages) as client:
            return [visit.room async for visit in client.visits.list(patient="p")]

    assert asyncio.run(rooms()) == ["1"]
    assert pages.queries == ["page=0&patient=p", "page=1&patient=p"]


def test_signature(clinic: Made) -> None:
    """The number of the page is no argument, and the items' type is the result's."""
    annotations = clinic.package.Visits.list.__annotations__
    assert annotations == {
        "patient": "str",
        "size": "int | None",
        "return": "Pager[Visit]",
    }
    result = clinic.package.AsyncVisits.list.__annotations__["return"]
    assert result == "AsyncPager[Visit]"


def test_page_that_does_not_fit(clinic: Made) -> None:
    """A page that does not fit says where, when it is reached."""
    pages = Pages(visits(1), {"visits": [{"id": 3}]})
    client = clinic.client(pages)
    items = iter(client.visits.list(patient="p"))
    assert next(items).room == "1"
    with pytest.raises(clinic.package.ContractMismatchError, match=r"visits\[0\].id"):
        next(items)


@pytest.mark.parametrize(
    ("items", "page", "first", "expected"),
    [
        (TEXT, ["a", "b"], 1, ["a", "b"]),
        ({"type": "array", "items": WHOLE}, [[1], []], 5, [(1,), ()]),
        ({"type": ["string", "null"]}, ["a", None], -1, ["a", None]),
    ],
)
def test_items_of_any_type(
    workshop: Workshop,
    items: JsonObject,
    page: Json,
    first: int,
    expected: list[object],
) -> None:
    """Items may be of any type; the first page has any number, 1 by default."""
    start: JsonObject = {} if first == 1 else {"first": first}
    listing = operation(
        "list",
        parameters=[query("at", WHOLE, required=True)],
        responses={
            "200": answer(model("rows", rows={"type": "array", "items": items}))
        },
    )
    listing["x-pagination"] = {
        "style": "page",
        "parameter": "at",
        "items": "rows",
        **start,
    }
    made = workshop.make(document({"/goods": {"get": listing}}))
    pages = Pages({"rows": page}, {"rows": []})
    assert [*made.client(pages).goods.list()] == expected
    assert pages.queries == [f"at={first}", f"at={first + 1}"]


def test_deprecated(clinic: Made) -> None:
    """What is deprecated says so in its words, and an operation when it is called."""
    create = clinic.package.Visits.create
    assert "\n\nDeprecated.\n" in cleandoc(create.__doc__)
    assert "notify: Whether to write. Deprecated.\n" in create.__doc__
    text = '    """Where it was.\n\n    Deprecated.\n    """'
    assert text in clinic.text("models")
    made = httpx.Response(201, json={"id": ID.format(1), "room": "1"})
    with pytest.warns(
        DeprecationWarning, match="visits.create is deprecated"
    ) as caught:
        clinic.answering(made).call("visits.create", room="1", pin="2")
    assert caught[0].filename.endswith("packages.py")


def test_not_deprecated(clinic: Made) -> None:
    """Nothing else warns."""
    answered = httpx.Response(200, json={"ok": True})
    assert clinic.answering(answered).call("status.get").result
    assert "Deprecated" not in clinic.package.Visits.list.__doc__


def test_raises(clinic: Made) -> None:
    """A method's docstring tells what its answers are, and which errors there are."""
    doc = cleandoc(clinic.package.Visits.list.__doc__)
    assert doc.endswith("NotFoundError: 404: No such patient.")
    assert "Returns:\n    A pager over all items" in doc
    how = cleandoc(clinic.package.Status.get.__doc__)
    assert how.endswith("Returns:\n    How it is.")
