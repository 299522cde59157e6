"""Say what changed between two versions, and what that means for users."""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from attrs import evolve
from rich.console import Console

from generator.drift.comparing import comparison
from generator.drift.machine import machine
from generator.drift.markdown import markdown
from generator.drift.page import page
from generator.drift.report import Report
from generator.drift.sources import RELEASED, SourceError, opened
from generator.drift.text import show, text
from generator.writing.package import ROOT

from .indexes import configure_index, index_of
from .places import DOCUMENT
from .refusing import RefusedError, writing

FORMATS: Final[Mapping[str, Callable[[Report], str]]] = {
    "text": text,
    "markdown": markdown,
    "json": machine,
    "html": page,
}

ARROW: Final = "\N{RIGHTWARDS ARROW}"

HERE: Final = DOCUMENT.relative_to(ROOT).as_posix()

SIDES: Final = (
    f'a document, a contract, a wheel, "{RELEASED}", a git revision or a file in one'
)


def configure(parser: ArgumentParser) -> None:
    """Take two sides, and how to say what lies between them."""
    parser.add_argument("old", metavar="OLD", help=SIDES)
    parser.add_argument(
        "new",
        metavar="NEW",
        nargs="?",
        help="the same; the document of the work tree if left out",
    )
    parser.add_argument("--format", choices=FORMATS, default="text")
    parser.add_argument("--output", metavar="FILE", type=Path, help="where to write it")
    configure_index(parser)


def run(options: Namespace) -> int:
    """Write the report; return the highest class, as a number."""
    form: str = options.format
    output: Path | None = options.output
    if output is not None and not output.parent.is_dir():
        raise RefusedError(f"{output}: there is no folder {output.parent}")
    report = _report(options)
    if output is not None:
        with writing(output):
            output.write_text(FORMATS[form](report), encoding="utf-8", newline="\n")
    elif form == "text":
        show(report, Console())
    else:
        sys.stdout.write(_writable(FORMATS[form](report), sys.stdout.encoding))
    return report.level


def _writable(text: str, encoding: str) -> str:
    """Return *text* with a plain arrow where *encoding* has no other."""
    try:
        ARROW.encode(encoding)
    except UnicodeEncodeError:
        return text.replace(ARROW, "->")
    return text


def _report(options: Namespace) -> Report:
    old: str = options.old
    new: str = options.new or str(DOCUMENT)
    index = index_of(options)
    try:
        with (
            opened(old, root=ROOT, index=index) as one,
            opened(new, root=ROOT, index=index) as other,
        ):
            return comparison(one, evolve(other, name=new if options.new else HERE))
    except SourceError as error:
        raise RefusedError(str(error)) from None
