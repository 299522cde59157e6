"""How long to wait is read from each form of two headers."""

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import httpx
import pytest

from generator.runtime.replies import Reply
from generator.runtime.retry_after import seconds_to_wait

DATE = "Tue, 07 Nov 2023 05:31:56 GMT"
"""When the server says it is; long ago, by this machine's clock."""

EPOCH = 1_699_335_116
"""The same, in seconds since 1970."""


def asked(status: int = 503, **headers: str) -> float | None:
    """Return what an answer asks for."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return seconds_to_wait(Reply(status, httpx.Headers(named), b""))


@pytest.mark.parametrize(
    ("header", "seconds"), [("0", 0.0), ("120", 120.0), ("1.5", 1.5), ("007", 7.0)]
)
def test_seconds_are_read(header: str, seconds: float) -> None:
    """Fractions are no standard, and understood."""
    assert asked(Retry_After=header) == seconds
    assert asked(Retry_After=header, Date=DATE) == seconds


def test_the_name_is_read_in_any_case() -> None:
    """As in every header."""
    assert asked(retry_after="7") == asked(RETRY_AFTER="7") == 7


@pytest.mark.parametrize("status", [200, 202, 301, 408, 429, 500, 503])
def test_any_status_may_ask_to_wait(status: int) -> None:
    """Whether the call is repeated is decided elsewhere."""
    assert asked(status, Retry_After="7") == 7


@pytest.mark.parametrize(
    "header",
    [
        "Tue, 07 Nov 2023 05:33:36 GMT",
        "Tue, 07 Nov 2023 05:33:36 -0000",
        "07 Nov 2023 05:33:36",
        "Tue, 07 Nov 2023 06:33:36 +0100",
        "Tuesday, 07-Nov-23 05:33:36 GMT",
        "Tue Nov  7 05:33:36 2023",
    ],
)
def test_a_date_is_compared_with_the_servers_own(header: str) -> None:
    """In each form that HTTP has had; a wrong clock here does no harm."""
    assert asked(Retry_After=header, Date=DATE) == 100


@pytest.mark.parametrize("date", ["", "yesterday"])
def test_a_date_is_compared_with_now_otherwise(date: str) -> None:
    """Where the server does not say what time it is."""
    soon = datetime.now(UTC) + timedelta(seconds=100)
    for header in (format_datetime(soon, usegmt=True), f"{soon:%d %b %Y %H:%M:%S}"):
        for seconds in (
            asked(Retry_After=header),
            asked(Retry_After=header, Date=date),
        ):
            assert seconds is not None
            assert 0 < seconds <= 100


def test_a_date_in_the_past_means_now() -> None:
    """There is no waiting backwards."""
    assert asked(Retry_After=DATE) == 0
    assert asked(Retry_After="Tue, 07 Nov 2023 05:31:55 GMT", Date=DATE) == 0


@pytest.mark.parametrize(
    "header",
    [
        "",
        "soon",
        "-5",
        "+5",
        "nan",
        "inf",
        "1e3",
        "1.",
        ".5",
        "1,5",
        "9" * 400,
        "Tue, 99 Nov 2023",
        "Tue, 07 Nov 99999 05:33:36 GMT",
        "Tue, 07 Nov 2023 05:33:36 +9999",
        "7, 8",
    ],
)
def test_anything_else_says_nothing(header: str) -> None:
    """A header is no reason to fail."""
    assert asked(Retry_After=header) is None
    assert asked(429, X_RateLimit_Reset=header) is None


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("0", 0.0),
        ("42", 42.0),
        ("999999999", 999_999_999.0),
        (str(EPOCH + 30), 30.0),
        (f"{EPOCH + 30}.5", 30.5),
        (str(EPOCH - 30), 0.0),
        (f"{EPOCH + 30}000", 30.0),
        ("Tue, 07 Nov 2023 05:32:06 GMT", 10.0),
    ],
)
def test_a_rate_limit_says_when_it_is_reset(header: str, seconds: float) -> None:
    """As a span of seconds, or as a moment after 1970."""
    assert asked(429, X_RateLimit_Reset=header, Date=DATE) == seconds
    assert asked(429, Retry_After=header, Date=DATE) == seconds


def test_a_moment_is_compared_with_now_otherwise() -> None:
    """Where the server does not say what time it is."""
    seconds = asked(429, X_RateLimit_Reset=f"{datetime.now(UTC).timestamp() + 100}")
    assert seconds is not None
    assert 0 < seconds <= 100


def test_a_span_is_more_than_a_reset() -> None:
    """What the API asks for comes first; what makes no sense does not count."""
    assert asked(429, Retry_After="7", X_RateLimit_Reset="42") == 7
    assert asked(429, Retry_After="0", X_RateLimit_Reset="42") == 0
    assert asked(429, Retry_After="soon", X_RateLimit_Reset="42") == 42


@pytest.mark.parametrize("status", [200, 400, 503])
def test_only_a_429_is_about_the_rate(status: int) -> None:
    """Others carry the header along without meaning that one should wait."""
    assert asked(status, X_RateLimit_Reset="42") is None
