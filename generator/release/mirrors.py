"""What a wheel depends on has to be on the same index."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final
from zipfile import ZipFile

from packaging.metadata import parse_email
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from generator.index.reading import opened

from .problem import ReleaseError

METADATA: Final = ".dist-info/METADATA"
NOWHERE: Final = "-is-never-released"
"""Behind our own name, this makes one that no index has."""


def check_mirrored(wheel: Path, index: str) -> None:
    """Refuse an *index* that lacks what *wheel* asks for by name.

    One that would send pip on to another index for anything raises `IndexServerError`.
    """
    own = canonicalize_name(wheel.name.partition("-")[0])
    with opened(index) as reader:
        lacking = [each for each in _needed(wheel) if not reader.links(each)]
        reader.links(f"{own}{NOWHERE}")
    if lacking:
        raise ReleaseError(
            f"the index has no {', '.join(lacking)}, on which the package depends:"
            " mirror it there, or name a folder of wheels with --wheelhouse."
        )


def _needed(wheel: Path) -> Iterator[str]:
    """Find the names of what *wheel* always asks for."""
    with ZipFile(wheel) as archive:
        (name,) = (each for each in archive.namelist() if each.endswith(METADATA))
        metadata, _ = parse_email(archive.read(name))
    for line in metadata.get("requires_dist", []):
        requirement = Requirement(line)
        marker = requirement.marker
        if marker is None or marker.evaluate({"extra": ""}):
            yield canonicalize_name(requirement.name)
