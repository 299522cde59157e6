"""One of the two sides that are compared."""

from pathlib import Path
from typing import Final

from attrs import frozen

from generator.contract import JsonObject
from generator.contract.values import child
from generator.errors import printable

PARTS: Final = frozenset(
    {"client", "operations", "prose", "schemas", "securitySchemes", "servers"}
)
"""What every contract has."""


class SourceError(Exception):
    """What was named cannot be compared; the message says why."""

    def __init__(self, name: str, problem: str) -> None:
        super().__init__(f"{printable(name)}: {printable(problem)}")


@frozen
class Side:
    """What one version promises, and the package that was made of it."""

    name: str
    """How the reports call it."""

    contract: JsonObject

    version: str | None = None
    """The version of the package, where that is known."""

    package: Path | None = None
    """The folder from which the package could be imported; a contract has none."""


def version_of(document: JsonObject) -> str | None:
    """Return the version of the package that is made of *document*."""
    version = child(document, "info").get("version")
    return None if version is None else str(version)


def is_contract(value: JsonObject) -> bool:
    """Whether *value* is a contract, and not a document."""
    parts = [value.get(part) for part in PARTS - {"servers"}]
    return value.keys() >= PARTS and all(isinstance(part, dict) for part in parts)
