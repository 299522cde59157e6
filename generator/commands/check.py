"""Say how the package differs from what would be written."""

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from generator.regeneration import made
from generator.writing.package import COMMAND
from generator.writing.report import difference_json, difference_text

from . import regenerate
from .refusing import writing
from .statuses import DIFFERENT, FINE


def configure(parser: ArgumentParser) -> None:
    """Take what `regenerate` takes, and how to say it."""
    regenerate.configure(parser)
    parser.add_argument("--json", action="store_true", help="for machines")


def run(options: Namespace) -> int:
    """Compare, and change nothing."""
    document: Path = options.document
    output: Path = options.output.resolve()
    with writing(output), made(document, output) as package:
        changes, old, new = package.changes, package.old, package.new
    if options.json:
        sys.stdout.write(f"{difference_json(changes, old)}\n")
    elif changes.is_empty:
        sys.stdout.write(f"{len(changes.unchanged)} files are fresh.\n")
    else:
        sys.stdout.write(f"{difference_text(changes, old, new)}\n")
        sys.stderr.write(f'Run "{COMMAND}" to mend this.\n')
    return FINE if changes.is_empty else DIFFERENT
