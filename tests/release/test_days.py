"""The owner's days: one release after the other, an interrupted one, two at once."""

import gzip
import shutil
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

import pytest

from generator.index.addresses import Address
from generator.index.listing import listing
from generator.index.problem import IndexServerError
from generator.index.uploading import upload
from generator.release import releasing
from generator.release.changelog import inserted
from generator.release.problem import ReleaseError
from release.misbehaving import FORWARD, Manner, misbehaving
from release.servers import Server, another, pypi_server
from release.workshops import Workshop, opened

NAME: Final = "kites-client"


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Workshop:
    """Make a project that is ready for its first release."""
    return opened(tmp_path_factory.mktemp("days"))


@pytest.fixture
def workshop(first: Workshop, tmp_path: Path) -> Workshop:
    """Return a copy of the project, whose owner has a long day."""
    return Workshop(shutil.copytree(first.root, tmp_path / "project"))


@pytest.fixture
def server(tmp_path: Path, nobody: None) -> Iterator[Server]:
    """Serve an empty index."""
    assert nobody is None
    with pypi_server(tmp_path / "index") as served:
        yield served


def names(server: Server, version: str) -> list[str]:
    """Return which files of a version the index has."""
    return sorted(each.name for each in listing(NAME, server.index).of(version))


def let_through(*_: object) -> None:
    """Check nothing: two generators in one process would be in each other's way."""


def move(workshop: Workshop, version: str, words: str = "- News.\n") -> None:
    """Make a version ready, whatever it is about."""
    workshop.say_version(version)
    workshop.regenerate()
    workshop.approve()
    workshop.tell(version, words)
    workshop.commit()


