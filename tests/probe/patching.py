"""Make the changes that the command proposes, as JSON patches are made."""

import json
from copy import deepcopy
from pathlib import Path

from generator.contract import Json, JsonObject, load


def patched(document: Path, edits: list[JsonObject], folder: Path) -> Path:
    """Return a copy of *document* with the *edits* made."""
    root: Json = deepcopy(load(document))
    for edit in edits:
        *above, last = [
            step.replace("~1", "/").replace("~0", "~")
            for step in str(edit["path"]).split("/")[1:]
        ]
        part: Json = root
        for step in above:
            part = _in(part)[step]
        _make(part, last, edit)
    path = folder / "patched.json"
    path.write_text(json.dumps(root))
    return path


def _make(part: Json, last: str, edit: JsonObject) -> None:
    if isinstance(part, list) and edit["op"] == "remove":
        del part[int(last)]
    elif isinstance(part, list):
        assert (edit["op"], last) == ("add", "-")
        part.append(edit["value"])
    elif edit["op"] == "remove":
        del _in(part)[last]
    else:
        assert edit["op"] == "add" or last in _in(part)
        _in(part)[last] = edit["value"]


def _in(part: Json) -> JsonObject:
    if isinstance(part, list):
        return {str(index): each for index, each in enumerate(part)}
    assert isinstance(part, dict)
    return part
