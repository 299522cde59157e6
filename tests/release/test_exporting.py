"""What is released comes out of git, as it was committed."""

from pathlib import Path
from typing import Final

import pytest

from generator.release.exporting import exported, uncommitted
from generator.release.problem import ReleaseError
from generator.writing.stage import contents
from release.repositories import Repository, repository

FILES: Final = {
    ".gitattributes": "* text=auto eol=lf\n",
    ".gitignore": "__pycache__/\n.coverage\n",
    "generated/pyproject.toml": "[project]\n",
    "generated/src/shop/__init__.py": "ONE = 1\n",
    "spec/interactions.yaml": "openapi: 3.1.0\n",
}
EXPORTED: Final = {
    "pyproject.toml": b"[project]\n",
    "src/shop/__init__.py": b"ONE = 1\n",
}
DIRT: Final = {
    "generated/.coverage": "ignored",
    "generated/src/shop/__pycache__/x.pyc": "ignored",
    "generated/src/shop/stray.py": "STRAY = 1\n",
    "generated/src/shop/__init__.py": "ONE = 2\n",
}


def released(folder: Path) -> dict[str, bytes]:
    """Return what is below `generated/` in an export."""
    return contents(folder / "generated")


@pytest.fixture
def project(tmp_path: Path) -> Repository:
    """Return a project with one commit."""
    made = repository(tmp_path / "project")
    made.commit(FILES)
    return made


def test_exported(project: Repository, tmp_path: Path) -> None:
    """All that is checked is exported, and nothing beside it."""
    folder = exported(project.root, "HEAD", tmp_path / "out")

    assert folder == tmp_path / "out"
    assert contents(folder) == {path: text.encode() for path, text in FILES.items()}


def test_what_is_not_committed(project: Repository, tmp_path: Path) -> None:
    """Neither an edit nor a stray nor an ignored file is exported."""
    project.write(DIRT)
    project.git("add", "generated/src/shop/stray.py")

    assert released(exported(project.root, "main", tmp_path / "out")) == EXPORTED


def test_earlier_commit(project: Repository, tmp_path: Path) -> None:
    """Any commit can be exported, by any name that it has."""
    project.git("tag", "--annotate", "--message", "First", "v1")
    project.commit({"generated/src/shop/__init__.py": "ONE = 2\n"})
    earlier = project.git("rev-parse", "HEAD~1")

    for name in ("v1", "HEAD~1", earlier, earlier[:10]):
        assert released(exported(project.root, name, tmp_path / name)) == EXPORTED


def test_somebodys_settings(project: Repository, tmp_path: Path) -> None:
    """No setting of git changes a byte or a mode."""
    project.git("config", "core.autocrlf", "true")
    project.git("config", "core.eol", "crlf")
    project.git("config", "tar.umask", "0077")
    project.commit({".gitattributes": "* text=auto\n"})
    folder = exported(project.root, "HEAD", tmp_path / "out")

    assert released(folder) == EXPORTED
    assert (folder / "spec" / "interactions.yaml").stat().st_mode & 0o777 == 0o644


def test_project_within_a_repository(tmp_path: Path) -> None:
    """A project may be a folder of a larger one, whose other files do not count."""
    whole = repository(tmp_path / "whole")
    whole.commit({f"part/{path}": text for path, text in FILES.items()})
    whole.write({"elsewhere.txt": "new\n"})
    part = whole.root / "part"

    assert uncommitted(part) == []
    assert released(exported(part, "HEAD", tmp_path / "out")) == EXPORTED


def test_in_a_hook(
    project: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The repository is that of the project, whichever one runs this."""
    other = repository(tmp_path / "other")
    other.commit({"generated/pyproject.toml": "other\n"})
    monkeypatch.setenv("GIT_DIR", str(other.root / ".git"))
    monkeypatch.setenv("GIT_WORK_TREE", str(other.root))

    assert released(exported(project.root, "HEAD", tmp_path / "out")) == EXPORTED
    assert uncommitted(project.root) == []


def test_clean(project: Repository) -> None:
    """As committed, it is clean; ignored files do not count."""
    project.write({path: DIRT[path] for path in DIRT if DIRT[path] == "ignored"})

    assert uncommitted(project.root) == []


def test_not_clean(project: Repository) -> None:
    """An edit, a stray, and what is only staged are named, whatever is set."""
    project.git("config", "status.showUntrackedFiles", "no")
    project.write({**DIRT, "new.txt": "staged\n"})
    project.git("add", "new.txt")

    assert uncommitted(project.root) == [
        " M generated/src/shop/__init__.py",
        "A  new.txt",
        "?? generated/src/shop/stray.py",
    ]


@pytest.mark.parametrize("commit", ["v9", "", "--all", "HEAD:spec"])
def test_no_commit(commit: str, project: Repository, tmp_path: Path) -> None:
    """What git does not know as a commit is refused by name."""
    with pytest.raises(ReleaseError, match=f"^{commit} is no commit: "):
        exported(project.root, commit, tmp_path / "out")

    assert not (tmp_path / "out").exists()


def test_nothing_generated(project: Repository, tmp_path: Path) -> None:
    """A commit without a distribution is refused, and one with half of it."""
    project.git("rm", "--quiet", "generated/pyproject.toml")
    project.commit({})
    with pytest.raises(ReleaseError, match=r"^HEAD has no generated/pyproject\.toml: "):
        exported(project.root, "HEAD", tmp_path / "half")
    project.git("rm", "--quiet", "-r", "generated")
    project.commit({})
    with pytest.raises(ReleaseError, match=r"^main has no generated/pyproject\.toml: "):
        exported(project.root, "main", tmp_path / "out")


def test_lacking_object(project: Repository, tmp_path: Path) -> None:
    """A repository that is damaged, or has only a part, says what git says."""
    name = project.git("rev-parse", "HEAD:spec/interactions.yaml")
    (project.root / ".git" / "objects" / name[:2] / name[2:]).unlink()
    with pytest.raises(ReleaseError, match=f"cannot be released.*{name}"):
        exported(project.root, "HEAD", tmp_path / "out")


def test_link_to_the_outside(project: Repository, tmp_path: Path) -> None:
    """What would be different on every machine is not exported."""
    (project.root / "spec" / "more").symlink_to("/etc")
    project.commit({})
    with pytest.raises(ReleaseError, match=r"^HEAD has what cannot be.*: .*more"):
        exported(project.root, "HEAD", tmp_path / "out")


def test_no_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is not in git cannot be released."""
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    for ask in (
        lambda: uncommitted(tmp_path),
        lambda: exported(tmp_path, "HEAD", tmp_path / "out"),
    ):
        with pytest.raises(ReleaseError, match="only what is in git can: fatal: not"):
            ask()


def test_no_git(project: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without git, it is said what to install."""
    monkeypatch.setenv("PATH", str(project.root))
    with pytest.raises(ReleaseError, match="git is not here: install it"):
        uncommitted(project.root)
