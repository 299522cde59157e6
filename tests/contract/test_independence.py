"""The second opinion shares no code with the generator that it watches."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import generator

GENERATOR = Path(str(generator.__file__)).parent
CONTRACT = sorted((GENERATOR / "contract").rglob("*.py"))
USERS = {
    "__main__.py",
    "cli.py",
    "commands",
    "drift",
    "index",
    "probe",
    "regeneration.py",
    "release",
}
"""What puts both opinions side by side; no line that is emitted comes from there."""

OTHERS = sorted(
    path
    for path in {*GENERATOR.rglob("*.py")} - {*CONTRACT}
    if path.relative_to(GENERATOR).parts[0] not in USERS
)
OURS = "generator."
WATCHING = {"contract", "drift", "index", "probe", "release"}


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
    """No module that makes the package does, nor what compares contracts."""
    ours = [name for level, name in imports(path) if level or name.startswith(OURS)]
    if path.parent.name == "runtime":  # It has a `drift` of its own.
        ours = [name for name in ours if not name.startswith("drift")]
    assert [name for name in ours if WATCHING & {*name.split(".")}] == []


def test_both_sides_are_there() -> None:
    """Neither of the two tests above looks at nothing."""
    assert {"reader", "requests", "approval"} <= {path.stem for path in CONTRACT}
    folders = {path.relative_to(GENERATOR).parts[0] for path in OTHERS}
    assert {"reading", "wording", "writing", "runtime", "examples"} <= folders
