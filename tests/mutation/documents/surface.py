"""What users see of a package, cut into places, and where two of them differ."""

from __future__ import annotations

import ast
import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import zip_longest
from pathlib import Path
from typing import Final, TypeAlias

from generator.contract import Json, JsonObject
from generator.contract.values import children, members, pretty
from mutation.house import House

from .operators import Show

Lines: TypeAlias = Mapping[str, Counter[str]]
"""How often each line stands at each place."""

HIDDEN: Final = "_runtime"
ENTRY: Final = re.compile(r"^ {4}(?P<name>\w+): .*(?:\n {5,}.*)*", re.MULTILINE)
"""What is said of one argument."""


def surface(home: House) -> Lines:
    """Return the lines of the package and of the golden requests, by place."""
    places: dict[str, Counter[str]] = {}
    for place, text in (*_package(home), *_requests(home.golden)):
        places.setdefault(place, Counter()).update(map(str.strip, text.splitlines()))
    return places


def shown(before: Lines, after: Lines, show: Show) -> bool:
    """Return whether a line at the place differs, and says the word."""
    ones, others = _at(before, show.where), _at(after, show.where)
    return any(show.word in line for line in [*(ones - others), *(others - ones)])


def differing(before: Lines, after: Lines) -> list[str]:
    """Return the places that differ."""
    names = sorted(before.keys() | after.keys())
    return [name for name in names if before.get(name) != after.get(name)]


def _at(places: Lines, where: str) -> Counter[str]:
    found: Counter[str] = Counter()
    for place, lines in places.items():
        if where in {"", place} or place.startswith((f"{where}.", f"{where}(")):
            found += lines
    return found


def _package(home: House) -> Iterator[tuple[str, str]]:
    for name in ("pyproject.toml", "README.md"):
        yield name, (home.generated / name).read_text(encoding="utf-8")
    source = home.generated / "src"
    for path in sorted(source.rglob("*.py")):
        name = path.relative_to(source).as_posix().partition("/")[2]
        if HIDDEN not in path.parts:
            text = path.read_text(encoding="utf-8")
            yield name, text
            yield from _parts(text)


def _parts(text: str) -> Iterator[tuple[str, str]]:
    """Yield the classes, with all that is in them, and the functions of a module."""
    lines = text.splitlines()
    for node in ast.parse(text).body:
        match node:
            case ast.ClassDef(name=name):
                yield name, _text(lines, node)
                yield from _arguments(name, node)
                yield from _members(name, node, lines)
            case ast.FunctionDef(name=name):
                yield name, _text(lines, node)
            case ast.AnnAssign(target=ast.Name(id=name)):
                yield name, _text(lines, node)
            case _:
                pass


def _members(
    owner: str, node: ast.ClassDef, lines: list[str]
) -> Iterator[tuple[str, str]]:
    """Yield the methods, and the fields with what is said below them."""
    for one, following in zip_longest(node.body, node.body[1:]):
        match one:
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
                yield f"{owner}.{name}", _text(lines, one)
                yield from _arguments(f"{owner}.{name}", one)
            case ast.AnnAssign(target=ast.Name(id=name)):
                yield f"{owner}.{name}", _text(lines, one)
                if isinstance(following, ast.Expr):
                    yield f"{owner}.{name}", _text(lines, following)
            case _:
                pass


def _arguments(
    owner: str, node: ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef
) -> Iterator[tuple[str, str]]:
    """Yield what is said of each argument."""
    _, _, told = (ast.get_docstring(node) or "").partition("Args:\n")
    for entry in ENTRY.finditer(told.partition("\n\n")[0]):
        yield f"{owner}({entry['name']})", entry[0]


def _text(lines: list[str], node: ast.stmt) -> str:
    return "\n".join(lines[node.lineno - 1 : node.end_lineno])


def _requests(golden: Path) -> Iterator[tuple[str, str]]:
    value: Json = json.loads((golden / "requests.json").read_text(encoding="utf-8"))
    cases: JsonObject = {"cases": members(value, "requests")}
    for case in children(cases, "cases").values():
        yield f"request {case['operation']}", pretty(case)
