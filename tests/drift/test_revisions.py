"""A revision of the project is compared as it was committed."""

import io
import json
import os
import shutil
import subprocess
import tarfile
from pathlib import Path
from typing import Final

import pytest

from contract.golden import CONTRACT, DOCUMENT
from generator.drift.git import git
from generator.drift.sources import Side, SourceError, opened

GIT: Final = shutil.which("git") or "git"
SOURCE: Final = "generated/src/corti_interactions/__init__.py"
SPEC: Final = "spec/interactions.yaml"


class Repository:
    """A project of its own, with nobody's settings."""

    def __init__(self, root: Path, project: str = ".") -> None:
        self.root = root
        self.project = root / project
        self.git("init", "--quiet", "--initial-branch=main")

    def git(self, *arguments: str) -> None:
        """Run git in it."""
        settings = ("user.name=Somebody", "user.email=somebody@example.org")
        options = [word for each in settings for word in ("-c", each)]
        nobody = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
        subprocess.run(  # noqa: S603 - our own arguments
            [GIT, "-C", str(self.root), *options, *arguments],
            check=True,
            capture_output=True,
            env={**os.environ, **nobody},
        )

    def commit(self, files: dict[str, str], *tags: str) -> None:
        """Let the project hold just *files*."""
        for path in self.project.iterdir():
            if path.is_dir() and path.name != ".git":
                shutil.rmtree(path)
        for name, text in files.items():
            path = self.project / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", "A change")
        for tag in tags:
            self.git("tag", "--annotate", "--message", tag, tag)


def side_of(name: str, repository: Repository) -> tuple[Side, list[str]]:
    """Open *name*; return what it is, and the files of its package."""
    with opened(name, root=repository.project, index=None) as side:
        if side.package is None:
            return side, []
        files = side.package.rglob("*.py")
        return side, [path.read_text(encoding="utf-8") for path in files]


def refusal(name: str, root: Path) -> str:
    """Return why *name* is refused."""
    with pytest.raises(SourceError) as caught, opened(name, root=root, index=None):
        pass
    return str(caught.value)


@pytest.fixture(params=[".", "inner"])
def repository(tmp_path: Path, request: pytest.FixtureRequest) -> Repository:
    """Return two versions of a project, which is a repository or a folder of one."""
    (tmp_path / str(request.param)).mkdir(exist_ok=True)
    made = Repository(tmp_path, str(request.param))
    text = DOCUMENT.read_text(encoding="utf-8")
    made.commit({SPEC: text, SOURCE: "OLD = 1\n"}, "v1.0.0")
    newer = text.replace("version: 1.0.0", "version: 1.1.0")
    made.commit({SPEC: newer, SOURCE: "NEW = 1\n"})
    return made


@pytest.mark.parametrize("name", ["v1.0.0", "HEAD~1", "main^"])
def test_older_revision(repository: Repository, name: str) -> None:
    """A tag or an ancestor: its document, and its package as it was committed."""
    side, package = side_of(name, repository)

    assert (side.contract, side.version, package) == (CONTRACT, "1.0.0", ["OLD = 1\n"])
    assert side.name.startswith(f"{name} at ")


def test_work_tree_is_left_alone(repository: Repository) -> None:
    """What is edited there stays, and is not what is compared."""
    file = repository.project / SOURCE
    file.write_text("EDITED = 1\n", encoding="utf-8")

    side, package = side_of("main", repository)

    assert (side.version, package) == ("1.1.0", ["NEW = 1\n"])
    assert file.read_text(encoding="utf-8") == "EDITED = 1\n"


def test_file_in_a_revision(repository: Repository) -> None:
    """A contract, say, in a commit or among what is to be committed."""
    contract = {"tests/contract.json": json.dumps(CONTRACT)}
    repository.commit(contract)

    for name in ("HEAD:./tests/contract.json", ":./tests/contract.json"):
        side, _ = side_of(name, repository)
        assert side == Side(name, CONTRACT)


def test_folder_in_a_revision_is_refused(repository: Repository) -> None:
    """There is more than one file in it."""
    said = refusal("HEAD:./spec", repository.project)

    assert said == "HEAD:./spec: is a folder, not a file or a commit"


def test_revision_without_a_document_is_refused(repository: Repository) -> None:
    """It promises nothing."""
    repository.commit({SOURCE: ""})

    said = refusal("HEAD", repository.project)

    assert said.startswith("HEAD at ")
    assert said.endswith(": has no spec/interactions.yaml")


def test_revision_without_a_package(repository: Repository) -> None:
    """Its contract can still be compared."""
    repository.commit({SPEC: DOCUMENT.read_text(encoding="utf-8")})

    side, package = side_of("HEAD", repository)

    assert (side.contract, side.package, package) == (CONTRACT, None, [])


def test_file_that_is_not_in_a_revision(repository: Repository) -> None:
    """What is missing is the file."""
    said = refusal("HEAD:no.yaml", repository.project)

    assert said == "HEAD:no.yaml: there is no no.yaml in HEAD"
    assert "no such thing" in refusal("v9:no.yaml", repository.project)


@pytest.mark.parametrize("name", ["v9", "HEAD~99", "--all", "HEAD..main"])
def test_unknown_revision_is_refused(repository: Repository, name: str) -> None:
    """Nor is it taken for an option."""
    assert refusal(name, repository.project).startswith(f"{name}: there is no such")


def test_revision_that_leads_elsewhere_is_refused(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file of a commit that would land outside is not unpacked."""
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        archive.addfile(tarfile.TarInfo("../evil.py"))

    def trap(root: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
        done = git(root, *arguments)
        is_archive = arguments[0] == "archive"
        return (
            subprocess.CompletedProcess(arguments, 0, buffer.getvalue(), b"")
            if is_archive
            else done
        )

    monkeypatch.setattr("generator.drift.revisions.git", trap)

    assert ": cannot be unpacked: " in refusal("HEAD", repository.project)


def test_in_a_hook(
    repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A revision is one of the project, whichever repository runs this."""
    (tmp_path / "other").mkdir()
    other = Repository(tmp_path / "other")
    other.commit({"kites.txt": "Kites.\n"})
    monkeypatch.setenv("GIT_DIR", str(other.root / ".git"))
    monkeypatch.setenv("GIT_WORK_TREE", str(other.root))

    side, package = side_of("HEAD", repository)

    assert (side.version, package) == ("1.1.0", ["NEW = 1\n"])


def test_without_git_nothing_is_a_revision(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The rest can be compared as before."""
    monkeypatch.setenv("PATH", "")

    assert refusal("HEAD", repository.project).startswith("HEAD: there is no such")


def test_outside_a_repository_nothing_is_a_revision(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder above is not searched beyond the test's own."""
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))

    assert refusal("HEAD", tmp_path).startswith("HEAD: there is no such thing")
