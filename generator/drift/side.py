"""One of the two sides that are compared."""

from pathlib import Path
from typing import Final

from attrs import frozen

from generator.contract import JsonObject, UnreadableError
from generator.contract.values import child, text
from generator.contract.wellformed import check
from generator.errors import printable

PARTS: Final = frozenset(
    {"client", "operations", "prose", "schemas", "securitySchemes", "servers"}
)
"""What every contract has."""


class SourceError(Exception):
    """What was named cannot be compared; the message says why."""

    def __init__(self, name: str, problem: str) -> None:
        super().__init__(f"{printable(name)}: {printable(problem)}")
        self.problem = problem


@frozen
class Side:
    """What one version promises, and the package that was made of it."""

    name: str
    """How the reports call it."""

    contract: JsonObject

    version: str | None = None
    """The version of the package, where that is known."""

    package: Path | None = None
    """The folder from which the package could be imported, if there is one."""

    lacking: str = "is a contract, without a package"
    """Why there is no package, where there is none."""


def checked(value: JsonObject, name: str) -> JsonObject:
    """Return the contract *value* of the side *name*; raises `SourceError`."""
    try:
        check(value)
    except UnreadableError as error:
        raise SourceError(name, f"is a damaged contract: {error}") from None
    return value


def distribution_of(contract: JsonObject) -> str:
    """Return the name under which the package that has *contract* is released."""
    return text(child(contract, "client")["distribution"], "distribution")


def version_of(document: JsonObject) -> str | None:
    """Return the version of the package that is made of *document*."""
    version = child(document, "info").get("version")
    return None if version is None else str(version)


def is_contract(value: JsonObject) -> bool:
    """Whether *value* is a contract, and not a document; it may be a damaged one."""
    parts = [value.get(part) for part in PARTS - {"servers"}]
    return value.keys() >= PARTS and all(isinstance(part, dict) for part in parts)
