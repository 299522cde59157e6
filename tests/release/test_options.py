"""What is said on the command line of `release` is what is done."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from generator.cli import FINE, REFUSED, main
from generator.commands import release
from generator.index.listing import listing
from release.misbehaving import FORWARD, misbehaving
from release.servers import Server, pypi_server
from release.workshops import Workshop, opened

NAME: Final = "kites-client"
BOTH: Final = "kites_client-1.0.0.tar.gz, kites_client-1.0.0-py3-none-any.whl"
INSTALLED: Final = f"{NAME} 1.0.0: installed from the index, and called:\na kite\n"
NOTHING: Final = f"{NAME} 1.0.0 is on the index already: nothing to do.\n"

pytestmark = pytest.mark.usefixtures("unverified")


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Workshop:
    """Make a project that is ready for its first release."""
    return opened(tmp_path_factory.mktemp("options"))


@pytest.fixture
def server(
    first: Workshop, tmp_path: Path, nobody: None, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Server]:
    """Serve an empty index, which the project is released to."""
    assert nobody is None
    root = shutil.copytree(first.root, tmp_path / "project")
    monkeypatch.setattr(release, "ROOT", root)
    with pypi_server(tmp_path / "index") as served:
        yield served


def test_dry_run(server: Server, capsys: pytest.CaptureFixture[str]) -> None:
    """All is done but the upload."""
    assert main(["release", "--dry-run", "--index", server.index]) == FINE
    said = capsys.readouterr().out
    assert said.endswith(
        f"{NAME} 1.0.0 works:\na kite{BOTH} would be uploaded to {server.upload}.\n"
    )
    assert listing(NAME, server.index).files == ()


def test_verify(
    server: Server, unverified: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """What is there already is installed again only if somebody says so."""
    assert main(["release", "--index", server.index]) == FINE
    assert capsys.readouterr().out.endswith(
        f"uploaded {BOTH} to {server.upload}.\n{INSTALLED}"
    )
    assert main(["release", "--index", server.index]) == FINE
    assert capsys.readouterr().out == NOTHING
    assert main(["release", "--verify", "--index", server.index]) == FINE
    assert capsys.readouterr().out == NOTHING + INSTALLED
    assert unverified == ["1.0.0"] * 2


def test_upload_url(server: Server) -> None:
    """Files go there, and nothing is sent to the index."""
    with misbehaving(FORWARD, behind=server) as (proxy, script):
        options = ["--index", proxy.index, "--upload-url", server.upload]
        assert main(["release", *options]) == FINE
        assert {verb for verb, _, _ in map(partitioned, script.asked)} == {"GET"}
    assert len(listing(NAME, server.index).of("1.0.0")) == len(BOTH.split())


def test_new_index(
    server: Server, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One without releases is another one than the changelog's, or a new one."""
    project = tmp_path / "project"
    changelog = project / "CHANGELOG.md"
    before = "\n## 0.9.0 (2026-01-31)\n\n- Strings.\n"
    changelog.write_text(changelog.read_text("utf-8") + before, "utf-8")
    Workshop(project).commit()
    assert main(["release", "--index", server.index]) == REFUSED
    assert capsys.readouterr().err == (
        f"error: The index {server.index} has no release of {NAME} yet. CHANGELOG.md"
        " says that 0.9.0 was released on 2026-01-31.\nIs its address right? If it is"
        " a new index, say --new-index.\n"
    )
    assert main(["release", "--index", server.index, "--new-index"]) == FINE
    assert len(listing(NAME, server.index).of("1.0.0")) == len(BOTH.split())


def test_both_at_once(capsys: pytest.CaptureFixture[str]) -> None:
    """Without an upload there is nothing to verify."""
    with pytest.raises(SystemExit, match=str(REFUSED)):
        main(["release", "--dry-run", "--verify"])
    assert "not allowed with argument --dry-run" in capsys.readouterr().err


def partitioned(asked: str) -> tuple[str, str, str]:
    """Return the verb of a request, and what it was about."""
    return asked.partition(" ")
