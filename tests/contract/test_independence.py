"""The second opinion shares no code with the generator that it watches."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import generator

GENERATOR = Path(str(generator.__file__)).parent
CONTRACT = sorted((GENERATOR / "contract").rglob("*.py"))
COMMANDS = [GENERATOR / "__main__.py", GENERATOR / "cli.py"]
OTHERS = sorted({*GENERATOR.rglob("*.py")} - {*CONTRACT, *COMMANDS})


def imports(path: Path) -> Iterator[tuple[int, str]]:
    """Yield what *path* imports: how many dots, and the dotted name."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((0, alias.name) for alias in node.names)
        if isinstance(node, ast.ImportFrom):
            yield from (
                (node.level, f"{node.module or ''}.{alias.name}".lstrip("."))
                for alias in node.names
            )


@pytest.mark.parametrize("path", CONTRACT, ids=lambda path: path.stem)
def test_the_contract_imports_nothing_else(path: Path) -> None:
    """Only itself, the standard library and a YAML parser."""
    known = {*sys.stdlib_module_names, "ruamel"}
    foreign = [
        name
        for level, name in imports(path)
        if level > 1 or (level == 0 and name.partition(".")[0] not in known)
    ]

    assert foreign == []


@pytest.mark.parametrize("path", OTHERS, ids=lambda path: path.stem)
def test_nothing_else_imports_the_contract(path: Path) -> None:
    """No module of the generator does, except for its command line."""
    assert [name for _, name in imports(path) if "contract" in name.split(".")] == []


def test_both_sides_are_there() -> None:
    """Neither of the two tests above looks at nothing."""
    assert {"reader", "requests", "approval"} <= {path.stem for path in CONTRACT}
    assert len(OTHERS) > 1
