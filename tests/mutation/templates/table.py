"""Which parts of the generator are mutated, and in which ways."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from mutation.code import calls, logic, statements, words
from mutation.code.change import Change, Operator
from mutation.code.source import Edit, Source
from mutation.code.table import EVERYWHERE, RUNTIME

from .jinja import jinja_changes

OPERATORS: Final[tuple[Operator, ...]] = (
    words.texts,
    calls.skipped_calls,
    calls.dropped_arguments,
    calls.swapped_arguments,
    logic.conditions,
    logic.comparisons,
    logic.connections,
    logic.constants,
    statements.statements,
    statements.entries,
)
TEMPLATES: Final = ("init.py", "models.py", "client.py", "resource.py")
WORDING: Final = {
    "answers": {"_identity"},
    "client_class": {"_check_arguments", "_headers"},
    "conversion": set[str](),
    "exports": set[str](),
    "inputs": {"check"},
    "model_classes": {"doc_of", "_doc", "_class_doc", "enum_class"},
    "names": {"unique"},
    "resource_classes": {"_warning"},
    "words": set[str](),
}
"""The modules that decide names, decoders, encoders, defaults, order and redaction."""


def changes(generator: Path) -> Iterator[Change]:
    """Yield every change at every place of the generator in its folder."""
    for name in TEMPLATES:
        path = f"templates/{name}.jinja"
        yield from jinja_changes(path, (generator / path).read_text(encoding="utf-8"))
    for module, prose in WORDING.items():
        path = f"wording/{module}.py"
        text = (generator / path).read_text(encoding="utf-8")
        source = Source(path, text, frozenset(prose), is_seen=_is_emitted)
        yield from _distinct(source, OPERATORS)
    for module, unused in RUNTIME.items():
        if unused:
            path = f"runtime/{module}.py"
            text = (generator / path).read_text(encoding="utf-8")
            source = Source(path, text)
            for change in _distinct(source, EVERYWHERE):
                if unused & {*change.place.split(".")}:
                    yield change


def _distinct(source: Source, operators: tuple[Operator, ...]) -> Iterator[Change]:
    seen: set[tuple[Edit, ...]] = set()
    for operator in operators:
        for change in operator(source):
            if change.edits not in seen:
                seen.add(change.edits)
                yield change


def _is_emitted(node: ast.AST) -> bool:
    """Whether *node* says what is emitted, and neither refuses nor describes it."""
    match node:
        case ast.Raise():
            return False
        case ast.If(body=[*_, ast.Raise()]):
            return False
        case ast.keyword(arg=str(name)):
            return "doc" not in name
        case ast.Assign(targets=[ast.Name(id="doc")]):
            return False
        case ast.AnnAssign(target=ast.Name(id=name)):
            # Reserved names show in a document that uses one, and nowhere else.
            return not name.endswith(("_DOC", "_NAMES", "_CLASSES"))
        case _:
            return True
