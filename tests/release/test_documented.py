"""What docs/release.md tells an owner can be done as it says."""

import re
import subprocess
import tomllib
from typing import Final

import pytest
import yaml

from generator.cli import COMMANDS, main
from generator.index.targets import target
from release.clones import HOST, PAGE, ROOT, commands, documented

ROW: Final = re.compile(
    r"^\| ([^|]+) \| `([^`|]+)` +\| `([^`|]+)` +\|.*\|$", re.MULTILINE
)
SERVERS: Final = [
    pytest.param(found[2], found[3], id=found[1].strip())
    for found in ROW.finditer(PAGE.partition("## Index servers")[2])
]


def blocks(language: str) -> list[str]:
    """Return the blocks of code in a *language*."""
    fence = rf"^```{language}\n(.*?)^```$"
    return re.findall(fence, PAGE, re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize(("index", "upload"), SERVERS)
def test_server(index: str, upload: str) -> None:
    """Files go where the table says, if nobody says otherwise."""
    found = target(f"{HOST}{index}", None)
    assert found.url.rstrip("/") == f"{HOST}{upload}".rstrip("/")


def test_servers_are_read() -> None:
    """The table is found, and none of its rows is left out."""
    rows = PAGE.partition("| server ")[2].partition("\n\n")[0].splitlines()[2:]
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


def test_recipes_are_scripts() -> None:
    """A shell understands what CI is to run."""
    github, gitlab = (yaml.safe_load(block) for block in blocks("yaml"))
    steps = [step for job in github["jobs"].values() for step in job["steps"]]
    scripts = [str(step["run"]) for step in steps if "run" in step]
    scripts += ["\n".join(gitlab[job]["script"]) for job in ("changes", "release")]
    assert len(scripts) == 9
    for script in scripts:
        subprocess.run(["/bin/sh", "-n"], input=script.encode(), check=True)


def test_wheelhouse_has_what_is_needed() -> None:
    """The page and its recipe get each dependency within the bounds of the package."""
    project = (ROOT / "generated" / "pyproject.toml").read_text(encoding="utf-8")
    needed: list[str] = tomllib.loads(project)["project"]["dependencies"]
    bounds = " ".join(f'"{each}"' for each in needed)
    command = "pip download --only-binary :all: --dest"
    assert documented(command) == f"{command} ../wheelhouse {bounds}"
    assert f'{command} "$wheelhouse" {bounds}\n' in PAGE


def test_every_line_for_consumers_is_run() -> None:
    """What nobody ran here, nobody is told to type; see `test_consumers`."""
    lines = [each for each in commands() if re.search("pip .*corti.interactions", each)]
    run = ("--isolated install", "--isolated download", "install wheels/")
    address = f"{HOST}/simple/"
    assert lines == [documented(words, address) for words in run]


def test_commands_are_there() -> None:
    """Each command of the page is one of the generator's."""
    named = set(re.findall(r"python -m generator ([a-z]+)", PAGE))
    assert {"bump", "changelog", "release"} <= named <= COMMANDS.keys()


def test_options_are_there(capsys: pytest.CaptureFixture[str]) -> None:
    """The table lists the options of `release`, and no others."""
    with pytest.raises(SystemExit):
        main(["release", "--help"])
    listed = re.findall(r"^\| `(--[a-z-]+)", PAGE, re.MULTILINE)
    offered = set(
        re.findall(r"^ +(?:-h, )?(--[a-z-]+)", capsys.readouterr().out, re.MULTILINE)
    )
    assert sorted(listed) == sorted(offered - {"--help"})


def test_no_other_index() -> None:
    """No instruction names a second index, or a host that somebody has."""
    assert "extra-index" not in PAGE
    hosts = re.findall(r"https?://(?:[^/@\s]*@)?([^/\s`]+)", PAGE)
    assert {*hosts} == {"index.example"}
