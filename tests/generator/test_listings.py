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
        "limit": "int | None",
        "return": "Pager[Visit]",
    }
    result = clinic.package.AsyncVisits.list.__annotations__["return"]
    assert result == "AsyncPager[Visit]"
    assert "limit: How many items at most, over all pages;" in (
        clinic.package.Visits.list.__doc__
    )


def test_limit(clinic: Made) -> None:
    """No page is asked for that is not needed for as many items as are wanted."""
    pages = Pages(visits(1, 2), visits(3, 4))
    listed = clinic.client(pages).visits.list(patient="p", limit=3)
    assert [visit.room for visit in listed] == ["1", "2", "3"]
    assert len(pages.queries) == 2
    with pytest.raises(clinic.package.ArgumentError, match="limit: "):
        clinic.client(pages).visits.list(patient="p", limit=-1)


def test_one_page(clinic: Made) -> None:
    """The raw form of a listing asks for one page, by its number."""
    pages = Pages(visits(1, 2))
    answer = clinic.client(pages).visits.raw.list(patient="p", page=7)
    assert [visit.room for visit in answer.parse().visits] == ["1", "2"]
    assert pages.queries == ["page=7&patient=p"]
    annotations = clinic.package.RawVisits.list.__annotations__
    assert annotations == {
        "patient": "str",
        "page": "int | None",
        "size": "int | None",
        "return": "Answer[VisitPage]",
    }
    doc = "One page of `Visits.list`, with the answer as it came."
    assert clinic.package.RawVisits.list.__doc__ == doc
    assert clinic.package.AsyncRawVisits.list.__doc__ == doc


def listing(
    *parameters: Json, items: JsonObject = TEXT, path: str = "/goods", **page: Json
) -> JsonObject:
    """Return a document with a listing, which is paged by `at`."""
    raw = operation(
        "list",
        parameters=[query("at", WHOLE), *parameters],
        responses={
            "200": answer(model("rows", rows={"type": "array", "items": items}))
        },
    )
    paged: JsonObject = {"style": "page", "parameter": "at", "items": "rows"}
    raw["x-pagination"] = paged | page
    return document({path: {"get": raw}})


@pytest.mark.parametrize(
    ("place", "path"), [("query", "/goods"), ("path", "/goods/{limit}")]
)
def test_limit_of_the_api(workshop: Workshop, place: str, path: str) -> None:
    """A parameter called limit keeps its name, and ours makes way."""
    limit: JsonObject = {"name": "limit", "in": place, "required": True}
    limit["schema"] = WHOLE
    made = workshop.make(listing(limit, path=path))
    pages = Pages({"rows": ["a", "b"]}, {"rows": ["c"]})
    goods = made.client(pages).goods
    assert [*goods.list(limit=2, limit_=3)] == ["a", "b", "c"]
    asked_for = "&limit=2" if place == "query" else ""
    assert pages.queries == [f"at={at}{asked_for}" for at in (1, 2)]
    annotations = made.package.RawGoods.list.__annotations__
    assert {name for name in annotations if name.startswith("limit")} == {"limit"}


def test_identity(workshop: Workshop) -> None:
    """What tells items apart is a field of theirs, whatever Python calls it."""
    item = model("class", "size", **{"class": TEXT, "size": WHOLE})
    made = workshop.make(listing(items=item, identity="class"))
    rows: list[Json] = [{"class": name, "size": 1} for name in "aba"]
    pages: list[JsonObject] = [{"rows": rows}, {"rows": rows[:1]}, {"rows": []}]
    listed = made.client(Pages(*pages)).goods.list()
    assert [row.class_ for row in listed.distinct()] == ["a", "b"]
    assert [row.class_ for row in made.client(Pages(*pages)).goods.list()] == [*"abaa"]
    with pytest.raises(made.package.ContractMismatchError, match="page 3 repeats"):
        list(made.client(Pages(*pages[:1] * 3)).goods.list())
    assert "`distinct()` leaves out what comes twice" in (
        made.package.AsyncGoods.list.__doc__
    )


def test_no_identity(clinic: Made) -> None:
    """Where nothing tells items apart, nothing pretends to."""
    listed = clinic.client(Pages(visits(1), visits(1), visits())).visits.list
    with pytest.raises(clinic.package.ArgumentError, match="tells them apart"):
        listed(patient="p").distinct()
    assert len([*listed(patient="p")]) == 2
    assert "distinct" not in clinic.package.Visits.list.__doc__


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
    with pytest.warns(
        DeprecationWarning, match="visits.create is deprecated"
    ) as caught:
        clinic.client(httpx.MockTransport(lambda _: made)).visits.raw.create(
            room="1", pin="2"
        )
    assert caught[0].filename == __file__


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
