"""Wheels made by hand, good ones and traps."""

import json
from pathlib import Path
from typing import Final
from zipfile import ZipFile, ZipInfo

from contract.golden import CONTRACT

NAME: Final = "corti_interactions"
LINK: Final = 0o120777 << 16
"""What an archive says of a symbolic link."""


def contents(version: str = "1.2.0") -> dict[str, str]:
    """Return what a wheel of that *version* holds."""
    return {
        f"{NAME}/__init__.py": "__all__ = []\n",
        f"{NAME}/contract.json": json.dumps(CONTRACT),
        f"{NAME}-{version}.dist-info/METADATA": (
            f"Name: corti-interactions\nVersion: {version}\n\nText"
        ),
    }


def built(
    folder: Path, version: str = "1.2.0", files: dict[str, str] | None = None
) -> Path:
    """Write a wheel to *folder*; return its path."""
    path = folder / f"{NAME}-{version}-py3-none-any.whl"
    with ZipFile(path, "w") as archive:
        archive.mkdir(f"{NAME}-{version}.dist-info")
        for name, text in (files or contents(version)).items():
            file = ZipInfo(name)
            file.external_attr = LINK if text == "a link" else 0
            archive.writestr(file, text)
    return path


def damage(path: Path, start: int) -> None:
    """Turn over some bytes of the file at *path*, from *start* on."""
    content = bytearray(path.read_bytes())
    for place in range(start, start + 15):
        content[place] ^= 0xFF
    path.write_bytes(content)
