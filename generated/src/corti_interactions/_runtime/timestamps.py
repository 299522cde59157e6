# Made from generator/runtime/timestamps.py by "python -m generator regenerate".
"""Timestamps as the API writes them, and as it is sent them."""

import re
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, date, datetime, timezone
from importlib import import_module
from typing import Final

from .noticing import notice

_RFC_3339: Final = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}"
    r"(?:\.[0-9]+)?(?:Z|[+-][0-9]{2}:[0-9]{2})"
)
_DATE: Final = re.compile("....-..-..")
"""Where the dashes are; fromisoformat takes nothing but digits between them."""


def parse_timestamp(text: str) -> datetime | None:
    """Read ISO 8601 to the microsecond, naive without an offset; `None` if it fails."""
    # The shape is checked because fromisoformat takes more from release to release.
    if not _RFC_3339.fullmatch(text):
        return _parse_rarer(text)
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return _parse_rarer(text)


def is_rfc_3339(text: str) -> bool:
    """Whether *text* is a moment in the form of OpenAPI's `date-time`."""
    written = text.upper()  # T and Z may be small.
    with suppress(ValueError):
        return bool(_RFC_3339.fullmatch(written) and datetime.fromisoformat(written))
    return False


def parse_date(text: str) -> date | None:
    """Read `YYYY-MM-DD`; `None` for every other form."""
    with suppress(ValueError):
        return date.fromisoformat(text) if _DATE.fullmatch(text) else None
    return None


def render_timestamp(moment: datetime) -> str:
    """Write an aware *moment* in UTC; raises `OverflowError` at the ends of time."""
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")


def _parse_rarer(text: str) -> datetime | None:
    # Imported on first need, which for most programs never comes.
    isoparse: Callable[[str], datetime] = import_module("dateutil.parser").isoparse
    notice()
    with suppress(ValueError, OverflowError):
        return _with_plain_offset(isoparse(text))
    return None


def _with_plain_offset(moment: datetime) -> datetime:
    offset = moment.utcoffset()
    return moment if offset is None else moment.replace(tzinfo=timezone(offset))
