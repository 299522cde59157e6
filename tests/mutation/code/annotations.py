"""Promise another type to those who call."""

import ast
from collections.abc import Iterator, Mapping
from typing import Final

from attrs import evolve

from .change import Change, changed
from .source import Source

OTHERS: Final[Mapping[str, str]] = {
    "str": "int",
    "int": "str",
    "UUID": "str",
    "datetime": "str",
    "object": "str",
    "bool": "str",
    "bytes": "str",
    "Encounter": "Patient",
    "Patient": "Encounter",
    "Period": "Patient",
    "Interaction": "Patient",
    "InteractionList": "Interaction",
    "InteractionCreated": "Interaction",
    "PatientInput": "PeriodInput",
    "PeriodInput": "PatientInput",
    "EncounterCreate": "EncounterUpdate",
    "EncounterUpdate": "EncounterCreate",
}


def types(source: Source) -> Iterator[Change]:
    """Narrow, widen or change what a public name is annotated with."""
    for node in source.nodes():
        for annotation in _annotations(source, node):
            for part, becomes in _others(source, annotation):
                change = changed(source, "type", part, becomes)
                yield evolve(change, place=source.place(node))


def _others(source: Source, annotation: ast.expr) -> Iterator[tuple[ast.AST, str]]:
    written = source.segment(annotation)
    if isinstance(annotation, ast.BinOp):
        yield annotation, source.segment(annotation.left)
        yield annotation, source.segment(annotation.right)
    elif written not in {"None", "object", "Self"}:
        yield annotation, f"{written} | None"
    parts = [*ast.walk(annotation)]
    names = [each for each in parts if isinstance(each, ast.Name) and each.id in OTHERS]
    for name in names[:1]:
        yield name, OTHERS[name.id]
    for part in parts:
        match part:
            case ast.Subscript(
                value=ast.Name(id="Literal"), slice=ast.Tuple(elts=[_, *rest])
            ):
                kept = ", ".join(map(source.segment, rest))
                yield part, f"Literal[{kept}]"
            case _:
                pass


def _annotations(source: Source, node: ast.AST) -> Iterator[ast.expr]:
    """Yield the annotations that users see."""
    place = source.place(node)
    if any(part.startswith("_") and part != "__init__" for part in place.split(".")):
        return
    match node:
        case ast.AnnAssign(target=ast.Name(id=name), annotation=annotation):
            owner = source.parent(node)
            if isinstance(owner, ast.ClassDef) and not name.startswith("_"):
                yield annotation
        case ast.FunctionDef() | ast.AsyncFunctionDef():
            if "." in place and isinstance(source.parent(node), ast.ClassDef):
                arguments = [*node.args.args, *node.args.kwonlyargs]
                yield from (each.annotation for each in arguments if each.annotation)
                if node.returns is not None:
                    yield node.returns
        case _:
            pass
