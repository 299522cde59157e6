"""Call with other arguments, or not at all."""

import ast
from collections.abc import Iterator
from itertools import pairwise

from .change import Change, changed, edited
from .source import Source


def skipped_calls(source: Source) -> Iterator[Change]:
    """Take what a function is called with for what it returns."""
    for node in source.nodes():
        match node:
            case ast.Call(func=ast.Name() | ast.Attribute(), args=[only], keywords=[]):
                is_same = (
                    source.segment(node.func) == "frozenset"
                )  # Nothing adds to it.
                if not is_same and not isinstance(only, ast.Starred | ast.GeneratorExp):
                    becomes = f"({source.segment(only)})"
                    yield changed(source, "call skipped", node, becomes)
            case _:
                pass
        match node:
            case ast.Call(func=ast.Attribute(value=owner)) if not _is_module(
                source, owner
            ):
                yield changed(source, "call skipped", node, source.segment(owner))
            case _:
                pass


def dropped_arguments(source: Source) -> Iterator[Change]:
    """Leave an argument out."""
    for node in source.nodes():
        if isinstance(node, ast.Call) and _is_known(node):
            for keyword in node.keywords:
                if keyword.arg is not None:
                    operator = _dropped(keyword.arg)
                    kept = [each for each in node.keywords if each is not keyword]
                    becomes = _call(source, node, list(node.args), kept)
                    yield changed(source, operator, node, becomes)


def swapped_arguments(source: Source) -> Iterator[Change]:
    """Pass two arguments in each other's place."""
    for node in source.nodes():
        if not isinstance(node, ast.Call) or source.segment(node.func) == "field":
            continue
        values = [each.value for each in node.keywords if each.arg is not None]
        for one, other in pairwise(values):
            first, second = source.segment(one), source.segment(other)
            if first != second:
                edits: list[tuple[ast.AST, str]] = [(one, second), (other, first)]
                yield edited(source, "arguments swapped", edits)


def dropped_awaits(source: Source) -> Iterator[Change]:
    """Do not wait for the result."""
    for node in source.nodes():
        if isinstance(node, ast.Await):
            becomes = source.segment(node.value)
            yield changed(source, "await dropped", node, becomes)


def dropped_decorators(source: Source) -> Iterator[Change]:
    """Leave a decorator out."""
    for node in source.nodes():
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            for decorator in node.decorator_list:
                if source.segment(decorator) == "cache":
                    continue
                written = source.segment(node)
                line = f"@{source.segment(decorator)}\n"
                start = written.index(line) + len(line)
                rest = written[start:].lstrip()
                before = written[: start - len(line)]
                yield changed(source, "decorator dropped", node, f"{before}{rest}")


def _dropped(name: str) -> str:
    return {
        "query": "query dropped",
        "path": "path's values dropped",
        "body": "body dropped",
        "headers": "headers dropped",
        "repr": "redaction dropped",
        "default": "default dropped",
    }.get(name, "argument dropped")


def _call(
    source: Source, node: ast.Call, args: list[ast.expr], keywords: list[ast.keyword]
) -> str:
    parts = ", ".join(map(source.segment, [*args, *keywords]))
    return f"{source.segment(node.func)}({parts})"


def _is_known(node: ast.Call) -> bool:
    """Whether a parameter that is left out is not just one that is missing."""
    return not any(each.arg is None for each in node.keywords)


def _is_module(source: Source, node: ast.expr) -> bool:
    """Whether *node* is something imported, or a class."""
    names = {
        alias.asname or alias.name
        for each in ast.walk(source.tree)
        if isinstance(each, ast.Import | ast.ImportFrom)
        for alias in each.names
    }
    match node:
        case ast.Name(id=name):
            return name in names or name in {"self", "cls"} or name[0].isupper()
        case ast.Attribute(value=ast.Name(id="self"), attr="_session"):
            return True
        case ast.Constant() | ast.Call(func=ast.Name(id="super")):
            return True
        case _:
            return False
