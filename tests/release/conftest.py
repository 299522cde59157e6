"""What tests of releasing share."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
import unearth.auth

from generator.release import verifying
from generator.release.environment import Environment, created
from generator.release.verifying import Trial
from release.servers import Server, devpi
from release.wheelhouse import stocked

PROXIES: Final = ("http_proxy", "https_proxy", "all_proxy", "no_proxy")
OTHERS: Final = (
    *("TWINE_USERNAME", "TWINE_PASSWORD"),
    *("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "SSL_CERT_FILE", "RELEASE_INDEX"),
)


@pytest.fixture
def nobody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Forget whose machine this is: no proxy, no password, no certificate, no index."""
    for name in (*PROXIES, *map(str.upper, PROXIES), *OTHERS):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("NETRC", str(tmp_path / "no netrc"))

    def nothing(*_: object) -> None:
        return None

    monkeypatch.setattr(unearth.auth, "get_keyring_auth", nothing)


@pytest.fixture(scope="session")
def devpi_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Return an index of devpi; `another` makes an empty one beside it."""
    with devpi(tmp_path_factory.mktemp("devpi")) as server:
        yield server


@pytest.fixture(scope="session")
def wheelhouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a wheel of everything that the package depends on."""
    return stocked(tmp_path_factory.mktemp("wheelhouse"))


@pytest.fixture(scope="session")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Environment:
    """Return an environment that nobody installs into."""
    return created(tmp_path_factory.mktemp("bare") / "environment")


@pytest.fixture
def environment(bare: Environment, tmp_path: Path) -> Environment:
    """Return an environment that nothing was installed into yet."""
    return copied(bare, tmp_path / "environment")


@pytest.fixture
def hurried(bare: Environment, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have environments copied, which takes less time than to make them."""

    def made(folder: Path) -> Environment:
        return copied(bare, folder)

    monkeypatch.setattr(verifying, "created", made)


@pytest.fixture
def unverified(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Install nothing; return the versions that came to the last step."""
    came: list[str] = []

    def before(_trial: Trial, _wheel: Path) -> str:
        return "a kite"

    def after(trial: Trial, _wheel: Path) -> str:
        came.append(trial.requirement.rpartition("=")[2])
        return "a kite"

    monkeypatch.setattr(Trial, "before", before)
    monkeypatch.setattr(Trial, "after", after)
    return came


def copied(environment: Environment, folder: Path) -> Environment:
    """Return a copy of *environment* in *folder*."""
    home = environment.python.parents[1]
    shutil.copytree(home, folder, symlinks=True)
    return Environment(folder / environment.python.relative_to(home))
