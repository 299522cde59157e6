"""A client reaches the API through a Unix socket."""

import gc
import socket
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from corti_interactions import Network, TransportError
from faults.body_cases import ONE
from faults.calls import GET, then
from faults.cases import fails
from faults.clients import Options, Way
from network.serving import calling_by_name, good, secured, trusted
from runtime.peers import serving


@pytest.fixture(name="path")
def a_short_path() -> Iterator[Path]:
    """Provide a path that is short enough for a socket."""
    with TemporaryDirectory() as folder:
        yield Path(folder, "api")


def listening(path: Path) -> socket.socket:
    """Listen at *path*."""
    listener = socket.socket(socket.AF_UNIX)
    listener.bind(str(path))
    listener.listen()
    return listener


def test_it_leads_to_the_api(way: Way, path: Path, looked_up: set[str]) -> None:
    """Whatever the host's name is, and both calls use one connection."""
    with serving(good, listener=listening(path)) as peer:
        options = Options(
            base_url="http://localhost/v2", network=Network(uds=str(path))
        )
        ONE.check(way(then(GET, GET), options))
        assert peer.accepted == 1
        assert peer.wait_for_open(0)
    assert looked_up == set()


@pytest.mark.parametrize("variable", ["HTTPS_PROXY", "ALL_PROXY"])
def test_it_may_be_encrypted(
    way: Way,
    path: Path,
    looked_up: set[str],
    monkeypatch: pytest.MonkeyPatch,
    variable: str,
) -> None:
    """The server has to have the host's name, and no proxy is asked."""
    monkeypatch.setenv(variable, "http://127.0.0.1:9")
    with serving(good, secured(), listening(path)) as peer:
        ONE.check(way(GET, calling_by_name(trusted(uds=str(path)))))
        assert peer.wait_for_open(0)
    assert looked_up == set()


# For what `httpcore` leaves to the garbage collector, in clients that block.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_it_may_be_missing(way: Way, path: Path, looked_up: set[str]) -> None:
    """Nobody tries to do without."""
    outcome = way(GET, calling_by_name(trusted(uds=str(path))))
    fails(TransportError, "ConnectError", sent=False).check(outcome)
    assert looked_up == set()
    gc.collect()  # Now, while nobody minds.
