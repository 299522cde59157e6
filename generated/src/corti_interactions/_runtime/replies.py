# Made from generator/runtime/replies.py by "python -m generator regenerate".
"""An answer as it came, read whole."""

from collections.abc import Mapping
from typing import Final

from attrs import field, frozen

_SUCCESS: Final = 200
_REDIRECT: Final = 300
_ERROR: Final = 400


@frozen
class Reply:
    """Status, headers and bytes of one answer."""

    status: int
    """The HTTP status code."""

    headers: Mapping[str, str] = field(repr=False)
    """The headers; names in any case."""

    content: bytes = field(repr=False)
    """The body, decompressed."""

    @property
    def is_success(self) -> bool:
        """Whether the status is 2xx."""
        return _SUCCESS <= self.status < _REDIRECT

    @property
    def is_error(self) -> bool:
        """Whether the status is 4xx or 5xx."""
        return self.status >= _ERROR
