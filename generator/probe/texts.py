"""Read JSON text without ever repeating it."""

import json
import re
from typing import Final

NO_JSON: Final = "is not JSON"
NO_UTF_8: Final = "is not UTF-8"
CUT: Final = "ends early"
WORDS: Final = ("true", "false", "null", "-")

BROKEN_OFF: Final = re.compile(r"parse error: premature EOF|Incomplete ")
WRONG_BYTES: Final = re.compile(r".{,40}(?:bytes in UTF8|'utf-8' codec)")
"""What the parsers of ijson say, of which each has its own words."""

TOO_DEEP: Final = "is nested too deep"


def parsed(text: str | bytes) -> tuple[object, str]:
    """Return what *text* says, and what is wrong with it, if anything is."""
    try:
        whole = text if isinstance(text, str) else text.decode("utf-8-sig")
        return json.loads(whole, parse_constant=_refuse), ""
    except UnicodeDecodeError as error:
        is_cut = error.reason == "unexpected end of data"
        return None, CUT if is_cut else NO_UTF_8
    except json.JSONDecodeError as error:
        return None, CUT if _is_cut(error) else NO_JSON
    except ValueError:
        return None, NO_JSON
    except RecursionError:
        return None, TOO_DEEP


def problem(error: Exception) -> str:
    """Return what is wrong with a text of which ijson says *error*."""
    said = str(error)
    if BROKEN_OFF.match(said):
        return CUT
    return f"{NO_UTF_8 if WRONG_BYTES.match(said) else NO_JSON} from here on"


def _is_cut(error: json.JSONDecodeError) -> bool:
    """Whether only more is wanted."""
    left = error.doc[error.pos :].strip()
    is_begun = any(each.startswith(left) for each in WORDS)
    return is_begun or error.msg.startswith("Unterminated string")


def _refuse(_name: str) -> object:
    """Refuse `NaN` and its kin, which Python takes and JSON does not know."""
    raise ValueError
