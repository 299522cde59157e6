"""Show what is about to be accepted as `diff` shows it, with what Python sees."""

import json
import tempfile
import tomllib
from pathlib import Path
from typing import Final

from attrs import evolve

from generator.contract import Json, JsonObject
from generator.contract.approval import CONTRACT
from generator.contract.values import members

from .approving import waiting
from .comparing import comparison
from .files import from_document
from .report import Report
from .revisions import from_revision
from .side import Side, SourceError

APPROVED: Final = "what was approved"
GENERATED: Final = "generated"


def considered(document: Path, golden: Path, root: Path) -> Report | None:
    """Return how *document* differs from what was approved, if anything ever was.

    The package that was made of that is looked for in the project at *root*.
    """
    report = waiting(document, golden)
    if report is None or not report.level:
        return report
    kept = members(_json(golden / CONTRACT), CONTRACT)
    with tempfile.TemporaryDirectory(
        prefix="approve-", ignore_cleanup_errors=True
    ) as folder:
        new = from_document(document, document.name, Path(folder) / "new")
        return comparison(_approved(kept, root, Path(folder)), new)


def _approved(kept: JsonObject, root: Path, folder: Path) -> Side:
    """Return what was approved, with the package that stands for it, if one does."""
    side = Side(APPROVED, kept, lacking="no package here or in HEAD was made of it")
    standing = root / GENERATED
    if _is_of(standing / "src", kept):
        return evolve(side, version=_version(standing), package=standing / "src")
    try:
        last = from_revision("HEAD", root, folder)
    except SourceError:
        return side
    if last and last.package and _is_of(last.package, kept):
        return evolve(side, version=last.version, package=last.package)
    return side


def _is_of(source: Path, kept: JsonObject) -> bool:
    """Whether the package in *source* was made of *kept*, whatever its prose says."""
    found = [_json(path) for path in source.glob(f"*/{CONTRACT}")]
    return [*map(_promises, found)] == [_promises(kept)]


def _promises(contract: Json) -> Json:
    if not isinstance(contract, dict):
        return contract
    return {name: value for name, value in contract.items() if name != "prose"}


def _json(path: Path) -> Json:
    try:
        value: Json = json.loads(path.read_text(encoding="utf-8"))
    except ValueError:
        return None
    return value


def _version(generated: Path) -> str:
    with (generated / "pyproject.toml").open("rb") as file:
        return str(tomllib.load(file)["project"]["version"])
