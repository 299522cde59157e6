"""What a change of the package means for code that imports it, is said."""

import ast
import sys
from pathlib import Path

import pytest

from drift.surfaces import BREAKING, IMPORTS, ROWS, Found, Row
from generator.drift.change import Change
from generator.drift.side import SourceError
from generator.drift.surface import surface_changes
from generator.drift.surface_rules import PACKAGE, RENAMED, SURFACE_RULES


def written(folder: Path, source: str, package: str = "shop") -> Path:
    """Write a package that exports all that *source* makes or imports."""
    names = [
        name
        for node in ast.parse(source).body
        for name in _names(node)
        if not name.startswith("_")
    ]
    text = f"{IMPORTS}{source}\n__all__ = {names!r}\n"
    (folder / package).mkdir(parents=True)
    (folder / package / "__init__.py").write_text(text, encoding="utf-8")
    return folder


def _names(node: ast.stmt) -> list[str]:
    match node:
        case ast.ClassDef() | ast.FunctionDef() | ast.AsyncFunctionDef():
            return [node.name]
        case ast.AnnAssign(target=ast.Name(id=name)):
            return [name]
        case ast.Assign(targets=[ast.Name(id=name)]):
            return [name]
        case ast.ImportFrom():
            return [each.name for each in node.names]
        case _:
            return []


def said(changes: list[Change]) -> Found:
    """Return the class and the sentence of each change."""
    return [(change.level, change.sentence) for change in changes]


@pytest.mark.parametrize("row", ROWS.values(), ids=ROWS.keys())
def test_difference_is_said(row: Row, tmp_path: Path) -> None:
    """Each with its class, the gravest first."""
    old, new, expected = row
    before, after = written(tmp_path / "old", old), written(tmp_path / "new", new)

    found = surface_changes(before, after)

    assert said(found) == expected
    assert {change.subject for change in found} <= {"python"}
    assert all(change.sentence.startswith(change.place) for change in found)


@pytest.mark.parametrize("row", ROWS.values(), ids=ROWS.keys())
def test_nothing_differs_from_itself(row: Row, tmp_path: Path) -> None:
    """Whatever there is in Python, a copy of it has no changes."""
    for number, source in enumerate(row[:2]):
        one = written(tmp_path / f"{number}", source)
        other = written(tmp_path / f"copy of {number}", source)

        assert surface_changes(one, other) == []


def test_every_rule_has_its_case(tmp_path: Path) -> None:
    """None of the table is left untried above, but the name of the package."""
    tried = {(rule.change, rule.reason) for rule in (PACKAGE, RENAMED)}
    for number, (old, new, _) in enumerate(ROWS.values()):
        before = written(tmp_path / f"{number} old", old)
        after = written(tmp_path / f"{number} new", new)
        tried |= {
            (change.change, change.why) for change in surface_changes(before, after)
        }

    assert tried == {(rule.change, rule.reason) for rule in SURFACE_RULES}


def test_renamed_package(tmp_path: Path) -> None:
    """That is said once, and not of each name in it."""
    old = written(tmp_path / "old", "class Note: ...")
    new = written(tmp_path / "new", "class Note: ...", "store")

    assert said(surface_changes(old, new)) == [
        (BREAKING, "shop was renamed to store"),
    ]


def module(folder: Path, name: str, source: str) -> None:
    """Write one more module of the shop."""
    path = folder / "shop" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(source, encoding="utf-8")


def test_public_module_counts(tmp_path: Path) -> None:
    """As does what it makes, unless users take that from the package."""
    old = written(tmp_path / "old", "from .models import Note")
    new = written(tmp_path / "new", "from .models import Note")
    module(old, "models.py", "class Note: ...\nLIMIT = 1")
    module(new, "models.py", "class Note: ...")
    module(old, "contract.py", "import json\ndef load(): ...\ndef text(): ...")
    module(new, "contract.py", "def load(): ...")
    module(old, "resources/__init__.py", "")
    module(old, "resources/notes.py", "")
    module(new, "resources/__init__.py", "")
    module(old, "_runtime.py", "def hidden(): ...")

    assert said(surface_changes(old, new)) == [
        (BREAKING, "shop.contract.text was removed"),
        (BREAKING, "shop.resources.notes was removed"),
    ]


def test_place_of_making_does_not_matter(tmp_path: Path) -> None:
    """What is exported keeps its name while it moves between modules."""
    old = written(tmp_path / "old", "from ._one import Note")
    new = written(tmp_path / "new", "from ._two import Note")
    module(old, "_one.py", "class Note:\n def copy(self) -> Note: ...")
    module(new, "_two.py", "class Note:\n def copy(self) -> 'Note': ...")

    assert surface_changes(old, new) == []


def test_nothing_is_imported(tmp_path: Path) -> None:
    """The files of a version are read, however dangerous it is to run them."""
    mark = tmp_path / "was here"
    source = f"open({str(mark)!r}, 'w')\nimport nowhere_at_all\nclass Note: ..."
    old = written(tmp_path / "old", source)
    new = written(tmp_path / "new", "class Note: ...")

    assert surface_changes(old, new) == []
    assert not mark.exists()
    assert "shop" not in sys.modules


@pytest.mark.parametrize("source", ["class", "x = 1\0", "\udcff"])
def test_broken_module_is_refused(tmp_path: Path, source: str) -> None:
    """What Python could not read is no surface to compare with."""
    old = written(tmp_path / "old", "class Note: ...")
    path = old / "shop" / "other.py"
    path.write_bytes(source.encode(errors="surrogateescape"))

    with pytest.raises(SourceError, match=r"^shop/other\.py: is no Python: "):
        surface_changes(old, old)


@pytest.mark.parametrize("packages", [(), ("one", "two")])
def test_one_package_is_compared(tmp_path: Path, packages: tuple[str, ...]) -> None:
    """A folder with none or several says nothing about which."""
    old = tmp_path / "old"
    old.mkdir()
    for package in packages:
        written(old, "", package)

    with pytest.raises(SourceError, match=f"^old: holds {len(packages)} packages"):
        surface_changes(old, old)
