"""What is to be released, as the document states it."""

from pathlib import Path

from attrs import frozen

from generator.drift.files import promised
from generator.drift.side import distribution_of

from .problem import ReleaseError


@frozen
class Stated:
    """Name and version of a distribution."""

    distribution: str
    version: str

    def __str__(self) -> str:
        return f"{self.distribution} {self.version}"


def stated(document: Path) -> Stated:
    """Return what *document* states; raises `ReleaseError` or `SourceError`."""
    contract, version = promised(document, document.name)
    if version is None:
        raise ReleaseError(f"{document.name}: states no info.version")
    return Stated(distribution_of(contract), version)
