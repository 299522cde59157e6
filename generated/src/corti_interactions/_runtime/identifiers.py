# Made from generator/runtime/identifiers.py by "python -m generator regenerate".
"""The one written form of a UUID that the API gives and takes."""

import re
from typing import Final

_CANONICAL: Final = re.compile(r"[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}")


def is_canonical(text: str) -> bool:
    """Whether *text* has the 36-character form; `uuid.UUID` takes many others."""
    return _CANONICAL.fullmatch(text) is not None
