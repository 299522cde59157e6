"""A release counts when somebody who has nothing else has installed and called it."""

import shutil
import sys
from pathlib import Path
from typing import Final

import pytest

from generator.first_call import pretty
from generator.index.problem import IndexServerError
from generator.index.targets import target
from generator.index.uploading import upload
from generator.release import verifying
from generator.release.checks import BUMP
from generator.release.origin import origin
from generator.release.problem import AGAIN, ReleaseError
from generator.release.verifying import Trial
from release.misbehaving import Manner, misbehaving
from release.releases import DISTRIBUTION, DOCUMENT, PROVENANCE, released
from release.servers import Server, another, pypi_server
from release.wheelhouse import zipped

pytestmark = pytest.mark.usefixtures("nobody")

WANTED: Final = f"{DISTRIBUTION}==1.0.0"
NOWHERE: Final = "https://index.example/simple/"
"""An index that is not asked, since the wheelhouse has everything."""


def trial(index: str, wheelhouse: Path | None) -> Trial:
    """Return how 1.0.0 is tried."""
    source = origin(index, wheelhouse)
    return Trial(WANTED, DOCUMENT, PROVENANCE.encode(), source)


def refused(wheel: Path, wheelhouse: Path) -> str:
    """Return why *wheel* is not even uploaded; the last line says that it is not."""
    with pytest.raises(ReleaseError) as caught:
        trial(NOWHERE, wheelhouse).before(wheel)
    said, _, advice = str(caught.value).rpartition("\n")
    assert advice == verifying.BEFORE
    return said


def test_release_works(tmp_path: Path, wheelhouse: Path) -> None:
    """It is installed into an empty environment, and makes a call."""
    wheel = released(tmp_path / "files")
    with pypi_server(tmp_path / "files") as server:
        shown = trial(server.index, wheelhouse).after(wheel)
    assert shown.startswith("client.interactions.")
    assert "UUID(" in shown


@pytest.mark.usefixtures("hurried")
def test_release_works_on_devpi(
    devpi_server: Server,
    tmp_path: Path,
    wheelhouse: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """It does so from an index that answers otherwise."""
    wheel = released(tmp_path / "files")
    server = another(devpi_server, "verified")
    for name, value in server.environment.items():
        monkeypatch.setenv(name, value)
    upload([wheel], target(server.index, server.upload))
    assert "UUID(" in trial(server.index, wheelhouse).after(wheel)


@pytest.mark.usefixtures("hurried")
def test_dependencies_of_the_index(tmp_path: Path, wheelhouse: Path) -> None:
    """An index that mirrors everything else needs no wheelhouse."""
    files = shutil.copytree(wheelhouse, tmp_path / "files")
    with pypi_server(files) as server:
        assert "UUID(" in trial(server.index, None).before(released(tmp_path))


def test_lacking_dependency(tmp_path: Path, wheelhouse: Path) -> None:
    """An index that lacks one is refused before anything is uploaded."""
    files = shutil.copytree(wheelhouse, tmp_path / "files")
    (path,) = files.glob("attrs-*")
    path.unlink()
    extra = ['attrs; extra == "x"', "httpx", "attrs>=23", "kites; os_name == 'x'"]
    wheel = zipped(tmp_path, "corti_interactions", "1.0.0", {}, needs=extra)
    with (
        pypi_server(files) as server,
        pytest.raises(ReleaseError, match="the index has no attrs, on which") as caught,
    ):
        trial(server.index, None).before(wheel)
    assert str(caught.value).endswith(f"with --wheelhouse.\n{verifying.BEFORE}")


def test_index_that_sends_on(tmp_path: Path) -> None:
    """Where an index would send pip to another one, pip is not even asked."""
    elsewhere = "https://elsewhere.example/simple/attrs/"
    sent_on = Manner(status=302, headers={"Location": elsewhere})
    wheel = zipped(tmp_path, "corti_interactions", "1.0.0", {}, needs=["attrs"])
    with misbehaving(sent_on) as (server, script):
        with pytest.raises(IndexServerError, match=r"leads to https://else") as caught:
            trial(server.index, None).before(wheel)
        assert str(caught.value).endswith(f"\n{verifying.BEFORE}")
        assert script.asked == ["GET /simple/attrs/"]


@pytest.mark.usefixtures("hurried")
def test_other_provenance(tmp_path: Path, wheelhouse: Path) -> None:
    """A package that was made of something else is not ours; it says of what."""
    wheel = released(tmp_path, provenance=PROVENANCE.replace("ab", "cd"))
    assert refused(wheel, wheelhouse) == (
        f"{WANTED} was made of something else than what is here;"
        ' it says:\n"templates": "cd",'
    )


@pytest.mark.usefixtures("hurried")
def test_no_provenance(tmp_path: Path, wheelhouse: Path) -> None:
    """A package that does not say what it was made of is not ours either."""
    wheel = released(tmp_path, files={"__main__.py": "raise SystemExit('no')\n"})
    said = refused(wheel, wheelhouse)
    assert said == f"{WANTED} does not say what it was made of:\nno"


@pytest.mark.usefixtures("hurried")
def test_broken_package(tmp_path: Path, wheelhouse: Path) -> None:
    """A package that cannot be imported as a whole does not pass."""
    wheel = released(tmp_path, files={"_runtime/ws.py": "1 / 0\n"})
    said = refused(wheel, wheelhouse)
    assert said.startswith(f"{WANTED}, as installed: ")
    assert said.endswith("ZeroDivisionError: division by zero")


@pytest.mark.usefixtures("hurried")
def test_other_wheel(tmp_path: Path, wheelhouse: Path) -> None:
    """What the index has is what was built, or else somebody is told to look."""
    wheel = released(tmp_path / "built")
    released(tmp_path / "files", files={"_runtime/more.py": "ONE = 1\n"})
    with (
        pypi_server(tmp_path / "files") as server,
        pytest.raises(ReleaseError) as caught,
    ):
        trial(server.index, wheelhouse).after(wheel)
    assert str(caught.value) == (
        f"{WANTED} on the index is not what was built here. Did somebody else release"
        f" at the same time? Then theirs stays, and yours is the next version.\n{BUMP}"
    )


@pytest.mark.usefixtures("hurried")
def test_useless_wheel(tmp_path: Path, wheelhouse: Path) -> None:
    """What does not work for others is to be withdrawn."""
    wheel = released(tmp_path, files={"__main__.py": "raise SystemExit('no')\n"})
    with pypi_server(tmp_path) as server, pytest.raises(ReleaseError) as caught:
        trial(server.index, wheelhouse).after(wheel)
    assert str(caught.value).endswith(f"made of:\nno\n{verifying.USELESS}")


@pytest.mark.usefixtures("hurried")
def test_nothing_to_install_it_with(tmp_path: Path) -> None:
    """What can be had and not installed is good, and waits for a better day."""
    wheel = zipped(tmp_path, "corti_interactions", "1.0.0", {}, needs=["kites"])
    with pypi_server(tmp_path) as server, pytest.raises(ReleaseError) as caught:
        trial(server.index, tmp_path).after(wheel)
    assert str(caught.value).startswith(f"{WANTED} cannot be installed:\n")
    assert str(caught.value).endswith(AGAIN)


def test_result_without_rich(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where only the package is installed, a result takes one line."""
    monkeypatch.setitem(sys.modules, "rich.pretty", None)
    assert pretty({"a": [1]}) == "{'a': [1]}"
