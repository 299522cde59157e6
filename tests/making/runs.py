"""Run the generator's commands, and see what they do to files."""

import json
from pathlib import Path
from typing import Final

import pytest

from generator.cli import REFUSED, main
from generator.reading.document import JsonObject

OLD: Final = {"README.md": "What was here.\n", "src/shop/models.py": "OLD = 1\n"}
ENDING: Final = "\nNothing was changed.\n"

State = dict[str, tuple[int, bytes]]


def state(folder: Path) -> State:
    """Return everything below *folder*, with its bytes and when it was written."""
    return {
        path.relative_to(folder).as_posix(): (
            path.stat().st_mtime_ns,
            path.read_bytes() if path.is_file() else b"",
        )
        for path in folder.rglob("*")
    }


def old_output(folder: Path) -> Path:
    """Make an output folder of an earlier run below *folder*."""
    target = folder / "out" / "generated"
    for name, text in OLD.items():
        file = target / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return target


def written(document: JsonObject | str | bytes, folder: Path) -> Path:
    """Write *document* to a file below *folder*."""
    path = folder / "document.yaml"
    text = json.dumps(document) if isinstance(document, dict) else document
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def refusal(
    document: JsonObject | str | bytes | Path,
    folder: Path,
    capsys: pytest.CaptureFixture[str],
) -> str:
    """Have *document* refused, with status 2 and no file touched; return why."""
    path = document if isinstance(document, Path) else written(document, folder)
    target = old_output(folder)
    before = state(target.parent)
    status = main(["regenerate", "--document", str(path), "--output", str(target)])
    printed, error = capsys.readouterr()
    assert (status, printed) == (REFUSED, "")
    assert error.startswith("error: ")
    assert error.endswith(ENDING)
    assert state(target.parent) == before
    return error.removeprefix("error: ").removesuffix(ENDING)


def run(command: str, document: JsonObject, target: Path, *options: str) -> int:
    """Run *command* on *document*, which is written beside the folder of *target*."""
    path = written(document, target.parent.parent)
    paths = ["--document", str(path), "--output", str(target)]
    return main([command, *paths, *options])
