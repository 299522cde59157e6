# Made from generator/runtime/log_filter.py by "python -m generator regenerate".
"""Shorten URLs in what `httpx` logs."""

import logging
from collections.abc import Iterable
from typing import Self

import httpx
from attrs import frozen


@frozen(eq=False)
class UrlFilter(logging.Filter):
    """Cuts off path and query of some hosts' URLs; lets every record pass."""

    _origins: frozenset[tuple[str, bytes]]

    @classmethod
    def of(cls, urls: Iterable[str]) -> Self:
        """Return a filter for the hosts of *urls*."""
        return cls(frozenset(_origin(httpx.URL(url)) for url in urls))

    def filter(self, record: logging.LogRecord) -> bool:
        """Shorten the URLs among the arguments of *record*."""
        if isinstance(record.args, tuple):
            record.args = tuple(map(self._shortened, record.args))
        return True

    def _shortened(self, value: object) -> object:
        if not isinstance(value, httpx.URL) or _origin(value) not in self._origins:
            return value
        return f"{value.scheme}://{value.netloc.decode()}/..."


def _origin(url: httpx.URL) -> tuple[str, bytes]:
    # Without user and usual port, in lower case: URLs are written in many ways.
    return url.scheme, url.netloc
