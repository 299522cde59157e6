"""A release is installed from its index, and from nowhere else."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
import unearth.auth

from drift.indexes import Index, serving
from faults import certificates
from generator.release import patience
from generator.release.environment import Environment
from generator.release.installing import UNLISTED, download, install
from generator.release.origin import Origin, origin
from generator.release.problem import ReleaseError
from network.serving import secured
from release.misbehaving import misbehaving
from release.releases import without_anything
from release.servers import HOST, PASSWORD, USER, Server, free_port, pypi_server
from release.wheelhouse import zipped

pytestmark = pytest.mark.usefixtures("nobody")

WANTED: Final = "corti-interactions==1.0.0"
SHOW: Final = "import corti_interactions; print(corti_interactions.ORIGIN)"


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let nobody wait for what does not come."""
    monkeypatch.setattr(patience, "PAUSES", ())
    monkeypatch.setenv("PIP_RETRIES", "0")


@pytest.fixture(scope="module")
def closed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Return an index that has 1.0.0 and wants a password from whoever reads."""
    folder = tmp_path_factory.mktemp("closed") / "files"
    release(folder, "closed")
    with pypi_server(folder, password=PASSWORD, closed=True) as server:
        yield server


def release(folder: Path, said: str, version: str = "1.0.0") -> Path:
    """Write a wheel to *folder* that says where it comes from."""
    files = {"corti_interactions/__init__.py": f"ORIGIN = {said!r}\n".encode()}
    return zipped(folder, "corti_interactions", version, files)


def installed(
    environment: Environment, source: Origin, folder: Path, wanted: str = WANTED
) -> None:
    """Install what the index has."""
    wheel = download(environment, wanted, source, folder)
    install(environment, wheel, wanted, source)


def origin_of(environment: Environment) -> str:
    """Return where the installed wheel says that it comes from."""
    return environment.run("-c", SHOW).stdout.decode().strip()


def refused(environment: Environment, source: Origin, folder: Path) -> str:
    """Return why nothing is installed."""
    with pytest.raises(ReleaseError) as caught:
        installed(environment, source, folder / "wheel")
    return str(caught.value)


def test_no_other_index_is_asked(
    environment: Environment, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A higher version elsewhere is not taken, whatever the settings say of it."""
    other = Index(tmp_path / "other", needs=">=3")
    other.folder.mkdir()
    with pypi_server(tmp_path / "files") as server, serving(other):
        release(tmp_path / "files", "index")
        for version in ("1.0.0", "1.0.0+higher", "9.0.0"):
            path = release(tmp_path / "lying around", "elsewhere", version)
            other.add(path.name, path.read_bytes())
        settings = tmp_path / "home" / ".config" / "pip" / "pip.conf"
        settings.parent.mkdir(parents=True)
        settings.write_text(f"[global]\nextra-index-url = {other.address}\n")
        monkeypatch.setenv("HOME", str(tmp_path / "home"))
        monkeypatch.setenv("PIP_CONFIG_FILE", str(settings))
        monkeypatch.setenv("PIP_EXTRA_INDEX_URL", other.address)
        monkeypatch.setenv("PIP_INDEX_URL", other.address)
        monkeypatch.setenv("PIP_FIND_LINKS", (tmp_path / "lying around").as_uri())
        installed(environment, origin(server.index), tmp_path / "wheel")

    assert origin_of(environment) == "index"
    assert other.asked == []


def test_wheelhouse_has_only_dependencies(
    environment: Environment, tmp_path: Path
) -> None:
    """Our own wheel comes from the index, though one like it lies in the folder."""
    release(tmp_path / "files", "index")
    release(tmp_path / "a folder", "wheelhouse")
    release(tmp_path / "a folder", "wheelhouse", "9.0.0")
    with pypi_server(tmp_path / "files") as server:
        source = origin(server.index, tmp_path / "a folder")
        installed(environment, source, tmp_path / "wheel")

    assert origin_of(environment) == "index"


def test_pre_release(environment: Environment, tmp_path: Path) -> None:
    """A pre-release is installed when it is the one that was released."""
    release(tmp_path / "files", "candidate", "1.1.0rc1")
    with pypi_server(tmp_path / "files") as server:
        wanted = "corti-interactions==1.1.0rc1"
        installed(environment, origin(server.index), tmp_path / "wheel", wanted)

    assert origin_of(environment) == "candidate"


