"""Tell names of fields from keys that may be somebody's."""

import re
from typing import Final

from .identifiers import is_canonical

_NAME: Final = re.compile(r"[A-Za-z_$@][A-Za-z0-9_$-]{0,39}")
_NUMBER: Final = re.compile(r"(?:[^0-9]*[0-9]){3}")


def is_telling(name: str) -> bool:
    """Whether *name* is one that fields have; any other may be a name or an id."""
    if not _NAME.fullmatch(name) or _NUMBER.match(name):
        return False
    return not is_canonical(name)
