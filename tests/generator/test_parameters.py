"""What a call is given in its path, its query and its headers, in a harbour."""

import inspect
from datetime import UTC, date, datetime
from typing import Final
from uuid import UUID

import httpx
import pytest

from emitting.building import TEXT, document, named, operation
from emitting.packages import Made, Workshop
from generator.reading.document import JsonObject

ID: Final = "3c90c3cc-0d44-4b50-8888-8dd25736052a"
MOMENT: Final = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
QUERIES: Final[list[tuple[str, object, str]]] = [
    ("name", "a b&c", "name=a%20b%26c"),
    ("count", -3, "count=-3"),
    ("draught", 2.5, "draught=2.5"),
    ("moored", True, "moored=true"),
    ("owner", UUID(ID), f"owner={ID}"),
    ("owner", ID, f"owner={ID}"),
    ("built_on", date(2026, 1, 2), "builtOn=2026-01-02"),
    ("seen_at", MOMENT, "seenAt=2026-01-02T03%3A04%3A05Z"),
    ("size", "very large", "size=very%20large"),
    ("sizes", ["small", "very large"], "sizes=small&sizes=very%20large"),
    ("days", [date(2026, 1, 2), date(2026, 1, 3)], "days=2026-01-02&days=2026-01-03"),
    ("decks", 2, "decks=2"),
    ("either", 3, "either=3"),
    ("either", "three", "either=three"),
    ("nothing", None, ""),
    ("fixed", "yes", "fixed=yes"),
    ("filtername", "a", "filter%5Bname%5D=a"),
]
HEADERS: Final[list[tuple[str, object, str, str]]] = [
    ("x_trace", "a b", "X-Trace", "a b"),
    ("x_since", MOMENT, "X-Since", "2026-01-02T03:04:05Z"),
    ("x_size", "very large", "X-Size", "very large"),
    ("x_depth", 4, "X-Depth", "4"),
]


@pytest.fixture(scope="module")
def harbour(workshop: Workshop) -> Made:
    return workshop.make(named("harbour"))


@pytest.mark.parametrize(("name", "value", "query"), QUERIES)
def test_query(harbour: Made, name: str, value: object, query: str) -> None:
    """A value goes into the query as its type is written; an array repeats its key."""
    assert harbour.call("ships.find", x_depth=0, **{name: value}).query == query


@pytest.mark.parametrize(("name", "value", "header", "text"), HEADERS)
def test_header(
    harbour: Made, name: str, value: object, header: str, text: str
) -> None:
    """A header that not every operation has is an argument of the call."""
    done = harbour.call("ships.find", **{"x_depth": 0, name: value})
    assert done.request.headers[header] == text
    others = {each for _, _, each, _ in HEADERS} - {header, "X-Depth"}
    assert not others & {key.title() for key in done.request.headers}


@pytest.mark.parametrize(
    ("name", "value", "path"),
    [
        ("count", "3", "count"),
        ("owner", "{" + ID + "}", "owner"),
        ("size", "huge", "size"),
        ("sizes", "small", "sizes"),
        ("sizes", [], "sizes"),
        ("sizes", ["small", "huge"], "sizes[1]"),
        ("seen_at", datetime(2026, 1, 2), "seenAt"),  # noqa: DTZ001 - so it is refused
        ("decks", 3, "decks"),
        ("either", 1.5, "either"),
        ("fixed", "no", "fixed"),
        ("x_depth", None, "X-Depth"),
        ("x_trace", "a\r\nb", "X-Trace"),
    ],
)
def test_refused(harbour: Made, name: str, value: object, path: str) -> None:
    """A value of another type is not sent, and the error says where it was."""
    with pytest.raises(harbour.package.ArgumentError) as caught:
        harbour.call("ships.find", **{"x_depth": 0, name: value})
    assert caught.value.path == path


def test_path(harbour: Made) -> None:
    """The path's values come in its order, those of the path item and of references."""
    done = harbour.call(
        "quays.ships", ID, date(2026, 1, 2), "very large", 7, flag=["a"]
    )
    assert done.path == f"/quays/{ID}/days/2026-01-02/very%20large/7"
    assert done.query == "flag=a"
    signature = inspect.signature(harbour.package.Quays.ships)
    kinds = {name: each.kind.name for name, each in signature.parameters.items()}
    positional, keyword = "POSITIONAL_OR_KEYWORD", "KEYWORD_ONLY"
    assert kinds == {
        **dict.fromkeys(("self", "quay_id", "day", "class_", "berth"), positional),
        **dict.fromkeys(("flag", "limit"), keyword),
    }


def test_overridden(harbour: Made) -> None:
    """A parameter of the operation stands for the path item's of the same name."""
    annotations = harbour.package.Quays.ships.__annotations__
    assert annotations["flag"] == "Sequence[str]"
    assert annotations["limit"] == "int | None"
    with pytest.raises(TypeError, match="flag"):
        harbour.call("quays.ships", ID, date(2026, 1, 2), "small", 7)


def test_documented(harbour: Made) -> None:
    """A parameter's words and its default stand in the method's docstring."""
    doc = harbour.package.Quays.ships.__doc__
    assert "limit: How many. The API's default is 5.\n" in doc
    assert "day: As the API defines it.\n" in doc


def test_path_items(harbour: Made) -> None:
    """One path item behind two paths is two operations."""
    answer = httpx.Response(200, json=[{"name": "Ann"}])
    for name in ("pilots", "masters"):
        done = harbour.answering(answer).call(f"people.get_{name}", sort="up")
        assert (done.path, done.query) == (f"/{name}", "sort=up")
        assert done.result == (harbour.models.Person(name="Ann"),)
    members = [member.value for member in harbour.models.Sort]
    assert members == ["up", "down"]


def header(name: str, *, required: bool = True) -> JsonObject:
    return {"name": name, "in": "header", "required": required, "schema": TEXT}


def test_shared_header(workshop: Workshop) -> None:
    """A header that every operation requires belongs to the client."""
    made = workshop.make(
        document(
            {
                "/goods": {
                    "parameters": [
                        header("Shop-Name"),
                        header("X-Lang", required=False),
                    ],
                    "get": operation("get"),
                    "put": operation("put", parameters=[header("X-Once")]),
                }
            }
        )
    )
    done = made.made_with(shop_name="corner").call("goods.get", x_lang="de")
    assert done.request.headers["Shop-Name"] == "corner"
    assert done.request.headers["X-Lang"] == "de"
    done = made.made_with(shop_name="corner").call("goods.put", x_once="1")
    assert done.request.headers["X-Once"] == "1"
    with pytest.raises(made.package.ArgumentError, match="shop_name: expected"):
        made.made_with(shop_name="a/b").call("goods.get")
