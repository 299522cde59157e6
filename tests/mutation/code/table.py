"""Which parts of the emitted package are mutated, and in which ways."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from . import annotations, calls, coders, logic, statements, words
from .change import Change, Operator
from .source import Edit, Source

EVERYWHERE: Final[tuple[Operator, ...]] = (
    words.texts,
    words.patterns,
    coders.answers,
    calls.skipped_calls,
    calls.dropped_arguments,
    calls.swapped_arguments,
    calls.dropped_awaits,
    calls.dropped_decorators,
    logic.conditions,
    logic.comparisons,
    logic.connections,
    logic.constants,
    logic.nothings,
    logic.exceptions,
    statements.statements,
    statements.entries,
)
MADE: Final[tuple[Operator, ...]] = (
    *EVERYWHERE,
    coders.coders,
    coders.presence,
    coders.nullability,
    coders.classes,
    coders.fields,
    statements.class_fields,
    statements.defaults,
    statements.exports,
    annotations.types,
)
"""What is done to the modules that come from templates."""

TEMPLATED: Final = (
    "__init__.py",
    "models.py",
    "client.py",
    "resources/interactions.py",
)
RUNTIME: Final = {
    "answers": {"bytes_answer"},
    "calls": {"header_values", "_segment"},
    "decode": {
        "nullable",
        "either",
        "Tagged",
        "open_int_enum",
        "undeclared_of",
        "_numbers",
    },
    "description": set[str](),
    "encode": {"undeclared"},
    "identifiers": set[str](),
    "privacy": set[str](),
    "read_scalars": {"number", "boolean", "date", "anything", "is_whole"},
    "replies": set[str](),
    "request_bodies": set[str](),
    "requests": set[str](),
    "responses": {"gone"},
    "timestamps": {"parse_date", "_DATE"},
    "unset": set[str](),
    "wire": set[str](),
    "write_choices": {"int_enum", "open_int_enum", "const"},
    "write_collections": {"either"},
    "write_scalars": {"number", "boolean", "date", "model"},
}
"""The modules that say what goes over the wire, with what this document never calls."""


def changes(package: Path) -> Iterator[Change]:
    """Yield every change at every place of the package in the folder *package*."""
    for name in TEMPLATED:
        yield from _of(package, name, frozenset(), MADE)
    for module, unused in RUNTIME.items():
        name = f"_runtime/{module}.py"
        yield from _of(package, name, frozenset(unused), EVERYWHERE)


def _of(
    package: Path, name: str, unused: frozenset[str], operators: tuple[Operator, ...]
) -> Iterator[Change]:
    text = (package / name).read_text(encoding="utf-8")
    source = Source(name, text, unused)
    seen: set[tuple[Edit, ...]] = set()
    for operator in operators:
        for change in operator(source):
            if change.edits not in seen and any(map(_matters, change.edits)):
                seen.add(change.edits)
                yield change


def _matters(edit: Edit) -> bool:
    return edit.start < edit.end or bool(edit.new)
