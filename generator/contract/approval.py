"""Keep what has been approved of a document, and say what has not."""

import json
from pathlib import Path
from typing import Final

from .difference import Difference
from .differences import differences
from .payloads import Renames, rename
from .reader import read
from .requests import requests
from .values import Json, JsonObject, canonical, members, pretty

CONTRACT: Final = "contract.json"
REQUESTS: Final = "requests.json"
PAYLOADS: Final = "payloads"


def approve(document: Path, golden: Path) -> list[str]:
    """Accept the contract of *document*; return what is otherwise than before."""
    contract = read(document)
    changes = _changes(golden, contract)
    said = [*_unsaid(document, golden), *_sentences(changes)]
    renames = Renames.among(changes, _kept(golden / CONTRACT) or {})
    said += [
        f"{PAYLOADS}/{name}: was rewritten under the new names"
        for name in rename(golden / PAYLOADS, renames)
    ]
    golden.mkdir(parents=True, exist_ok=True)
    _write(golden / CONTRACT, contract)
    _write(golden / REQUESTS, requests(contract))
    return said


def pending(document: Path, golden: Path) -> list[str]:
    """Return a sentence for each difference that nobody has approved.

    What the document only says does not wait for approval; what it promises does.
    """
    contract = read(document)
    changes = _changes(golden, contract)
    promised = [each for each in changes if each.subject != "prose"]
    return [
        *_unsaid(document, golden),
        *(_sentences(promised) or _stale(golden, contract)),
    ]


def _unsaid(document: Path, golden: Path) -> list[str]:
    known = (golden / CONTRACT).exists()
    return [] if known else [f"{document.name}: nothing has been approved yet"]


def _changes(golden: Path, contract: JsonObject) -> list[Difference]:
    kept = _kept(golden / CONTRACT)
    return [] if kept is None else differences(kept, contract)


def _sentences(changes: list[Difference]) -> list[str]:
    return [change.sentence for change in changes]


def _stale(golden: Path, contract: JsonObject) -> list[str]:
    """Say what was not made from *contract*, though that was approved."""
    return [
        *_unequal(
            CONTRACT, promised(_kept(golden / CONTRACT) or {}), promised(contract)
        ),
        *_unequal(REQUESTS, _kept(golden / REQUESTS) or {}, requests(contract)),
    ]


def _unequal(file: str, kept: JsonObject, asked: JsonObject) -> list[str]:
    return [
        f"{file}: {name}: not what the document asks for"
        for name in sorted(kept.keys() | asked.keys())
        if canonical(kept.get(name)) != canonical(asked.get(name))
    ]


def promised(contract: JsonObject) -> JsonObject:
    """Return all of *contract* that waits for approval, which its prose does not."""
    return {name: part for name, part in contract.items() if name != "prose"}


def _kept(path: Path) -> JsonObject | None:
    if not path.exists():
        return None
    value: Json = json.loads(path.read_text(encoding="utf-8"))
    return members(value, path.name)


def _write(path: Path, value: JsonObject) -> None:
    path.write_text(pretty(value), encoding="utf-8", newline="\n")
