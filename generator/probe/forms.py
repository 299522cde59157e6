"""Tell by its first bytes in which form a recording is."""

import json
import re
from enum import Enum, auto
from pathlib import PurePath
from typing import Final

from .sources import Source


class Form(Enum):
    """How the records of a file stand in it."""

    LINES = auto()
    """One on each line."""

    VALUES = auto()
    """One after the other, each over as many lines as it likes."""

    ARRAY = auto()
    """As the items of one array."""

    HAR = auto()
    """As what a browser saves of its network traffic."""


HAR: Final = re.compile(rb'\{\s*"log"\s*:\s*\{')
OF_LINES: Final = frozenset({".jsonl", ".ndjson", ".jsonlines"})


def form_of(source: Source) -> Form:
    """Return the form of *source*; its name counts only if its content is in doubt."""
    head = source.head.lstrip()
    if HAR.match(head):
        return Form.HAR
    first, newline, rest = head.partition(b"\n")
    is_array = first.startswith(b"[")
    if not newline and source.is_longer:
        return Form.ARRAY if is_array else Form.LINES
    is_cut = _is_cut(first)
    if is_cut is None:
        return Form.ARRAY if is_array and not rest.strip() else Form.LINES
    return _unended(source, is_array=is_array) if is_cut else Form.LINES


def _unended(source: Source, *, is_array: bool) -> Form:
    """Return the form of a file whose first line is only the start of a value."""
    if PurePath(source.name).suffix.lower() in OF_LINES:
        return Form.LINES
    return Form.ARRAY if is_array else Form.VALUES


def _is_cut(line: bytes) -> bool | None:
    """Return whether only more is wanted to make JSON of *line*; `None` if it is."""
    text = line.decode(errors="replace").rstrip()
    try:
        json.loads(text)
    except json.JSONDecodeError as error:
        return error.pos >= len(text)
    except (ValueError, RecursionError):
        return False
    return None
