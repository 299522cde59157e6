"""What a scalar of YAML 1.2 spells, if JSON can hold it."""

import math
import re
from typing import Final

from .values import Json, UnreadableError

NULL: Final = re.compile(r"null|Null|NULL|~|")
TRUE: Final = re.compile(r"true|True|TRUE")
FALSE: Final = re.compile(r"false|False|FALSE")
INTEGER: Final = re.compile(r"[-+]?[0-9]+")
OTHER_INTEGER: Final = re.compile(r"0o[0-7]+|0x[0-9a-fA-F]+")
NUMBER: Final = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
NO_NUMBER: Final = re.compile(r"[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)")

LONGEST: Final = 400
"""Characters of a number; JSON has none that needs more."""

SHOWN: Final = 40


def plain(source: str) -> Json:
    """Return what *source* is, which stands without quotes and without a tag."""
    if NULL.fullmatch(source):
        return None
    if TRUE.fullmatch(source) or FALSE.fullmatch(source):
        return TRUE.fullmatch(source) is not None
    number = _number(source)
    return quoted(source) if number is None else number


def quoted(source: str) -> str:
    """Return the text *source*, with the letters that JSON may write as two halves."""
    try:
        return source.encode("utf-16", "surrogatepass").decode("utf-16")
    except UnicodeDecodeError:
        raise _refused(source) from None


def _number(source: str) -> int | float | None:
    is_integer = INTEGER.fullmatch(source) or OTHER_INTEGER.fullmatch(source)
    if not is_integer and not NUMBER.fullmatch(source):
        if NO_NUMBER.fullmatch(source):
            raise _refused(source)
        return None
    if len(source) > LONGEST:
        raise _refused(source)
    if is_integer:
        return int(source, 0 if source[1:2] in {"o", "x"} else 10)
    number = float(source)
    if not math.isfinite(number):
        raise _refused(source)
    return number


def _refused(source: str) -> UnreadableError:
    return UnreadableError(f"{source[:SHOWN]!a}: nothing that JSON can hold")
