"""Show what is about to be accepted as `diff` shows it, with what Python sees."""

import json
import tomllib
from contextlib import suppress
from pathlib import Path
from typing import Final

from attrs import evolve

from generator.contract import Json, JsonObject, UnreadableError
from generator.contract.approval import CONTRACT, promised
from generator.contract.values import members

from .approving import APPROVED, kept, waiting
from .comparing import comparison
from .files import from_document
from .folders import temporary
from .report import Report
from .revisions import from_revision
from .side import Side, SourceError

GENERATED: Final = "generated"


def considered(document: Path, golden: Path, root: Path) -> Report | None:
    """Return how *document* differs from what was approved, if anything ever was.

    The package that was made of that is looked for in the project at *root*.
    """
    approved, report = kept(golden), waiting(document, golden)
    if approved is None or report is None or not report.level:
        return report
    with temporary("approve") as folder:
        new = from_document(document, document.name, folder / "new")
        return comparison(_approved(approved, root, folder), new)


def _approved(contract: JsonObject, root: Path, folder: Path) -> Side:
    """Return what was approved, with the package that stands for it, if one does."""
    side = Side(APPROVED, contract, lacking="no package here or in HEAD was made of it")
    standing = root / GENERATED
    if _is_of(standing / "src", contract):
        return evolve(side, version=_version(standing), package=standing / "src")
    try:
        last = from_revision("HEAD", root, folder)
    except SourceError:
        return side
    if last and last.package and _is_of(last.package, contract):
        return evolve(side, version=last.version, package=last.package)
    return side


def _is_of(source: Path, contract: JsonObject) -> bool:
    """Whether the package in *source* was made of *contract*, whatever it says."""
    found = [_json(path) for path in source.glob(f"*/{CONTRACT}")]
    return [*map(promised, found)] == [promised(contract)]


def _json(path: Path) -> JsonObject:
    """Return what a package has for its contract, or nothing if that is none."""
    with suppress(ValueError, UnreadableError):
        value: Json = json.loads(path.read_text(encoding="utf-8"))
        return members(value, path.name)
    return {}


def _version(generated: Path) -> str:
    with (generated / "pyproject.toml").open("rb") as file:
        return str(tomllib.load(file)["project"]["version"])
