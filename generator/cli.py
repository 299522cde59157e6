"""Make the package from the document, and say what changed."""

import argparse
import os
import re
import sys
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from io import TextIOWrapper
from typing import Final, TextIO

from .commands.places import DOCUMENT, GOLDEN, OUTPUT
from .commands.refusing import UNCHANGED, RefusedError
from .commands.statuses import CUT_SHORT, DIFFERENT, FINE, INTERRUPTED, REFUSED
from .errors import DocumentError, OutputError

__all__ = ["DIFFERENT", "DOCUMENT", "FINE", "GOLDEN", "OUTPUT", "REFUSED", "main"]

COMMANDS: Final[Mapping[str, str]] = {
    "regenerate": "write the package, and show that it works",
    "check": "say how the package differs from what would be written",
    "diff": "say what changed between two versions, and what that means for users",
    "probe": "say where recorded answers leave the document",
    "approve": "show what the document promises otherwise than before, and accept it",
    "bump": "write the version that the changes ask for into the document",
    "changelog": "draft what the changelog should say of that version",
    "release": "put what is committed on your index, and install it from there",
}
"""What there is; a command's module is loaded when it is wanted."""

SECRET: Final = re.compile("://.*@", re.DOTALL)
"""An address with somebody in it; passwords hold any letter."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; return its exit status."""
    given = sys.argv[1:] if arguments is None else arguments
    _show_any_letter(sys.stdout)
    if any(map(SECRET.search, given)):  # the parser would repeat it
        seen: str = import_module(".commands.indexes", __package__).SEEN
        return _refused(f"{seen}\n")
    options = _parser(given).parse_args(given)
    run: Callable[[argparse.Namespace], int] = options.run
    try:
        status = run(options)
        sys.stdout.flush()
    except BrokenPipeError:
        _let_go(sys.stdout)
        return CUT_SHORT
    except KeyboardInterrupt:
        sys.stderr.write("\nInterrupted. Run it again: nothing is done twice.\n")
        return INTERRUPTED
    except RefusedError as error:
        problem = f"{error}\n"
    except (DocumentError, OutputError) as error:
        problem = f"{error}\n{UNCHANGED}\n"
    except RecursionError:
        place = vars(options).get("document", "what was named")
        problem = f"{place}: is nested too deep\n{UNCHANGED}\n"
    else:
        return status
    return _refused(problem)


def _refused(problem: str) -> int:
    """Say what the *problem* is; return the status for it."""
    sys.stderr.write(f"error: {problem}")
    return REFUSED


def _let_go(stream: TextIO) -> None:
    """Write what is left in *stream* to nobody, so that nothing fails at the end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _show_any_letter(stream: TextIO) -> None:
    """Spell out what the encoding of *stream* has no letter for."""
    if isinstance(stream, TextIOWrapper):
        stream.reconfigure(errors="backslashreplace")


def _parser(arguments: Sequence[str]) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m generator", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    for name, sentence in COMMANDS.items():
        command = commands.add_parser(name, help=sentence, description=sentence)
        if name in arguments:
            module = import_module(f".commands.{name}", __package__)
            module.configure(command)
            command.set_defaults(run=module.run)
    return parser
