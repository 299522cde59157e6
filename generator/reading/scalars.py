"""Say what a scalar of YAML 1.2 is, where JSON has a value for it."""

import math
import re
from typing import Final, TypeAlias

Scalar: TypeAlias = str | int | float | bool | None

TAG: Final = "tag:yaml.org,2002:"
LONGEST: Final = 400
"""Letters of a number; there is none in JSON that a longer one is needed for."""

PLAIN: Final = {
    "null": re.compile(r"~|null|Null|NULL|"),
    "bool": re.compile(r"true|True|TRUE|false|False|FALSE"),
    "int": re.compile(r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+"),
    "float": re.compile(
        r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?"
        r"|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)"
    ),
    "str": re.compile(r".*", re.DOTALL),
}
"""What a scalar without quotes is in YAML 1.2, the first that fits.

Everything else is text: a timestamp, `on`, `0b1`, `1_000`.
"""


def plain(text: str) -> Scalar:
    """Return what *text* without quotes is; raises `ValueError`."""
    kind = next(name for name, pattern in PLAIN.items() if pattern.fullmatch(text))
    return _value(text, kind)


def tagged(text: str, tag: str) -> Scalar:
    """Return *text* as what *tag* says that it is; raises `ValueError`."""
    kind = tag.removeprefix(TAG)
    if kind not in PLAIN or not PLAIN[kind].fullmatch(text):
        raise ValueError(text)
    return _value(text, kind)


def _value(text: str, kind: str) -> Scalar:
    match kind:
        case "str":
            return text
        case "null":
            return None
        case "bool":
            return text.lower() == "true"
        case "int" if len(text) <= LONGEST:
            return int(text, 0 if text[:2] in {"0x", "0o"} else 10)
        case "float" if math.isfinite(number := float(text)):
            return number
        case _:
            raise ValueError(text)
