"""What waits for approval, and what it means."""

import json
from pathlib import Path

from generator.contract import Json, JsonObject, UnreadableError, pending, read
from generator.contract.approval import CONTRACT
from generator.contract.values import members
from generator.contract.wellformed import check

from .report import Named, Report, compared
from .side import is_contract


def waiting(document: Path, golden: Path) -> Report | None:
    """Return how *document* differs from what was approved, if anything ever was."""
    kept = _kept(golden / CONTRACT)
    if kept is None:
        return None
    old, new = Named("what was approved"), Named(document.name)
    return compared(old, new, (kept, read(document)))


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


def _kept(path: Path) -> JsonObject | None:
    if not path.exists():
        return None
    try:
        value: Json = json.loads(path.read_text(encoding="utf-8"))
        kept = members(value, path.name)
        if is_contract(kept):
            check(kept)
            return kept
    except ValueError:
        pass  # as little as what is another thing
    raise UnreadableError(f"{path.name}: is not what was approved")
