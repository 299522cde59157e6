"""The documentation has the rules as they are."""

import re
from pathlib import Path
from typing import Final

import pytest

from generator.drift.levels import Level
from generator.drift.report import MEANING
from generator.drift.tables import contract_table, surface_table

PAGE: Final = (Path(__file__).parents[2] / "docs" / "drift.md").read_text("utf-8")


@pytest.mark.parametrize(
    ("name", "table"), [("contract", contract_table()), ("surface", surface_table())]
)
def test_rules(name: str, table: str) -> None:
    """Each table stands between its markers; this one says what belongs there."""
    found = re.search(
        rf"<!-- {name} rules: (\S+) -->\n\n(.*?)\n<!-- end -->", PAGE, re.DOTALL
    )

    assert found is not None
    assert (Path(__file__).parents[2] / found[1]).is_file()
    assert found[2] == table


@pytest.mark.parametrize("level", list(Level)[1:])
def test_classes(level: Level) -> None:
    """Each stands there with its meaning, its part of the version and its status."""
    (row,) = re.findall(rf"^\| {level.word} .*$", PAGE, re.MULTILINE)
    cells = [cell.strip() for cell in row.strip("|").split("|")]

    assert cells[1].startswith(MEANING[level])
    assert cells[2:] == [level.part, str(int(level))]
