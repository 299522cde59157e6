"""Keep these tests to this machine."""

import socket

import pytest

from faults.clients import WAYS, Way

HERE = {"127.0.0.1", "localhost", b"127.0.0.1", b"localhost"}


@pytest.fixture(name="way", params=WAYS.values(), ids=list(WAYS))
def each_way(request: pytest.FixtureRequest) -> Way:
    """Provide each way to make a call."""
    way: Way = request.param
    return way


@pytest.fixture(autouse=True)
def _usual_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.delenv("SSL_CERT_FILE", raising=False)
    monkeypatch.delenv("SSL_CERT_DIR", raising=False)


@pytest.fixture(name="looked_up", autouse=True)
def nobody_else_is_found(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """Provide the names that were looked up here, in vain."""
    names = set[str]()
    look_up = socket.getaddrinfo

    def known(
        host: str | bytes | None, port: int | str | None, *args: int, **kwargs: int
    ) -> object:
        if host not in HERE:
            names.add(host.decode() if isinstance(host, bytes) else str(host))
            raise socket.gaierror(socket.EAI_NONAME, "no such name")
        return look_up(host, port, *args, **kwargs)

    monkeypatch.setattr(socket, "getaddrinfo", known)
    return names
