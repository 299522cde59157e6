"""What is to be released, as the document states it."""

from pathlib import Path

from attrs import frozen

from generator.contract.values import child, text
from generator.drift.files import promised

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
    client = child(contract, "client")
    return Stated(text(client["distribution"], "distribution"), version)
