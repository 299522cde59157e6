"""Write the package, and show that it works."""

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from generator.regeneration import regenerate
from generator.writing.report import changes_text

from .places import DOCUMENT, OUTPUT
from .refusing import writing
from .statuses import FINE


def configure(parser: ArgumentParser) -> None:
    """Take a document and a folder."""
    parser.add_argument("--document", type=Path, default=DOCUMENT)
    parser.add_argument("--output", type=Path, default=OUTPUT)


def run(options: Namespace) -> int:
    """Say what became of each file, and what a call returned."""
    document: Path = options.document
    output: Path = options.output.resolve()
    with writing(output):
        changes, shown = regenerate(document, output)
    sys.stdout.write(f"{changes_text(changes)}\n\n{shown}")
    return FINE
