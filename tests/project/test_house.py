"""What holds for every file of the project."""

import re
import tomllib
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path
from typing import Final

import pytest

ROOT: Final = Path(__file__).parents[2]
IGNORED: Final = (".git", *(ROOT / ".gitignore").read_text("utf-8").split())
VERSION: Final = re.compile(r"version: \d+\.\d+\.\d+$")

# In pieces, so that this file does not hold what it looks for.
HOSTS: Final = (
    r"py" + r"pi\.(?:org|io)",
    r"python" + r"hosted\.org",
    r"npm" + r"js\.(?:org|com)",
    r"yarn" + r"pkg\.com",
    r"deb" + r"ian\.org",
)
FOLDERS: Final = ("work", "root", "home", "tmp", "opt", "Users", "private")
FORBIDDEN: Final = {
    "a registry's host": "|".join(HOSTS),
    # What docs/release.md says to users names a host that nobody has.
    "an index": r"--(?:extra-)?index"
    r"-url(?! https://index\.example/)|--find"
    r"-links",
    "a machine's path": rf"(?<![\w.}}/-])/(?:{'|'.join(FOLDERS)})/[\w.]",
}


def files(folder: Path = ROOT) -> Iterator[Path]:
    """Every file that is not ignored."""
    for path in sorted(folder.iterdir()):
        if any(fnmatch(path.name, name.rstrip("/")) for name in IGNORED):
            continue
        if path.is_dir():
            yield from files(path)
        else:
            yield path


def found(pattern: str) -> list[str]:
    """Each line of the project that *pattern* matches."""
    return [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()}"
        for path in files()
        for number, line in enumerate(
            path.read_text("utf-8", "replace").splitlines(), 1
        )
        if re.search(pattern, line)
    ]


def lines(page: str) -> list[str]:
    """The lines of *page* with continued ones joined and indents taken out."""
    text = (ROOT / page).read_text("utf-8")
    return [*map(str.strip, re.sub(r" *\\\n *", " ", text).splitlines())]


@pytest.mark.parametrize("what", FORBIDDEN)
def test_no_file_names(what: str) -> None:
    """The project works wherever it is cloned."""
    assert found(FORBIDDEN[what]) == []


@pytest.mark.parametrize(
    ("what", "line"),
    [
        ("a registry's host", "https://py" + "pi.org/simple"),
        ("an index", "--index" + "-url x"),
        ("a machine's path", "see /wo" + "rk/main"),
        ("a machine's path", "'/ro" + "ot/.pyenv'"),
    ],
)
def test_would_be_found(what: str, line: str) -> None:
    """The patterns find what they are for."""
    assert re.search(FORBIDDEN[what], line)


def test_files_are_seen() -> None:
    """The search reaches code, hidden folders and generated files."""
    seen = {path.relative_to(ROOT).parts[0] for path in files()}
    assert {".ci", "generated", "generator", "requirements", "spec", "tests"} <= seen
    assert not seen & {".git", ".tox", ".venv"}


def version() -> str:
    """The version that the document states."""
    document = (ROOT / "spec/interactions.yaml").read_text("utf-8")
    match = re.search(
        r"^info:\n(?: .*\n)*?  version: ['\"]?([^\s'\"]+)", document, re.MULTILINE
    )
    assert match is not None
    return match[1]


def test_changelog() -> None:
    """The changelog's newest entry is for the version of the document."""
    entries = re.findall(
        r"^## (\S+)", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE
    )
    assert entries[0] == version()


def test_distribution() -> None:
    """The distribution has the version of the document and the project's licence."""
    project = tomllib.loads((ROOT / "generated/pyproject.toml").read_text("utf-8"))
    assert project["project"]["version"] == version()
    licence = (ROOT / "LICENSE").read_bytes()
    assert b"MIT License" in licence
    assert (ROOT / "generated/LICENSE").read_bytes().endswith(licence)


@pytest.mark.parametrize("name", ["generate", "tox"])
def test_ci_runs_the_command_of_the_readme(name: str) -> None:
    """Whoever follows the README runs what CI runs."""
    pins = f"-r requirements/{name}.txt"
    (command,) = (line for line in lines("README.md") if pins in line)
    assert command in lines(".ci/run")
