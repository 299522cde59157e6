"""Nothing is released unless everything is as it should be, each with its own words."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest

from generator.cli import FINE, REFUSED, main
from generator.commands import release
from generator.index.targets import target
from generator.index.uploading import upload
from generator.release.building import build
from generator.release.checks import check_moved
from generator.release.exporting import exported
from generator.release.problem import PROBLEMS, ReleaseError
from release.servers import Server, another, pypi_server
from release.workshops import DAY, Workshop, opened

MIDNIGHT: Final = 1_795_392_000
"""2026-11-23 in UTC, in seconds since 1970."""


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Workshop:
    """Make a project that is ready for its first release."""
    return opened(tmp_path_factory.mktemp("first"))


@pytest.fixture(scope="module")
def files(first: Workshop, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build what that would release."""
    folder = tmp_path_factory.mktemp("files")
    export = exported(first.root, "HEAD", folder / "export") / "generated"
    build(export, folder / "dist", MIDNIGHT)
    return folder / "dist"


@pytest.fixture(scope="module")
def index(devpi_server: Server, files: Path) -> str:
    """Return an index that has 1.0.0, and takes no more without a password."""
    server = another(devpi_server, "refusals")
    with pytest.MonkeyPatch.context() as patch:
        for name, value in server.environment.items():
            patch.setenv(name, value)
        upload([*files.iterdir()], target(server.index, server.upload))
    return server.index


@pytest.fixture
def workshop(first: Workshop, tmp_path: Path) -> Workshop:
    """Return a copy of the project, to do something wrong in."""
    return Workshop(shutil.copytree(first.root, tmp_path / "project"))


def refused(workshop: Workshop, index: str) -> str:
    """Return why a release is refused."""
    with pytest.raises(PROBLEMS) as caught:
        workshop.release(index)
    assert workshop.said == []
    return str(caught.value)


def test_same_bytes(
    workshop: Workshop,
    index: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """What is there already is not there twice."""
    monkeypatch.setattr(release, "ROOT", workshop.root)
    assert main(["release", "--index", index]) == FINE
    assert capsys.readouterr().out == (
        "kites-client 1.0.0 is on the index already: nothing to do.\n"
    )


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--index", "https://a:pass-1234@index.example/simple/"], "can be seen by"),
        (["--upload-url", "https://pass-1234@index.example/"], "can be seen by others"),
        (["--wheelhouse", "nowhere"], "nowhere: there is no such folder"),
        (["--index", "https://index.example/"], "say --upload-url"),
    ],
)
def test_options(
    options: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """What is asked for wrongly is refused before anything is looked at."""
    assert main(["release", *options]) == REFUSED
    problem = capsys.readouterr().err
    assert said in problem
    assert "pass-1234" not in problem


@pytest.mark.parametrize("name", ["stray.py", "spec/interactions.yaml"])
def test_work_tree(name: str, workshop: Workshop, index: str) -> None:
    """What is in no commit would not be released, or would be by mistake."""
    with (workshop.root / name).open("a", encoding="utf-8") as file:
        file.write("# a word\n")
    said = refused(workshop, index)
    assert said.startswith("the work tree is not clean:\n")
    assert name in said
    assert "Commit it or put it away" in said


def test_stale(workshop: Workshop, index: str) -> None:
    """A package that nobody would make from the document is not the document's."""
    (workshop.project.generated / "README.md").write_text("By hand.", encoding="utf-8")
    workshop.commit()
    said = refused(workshop, index)
    assert "generated/ is not what the generator would write now:\n  README.md" in said
    assert 'Run "python -m generator regenerate"' in said


def test_unapproved(workshop: Workshop, index: str) -> None:
    """Somebody has to have looked at what drifted."""
    workshop.add_field()
    workshop.regenerate()
    workshop.commit()
    said = refused(workshop, index)
    assert (
        "the contract is not approved:\n  additive: Kite: field tail was added" in said
    )
    assert 'Run "python -m generator approve"' in said


def test_damaged_approval(workshop: Workshop, index: str) -> None:
    """What somebody merged badly is nobody's approval."""
    path = workshop.project.golden / "contract.json"
    path.write_text(f"<<<<<<< HEAD\n{path.read_text('utf-8')}", encoding="utf-8")
    workshop.commit()
    said = refused(workshop, index)
    assert said.startswith("what was approved cannot be read: contract.json: is not")
    assert "approve anew" in said


def no_bump(_workshop: Workshop) -> None:
    """Forget it."""


def small_bump(workshop: Workshop) -> None:
    """Say that it is a patch."""
    workshop.say_version("1.0.1")


def backwards(workshop: Workshop) -> None:
    """Say that it is an older release."""
    workshop.say_version("0.9.0")


@pytest.mark.parametrize(
    ("bump", "said"),
    [
        (no_bump, "asks for a minor version, 1.1.0; the new side still says 1.0.0."),
        (small_bump, "asks for a minor version, 1.1.0; 1.0.1 is not far enough."),
        (backwards, "version 0.9.0 is behind 1.0.0."),
    ],
)
def test_version(
    bump: Callable[[Workshop], None], said: str, workshop: Workshop, index: str
) -> None:
    """It has to move as far as the changes since the newest release ask."""
    workshop.add_field()
    bump(workshop)
    workshop.regenerate()
    workshop.approve()
    workshop.commit()
    problem = refused(workshop, index)
    assert said in problem
    assert 'Run "python -m generator bump"' in problem


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ((), "CHANGELOG.md has no entry for 1.0.1."),
        (("1.0.1", "- More.", "unreleased"), "## 1.0.1 is (unreleased): write the day"),
        (("1.0.1", ""), "## 1.0.1 says nothing of what users will notice"),
    ],
)
def test_changelog(
    entry: tuple[str, ...], said: str, workshop: Workshop, index: str
) -> None:
    """Users are told, and on which day."""
    workshop.say_version("1.0.1")
    workshop.regenerate()
    if entry:
        workshop.tell(*entry)
    workshop.commit()
    assert said in refused(workshop, index)


