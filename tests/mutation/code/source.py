"""One module to be mutated, and where each part of it stands."""

import ast
from collections.abc import Callable, Iterator
from typing import Final

from attrs import frozen

SCOPES: Final = (ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
UNSEEN: Final = (ast.Import, ast.ImportFrom, ast.Assert, ast.Pass)
"""Statements in which nothing is changed."""


@frozen(order=True)
class Edit:
    """What comes in the place of some bytes of a module."""

    start: int
    end: int
    new: bytes


class Source:
    """The text of a module with its syntax tree."""

    def __init__(
        self,
        path: str,
        text: str,
        left_out: frozenset[str] = frozenset(),
        is_seen: Callable[[ast.AST], bool] = lambda _: True,
    ) -> None:
        """Parse *text*.

        Nothing is seen inside the scopes that are *left_out*, and inside whatever
        *is_seen* says no to.
        """
        self._is_seen = is_seen
        self.path = path
        self.text = text
        self.tree = ast.parse(text)
        self._left_out = left_out
        self._bytes = text.encode()
        self._lines = [0]
        for line in self._bytes.splitlines(keepends=True):
            self._lines.append(self._lines[-1] + len(line))
        self._parents: dict[ast.AST, ast.AST] = {}
        self._places: dict[ast.AST, str] = {}
        self._nodes: list[ast.AST] = []
        self._visit(self.tree, "")

    def nodes(self) -> Iterator[ast.AST]:
        """Yield each part that says what happens: no docstring and no annotation."""
        yield from self._nodes

    def parent(self, node: ast.AST) -> ast.AST | None:
        """Return what *node* is a part of."""
        return self._parents.get(node)

    def around(self, node: ast.AST) -> Iterator[ast.AST]:
        """Yield what *node* is a part of, from the inside out."""
        while (inner := self._parents.get(node)) is not None:
            yield inner
            node = inner

    def place(self, node: ast.AST) -> str:
        """Return the name of the class and the function around *node*."""
        return self._places.get(node, "")

    def segment(self, node: ast.AST) -> str:
        """Return the text of *node*."""
        start, end = self._span(node)
        return self._bytes[start:end].decode()

    def edit(self, node: ast.AST, becomes: str) -> Edit:
        """Return the smallest edit that puts *becomes* in the place of *node*."""
        start, end = self._span(node)
        was, new = self._bytes[start:end], becomes.encode()
        before = _alike(was, new)
        after = _alike(was[before:][::-1], new[before:][::-1])
        return Edit(start + before, end - after, new[before : len(new) - after])

    def _span(self, node: ast.AST) -> tuple[int, int]:
        line, column = getattr(node, "lineno", 0), getattr(node, "col_offset", 0)
        decorators: list[ast.expr] = getattr(node, "decorator_list", [])
        if decorators:
            line, column = decorators[0].lineno, decorators[0].col_offset - 1
        last, end = getattr(node, "end_lineno", 0), getattr(node, "end_col_offset", 0)
        return self._lines[line - 1] + column, self._lines[last - 1] + end

    def _visit(self, node: ast.AST, place: str) -> None:
        place = self._places[node] = f"{place}{self._name(node)}".lstrip(".")
        notes = {id(getattr(node, name, None)) for name in ("annotation", "returns")}
        for child in ast.iter_child_nodes(node):
            if id(child) not in notes and not self._is_unseen(child):
                self._parents[child] = node
                if hasattr(child, "lineno") and self._is_exact(child):
                    self._nodes.append(child)
                self._visit(child, place)

    def _name(self, node: ast.AST) -> str:
        """Return what *node* adds to the place of what is inside it."""
        match node:
            case ast.ClassDef(name=name):
                return f".{name}"
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
                return f".{name}"
            case ast.AnnAssign(target=ast.Name(id=name)):
                return f".{name}"
            case _:
                return ""

    def _is_unseen(self, node: ast.AST) -> bool:
        if isinstance(node, UNSEEN) or not self._is_seen(node):
            return True
        if isinstance(node, SCOPES) and node.name in self._left_out:
            return True
        match node:
            case ast.AnnAssign(annotation=ast.Name(id="TypeAlias")):
                return True
            case ast.AnnAssign(target=ast.Name(id=name)) if name in self._left_out:
                return True
            case ast.Assign(targets=[ast.Name(id="__all__")]):
                return True
            case ast.Assign(value=ast.Call(func=ast.Name(id="TypeVar"))):
                return True
            case ast.Expr(value=ast.Constant()):
                return True
            case _:
                return False

    def _is_exact(self, node: ast.AST) -> bool:
        """Whether the text of *node* is known; inside f-strings it may not be."""
        if not any(isinstance(each, ast.JoinedStr) for each in self.around(node)):
            return True
        if not isinstance(node, ast.expr):
            return False
        try:
            found = ast.parse(self.segment(node), mode="eval").body
        except SyntaxError:
            return False
        return ast.dump(found) == ast.dump(node)


def _alike(one: bytes, other: bytes) -> int:
    """Return how many bytes both begin with."""
    for at, (first, second) in enumerate(zip(one, other, strict=False)):
        if first != second:
            return at
    return min(len(one), len(other))
