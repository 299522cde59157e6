# Made from generator/runtime/privacy.py by "python -m generator regenerate".
"""Keep what may identify a patient out of reprs, and so out of logs."""

import re
from typing import Final

from .unset import UNSET

_WORD: Final = re.compile(r"[!-~]{1,128}")


def redacted(value: object) -> str:
    """Stand in for *value* in a repr, showing only whether there is one."""
    if value is None or value is UNSET:
        return repr(value)
    return "{}" if value == {} else "<redacted>"


def plain_word(value: str | None) -> str:
    """Show a code or an id in a message, unless it could be prose about a patient."""
    if value is None or _WORD.fullmatch(value):
        return str(value)
    return "<redacted>"


def one_word(value: str | None) -> str:
    """Show a code or an id in a repr, unless it could be prose about a patient."""
    return repr(value) if plain_word(value) == value else plain_word(value)
