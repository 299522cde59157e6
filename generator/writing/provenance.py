"""Say what a distribution was made from, so that it can be told from any other.

Every hash is a SHA-256 with line ends as on Unix, so that no checkout changes one. That
of a folder is the one of the lines that `sha256sum` prints for its files, sorted.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from generator.wording.api import Api

GENERATOR: Final = Path(__file__).parents[1]
PINS: Final = GENERATOR.parent / "requirements" / "generate.txt"
LICENSE: Final = GENERATOR.parent / "LICENSE"
STAGES: Final = ("examples", "reading", "wording", "writing")
"""The folders of the generator through which a document goes."""

AROUND: Final = ("errors.py", "regeneration.py")
"""The files beside them that lead it through; others only prove what came out."""


def provenance(api: Api, contract: str, document: bytes) -> str:
    """Return, as JSON, the hashes of all that decides the bytes of *api*'s package."""
    facts = {
        "contract": digest(contract.encode()),
        "distribution": api.package.distribution,
        "document": {"path": api.package.source, "sha256": digest(document)},
        "generator": _tree(modules()),
        "license": digest(LICENSE.read_bytes()),
        "pins": digest(PINS.read_bytes()),
        "runtime": _tree((GENERATOR / "runtime").glob("*.py")),
        "templates": _tree((GENERATOR / "templates").glob("*.jinja")),
        "version": api.package.version,
    }
    return f"{json.dumps(facts, indent=2)}\n"


def digest(content: bytes) -> str:
    """Return the hash of a file that holds *content*."""
    return hashlib.sha256(content.replace(b"\r\n", b"\n")).hexdigest()


def modules() -> Iterator[Path]:
    """Return what has a say in the bytes, beside the runtime and the templates."""
    for stage in STAGES:
        yield from (GENERATOR / stage).glob("*.py")
    for name in AROUND:
        yield GENERATOR / name


def _tree(files: Iterable[Path]) -> str:
    """Return the hash of the names and contents of *files*."""
    lines = (
        f"{digest(file.read_bytes())}  {file.relative_to(GENERATOR).as_posix()}\n"
        for file in files
    )
    return digest("".join(sorted(lines)).encode())
