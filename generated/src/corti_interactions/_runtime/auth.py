# Made from generator/runtime/auth.py by "python -m generator regenerate".
"""What proves to the API who is calling."""

import re
from typing import Final

from attrs import Attribute, field, frozen

from .errors import ArgumentError
from .privacy import redacted

_TOKEN: Final = re.compile(r"[!-~]+")


def _header_safe(_owner: object, _field: "Attribute[str]", value: object) -> None:
    if not isinstance(value, str) or not _TOKEN.fullmatch(value):
        raise ArgumentError(
            "expected a token in visible ASCII, without 'Bearer '", "token"
        )


@frozen
class AccessToken:
    """An access token that is ready to use; nothing renews it."""

    token: str = field(repr=redacted, validator=_header_safe)
    """The token alone, without `Bearer`."""

    def headers(self) -> dict[str, str]:
        """Return the headers that one attempt needs."""
        return {"Authorization": f"Bearer {self.token}"}
