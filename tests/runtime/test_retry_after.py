"""How long to wait is read from either form of the header."""

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from generator.runtime.retry_after import seconds_to_wait


@pytest.mark.parametrize(
    ("header", "seconds"), [("0", 0.0), ("120", 120.0), ("1.5", 1.5)]
)
def test_seconds_are_read(header: str, seconds: float) -> None:
    """Fractions are no standard, and understood."""
    assert seconds_to_wait(header) == seconds


def test_a_date_is_read_as_seconds_from_now() -> None:
    """Also without a word on its time zone."""
    soon = datetime.now(UTC) + timedelta(seconds=100)
    for header in (format_datetime(soon, usegmt=True), f"{soon:%d %b %Y %H:%M:%S}"):
        seconds = seconds_to_wait(header)
        assert seconds is not None
        assert 95 < seconds <= 100


def test_a_date_in_the_past_means_now() -> None:
    """There is no waiting backwards."""
    assert seconds_to_wait("Tue, 07 Nov 2023 05:31:56 GMT") == 0


@pytest.mark.parametrize(
    "header", [None, "", "soon", "-5", "nan", "1e3", "9" * 400, "Tue, 99 Nov 2023"]
)
def test_anything_else_says_nothing(header: str | None) -> None:
    """A header is no reason to fail."""
    assert seconds_to_wait(header) is None
