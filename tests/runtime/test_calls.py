"""A call becomes a path, a query and headers that cannot be tampered with."""

from datetime import UTC, datetime
from urllib.parse import parse_qsl, unquote
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.runtime.answers import empty_answer
from generator.runtime.calls import Call, header_values, query_string, url_path
from generator.runtime.errors import ArgumentError

ID = "3c90c3cc-0d44-4b50-8888-8dd25736052a"


def path(value: object) -> Call[None]:
    """Return a call with one value in its path."""
    return Call(
        method="GET",
        template="/interactions/{id}/streams",
        path={"id": value},
        answers={204: empty_answer},
    )


def query(**values: object) -> Call[None]:
    """Return a call that asks for something."""
    return Call(method="GET", template="/", query=values, answers={204: empty_answer})


def header(value: object) -> Call[None]:
    """Return a call with one header of its own."""
    return Call(
        method="GET", template="/", headers={"X-A": value}, answers={204: empty_answer}
    )


def test_a_path_without_places_stays() -> None:
    """The slash at its end matters."""
    call = Call(method="GET", template="/interactions/", answers={204: empty_answer})
    assert url_path(call) == "/interactions/"


def test_every_place_is_filled() -> None:
    """Whatever the values hold, they are filled in once."""
    call = Call(
        method="GET",
        template="/{a}/{b-c}/{a}",
        path={"a": "{b-c}", "b-c": 5},
        answers={204: empty_answer},
    )
    assert url_path(call) == "/%7Bb-c%7D/5/%7Bb-c%7D"


@pytest.mark.parametrize(
    ("value", "segment"),
    [
        (ID, ID),
        (UUID(ID), ID),
        (7, "7"),
        (True, "true"),
        ("a/b", "a%2Fb"),
        ("a?x=1#y", "a%3Fx%3D1%23y"),
        ("../admin", "..%2Fadmin"),
        ("%2e%2e", "%252e%252e"),
        ("a b+c", "a%20b%2Bc"),
        ("é\n", "%C3%A9%0A"),
        ("...", "..."),
    ],
)
def test_a_value_stays_one_segment(value: object, segment: str) -> None:
    """Nothing in it can end the segment."""
    assert url_path(path(value)) == f"/interactions/{segment}/streams"


@pytest.mark.parametrize("value", ["", ".", ".."])
def test_segments_that_mean_another_path_are_refused(value: str) -> None:
    """Encoding them would not help."""
    with pytest.raises(ArgumentError) as caught:
        url_path(path(value))
    assert str(caught.value) == "id: expected text other than a dot or two"


@pytest.mark.parametrize("value", [None, ["a"], {"a": 1}, object()])
def test_a_segment_is_one_value(value: object) -> None:
    """Lists and objects have no place in a path."""
    with pytest.raises(ArgumentError) as caught:
        url_path(path(value))
    assert caught.value.path == "id"


@given(st.text())
def test_a_segment_reads_back(value: str) -> None:
    """It is the value, and no more."""
    if value in {"", ".", ".."}:
        return
    parts = url_path(path(value)).split("/")
    assert [unquote(part) for part in parts] == ["", "interactions", value, "streams"]


@pytest.mark.parametrize(
    ("values", "written"),
    [
        ({}, ""),
        ({"sort": None}, ""),
        ({"sort": "createdAt", "index": 1}, "sort=createdAt&index=1"),
        (
            {"status": ["planned", "on-hold"], "x": ""},
            "status=planned&status=on-hold&x=",
        ),
        ({"deep": True, "flat": False}, "deep=true&flat=false"),
        ({"ratio": 0.5, "whole": 10**30}, f"ratio=0.5&whole={10**30}"),
        ({"patient": "Ada & Bo+Cy=é"}, "patient=Ada%20%26%20Bo%2BCy%3D%C3%A9"),
        ({"a[b] c": "x"}, "a%5Bb%5D%20c=x"),
        (
            {"since": datetime(2023, 11, 7, tzinfo=UTC), "id": UUID(ID)},
            f"since=2023-11-07T00%3A00%3A00Z&id={ID}",
        ),
    ],
)
def test_a_query_is_written_in_order(values: dict[str, object], written: str) -> None:
    """A list repeats its name, and nothing at all stays nothing."""
    assert query_string(query(**values)) == written


def test_no_value_is_not_every_value() -> None:
    """A list that turned out empty must not ask for everything."""
    with pytest.raises(ArgumentError) as caught:
        query_string(query(sort=[]))
    said = "sort: expected at least one value; leave it out for all"
    assert str(caught.value) == said


@given(st.dictionaries(st.text(min_size=1), st.lists(st.text(), min_size=1)))
def test_a_query_reads_back(values: dict[str, list[str]]) -> None:
    """Every name and value arrives."""
    pairs = [(name, item) for name, items in values.items() for item in items]
    read = parse_qsl(query_string(query(**values)), keep_blank_values=True)
    assert read == pairs


@pytest.mark.parametrize("value", [{"a": 1}, [["a"]], [None], object(), "\ud800"])
def test_a_query_takes_single_values(value: object) -> None:
    """The error names the parameter and not its value."""
    with pytest.raises(ArgumentError) as caught:
        query_string(query(patient=value))
    assert caught.value.path == "patient"
    assert caught.value.__context__ is None


@pytest.mark.parametrize(
    ("value", "written"), [("a, b\tc", "a, b\tc"), ("", ""), (5, "5"), (True, "true")]
)
def test_a_header_is_written(value: object, written: str) -> None:
    """Printable ASCII stays as it is."""
    assert header_values(header(value)) == {"X-A": written}


@pytest.mark.parametrize(
    "value", ["a\r\nX-B: c", "a\n", "\r", "a\0b", "é", "a\x7f", " a", "a ", "\t"]
)
def test_a_header_cannot_bring_another(value: str) -> None:
    """Line ends, NUL and what is not ASCII are refused."""
    with pytest.raises(ArgumentError) as caught:
        header_values(header(value))
    assert str(caught.value) == (
        "X-A: expected printable ASCII without spaces around it"
    )


def test_a_header_is_a_single_value() -> None:
    """A list has more than one form in a header."""
    with pytest.raises(ArgumentError, match="X-A: expected a single value, got list"):
        header_values(header(["a"]))


def test_a_call_shows_no_values() -> None:
    """Its repr has method and template only."""
    call = Call(
        method="PUT",
        template="/x/{id}",
        path={"id": "Ada"},
        query={"patient": "Ada"},
        headers={"X-A": "Ada"},
        body=b"Ada",
        url="https://example.org/Ada",
        answers={204: empty_answer},
    )
    assert "Ada" not in repr(call)
    assert "method='PUT', template='/x/{id}'" in repr(call)
