"""Wheels of our own package, as they would be released, good ones and bad ones."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from release.wheelhouse import NEEDED, zipped

ROOT: Final = Path(__file__).parents[2]
DOCUMENT: Final = ROOT / "spec" / "interactions.yaml"
DISTRIBUTION: Final = "corti-interactions"
PACKAGE: Final = "corti_interactions"
SOURCE: Final = ROOT / "generated" / "src"

PROVENANCE: Final = f"{json.dumps({'templates': 'ab', 'version': '1.0.0'}, indent=2)}\n"
MAIN: Final = """\
import sys

if __name__ == "__main__":
    assert sys.argv[1:] == ["--provenance"]
    sys.stdout.write({text!r})
"""


def released(
    folder: Path,
    version: str = "1.0.0",
    *,
    provenance: str = PROVENANCE,
    files: Mapping[str, str] | None = None,
) -> Path:
    """Write a wheel of the package to *folder*, with *files* instead of its own."""
    own = {
        path.relative_to(SOURCE).as_posix(): path.read_bytes()
        for path in sorted(SOURCE.rglob("*"))
        if path.is_file() and "__pycache__" not in path.parts
    }
    main = MAIN.format(text=provenance)
    other = {"__main__.py": main, **(files or {})}
    placed = {f"{PACKAGE}/{name}": text.encode() for name, text in other.items()}
    return zipped(folder, PACKAGE, version, own | placed, needs=NEEDED)


def without_anything(folder: Path, version: str = "1.0.0") -> Path:
    """Write a wheel to *folder* that is called as ours, and holds a single line."""
    return zipped(folder, PACKAGE, version, {f"{PACKAGE}/__init__.py": b"1 / 0\n"})
