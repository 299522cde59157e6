"""Bodies are read in the documented way."""

from collections.abc import Callable

import pytest

from generator.runtime import decode
from generator.runtime.answers import bytes_answer, empty_answer, json_answer
from generator.runtime.errors import ContractMismatchError


def tree(value: object) -> object:
    """Decode arrays of arrays, however deep."""
    return decode.array_of(tree)(value)


def test_json_is_parsed_and_decoded() -> None:
    """Both can find a mismatch."""
    read = json_answer(decode.array_of(decode.text))
    assert read(b'["x"]') == ("x",)
    with pytest.raises(ContractMismatchError, match="expected JSON"):
        read(b"<html>")
    with pytest.raises(ContractMismatchError, match="expected a string"):
        read(b"[5]")


def test_json_that_is_nested_too_deeply_is_a_mismatch() -> None:
    """Decoding may need more of the stack than parsing."""
    with pytest.raises(ContractMismatchError) as caught:
        json_answer(tree)(b"[" * 900 + b"]" * 900)
    assert str(caught.value) == "response: nested too deeply"


def test_readers_of_the_same_are_equal() -> None:
    """So that one can stand for another status."""
    assert json_answer(decode.text) == json_answer(decode.text)
    assert json_answer(tree) != json_answer(decode.anything)


@pytest.mark.parametrize("content", [b"", b"all the same"])
def test_no_body_is_read(content: bytes) -> None:
    """One that came all the same is ignored."""
    read: Callable[[bytes], object] = empty_answer
    assert read(content) is None


def test_binary_bodies_stay_as_they_are() -> None:
    """Nothing is decoded."""
    assert bytes_answer(b"\xff\x00") == b"\xff\x00"
