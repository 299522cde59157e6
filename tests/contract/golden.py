"""The document, and what has been approved of it."""

import json
from pathlib import Path
from typing import Final

from generator.contract import Json, JsonObject, read
from generator.contract.values import members

ROOT: Final = Path(__file__).parents[2]
DOCUMENT: Final = ROOT / "spec" / "interactions.yaml"
GOLDEN: Final = ROOT / "tests" / "golden"

CONTRACT: Final = read(DOCUMENT)
"""What the document promises now."""


def approved(name: str) -> JsonObject:
    """Return what was approved as *name*."""
    value: Json = json.loads((GOLDEN / f"{name}.json").read_text(encoding="utf-8"))
    return members(value, name)
