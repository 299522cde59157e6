"""Say where recorded answers leave the document, and how it would have to change."""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import BinaryIO, Final

from generator.contract import JsonObject, UnreadableError, contract_of, load
from generator.contract.values import children
from generator.probe.changes import changes
from generator.probe.checking import Checker
from generator.probe.envelopes import (
    NO_ADDRESS,
    NO_OBJECT,
    Bare,
    Reader,
    enveloped,
    is_status,
)
from generator.probe.machine import machine
from generator.probe.probing import Probe
from generator.probe.progress import progress
from generator.probe.records import ProbeError
from generator.probe.refusing import refusal
from generator.probe.showing import show
from generator.probe.sources import Source

from .places import DOCUMENT
from .refusing import RefusedError
from .statuses import DIFFERENT, FINE, REFUSED

NOTHING: Final = "no answer was compared with the document"
BARE: Final = """{}
If these are bodies alone, say what they answer, such as
  --operation "{}" --status 200"""

STDIN: Final = Path("-")
"""Standard input instead of a file."""


def configure(parser: ArgumentParser) -> None:
    """Take recordings, and what they do not say themselves."""
    parser.add_argument(
        "files",
        metavar="FILE",
        nargs="+",
        type=Path,
        help="HAR, JSON lines or JSON; - is standard input",
    )
    parser.add_argument("--document", type=Path, default=DOCUMENT)
    parser.add_argument(
        "--operation", help='what bare bodies answer, such as "GET /interactions/{id}"'
    )
    parser.add_argument("--status", type=int, help="the status that they came with")
    parser.add_argument("--json", action="store_true", help="for machines")


def run(options: Namespace) -> int:
    """Read, compare, report."""
    files: Sequence[Path] = options.files
    as_json: bool = options.json
    document, contract = _document(options.document)
    probe = Probe(Checker(contract), _reader(options, contract))
    _read(probe, files)
    findings = probe.findings.all()
    proposed = changes(document, findings, refusal)
    if as_json:
        sys.stdout.write(f"{machine(probe, findings, proposed)}\n")
    else:
        show(probe, findings, proposed, sys.stdout)
    if findings:
        return DIFFERENT
    if not probe.answers:
        raise RefusedError(_nothing(probe, contract))
    return REFUSED if probe.unread else FINE


def _nothing(probe: Probe, contract: JsonObject) -> str:
    """Return why nothing was compared, as far as that can be told."""
    if not any(each.problem in {NO_ADDRESS, NO_OBJECT} for each in probe.named):
        return NOTHING
    operations = [*children(contract, "operations"), "GET /..."]
    return BARE.format(NOTHING, operations[0])


def _document(path: Path) -> tuple[JsonObject, JsonObject]:
    """Return the document, and its contract."""
    try:
        document = load(path)
        return document, contract_of(document)
    except UnreadableError as error:
        raise RefusedError(f"{path}: {error}") from None


def _reader(options: Namespace, contract: JsonObject) -> Reader:
    operation: str | None = options.operation
    status: int | None = options.status
    if operation is None:
        if status is not None:
            raise RefusedError("--status goes with --operation")
        return enveloped
    operations = children(contract, "operations")
    if operation not in operations:
        there = "\n".join(f"  {each}" for each in operations)
        raise RefusedError(f"--operation is none of the document's:\n{there}")
    if status is None:
        return Bare(operation, _success(operations[operation]))
    if not is_status(status):
        raise RefusedError("--status is no status of HTTP")
    return Bare(operation, status)


def _success(operation: JsonObject) -> int:
    """Return the status of the answers to *operation*, if there can be only one."""
    named = [each for each in children(operation, "answers") if each.startswith("2")]
    if len(named) != 1 or not named[0].isdecimal():
        raise RefusedError("--status is wanted: the operation has not one success only")
    return int(named[0])


def _read(probe: Probe, files: Sequence[Path]) -> None:
    """Read all *files*, after a look whether they are there."""
    total = sum(_size(path) for path in files)
    with progress(None if STDIN in files else total) as moved:
        for path in files:
            try:
                with _opened(path) as file:
                    name = "<stdin>" if path == STDIN else str(path)
                    probe.read(Source(name, file, moved))
            except OSError as error:
                raise _unreadable(path, error) from None
            except ProbeError as error:
                raise RefusedError(str(error)) from None


def _opened(path: Path) -> AbstractContextManager[BinaryIO]:
    return nullcontext(sys.stdin.buffer) if path == STDIN else path.open("rb")


def _size(path: Path) -> int:
    try:
        return 0 if path == STDIN else path.stat().st_size
    except OSError as error:
        raise _unreadable(path, error) from None


def _unreadable(path: Path, error: OSError) -> RefusedError:
    return RefusedError(f"{path}: cannot be read: {error.strerror}")
