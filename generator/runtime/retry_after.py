"""How long an answer asks to wait."""

import re
from contextlib import suppress
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from math import isfinite
from typing import Final

from .replies import Reply

_SECONDS: Final = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_EPOCH: Final = 1_000_000_000
"""Seconds; a larger number is a moment after 1970, not a span of time."""

_EPOCH_IN_MILLISECONDS: Final = 1_000 * _EPOCH


def seconds_to_wait(reply: Reply) -> float | None:
    """Return what `Retry-After` asks for, in seconds; `None` if it asks for nothing.

    A 429 may have `X-RateLimit-Reset` instead. Either is a span of seconds or a moment;
    moments are compared with the server's own `Date` where it sends one, so that a
    wrong clock here does no harm.
    """
    headers = reply.headers
    now = _moment(headers.get("Date", "")) or datetime.now(UTC)
    seconds = _seconds(headers.get("Retry-After", ""), now)
    if seconds is None and reply.status == HTTPStatus.TOO_MANY_REQUESTS:
        return _seconds(headers.get("X-RateLimit-Reset", ""), now)
    return seconds


def _seconds(value: str, now: datetime) -> float | None:
    if _SECONDS.fullmatch(value):
        return _span(float(value), now)
    moment = _moment(value)
    return None if moment is None else max(0.0, (moment - now).total_seconds())


def _span(seconds: float, now: datetime) -> float | None:
    if not isfinite(seconds):
        return None
    if seconds >= _EPOCH_IN_MILLISECONDS:
        return _span(seconds / 1000, now)
    return seconds if seconds < _EPOCH else max(0.0, seconds - now.timestamp())


def _moment(value: str) -> datetime | None:
    with suppress(ValueError, TypeError, OverflowError):
        moment = parsedate_to_datetime(value)
        # RFC 9110 dates are in UTC, also where parsing one leaves it naive.
        return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return None
