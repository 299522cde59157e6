"""The commands, and what they print."""

import argparse
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Final

from attrs import define

from .contract import UnreadableError, approve
from .errors import DocumentError, OutputError
from .regeneration import accepted, made, regenerate
from .writing.package import COMMAND, ROOT
from .writing.report import changes_text, difference_json, difference_text

DOCUMENT: Final = ROOT / "spec" / "interactions.yaml"
OUTPUT: Final = ROOT / "generated"
GOLDEN: Final = ROOT / "tests" / "golden"

FINE: Final = 0
DIFFERENT: Final = 1
REFUSED: Final = 2
"""Exit statuses."""


@define
class Options(argparse.Namespace):
    """What the command line says."""

    command: str = ""
    document: Path = DOCUMENT
    output: Path = OUTPUT
    golden: Path = GOLDEN
    json: bool = False


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; return its exit status."""
    options = _parser().parse_args(arguments, Options())
    options.output = options.output.resolve()
    try:
        return COMMANDS[options.command](options)
    except (DocumentError, OutputError) as error:
        problem = str(error)
    except OSError as error:
        problem = f"{options.output}: cannot be written: {error.strerror}"
    except RecursionError:
        problem = f"{options.document}: is nested too deep"
    sys.stderr.write(f"error: {problem}\nNothing was changed.\n")
    return REFUSED


def _regenerate(options: Options) -> int:
    """Write the package, and show that it works."""
    changes, shown = regenerate(options.document, options.output)
    sys.stdout.write(f"{changes_text(changes)}\n\n{shown}")
    return FINE


def _check(options: Options) -> int:
    """Say how the package differs from what would be written."""
    with made(options.document, options.output) as package:
        changes, old, new = package.changes, package.old, package.new
    if options.json:
        sys.stdout.write(f"{difference_json(changes, old)}\n")
    elif changes.is_empty:
        sys.stdout.write(f"{len(changes.unchanged)} files are fresh.\n")
    else:
        sys.stdout.write(f"{difference_text(changes, old, new)}\n")
        sys.stderr.write(f'Run "{COMMAND}" to mend this.\n')
    return FINE if changes.is_empty else DIFFERENT


def _approve(options: Options) -> int:
    """Show what the document promises otherwise than before, and accept it."""
    accepted(options.document)
    try:
        sentences = approve(options.document, options.golden)
    except UnreadableError as error:
        raise DocumentError(str(options.document), str(error)) from None
    lines = sentences or ["The contract is what was approved before."]
    sys.stdout.write("\n".join([*lines, ""]))
    return FINE


COMMANDS: Final[Mapping[str, Callable[[Options], int]]] = {
    "regenerate": _regenerate,
    "check": _check,
    "approve": _approve,
}


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m generator", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    for name, function in COMMANDS.items():
        command = commands.add_parser(name, help=function.__doc__)
        command.add_argument("--document", type=Path, default=DOCUMENT)
        if name == "approve":
            command.add_argument("--golden", type=Path, default=GOLDEN)
            continue
        command.add_argument("--output", type=Path, default=OUTPUT)
        if name == "check":
            command.add_argument("--json", action="store_true", help="for machines")
    return parser
