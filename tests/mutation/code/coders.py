"""Read or write a value the wrong way."""

import ast
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Final

from .change import Change, changed, edited
from .source import Source

DECODERS: Final[Mapping[str, tuple[str, ...]]] = {
    "text": ("anything", "uuid"),
    "uuid": ("text", "anything"),
    "timestamp": ("text", "date"),
    "date": ("text", "timestamp"),
    "integer": ("anything", "number"),
    "number": ("anything", "integer"),
    "boolean": ("anything", "integer"),
    "anything": ("text",),
    "json_object": ("anything",),
}
ENCODERS: Final[Mapping[str, tuple[str, ...]]] = {
    "text": ("anything", "uuid"),
    "uuid": ("text", "anything"),
    "timestamp": ("text", "date", "anything"),
    "date": ("text", "timestamp"),
    "integer": ("anything", "number"),
    "number": ("anything", "integer"),
    "boolean": ("anything", "integer"),
    "anything": ("text",),
    "enum": ("text",),
    "nullable": ("array_of",),
    "array_of": ("map_of", "nullable"),
    "map_of": ("array_of", "nullable"),
}
READ_AS: Final[Mapping[str, tuple[str, ...]]] = {
    "required": ("optional", "required_nullable"),
    "required_nullable": ("required", "optional_nullable"),
    "optional": ("required", "optional_nullable"),
    "optional_nullable": ("required", "optional"),
}
"""How a field is read that may be absent or null."""

WRITTEN_AS: Final[Mapping[str, tuple[str, ...]]] = {
    "required": ("optional",),
    "optional": ("required", "settable"),
    "settable": ("required", "optional"),
}
"""How a field is written that may be absent."""

PRESENCE: Final = {"decode": READ_AS, "encode": WRITTEN_AS}
SWAPPED: Final = {"decode": DECODERS, "encode": ENCODERS}
READERS: Final = {"empty_answer": "bytes_answer", "bytes_answer": "empty_answer"}


def coders(source: Source) -> Iterator[Change]:
    """Read or write a value as one of another type."""
    for node in source.nodes():
        match node:
            case ast.Attribute(value=ast.Name(id="decode" | "encode" as module)):
                for other in SWAPPED[module].get(node.attr, ()):
                    operator = f"{module}r swapped"
                    yield changed(source, operator, node, f"{module}.{other}")
            case ast.Call(
                func=ast.Attribute(
                    value=ast.Name(id="decode" | "encode" as module), attr=kind
                )
            ) if kind in {"open_enum", "enum", "model_of", "array_of", "map_of"}:
                for other in ("text", "anything"):
                    operator = f"{module}r swapped"
                    yield changed(source, operator, node, f"{module}.{other}")
            case _:
                pass


def presence(source: Source) -> Iterator[Change]:
    """Take what is required for optional, and the other way round."""
    for node in source.nodes():
        match node:
            case ast.Attribute(value=ast.Name(id="decode" | "encode" as module)):
                for other in PRESENCE[module].get(node.attr, ()):
                    becomes = f"{module}.{other}"
                    yield changed(source, "required and optional", node, becomes)
            case _:
                pass


def nullability(source: Source) -> Iterator[Change]:
    """Let null through where it was refused."""
    for node in source.nodes():
        match node:
            case ast.Call(
                func=ast.Attribute(
                    value=ast.Name(id="encode"), attr="required" | "settable"
                ),
                args=[_, _, _, encoder],
            ) if "nullable" not in source.segment(encoder):
                becomes = f"encode.nullable({source.segment(encoder)})"
                yield changed(source, "null admitted", encoder, becomes)
            case _:
                pass


def classes(source: Source) -> Iterator[Change]:
    """Read or write with the class of something else."""
    names = _classes(source)
    for node in source.nodes():
        if (
            isinstance(node, ast.Name)
            and node.id in names
            and isinstance(source.parent(node), ast.Attribute | ast.Call)
            and not any(isinstance(each, ast.Subscript) for each in source.around(node))
        ):
            at = names.index(node.id)
            yield changed(source, "class swapped", node, names[(at + 1) % len(names)])


def answers(source: Source) -> Iterator[Change]:
    """Read an answer the wrong way."""
    for node in source.nodes():
        match node:
            case ast.Name(id="empty_answer" | "bytes_answer" as name):
                yield changed(source, "answer's reader", node, READERS[name])
            case ast.Call(func=ast.Name(id="json_answer")):
                yield changed(source, "answer's reader", node, "empty_answer")
            case _:
                pass


def fields(source: Source) -> Iterator[Change]:
    """Swap the names, and then the values, of two fields that follow each other."""
    statements = [
        (node, node.value)
        for node in source.nodes()
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Call)
    ]
    for (first, one), (second, other) in pairwise(statements):
        is_near = source.parent(first) is source.parent(second)
        if is_near and _is_coded(one) and _is_coded(other):
            for at in (1, 2, 3):
                edits = _swap(source, one.args[at], other.args[at])
                if edits:
                    yield edited(source, "two fields swapped", edits)


def _swap(source: Source, one: ast.AST, other: ast.AST) -> list[tuple[ast.AST, str]]:
    first, second = source.segment(one), source.segment(other)
    return [] if first == second else [(one, second), (other, first)]


def _is_coded(call: ast.Call) -> bool:
    match call.func:
        case ast.Attribute(value=ast.Name(id="encode")):
            return len(call.args) == 4
        case _:
            return False


def _classes(source: Source) -> list[str]:
    """Return the classes of the module, or those that it imports from models."""
    found = [node.name for node in source.tree.body if isinstance(node, ast.ClassDef)]
    for node in source.tree.body:
        if isinstance(node, ast.ImportFrom) and str(node.module).endswith("models"):
            return [each.name for each in node.names if "Value" not in each.name]
    return found if source.path.endswith("models.py") else []
