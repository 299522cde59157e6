"""Compare a file: a document, a contract or a wheel, told apart by what is in it."""

import json
from pathlib import Path
from zipfile import is_zipfile

from generator.contract import (
    Json,
    JsonObject,
    UnreadableError,
    contract_of,
    load,
)
from generator.errors import DocumentError, OutputError
from generator.regeneration import regenerate

from .side import Side, SourceError, is_contract, version_of
from .wheels import from_wheel


def from_file(path: Path, name: str, folder: Path) -> Side:
    """Return what the file at *path* promises; *folder* takes what is made of it."""
    try:
        if is_zipfile(path):
            return from_wheel(path, name, folder)
        contract = _contract(path)
    except OSError as error:
        raise SourceError(name, f"cannot be read: {error.strerror}") from None
    return (
        from_document(path, name, folder) if contract is None else Side(name, contract)
    )


def from_document(path: Path, name: str, folder: Path) -> Side:
    """Return what the document at *path* promises; its package goes to *folder*."""
    contract, version = promised(path, name)
    generated = folder / "generated"
    try:
        regenerate(path, generated)
    except (DocumentError, OutputError) as error:
        raise SourceError(name, f"no package can be made of it: {error}") from None
    return Side(name, contract, version, generated / "src")


def promised(path: Path, name: str) -> tuple[JsonObject, str | None]:
    """Return the contract of the document at *path*, and the version that it names."""
    try:
        document = load(path)
        if "openapi" not in document:
            raise SourceError(name, "is neither a document nor a contract nor a wheel")
        return contract_of(document), version_of(document)
    except UnreadableError as error:
        raise SourceError(name, str(error)) from None


def _contract(path: Path) -> JsonObject | None:
    try:
        value: Json = json.loads(path.read_text(encoding="utf-8"))
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) and is_contract(value) else None
