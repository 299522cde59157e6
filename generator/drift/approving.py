"""What waits for approval, and what it means."""

import json
from pathlib import Path
from typing import Final

from generator.contract import Json, JsonObject, UnreadableError, pending, read
from generator.contract.approval import CONTRACT
from generator.contract.values import members
from generator.contract.wellformed import check

from .report import Named, Report, compared
from .side import is_contract

APPROVED: Final = "what was approved"


def waiting(document: Path, golden: Path) -> Report | None:
    """Return how *document* differs from what was approved, if anything ever was."""
    approved = kept(golden)
    if approved is None:
        return None
    old, new = Named(APPROVED), Named(document.name)
    return compared(old, new, (approved, read(document)))


def waiting_lines(document: Path, golden: Path) -> list[str]:
    """Return a line, with its class, for each change that nobody has approved."""
    report = waiting(document, golden)
    sentences = pending(document, golden)
    changes = report.changes if report else ()
    known = [each for each in changes if each.sentence in sentences]
    said = {each.sentence for each in known}
    return [
        *(f"{each.level.word}: {each.sentence}" for each in known),
        *(sentence for sentence in sentences if sentence not in said),
    ]


def is_lost(golden: Path) -> bool:
    """Return whether *golden* has files, but not what they were made of."""
    return (
        not (golden / CONTRACT).exists() and golden.is_dir() and any(golden.iterdir())
    )


def kept(golden: Path) -> JsonObject | None:
    """Return the contract that was approved, if any was.

    Raises `UnreadableError` for a file that is no contract.
    """
    path = golden / CONTRACT
    if not path.exists():
        return None
    try:
        value: Json = json.loads(path.read_text(encoding="utf-8"))
        approved = members(value, path.name)
        if is_contract(approved):
            check(approved)
            return approved
    except ValueError:
        pass  # as little as what is another thing
    raise UnreadableError(f"{path.name}: is not what was approved")
