"""What docs/release.md tells an owner can be done as it says."""

import re
import tomllib
from pathlib import Path
from typing import Final

import pytest
import yaml

from generator.cli import COMMANDS, main
from generator.index.targets import target

PAGE: Final = Path(__file__).parents[2] / "docs" / "release.md"
TEXT: Final = PAGE.read_text(encoding="utf-8")
HOST: Final = "https://index.example"

ROW: Final = re.compile(
    r"^\| ([^|]+) \| `([^`|]+)` +\| `([^`|]+)` +\|.*\|$", re.MULTILINE
)
SERVERS: Final = [
    pytest.param(found[2], found[3], id=found[1].strip())
    for found in ROW.finditer(TEXT.partition("## Index servers")[2])
]


def blocks(language: str) -> list[str]:
    """Return the blocks of code in a *language*."""
    fence = rf"^```{language}\n(.*?)^```$"
    return re.findall(fence, TEXT, re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize(("index", "upload"), SERVERS)
def test_server(index: str, upload: str) -> None:
    """Files go where the table says, if nobody says otherwise."""
    found = target(f"{HOST}{index}", None)
    assert found.upload.rstrip("/") == f"{HOST}{upload}".rstrip("/")


def test_servers_are_read() -> None:
    """The table is found, and none of its rows is left out."""
    rows = TEXT.partition("| server ")[2].partition("\n\n")[0].splitlines()[2:]
    assert len(SERVERS) == len(rows) == 8


def test_settings_can_be_read() -> None:
    """What is to be copied into files is well-formed."""
    recipes = [yaml.safe_load(block) for block in blocks("yaml")]
    assert [sorted(map(str, recipe)) for recipe in recipes] == [
        ["True", "jobs", "name", "permissions"],  # YAML takes `on` for a boolean
        ["changes", "default", "release"],
    ]
    consumers = [tomllib.loads(block)["tool"] for block in blocks("toml")]
    assert [[*tool] for tool in consumers] == [["uv"], ["poetry"]]


def test_commands_are_there() -> None:
    """Each command of the page is one of the generator's."""
    named = set(re.findall(r"python -m generator ([a-z]+)", TEXT))
    assert {"bump", "changelog", "release"} <= named <= COMMANDS.keys()


def test_options_are_there(capsys: pytest.CaptureFixture[str]) -> None:
    """The table lists the options of `release`, and no others."""
    with pytest.raises(SystemExit):
        main(["release", "--help"])
    listed = re.findall(r"^\| `(--[a-z-]+)", TEXT, re.MULTILINE)
    offered = set(
        re.findall(r"^ +(?:-h, )?(--[a-z-]+)", capsys.readouterr().out, re.MULTILINE)
    )
    assert sorted(listed) == sorted(offered - {"--help"})


def test_no_other_index() -> None:
    """No instruction names a second index, or a host that somebody has."""
    assert "extra-index" not in TEXT
    hosts = re.findall(r"https?://(?:[^/@\s]*@)?([^/\s`]+)", TEXT)
    assert {*hosts} == {"index.example"}
