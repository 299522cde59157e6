"""How long an answer asks to wait."""

import re
from contextlib import suppress
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from math import isfinite
from typing import Final

_SECONDS: Final = re.compile(r"[0-9]+(?:\.[0-9]+)?")


def seconds_to_wait(header: str | None) -> float | None:
    """Read `Retry-After`, given in seconds or as a date; `None` if it is neither."""
    if header is None:
        return None
    if _SECONDS.fullmatch(header):
        seconds = float(header)
        return seconds if isfinite(seconds) else None
    with suppress(ValueError, TypeError):
        return _seconds_until(parsedate_to_datetime(header))
    return None


def _seconds_until(moment: datetime) -> float:
    # RFC 9110 dates are in UTC, also where parsing one leaves it naive.
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return max(0.0, (aware - datetime.now(UTC)).total_seconds())
