"""Reprs show that there is a value, not which."""

import pytest

from generator.runtime.privacy import one_word, plain_word, redacted
from generator.runtime.unset import UNSET


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("Ada", "<redacted>"),
        ("", "<redacted>"),
        (0, "<redacted>"),
        (None, "None"),
        (UNSET, "UNSET"),
        ({}, "{}"),
        ({"name": "Ada"}, "<redacted>"),
    ],
)
def test_redacted(value: object, shown: str) -> None:
    """Only the absence of a value shows."""
    assert redacted(value) == shown


@pytest.mark.parametrize(
    ("value", "in_message", "in_repr"),
    [
        ("A0007", "A0007", "'A0007'"),
        (None, "None", "None"),
        ("Ada was not found", "<redacted>", "<redacted>"),
        ("", "<redacted>", "<redacted>"),
        ("x\n", "<redacted>", "<redacted>"),
        ("é", "<redacted>", "<redacted>"),
        ("x" * 129, "<redacted>", "<redacted>"),
    ],
)
def test_one_word(value: str | None, in_message: str, in_repr: str) -> None:
    """A code or an id shows; what could be prose does not."""
    assert plain_word(value) == in_message
    assert one_word(value) == in_repr
