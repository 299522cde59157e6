"""Say what became of each file, for people and for machines."""

import json
from collections.abc import Iterator, Mapping
from difflib import unified_diff

from .stage import Changes


def changes_text(changes: Changes) -> str:
    """Return a line for each file."""
    states = {
        "written": changes.written,
        "unchanged": changes.unchanged,
        "removed": changes.removed,
    }
    lines = [f"{state:9}  {path}" for state, paths in states.items() for path in paths]
    return "\n".join(lines)


def difference_text(
    changes: Changes, old: Mapping[str, bytes], new: Mapping[str, bytes]
) -> str:
    """Return how each file differs from what would be written."""
    return "\n".join(_differences(changes, old, new))


def difference_json(changes: Changes, old: Mapping[str, bytes]) -> str:
    """Return the same as JSON: whether all is fresh, and the paths that are not."""
    facts = {
        "fresh": changes.is_empty,
        "changed": [path for path in changes.written if path in old],
        "missing": [path for path in changes.written if path not in old],
        "extra": list(changes.removed),
    }
    return json.dumps(facts, indent=2)


def _differences(
    changes: Changes, old: Mapping[str, bytes], new: Mapping[str, bytes]
) -> Iterator[str]:
    for path in changes.removed:
        yield f"{path}: nothing makes this file"
    for path in changes.written:
        if path in old:
            yield from _lines(path, old[path], new[path])
        else:
            yield f"{path}: is missing"


def _lines(path: str, old: bytes, new: bytes) -> Iterator[str]:
    """Yield a unified diff, or that the bytes differ where no line does."""
    lines = list(
        unified_diff(
            old.decode(errors="replace").splitlines(),
            new.decode().splitlines(),
            f"{path} (is)",
            f"{path} (would be)",
            lineterm="",
        )
    )
    yield from lines or [f"{path}: the line ends differ"]
