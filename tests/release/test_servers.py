"""The index servers of the tests are what the tests take them for."""

import socket
from pathlib import Path

import httpx
import pytest

from release.archives import DISTRIBUTION, pair
from release.misbehaving import FORWARD, Manner, misbehaving
from release.processes import running
from release.servers import (
    HOST,
    PASSWORD,
    USER,
    Server,
    another,
    free_port,
    pypi_server,
)

pytestmark = pytest.mark.usefixtures("nobody")


def test_pypi_server_has_no_other_index_behind_it(tmp_path: Path) -> None:
    """What it has not got is not there, instead of somewhere else."""
    with pypi_server(tmp_path / "files") as server:
        answer = httpx.get(f"{server.index}attrs/")
    assert answer.status_code == 404
    assert server.environment == {}


def test_pypi_server_wants_the_password(tmp_path: Path) -> None:
    """An upload needs it, a download does not."""
    with pypi_server(tmp_path / "files", password=PASSWORD) as server:
        assert httpx.post(server.upload).status_code == 401
        assert httpx.post(server.upload, auth=(USER, "other")).status_code == 403
        assert httpx.post(server.upload, auth=(USER, PASSWORD)).status_code == 400
        assert httpx.get(server.index).status_code == 200
    assert server.environment == {"TWINE_USERNAME": USER, "TWINE_PASSWORD": PASSWORD}
    assert PASSWORD not in repr(server)


def test_closed_pypi_server_wants_it_always(tmp_path: Path) -> None:
    """A download needs the password too."""
    with pypi_server(tmp_path / "files", password=PASSWORD, closed=True) as server:
        assert httpx.get(server.index).status_code == 401
        assert httpx.get(server.index, auth=(USER, PASSWORD)).status_code == 200
    assert server.netrc == f"machine {HOST} login {USER} password {PASSWORD}\n"


def test_devpi_keeps_what_it_has(devpi_server: Server) -> None:
    """Its indexes inherit from none, change no file, and let only their user upload."""
    first, second = (another(devpi_server, name) for name in ("first", "second"))
    assert first.index != second.index
    said = httpx.get(first.upload, headers={"Accept": "application/json"}).json()
    assert said["result"]["bases"] == []
    assert said["result"]["volatile"] is False
    assert said["result"]["acl_upload"] == [USER]


def test_server_is_stopped(tmp_path: Path) -> None:
    """Nobody listens any more."""
    with pypi_server(tmp_path / "files") as server:
        port = httpx.URL(server.index).port
    with pytest.raises(OSError, match="refused"):
        socket.create_connection((HOST, port or 0))


def test_server_that_does_not_start(tmp_path: Path) -> None:
    """It says why."""
    command = ["-c", "raise SystemExit('out of order')"]
    with (
        pytest.raises(RuntimeError, match="out of order"),
        running(command, free_port(), tmp_path / "log"),
    ):
        pass


def test_proxy_misbehaves_when_it_should(tmp_path: Path) -> None:
    """It passes on what is read, and one upload of two."""
    pair(tmp_path / "files")
    with (
        pypi_server(tmp_path / "files", password=PASSWORD) as behind,
        misbehaving(FORWARD, Manner(502), behind=behind) as (server, script),
    ):
        page = httpx.get(f"{server.index}{DISTRIBUTION}/")
        statuses = [httpx.post(server.upload).status_code for _ in range(3)]
    assert "corti_interactions-1.0.0.tar.gz" in page.text
    assert statuses == [401, 502, 502]
    assert script.asked == [f"GET /simple/{DISTRIBUTION}/", *["POST /"] * 3]
