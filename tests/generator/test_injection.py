"""Whatever a document says, it ends up inside strings: it never becomes code."""

import ast
import json
import tomllib
from collections import Counter
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

import pytest

from generator.cli import FINE, main
from generator.errors import DocumentError
from generator.reading import support
from generator.reading.document import Json, JsonObject, loads
from generator.wording.build import describe, read
from generator.wording.example_call import programs
from generator.writing.package import files
from making.slots import CALM, PROSE, SLOTS, filled

CODE: Final = "__import__('pathlib').Path('touched').touch()"
PAYLOADS: Final = {
    "quotes": f'"""\'\'\'"; {CODE} #',
    "end": "x\\",
    "lines": f"\n{CODE}\r\n    {CODE}\n\n{CODE}",
    "templates": f"{{{{ {CODE} }}}}{{% set x = 1 %}}{{# x #}}{{{CODE}}}{{0}}%s$(x)",
    "controls": f"\x00\x1b[31m\x0c{CODE}\u2028{CODE}\x85{CODE}\u202e\u2066\ufeff",
    "markup": f'--><b>`|[a](b)\n```\n"]\nx = 1\n[tool.x]\n{CODE}',
    "path": f"../../{CODE}",
    "code": CODE,
    "nothing": "",
}
NAMES: Final = sorted(set(SLOTS) - set(PROSE))

Files = Mapping[str, str]


def emitted(document: JsonObject) -> Files:
    """Return what is made of *document*, once it was a file, or nothing if refused."""
    try:
        read_back = loads(json.dumps(document))
        support.check(read_back)
        supported = read(read_back)
        api = describe(supported, "document.yaml")
    except DocumentError:
        return {}
    return files(api, programs(api, supported), "{}", b"")


def nodes(made: Files) -> Counter[str]:
    """Count the kinds of nodes in the code that stems from the document."""
    return Counter(
        type(node).__name__
        for path, text in made.items()
        if path.endswith(".py") and "/_runtime/" not in path
        for node in ast.walk(ast.parse(text))
    )


def keys(value: Json, path: str = "") -> set[str]:
    """Return the path of every key."""
    if not isinstance(value, dict):
        return {path}
    return {inner for key in value for inner in keys(value[key], f"{path}.{key}")}


@cache
def calm() -> tuple[Counter[str], set[str], int]:
    return facts(emitted(CALM))


def facts(made: Files) -> tuple[Counter[str], set[str], int]:
    """Return the nodes of the code, the keys of the metadata, the README's lines."""
    project = tomllib.loads(made["pyproject.toml"])
    return nodes(made), keys(project), len(made["README.md"].splitlines())


def check(made: Files) -> None:
    """Compare *made* with what is made of the document without a payload."""
    code, project, lines = facts(made)
    assert not code - calm()[0]
    assert (project, lines) == calm()[1:]


def test_calm_document() -> None:
    """The document is fine without payloads, and has slots of both kinds."""
    assert calm()[0]["FunctionDef"] > 0
    assert len(NAMES) > 30
    assert len(PROSE) > 30


@pytest.mark.parametrize("payload", PAYLOADS)
def test_prose(payload: str) -> None:
    """A text can say what it likes; nothing of it is refused."""
    made = emitted(filled(PROSE, PAYLOADS[payload]))
    assert made
    check(made)


@pytest.mark.parametrize("slot", NAMES)
def test_name(slot: str) -> None:
    """A name that cannot be made harmless is refused."""
    for payload in PAYLOADS.values():
        made = emitted(filled([slot], payload))
        if made:
            check(made)


def test_nothing_runs(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Writing, importing and calling the package runs no code of the document."""
    monkeypatch.chdir(tmp_path)
    document = tmp_path / f"-->\n{CODE.replace('/', '')}.yaml"
    payload = "\n".join(PAYLOADS.values())
    document.write_text(json.dumps(filled(PROSE, payload)), encoding="utf-8")
    output = tmp_path / "generated"
    status = main(["regenerate", "--document", str(document), "--output", str(output)])
    assert capsys.readouterr().err == ""
    assert status == FINE
    assert "touched" in (output / "README.md").read_text(encoding="utf-8")
    assert {path.name for path in tmp_path.iterdir()} == {document.name, "generated"}


def test_the_code_would_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The code does what the test before looks for."""
    monkeypatch.chdir(tmp_path)
    eval(CODE)  # noqa: S307 - our own
    assert (tmp_path / "touched").exists()
