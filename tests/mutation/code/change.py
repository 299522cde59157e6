"""One thing that is done to a module."""

import ast
from collections.abc import Callable, Iterator
from typing import TypeAlias

from attrs import frozen

from .source import Edit, Source


@frozen
class Change:
    """What an operator puts in the place of one part."""

    operator: str
    path: str
    line: int
    place: str
    """The class and the function."""

    was: str
    becomes: str
    edits: tuple[Edit, ...]
    """From the first to the last."""

    def applied(self, text: bytes) -> bytes:
        """Return the module *text* with the change in it."""
        for edit in reversed(self.edits):
            text = text[: edit.start] + edit.new + text[edit.end :]
        return text

    def __str__(self) -> str:
        where = f"{self.path}:{self.line} {self.place}".rstrip()
        return f"{self.operator}: {where}: {self.was} -> {self.becomes}"


Operator: TypeAlias = Callable[[Source], Iterator[Change]]


def changed(source: Source, operator: str, node: ast.AST, becomes: str) -> Change:
    """Return the change that puts *becomes* in the place of *node*."""
    return edited(source, operator, [(node, becomes)])


def edited(source: Source, operator: str, edits: list[tuple[ast.AST, str]]) -> Change:
    """Return the change that makes all *edits* at once."""
    first = edits[0][0]
    words = [differing(source.segment(node), text) for node, text in edits]
    return Change(
        operator=operator,
        path=source.path,
        line=getattr(first, "lineno", 0),
        place=source.place(first),
        was=" and ".join(told[0] for told in words),
        becomes=" and ".join(told[1] for told in words),
        edits=tuple(sorted(source.edit(node, text) for node, text in edits)),
    )


def differing(was: str, becomes: str) -> tuple[str, str]:
    """Return two texts, of long ones what is around the places where they differ."""
    one, other = _in_line(was), _in_line(becomes)
    same = 0
    while same < min(len(one), len(other)) and one[same] == other[same]:
        same += 1
    start = max(0, min(same - 20, max(len(one), len(other)) - 60))
    before = "..." if start else ""
    return (
        shortened(f"{before}{one[start:]}") or "nothing",
        shortened(f"{before}{other[start:]}") or "nothing",
    )


def _in_line(text: str) -> str:
    line = " ".join(text.split())
    for layout, plain in (("( ", "("), (", )", ")"), (" )", ")")):
        line = line.replace(layout, plain)
    return line


def shortened(text: str, longest: int = 60) -> str:
    """Return *text* in one line that is not too long."""
    line = " ".join(text.split())
    return line if len(line) <= longest else f"{line[: longest - 3]}..."
