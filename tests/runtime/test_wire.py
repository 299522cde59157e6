"""Bytes are JSON, or an error without them."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.runtime.errors import ArgumentError, ContractMismatchError
from generator.runtime.wire import dump_json, parse_json

VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda values: st.lists(values) | st.dictionaries(st.text(), values),
)


@given(VALUES)
def test_what_is_written_reads_back(value: object) -> None:
    """Text and numbers keep every character and digit."""
    assert parse_json(dump_json(value)) == value


@given(VALUES)
def test_escapes_read_like_characters(value: object) -> None:
    """Pairs of surrogates are one character."""
    assert parse_json(json.dumps(value).encode()) == value


def test_written_json_is_compact_utf_8() -> None:
    """No space, no escape that is not needed, keys in order."""
    assert (
        dump_json({"b": [1, "é😀"], "a": None}) == '{"b":[1,"é😀"],"a":null}'.encode()
    )


def test_the_last_of_equal_keys_counts() -> None:
    """As in most readers."""
    assert parse_json(b'{"a": 1, "a": 2}') == {"a": 2}


@pytest.mark.parametrize(
    "content",
    [
        b"<html>Ada</html>",
        b'{"name": "Ada"',
        b'{"name": "Ada"} x',
        b" ",
        b"\xef\xbb\xbf{}",
        b'"\xff"',
        b'"\xed\xa0\x80"',
        '{"name": "Ada"}'.encode("utf-16"),
        b"NaN",
        b"[Infinity]",
        b'{"a": -Infinity}',
        b"1e999",
        b"-1e999",
        b'"\\ud800"',
        b'{"\\uDFFF": 1}',
        b'["\\udc00\\ud800"]',
        b"1" * 5000,
        b"[" * 100_000,
    ],
)
def test_what_is_no_json_is_a_mismatch(content: bytes) -> None:
    """The error holds no part of the answer, nor anything that does."""
    with pytest.raises(ContractMismatchError) as caught:
        parse_json(content)
    assert str(caught.value) == "response: expected JSON"
    assert (caught.value.__cause__, caught.value.__context__) == (None, None)


def test_no_content_is_named() -> None:
    """It is another mistake than a page of HTML."""
    with pytest.raises(ContractMismatchError, match="expected JSON, got nothing"):
        parse_json(b"")


@pytest.mark.parametrize("text", ["\\\\ud800", "\\ud83d\\ude00", "\\u00e9"])
def test_what_only_looks_like_half_a_character_is_read(text: str) -> None:
    """Escaped backslashes and whole pairs are text."""
    content = f'"{text}"'.encode()
    assert parse_json(content) == json.loads(content)


@pytest.mark.parametrize("value", [float("nan"), float("inf"), "\ud800", {1}, b"Ada"])
def test_what_json_cannot_carry_is_refused(value: object) -> None:
    """Nothing is replaced in silence."""
    with pytest.raises(ArgumentError, match="that JSON can carry") as caught:
        dump_json({"a": [value]})
    assert (caught.value.__cause__, caught.value.__context__) == (None, None)


def test_what_holds_itself_is_refused() -> None:
    """It has no JSON."""
    endless: list[object] = []
    endless.append(endless)
    with pytest.raises(ArgumentError):
        dump_json(endless)


def test_what_is_nested_too_deep_is_refused() -> None:
    """Before the stack of whoever writes it ends."""
    deep: list[object] = []
    for _ in range(100_000):
        deep = [deep]
    with pytest.raises(ArgumentError, match="that JSON can carry"):
        dump_json(deep)
