"""Write what a document says as Python, where it can do no harm."""

import re
import textwrap
import unicodedata
from collections.abc import Iterable
from typing import Final

WIDTH: Final = 88
"""Columns of a line."""

QUOTES: Final = '"""'
FOLDS: Final = re.compile(r".{1,60}(?=/|$)|.{1,60}", re.DOTALL)
HARMFUL: Final = frozenset('`"\\|<>[]')
"""Letters that end a string, a code span or a cell, or that begin a link or a tag."""


def literal(value: str | int) -> str:
    """Return *value* as a literal of printable characters."""
    return ascii(value)


def folded(text: str) -> str:
    """Return the literal of a URL, over several lines where it is long."""
    parts = FOLDS.findall(text)
    if len(parts) == 1:
        return literal(text)
    return f"({' '.join(map(literal, parts))})"


def docstring(text: str, indent: int) -> str:
    """Return *text* as a docstring, or nothing where there is nothing to say."""
    lines = safe(text).split("\n") if text else []
    if not lines:
        return ""
    margin = " " * indent
    last = lines[-1]
    if last.endswith(('"', "\\")):
        lines[-1] = f"{last} "
    if len(lines) == 1 and indent + len(lines[0]) + 2 * len(QUOTES) <= WIDTH:
        return f"{QUOTES}{lines[0]}{QUOTES}"
    body = [f"{margin}{line}".rstrip() for line in lines[1:]]
    return "\n".join([f"{QUOTES}{lines[0]}", *body, f"{margin}{QUOTES}"])


def safe(text: str) -> str:
    """Return *text* as the inside of a docstring: no escapes, quotes or controls."""
    kept = "".join(
        letter
        for letter in text
        if letter == "\n" or unicodedata.category(letter) not in {"Cc", "Cs", "Cf"}
    )
    return kept.replace("\\", "\\\\").replace(QUOTES, '\\"\\"\\"')


def one_line(text: str) -> str:
    """Return *text* as one line that means nothing to Markdown, TOML or Python."""
    kept = (letter for letter in safe(text) if letter not in HARMFUL)
    return " ".join("".join(kept).split())


def sentence(text: str) -> str:
    """Return *text* on one line, with an end to it."""
    first = " ".join(text.split())
    return f"{first}." if first and first[-1] not in ".!?" else first


def inline_code(text: str) -> str:
    """Return *text* as code in a table of Markdown."""
    return f"`{one_line(text)}`"


def paragraphs(text: str, indent: int) -> str:
    """Wrap each paragraph of *text* for a docstring *indent* columns in."""
    blocks = [block for block in text.split("\n\n") if block.strip()]
    return "\n\n".join(
        _wrapped(" ".join(block.split()), indent, quoted=index == 0)
        for index, block in enumerate(blocks)
    )


def summary(text: str, rest: str, indent: int) -> str:
    """Return a first line that fits beside the quotes, and what follows it."""
    first = sentence(text)
    if len(first) + indent + 2 * len(QUOTES) > WIDTH:
        head, _, tail = first.partition(". ")
        first, rest = f"{head.rstrip('.')}.", f"{tail}\n\n{rest}"
    body = "\n\n".join(
        _wrapped(" ".join(block.split()), indent) for block in rest.split("\n\n")
    )
    return f"{first}\n\n{body.strip()}".strip()


def section(title: str, entries: Iterable[tuple[str, str]], indent: int) -> str:
    """Return a section of a docstring in Google's style, or nothing."""
    lines = [
        textwrap.indent(
            _wrapped(_entry(name, text), indent + 4, 4 if name else 0), "    "
        )
        for name, text in entries
        if text
    ]
    return "\n".join([f"{title}:", *lines]) if lines else ""


def _entry(name: str, text: str) -> str:
    words = " ".join(text.split())
    return f"{name}: {words}" if name else words


def _wrapped(text: str, indent: int, hanging: int = 0, *, quoted: bool = False) -> str:
    """Fill lines; *quoted* text leaves room on its first for the quotes."""
    filled = textwrap.fill(
        text,
        WIDTH - indent,
        initial_indent=QUOTES if quoted else "",
        subsequent_indent=" " * hanging,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return filled.removeprefix(QUOTES) if quoted else filled
