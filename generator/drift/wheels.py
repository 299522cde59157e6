"""Compare a wheel: the contract inside it, its version and its package."""

import json
import stat
from email.parser import BytesParser
from pathlib import Path, PurePosixPath
from typing import Final
from zipfile import ZipFile, ZipInfo

from packaging.version import InvalidVersion, Version

from generator.contract import Json, JsonObject
from generator.errors import printable

from .damage import DAMAGE
from .side import Side, SourceError, checked, is_contract

CONTRACT: Final = "contract.json"
LARGEST: Final = 64 * 1024 * 1024
"""Bytes of a package; more than that is none of ours."""


def from_wheel(path: Path, name: str, folder: Path) -> Side:
    """Return what the wheel at *path* promises; its package goes to *folder*."""
    try:
        with ZipFile(path) as archive:
            files = _files(archive, name)
            package = _package(files, name)
            version = _version(archive, files, name)
            source = folder / "wheel"
            _unpack(archive, [*files.values()], package, source)
            contract = _contract(archive.read(f"{package}/{CONTRACT}"), name)
            return Side(name, contract, version, source)
    except (*DAMAGE, OSError) as error:
        if isinstance(error, OSError) and error.errno is not None:
            raise  # of the disk, not of bz2
        raise SourceError(name, f"is no wheel: {type(error).__name__}") from None


def _files(archive: ZipFile, name: str) -> dict[str, ZipInfo]:
    """Return the files that *archive* holds; raises `SourceError` for a trap."""
    files = {file.filename: file for file in archive.infolist() if not file.is_dir()}
    for file in archive.infolist():
        if _leads_elsewhere(file):
            problem = f"holds {printable(file.filename)}, which would land elsewhere"
            raise SourceError(name, problem)
    if sum(file.file_size for file in files.values()) > LARGEST:
        raise SourceError(name, f"would take more than {LARGEST} bytes unpacked")
    return files


def _leads_elsewhere(file: ZipInfo) -> bool:
    path = PurePosixPath(file.filename)
    is_odd = any(letter in file.filename for letter in "\\:")
    is_link = stat.S_ISLNK(file.external_attr >> 16)
    return path.is_absolute() or ".." in path.parts or is_odd or is_link


def _package(files: dict[str, ZipInfo], name: str) -> str:
    packages = [
        path.parent for path in map(PurePosixPath, files) if path.name == CONTRACT
    ]
    match [str(path) for path in packages if len(path.parts) == 1]:
        case [package] if f"{package}/__init__.py" in files:
            return package
        case _:
            raise SourceError(name, f"has no package with a {CONTRACT}")


def _version(archive: ZipFile, files: dict[str, ZipInfo], name: str) -> str:
    for path in files:
        if PurePosixPath(path).match("*.dist-info/METADATA"):
            said = BytesParser().parsebytes(archive.read(path))["Version"]
            try:
                return str(Version(str(said)))
            except InvalidVersion:
                break
    raise SourceError(name, "does not say which version it is")


def _unpack(archive: ZipFile, files: list[ZipInfo], package: str, folder: Path) -> None:
    for file in files:
        if PurePosixPath(file.filename).parts[0] == package:
            path = folder / file.filename
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(archive.read(file))


def _contract(content: bytes, name: str) -> JsonObject:
    value: Json = json.loads(content)
    if not isinstance(value, dict) or not is_contract(value):
        raise SourceError(name, f"its {CONTRACT} is no contract")
    return checked(value, name)