def test_other_bytes(workshop: Workshop, index: str) -> None:
    """Nobody who installed a version may get another one under its name."""
    path = workshop.project.changelog
    path.write_text(path.read_text("utf-8").replace(DAY, "2026-11-24"), "utf-8")
    workshop.commit()
    said = refused(workshop, index)
    assert "1.0.0.tar.gz is on the index with other bytes" in said
    assert 'Run "python -m generator bump"' in said


@pytest.mark.parametrize(
    "name", ["kites_client-1.0.0-1-py3-none-any.whl", "kites_client-1.0.tar.gz"]
)
def test_foreign_file(name: str, workshop: Workshop, files: Path) -> None:
    """A file that somebody else put there under the same version is not passed over."""
    folder = shutil.copytree(files, workshop.root.parent / "packages")
    (folder / name).write_bytes(b"from elsewhere")
    with pypi_server(folder) as server:
        said = refused(workshop, server.index)
    assert said.startswith(f"{name} is on the index as kites-client 1.0.0, and was not")
    assert 'Run "python -m generator bump"' in said


def test_version_behind_a_pre_release() -> None:
    """An alpha does not come after the candidate of the same release."""
    check_moved("1.1.0a1", ["1.0.0", "1.2.0rc1"], None)
    for alpha in ("1.1.0a1", "1.1a1"):
        with pytest.raises(ReleaseError, match=rf"{alpha} is behind 1\.1\.0rc1\."):
            check_moved(alpha, ["1.0.0", "1.1.0rc1"], None)


def test_hidden_change(workshop: Workshop, index: str) -> None:
    """What git was told to overlook is not released, nor checked in its place."""
    workshop.git("update-index", "--assume-unchanged", "CHANGELOG.md")
    workshop.project.changelog.write_text("# Changelog\n", encoding="utf-8")
    assert workshop.release(index).endswith("on the index already: nothing to do.")


def test_attributes_of_nobody(workshop: Workshop, index: str) -> None:
    """What some setting leaves out of the export is missed before it is missing."""
    attributes = workshop.root / ".git" / "info" / "attributes"
    attributes.parent.mkdir(exist_ok=True)
    attributes.write_text("models.py export-ignore\n", encoding="utf-8")
    said = refused(workshop, index)
    assert "generated/ is not what the generator would write now:" in said
    assert "models.py" in said


def test_index_is_down(workshop: Workshop) -> None:
    """Nothing is known of what it has."""
    assert "cannot be reached" in refused(workshop, "http://127.0.0.1:9/simple/")


def test_far_index(workshop: Workshop) -> None:
    """Nothing goes over the wire in the open."""
    assert "has to be https" in refused(workshop, "http://index.example/simple/")


def test_no_repository(workshop: Workshop, index: str) -> None:
    """Without commits nobody can say what is released."""
    shutil.rmtree(workshop.root / ".git")
    assert "git" in refused(workshop, index)
