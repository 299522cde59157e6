"""Leave out a statement, an entry, a default or a name."""

import ast
from collections.abc import Iterator
from typing import TypeGuard

from .change import Change, changed
from .source import Source


def statements(source: Source) -> Iterator[Change]:
    """Do not do it."""
    for node in source.nodes():
        match node:
            case ast.Expr(
                value=ast.Call(func=ast.Attribute(value=ast.Name(id="encode")))
            ):
                yield changed(source, "field not written", node, "pass")
            case ast.Expr() | ast.AugAssign() | ast.Raise():
                yield changed(source, "statement dropped", node, "pass")
            case ast.Assign(targets=[ast.Attribute() | ast.Subscript()]):
                yield changed(source, "statement dropped", node, "pass")
            case ast.Return(value=ast.expr() as value) if not _is_none(value):
                yield changed(source, "result dropped", node, "return None")
            case _:
                pass


def entries(source: Source) -> Iterator[Change]:
    """Leave out one of several."""
    for node in source.nodes():
        match node:
            case ast.Dict(keys=[_, *_] as keys, values=values):
                pairs = [f"{source.segment(key)}: " if key else "**" for key in keys]
                written = [
                    f"{name}{source.segment(value)}"
                    for name, value in zip(pairs, values, strict=True)
                ]
                for at in range(len(written)):
                    kept = ", ".join(written[:at] + written[at + 1 :])
                    yield changed(source, "entry dropped", node, f"{{{kept}}}")
            case ast.Set(elts=[_, _, *_] as elements):
                for dropped in elements:
                    kept = _joined(source, elements, dropped)
                    yield changed(source, "declared name dropped", node, f"{{{kept}}}")
            case ast.Tuple(elts=[_, *_] as elements, ctx=ast.Load()) if all(
                isinstance(each, ast.Constant) for each in elements
            ):
                for dropped in elements:
                    kept = _joined(source, elements, dropped)
                    becomes = f"({kept},)" if kept else "()"
                    yield changed(source, "entry dropped", node, becomes)
            case _:
                pass


def defaults(source: Source) -> Iterator[Change]:
    """Have another default, or one where there was none."""
    for node in source.nodes():
        if _is_public(node):
            for argument, default in zip(
                node.args.kwonlyargs, node.args.kw_defaults, strict=True
            ):
                where, asked = source.segment(node), source.segment(argument)
                if default is None:
                    becomes = where.replace(f"{asked},", f"{asked} = None,", 1)
                    yield changed(source, "default added", node, becomes)
                    continue
                given = f"{asked} = {source.segment(default)}"
                becomes = where.replace(f"{given},", f"{asked},", 1)
                yield changed(source, "default dropped", node, becomes)
                if isinstance(default, ast.Constant) and isinstance(default.value, str):
                    becomes = where.replace(f"{given},", f'{asked} = "us",', 1)
                    yield changed(source, "default changed", node, becomes)
        elif isinstance(node, ast.AnnAssign) and _is_field(source, node):
            written = source.segment(node)
            if node.value is None:
                yield changed(source, "default added", node, f"{written} = None")
            elif not isinstance(node.value, ast.Call):
                becomes = written.removesuffix(f" = {source.segment(node.value)}")
                yield changed(source, "default dropped", node, becomes)


def class_fields(source: Source) -> Iterator[Change]:
    """Leave out a field or a member of a class."""
    for node in source.nodes():
        owner = source.parent(node)
        if isinstance(owner, ast.ClassDef) and isinstance(
            node, ast.Assign | ast.AnnAssign
        ):
            yield changed(source, "field dropped", node, "pass")


def exports(source: Source) -> Iterator[Change]:
    """Leave out a name that users import."""
    for node in source.tree.body:
        match node:
            case ast.Assign(
                targets=[ast.Name(id="__all__")], value=ast.List(elts=names)
            ):
                for name in names:
                    if source.path.endswith("/__init__.py"):
                        kept = _joined(source, names, name)
                        yield changed(source, "export dropped", node.value, f"[{kept}]")
            case _:
                pass


def _is_public(
    node: ast.AST,
) -> TypeGuard[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Whether users call it: who calls the others passes everything."""
    if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
        return False
    return not node.name.startswith("_") or node.name == "__init__"


def _joined(source: Source, elements: list[ast.expr], dropped: ast.expr) -> str:
    kept = [source.segment(each) for each in elements if each is not dropped]
    return ", ".join(kept)


def _is_none(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is None


def _is_field(source: Source, node: ast.AnnAssign) -> bool:
    owner = source.parent(node)
    return isinstance(owner, ast.ClassDef) and bool(owner.decorator_list)
