"""Decide otherwise."""

import ast
from collections.abc import Iterator, Mapping
from typing import Final

from .change import Change, changed
from .source import Source

COMPARISONS: Final[Mapping[type[ast.cmpop], str]] = {
    ast.Eq: "!=",
    ast.NotEq: "==",
    ast.Lt: ">=",
    ast.LtE: "<",
    ast.Gt: "<=",
    ast.GtE: ">",
    ast.Is: "is not",
    ast.IsNot: "is",
    ast.In: "not in",
    ast.NotIn: "in",
}


def conditions(source: Source) -> Iterator[Change]:
    """Do the one where the other was meant."""
    for node in source.nodes():
        tests: list[ast.expr] = []
        match node:
            case ast.If(test=test) | ast.IfExp(test=test) | ast.While(test=test):
                tests = [test]
            case ast.ListComp() | ast.DictComp() | ast.GeneratorExp() | ast.SetComp():
                tests = [test for part in node.generators for test in part.ifs]
            case _:
                pass
        for test in tests:
            becomes = f"not ({source.segment(test)})"
            yield changed(source, "condition negated", test, becomes)


def comparisons(source: Source) -> Iterator[Change]:
    """Compare the other way."""
    for node in source.nodes():
        if isinstance(node, ast.Compare) and _is_alone(source, node):
            operands = [node.left, *node.comparators]
            for at, operator in enumerate(node.ops):
                written = [source.segment(operands[0])]
                for index, each in enumerate(node.ops):
                    sign = _sign(each) if index != at else COMPARISONS[type(operator)]
                    written += [sign, source.segment(operands[index + 1])]
                yield changed(source, "comparison changed", node, " ".join(written))


def connections(source: Source) -> Iterator[Change]:
    """Ask for one of several things instead of all, and for all instead of one."""
    for node in source.nodes():
        if isinstance(node, ast.BoolOp):
            sign = " or " if isinstance(node.op, ast.And) else " and "
            becomes = sign.join(f"({source.segment(each)})" for each in node.values)
            yield changed(source, "and for or", node, f"({becomes})")
            for dropped in node.values:
                kept = [source.segment(each) for each in node.values if each != dropped]
                sign = " and " if isinstance(node.op, ast.And) else " or "
                becomes = f"({sign.join(kept)})"
                yield changed(source, "operand dropped", node, becomes)


def constants(source: Source) -> Iterator[Change]:
    """Flip a constant."""
    for node in source.nodes():
        match node:
            case ast.Constant(value=bool(value)):
                yield changed(source, "constant", node, str(not value))
            case ast.Constant(value=int(value)):
                operator = "status" if value >= 100 else "constant"
                yield changed(source, operator, node, str(value + 1))
            case _:
                pass


def nothings(source: Source) -> Iterator[Change]:
    """Take None for UNSET, and UNSET for None."""
    has_unset = "import UNSET" in source.text
    for node in source.nodes():
        match node:
            case ast.Name(id="UNSET") if not _is_passed(source, node):
                yield changed(source, "UNSET and None", node, "None")
            case ast.Constant(value=None) if has_unset and not _is_passed(source, node):
                yield changed(source, "UNSET and None", node, "UNSET")
            case _:
                pass


def exceptions(source: Source) -> Iterator[Change]:
    """Let an error through, or raise another one."""
    for node in source.nodes():
        match node:
            case ast.Call(func=ast.Name(id="suppress"), args=[*kinds]):
                for kind in kinds:
                    kept = [source.segment(each) for each in kinds if each is not kind]
                    becomes = f"suppress({', '.join(kept)})"
                    yield changed(source, "error let through", node, becomes)
            case ast.ExceptHandler(type=ast.expr() as kind):
                yield changed(source, "error let through", kind, "()")
            case ast.Raise(exc=ast.Call(func=ast.Name() as kind)):
                if kind.id[0].isupper():
                    yield changed(source, "other error", kind, "RuntimeError")
            case _:
                pass


def _is_passed(source: Source, node: ast.AST) -> bool:
    """Whether *node* is the default of an argument that is always passed."""
    return isinstance(source.parent(node), ast.arguments) and source.place(
        node
    ).startswith("_")


def _is_alone(source: Source, node: ast.Compare) -> bool:
    """Whether negating *node* is not the same as negating a condition."""
    match source.parent(node):
        case ast.If(test=test) | ast.IfExp(test=test):
            return test is not node
        case _:
            return True


def _sign(operator: ast.cmpop) -> str:
    signs: Mapping[type[ast.cmpop], str] = {
        ast.Eq: "==",
        ast.NotEq: "!=",
        ast.Lt: "<",
        ast.LtE: "<=",
        ast.Gt: ">",
        ast.GtE: ">=",
        ast.Is: "is",
        ast.IsNot: "is not",
        ast.In: "in",
        ast.NotIn: "not in",
    }
    return signs[type(operator)]
