"""Whole distributions of every document, each written, proved, and found fresh."""

import json
import re
from typing import Final

import pytest

from emitting.press import LARGE, NAMES, SCHEMAS, Press
from generator.cli import main
from generator.writing.stage import contents

CALLS: Final = {
    "archive": "client.files.read()",
    "bakery": "client.loaves.get('00000000-0000-4000-8000-000000000000')",
    "clinic": "client.status.get()",
    "dictionary": "client.default.get_words_id_self('text', 'text')",
    "ferry-3.0": "",
    "ferry-3.1": "",
    "harbour": "client.ships.find(x_depth=4)",
    "index": "",
    LARGE: "client.ores.part1_get('text')",
    "museum": "client.exhibits.floor(floor=-1)",
    "railway": "client.trains.line()",
    "zoo": "",
}
"""The call that each is proved with, where there is one that only reads."""


@pytest.mark.parametrize("name", NAMES)
def test_first_call(press: Press, name: str) -> None:
    """A distribution is written only once a call through it has worked."""
    printed = press.printed(name)
    assert printed.shown.partition("\n")[0] == CALLS[name]
    assert not printed.changes.unchanged
    assert not printed.changes.removed
    assert len(printed.changes.written) == len(
        [path for path in printed.folder.rglob("*") if path.is_file()]
    )


@pytest.mark.parametrize("name", NAMES)
def test_headers(press: Press, name: str) -> None:
    """Every file that can says what it was made from, and with which command."""
    printed = press.printed(name)
    own = re.escape(printed.document.name)
    said = rf'Made from (\S*{own}|generator/runtime/\w+\.py|LICENSE) by "python -m '
    written = printed.changes.written
    for path in (path for path in written if not path.endswith(".json")):
        first = (printed.folder / path).read_text(encoding="utf-8").partition("\n")[0]
        assert re.search(said, first), path


def test_no_places(press: Press) -> None:
    """A document elsewhere is known by its name, not by where somebody keeps it."""
    printed = press.printed(LARGE)
    texts = contents(printed.folder)
    origin = json.loads(texts[f"src/{printed.package.name}/provenance.json"])
    assert origin["document"]["path"] == printed.document.name
    place = str(printed.document.parent).encode()
    assert [path for path, text in texts.items() if place in text] == []


def test_readme_shows_the_call(press: Press) -> None:
    """The README shows the call that was made, and every method."""
    text = (press.printed("harbour").folder / "README.md").read_text(encoding="utf-8")
    assert "print(client.ships.find(x_depth=4))" in text
    assert "| `ships` | `GET /quays/{quay-id}/days/{day}/{class}/{berth}` |" in text


def test_fresh(press: Press, capsys: pytest.CaptureFixture[str]) -> None:
    """Made a second time, not one byte differs."""
    printed = press.printed("museum")
    options = ["--document", str(printed.document), "--output", str(printed.folder)]
    assert main(["check", *options]) == 0
    assert capsys.readouterr().out.endswith("files are fresh.\n")


def test_large(press: Press) -> None:
    """Hundreds of schemas and several tags are one package with all of them."""
    package = press.printed(LARGE).package
    models = (package / "models.py").read_text(encoding="utf-8")
    for at in range(SCHEMAS):
        assert re.search(rf"^class Part{at}\b", models, re.MULTILINE)
    modules = {path.stem for path in (package / "resources").iterdir()}
    assert {"ores", "mills", "smelters", "wagons", "miners", "tolls"} <= modules
