"""The runtime can be copied into any package that has its dependencies."""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator import runtime

MODULES = sorted(Path(runtime.__file__ or "").parent.glob("*.py"))
ALLOWED = sys.stdlib_module_names | {"anyio", "attrs", "httpx"}


def foreign(tree: ast.AST) -> Iterator[str]:
    """Find what is imported from outside."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            yield node.module or ""


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.stem)
def test_imports_stay_within(module: Path) -> None:
    """Its own modules are reached by relative imports, dateutil on first need."""
    tree = ast.parse(module.read_text(encoding="utf-8"))
    assert {name.split(".")[0] for name in foreign(tree)} <= ALLOWED


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.stem)
def test_nothing_is_ignored(module: Path) -> None:
    """Types tell the truth without a cast, and linters are not silenced."""
    text = module.read_text(encoding="utf-8")
    silenced = r"# noqa|# type:|# pyright:|pragma|\bcast\(|\bAny\b"
    assert re.findall(silenced, text) == []