def test_index_that_takes_its_time(
    environment: Environment, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is listed a little later is waited for."""
    pauses: list[float] = []

    def wait(pause: float) -> None:
        pauses.append(pause)
        if len(pauses) == 2:
            release(tmp_path / "files", "late")

    monkeypatch.setattr(patience, "sleep", wait)
    with pypi_server(tmp_path / "files") as server:
        installed(environment, origin(server.index), tmp_path / "wheel")

    assert origin_of(environment) == "late"
    assert pauses == [2.0, 4.0]


@pytest.mark.usefixtures("impatient")
def test_not_listed(environment: Environment, tmp_path: Path) -> None:
    """An index that never lists it is told from one that cannot be read."""
    release(tmp_path / "files", "index", "0.9.0")
    with pypi_server(tmp_path / "files") as server:
        said = refused(environment, origin(server.index), tmp_path)

    assert said.startswith(f"{WANTED} cannot be had from the index:\nERROR: ")
    assert "(from versions: 0.9.0)" in said
    assert said.endswith(UNLISTED)


@pytest.mark.usefixtures("impatient")
def test_index_is_down(environment: Environment, tmp_path: Path) -> None:
    """Nobody waits for what cannot be asked."""
    address = f"http://{USER}:{PASSWORD}@{HOST}:{free_port()}/simple/"
    said = refused(environment, origin(address), tmp_path)

    assert "Connection refused" in said
    assert "does not list it" not in said
    assert PASSWORD not in said


@pytest.mark.usefixtures("impatient")
def test_certificates(
    environment: Environment, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who is trusted is said once, for pip as for whatever else asks the index.

    Newer versions of pip trust no address without a name.
    """
    release(tmp_path / "files", "index")
    certificates.authority().cert_pem.write_to_path(tmp_path / "pem")
    with (
        pypi_server(tmp_path / "files") as server,
        misbehaving(behind=server, tls=secured()) as (proxy, _),
    ):
        named = origin(proxy.index.replace(HOST, "localhost"))
        said = refused(environment, named, tmp_path)
        monkeypatch.delenv("PIP_CERT", raising=False)
        monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "pem"))
        installed(environment, named, tmp_path / "wheel")

    assert "ssl certificate" in said
    assert origin_of(environment) == "index"


@pytest.mark.usefixtures("impatient")
@pytest.mark.parametrize("given", ["", f"{USER}:wr%20ng-4711@"])
def test_no_credentials(
    environment: Environment, closed: Server, tmp_path: Path, given: str
) -> None:
    """Where a password is wanted, it says where one can be put, and shows none."""
    address = closed.index.replace("://", f"://{given}")
    said = refused(environment, origin(address), tmp_path)

    assert re.search("40[13] Client Error", said)
    assert "That is, it wants credentials for reading: in its address, in" in said
    assert "4711" not in said


def test_credentials_in_the_address(
    environment: Environment, closed: Server, tmp_path: Path
) -> None:
    """They reach pip through its environment."""
    address = closed.index.replace("://", f"://{USER}:{PASSWORD}@")
    installed(environment, origin(address), tmp_path / "wheel")
    assert origin_of(environment) == "closed"


def test_credentials_in_netrc(
    environment: Environment,
    closed: Server,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """They are taken from where curl has them, too."""
    (tmp_path / "netrc").write_text(closed.netrc, encoding="utf-8")
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
    installed(environment, origin(closed.index), tmp_path / "wheel")
    assert origin_of(environment) == "closed"


def test_credentials_in_a_keyring(
    environment: Environment,
    closed: Server,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A keyring is asked for what belongs to the address, without a user in it too."""

    def asked(place: str, user: str | None) -> tuple[str, str] | None:
        assert user is None
        return None if "://" in place else (USER, PASSWORD)

    monkeypatch.setattr(unearth.auth, "get_keyring_auth", asked)
    installed(environment, origin(closed.index), tmp_path / "wheel")
    assert origin_of(environment) == "closed"


def test_lacking_dependency(environment: Environment, tmp_path: Path) -> None:
    """What the package needs has to be had as well."""
    files = tmp_path / "files"
    zipped(files, "corti_interactions", "1.0.0", {}, needs=["attrs"])
    without_anything(tmp_path / "wheels")
    with pypi_server(files) as server:
        source = origin(server.index, tmp_path / "wheels")
        said = refused(environment, source, tmp_path)

    assert said.startswith(f"{WANTED} cannot be installed:\nERROR: ")
    assert "No matching distribution found for attrs" in said


def test_broken_pip(tmp_path: Path) -> None:
    """Where pip fails for reasons of its own, its last word is passed on."""
    said = "ERROR: Exception:\\nTraceback:\\n  x\\nValueError: y"
    pip = tmp_path / "python"
    pip.write_text(f"#!/bin/sh\nprintf '{said}\\n' >&2\nexit 2\n", encoding="utf-8")
    pip.chmod(0o755)
    source = origin("https://index.example/simple/")
    assert refused(Environment(pip), source, tmp_path) == (
        f"{WANTED} cannot be had from the index:\nERROR: Exception:\nValueError: y"
    )
