"""Read JSON text without ever repeating it."""

import json
from typing import Final

NO_JSON: Final = "is not JSON"
TOO_DEEP: Final = "is nested too deep"


def parsed(text: str | bytes) -> tuple[object, str]:
    """Return what *text* says, and what is wrong with it, if anything is."""
    try:
        return json.loads(text, parse_constant=_refuse), ""
    except ValueError:
        return None, NO_JSON
    except RecursionError:
        return None, TOO_DEEP


def _refuse(_name: str) -> object:
    """Refuse `NaN` and its kin, which Python takes and JSON does not know."""
    raise ValueError
