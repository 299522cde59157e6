"""Regenerate the package of a house, as the command does but for the first call.

The call is left out because it takes longer than all the rest, and the golden tests
make every call there is.
"""

from pathlib import Path
from unittest.mock import patch

from generator import regeneration

from .house import House


def regenerate(home: House) -> None:
    """Write what the document asks for; raises `DocumentError` or `OutputError`.

    Files that stay as they are keep their times, and so their bytecode.
    """
    with (
        patch.object(regeneration, "prove", _unproved),
        regeneration.made(home.document, home.generated, home.root) as made,
    ):
        for name in made.changes.written:
            _write(home.generated / name, made.new[name])
        for name in made.changes.removed:
            (home.generated / name).unlink()


def _unproved(*_: object) -> str:
    return ""


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