@pytest.mark.usefixtures("hurried")
def test_first_and_second_release(
    workshop: Workshop,
    devpi_server: Server,
    wheelhouse: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """They go to an index that wants a password, and come back."""
    server = another(devpi_server, "days")
    for name, value in server.environment.items():
        monkeypatch.setenv(name, value)
    shown = workshop.release(server.index, wheelhouse=wheelhouse)
    assert workshop.said[0] == f"The index {server.index} has no release of {NAME} yet."
    assert shown.startswith(f"{NAME} 1.0.0: installed from the index, and called:\n")
    assert "\nKite(colour=" in shown

    workshop.add_field()
    move(workshop, "1.1.0")
    shown = workshop.release(server.index, wheelhouse=wheelhouse)
    assert shown.startswith(f"{NAME} 1.1.0: installed from the index, and called:\n")
    for version in ("1.0.0", "1.1.0"):
        assert names(server, version) == [
            f"kites_client-{version}-py3-none-any.whl",
            f"kites_client-{version}.tar.gz",
        ]


@pytest.mark.usefixtures("hurried")
def test_dry_run(workshop: Workshop, server: Server, wheelhouse: Path) -> None:
    """All is done but the upload."""
    shown = workshop.release(server.index, wheelhouse=wheelhouse, is_dry=True)
    assert shown.startswith(f"{NAME} 1.0.0 works:\nclient.kites.get(")
    both = "kites_client-1.0.0.tar.gz, kites_client-1.0.0-py3-none-any.whl"
    assert shown.endswith(f"\n{both} would be uploaded to {server.upload}.")
    assert listing(NAME, server.index).files == ()


def test_pre_releases(
    workshop: Workshop, server: Server, unverified: list[str]
) -> None:
    """They come before what they announce, and count for it."""
    workshop.release(server.index)
    workshop.add_field()
    move(workshop, "1.1.0rc1")
    workshop.release(server.index)
    workshop.edit(lambda text: text.replace("tail:", "string:"))
    move(workshop, "1.1.0rc2")
    workshop.release(server.index)
    move(workshop, "1.1.0")
    workshop.release(server.index)
    assert unverified == ["1.0.0", "1.1.0rc1", "1.1.0rc2", "1.1.0"]
    assert listing(NAME, server.index).versions == tuple(unverified)
    workshop.git("checkout", "--quiet", "HEAD~3")
    again = workshop.release(server.index)
    assert again == f"{NAME} 1.0.0 is on the index already: nothing to do."


def test_interrupted(workshop: Workshop, server: Server, unverified: list[str]) -> None:
    """What has arrived is not sent again."""
    dies_half_way = FORWARD, Manner(closes=True), FORWARD
    with misbehaving(*dies_half_way, behind=server) as (proxy, script):
        with pytest.raises(IndexServerError, match="hung up half-way") as caught:
            workshop.release(proxy.index)
        there = "kites_client-1.0.0.tar.gz"
        assert str(caught.value).endswith(f"Uploaded before: {there}")
        assert names(server, "1.0.0") == [there]
        assert unverified == []

        workshop.said.clear()
        workshop.release(proxy.index)
        assert script.uploads == 3
    uploaded = "uploaded kites_client-1.0.0-py3-none-any.whl to http"
    assert workshop.said[0].startswith(f"{NAME} 1.0.0: {uploaded}")
    assert len(names(server, "1.0.0")) == 2
    assert unverified == ["1.0.0"]


@pytest.mark.usefixtures("unverified")
def test_swallowed(
    workshop: Workshop, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An index that says yes, and lists only half of it, is not believed."""

    def only_the_wheel(files: Sequence[Path], to: Address) -> tuple[str, ...]:
        return upload(files[1:], to)

    monkeypatch.setattr(releasing, "upload", only_the_wheel)
    with pytest.raises(ReleaseError, match="and the index does not list it"):
        workshop.release(server.index)
    assert names(server, "1.0.0") == ["kites_client-1.0.0-py3-none-any.whl"]


def test_two_at_once(
    workshop: Workshop,
    devpi_server: Server,
    unverified: list[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    """One wins; the other is told, and nothing of hers gets there."""
    server = another(devpi_server, "at-once")
    for name, value in server.environment.items():
        monkeypatch.setenv(name, value)
    other = Workshop(shutil.copytree(workshop.root, tmp_path / "other"))
    other.project.changelog.write_text(
        inserted("", "1.0.0", "- Mine.\n").replace("unreleased", "2026-11-22"), "utf-8"
    )
    other.commit()
    both = threading.Barrier(2)
    told: list[str] = []

    def together(files: Sequence[Path], target: Address) -> tuple[str, ...]:
        both.wait(60)
        return upload(files, target)

    def try_to_release(who: Workshop) -> None:
        try:
            who.release(server.index)
        except IndexServerError as error:
            told.append(str(error))

    monkeypatch.setattr(releasing, "upload", together)
    monkeypatch.setattr(releasing, "check_fresh", let_through)
    owners = [
        threading.Thread(target=try_to_release, args=(who,))
        for who in (workshop, other)
    ]
    for owner in owners:
        owner.start()
    for owner in owners:
        owner.join()
    (problem,) = told
    assert "has a file of that name already. Nothing was overwritten." in problem
    assert unverified == ["1.0.0"]
    assert len(names(server, "1.0.0")) == 2


@pytest.mark.usefixtures("unverified")
def test_other_zlib(workshop: Workshop, server: Server, tmp_path: Path) -> None:
    """Other bytes may hold the same; it says so, and does nothing."""
    workshop.release(server.index)
    (sdist,) = (tmp_path / "index").glob("*.tar.gz")
    content = gzip.decompress(sdist.read_bytes())
    sdist.write_bytes(gzip.compress(content, compresslevel=1, mtime=0))
    workshop.said.clear()
    workshop.release(server.index)
    assert workshop.said == [
        f"kites_client-1.0.0.tar.gz {releasing.ALIKE}",
        f"{NAME} 1.0.0 is on the index already: nothing to do.",
    ]


@pytest.mark.usefixtures("unverified")
def test_wrong_password(
    workshop: Workshop, devpi_server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing gets there, and the password is not repeated."""
    server = another(devpi_server, "closed")
    monkeypatch.setenv("TWINE_USERNAME", server.user)
    monkeypatch.setenv("TWINE_PASSWORD", "not-this-one")
    with pytest.raises(IndexServerError) as caught:
        workshop.release(server.index)
    assert "TWINE_PASSWORD" in str(caught.value)
    assert "not-this-one" not in str(caught.value)
    assert listing(NAME, server.index).files == ()
