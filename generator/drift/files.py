"""Compare a file: a document, a contract or a wheel, told apart by what is in it."""

import json
import re
from pathlib import Path
from typing import Final
from zipfile import is_zipfile

from generator.contract import (
    Json,
    JsonObject,
    UnreadableError,
    contract_of,
    load,
)
from generator.errors import DocumentError, OutputError, printable
from generator.reading import document as reading
from generator.regeneration import accepted, regenerate

from .side import Side, SourceError, checked, is_contract, version_of
from .wheels import from_wheel

ERROR: Final = re.compile(r"^(?:\w+\.)*\w*(?:Error|Exception): ")
"""The class of an exception, as a traceback names it."""


def from_file(path: Path, name: str, folder: Path) -> Side:
    """Return what the file at *path* promises; *folder* takes what is made of it."""
    try:
        if is_zipfile(path):
            return from_wheel(path, name, folder)
        contract = _contract(path, name)
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
        lacking = f"no package can be made of it: {_last_line(str(error))}"
        return Side(name, contract, version, lacking=lacking)
    return Side(name, contract, version, generated / "src")


def promised(path: Path, name: str) -> tuple[JsonObject, str | None]:
    """Return the contract of the document at *path*, and the version that it names.

    What the generator says of one that cannot be read names the line or the place.
    """
    try:
        if "openapi" not in reading.load(path):
            raise SourceError(name, "is neither a document nor a contract nor a wheel")
        document = load(path)
        return contract_of(document), version_of(document)
    except DocumentError as error:
        raise SourceError(name, _problem(error, path)) from None
    except UnreadableError as error:
        raise SourceError(name, _refused(path) or str(error)) from None


def _refused(path: Path) -> str:
    """Return why the generator refuses the document at *path*, if it does."""
    try:
        accepted(path)
    except DocumentError as error:
        return _problem(error, path)
    return ""


def _problem(error: DocumentError, path: Path) -> str:
    return error.problem if error.pointer == str(path) else str(error)


def _last_line(text: str) -> str:
    """Return the line in which a traceback says what was wrong, without its class."""
    return printable(ERROR.sub("", text.strip().splitlines()[-1]))


def _contract(path: Path, name: str) -> JsonObject | None:
    try:
        value: Json = json.loads(path.read_text(encoding="utf-8"))
    except (ValueError, RecursionError):
        return None
    if not isinstance(value, dict) or not is_contract(value):
        return None
    return checked(value, name)
