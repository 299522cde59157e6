"""What is known of several values is what all of them have in common."""

from typing import Final

import pytest

from generator.probe.profiles import Profile

ID: Final = "3c90c3cc-0d44-4b50-8888-8dd25736052a"
DAY: Final = "2026-03-02"

PAIRS: Final[list[tuple[list[object], list[object]]]] = [
    ([], [1]),
    ([None], [1]),
    ([1], [1.5, "x", {}]),
    ([ID], [DAY]),
    ([ID], [ID, None]),
    ([[1]], [["x", None]]),
    ([[1]], [5]),
    ([[[ID]]], [[[DAY], [None]]]),
]


def profile(*values: object) -> Profile:
    """Return what is known of *values*."""
    seen = Profile()
    for value in values:
        seen.see(value)
    return seen


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_put_together(one: list[object], other: list[object]) -> None:
    """It makes no difference which values came first, nor where."""
    both, reverse = profile(*one), profile(*other)
    both.add(profile(*other))
    reverse.add(profile(*one))

    assert both == reverse == profile(*one, *other)


def test_arrays_within_arrays() -> None:
    """Only so many are told apart, so that a profile stays small."""
    value: object = 1
    for _ in range(9):
        value = [value]

    depth, seen = 0, profile(value)
    while seen.items is not None:
        depth, seen = depth + 1, seen.items

    assert depth == 4
    assert seen.names == ["array"]
