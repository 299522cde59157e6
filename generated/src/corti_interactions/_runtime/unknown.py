# Made from generator/runtime/unknown.py by "python -m generator regenerate".
"""An object of a kind that this release does not know."""

from collections.abc import Mapping
from typing import NoReturn

from attrs import field, frozen

from .errors import ArgumentError
from .privacy import redacted


@frozen(kw_only=True)
class UnknownObject:
    """An object whose discriminator has a value that is not documented yet."""

    fields: Mapping[str, object] = field(repr=redacted, hash=False)
    """The object as it came."""

    def to_dict(self) -> dict[str, object]:
        """Return the object as it came."""
        return dict(self.fields)

    def to_input(self) -> NoReturn:
        """Raise `ArgumentError`: what this release does not know, it does not send."""
        raise ArgumentError(
            "expected an object of a documented kind, got an unknown one"
        )
