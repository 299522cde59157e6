"""An index is told who is asking, and no other server is."""

import base64
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

import pytest
import unearth.auth
from httpx2 import Request

from drift.indexes import PAGE, PASSWORD, USER, Index, serving
from generator.index.addresses import parsed
from generator.index.listing import listing
from generator.index.problem import IndexServerError
from generator.index.reading import opened
from generator.index.signing import Signature
from release.archives import DISTRIBUTION, NAME, sdist
from release.misbehaving import Manner, Script, misbehaving
from release.servers import Server

pytestmark = pytest.mark.usefixtures("nobody")

SDIST: Final = f"{NAME}-1.0.0.tar.gz"
FORM: Final = {"Content-Type": "text/html"}


@pytest.fixture
def closed(tmp_path: Path) -> Iterator[Index]:
    """Return an index with one file that wants a password."""
    with serving(Index(tmp_path / "files", is_closed=True)) as index:
        index.add(SDIST, sdist(tmp_path).read_bytes())
        yield index


@pytest.fixture
def other() -> Iterator[tuple[Server, Script]]:
    """Return a server that has any file."""
    with misbehaving(Manner(200, b"content")) as made:
        yield made


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str | None]]:
    """Return what a keyring is asked for, which knows the password of the host."""
    places: list[tuple[str, str | None]] = []

    def kept(place: str, user: str | None) -> tuple[str, str] | None:
        places.append((place, user))
        return None if "://" in place else (USER, PASSWORD)

    monkeypatch.setattr(unearth.auth, "get_keyring_auth", kept)
    return places


def named(monkeypatch: pytest.MonkeyPatch, folder: Path, password: str) -> None:
    """Have netrc know a *password* for each server."""
    (folder / "netrc").write_text(f"default login {USER} password {password}\n")
    monkeypatch.setenv("NETRC", str(folder / "netrc"))


def fetched(address: str, path: Path) -> bytes:
    """Return the one file that is listed at *address*."""
    found = listing(DISTRIBUTION, address)
    return found.put(found.files[0], path).read_bytes()


def who(headers: Mapping[str, str]) -> str:
    """Return who asked with these *headers*, nobody if none did."""
    said = headers.get("Authorization", "Basic ").removeprefix("Basic ")
    return base64.b64decode(said).decode()


def lists(index: Index, url: str) -> None:
    """Let *index* list the file at *url*."""
    index.answers[PAGE] = (200, FORM, f"<a href='{url}'>x</a>".encode())


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "LocalHost"])
def test_host_in_capitals(closed: Index, host: str, tmp_path: Path) -> None:
    """It is the same server, for the list and for the file."""
    address = closed.with_password().replace("127.0.0.1", host)
    assert fetched(address, tmp_path / SDIST)


def test_port_that_is_meant_anyway() -> None:
    """It is the same server with it and without."""
    signature = Signature(parsed(f"https://{USER}:{PASSWORD}@Index.example:443/s/", ""))
    for address in ("https://index.example/s/x", "https://INDEX.example:443/f"):
        request = next(signature.auth_flow(Request("GET", address)))
        assert who(request.headers) == f"{USER}:{PASSWORD}"
    for address in ("http://index.example/s/x", "https://index.example:444/f"):
        request = next(signature.auth_flow(Request("GET", address)))
        assert who(request.headers) == ""


def test_keyring_is_asked_once(
    closed: Index, asked: list[tuple[str, str | None]], tmp_path: Path
) -> None:
    """It is asked when the index wants to know, as `origin` asks it."""
    address = closed.address.replace("//", f"//{USER}@")
    found = listing(DISTRIBUTION, address)
    assert asked == [(closed.address, USER), (host_of(closed), USER)]
    asked.clear()
    found.put(found.files[0], tmp_path / SDIST)
    assert asked == [(closed.address, USER), (host_of(closed), USER)]
    asked.clear()
    with opened(address) as reader:
        reader.links(DISTRIBUTION)
        reader.links(DISTRIBUTION)
    assert len(asked) == 2


def test_keyring_of_an_open_index(
    closed: Index, asked: list[tuple[str, str | None]]
) -> None:
    """It may ask people, and is left alone."""
    closed.is_closed = False
    assert listing(DISTRIBUTION, closed.address).versions == ("1.0.0",)
    assert asked == []


def test_keyring_behind_netrc(
    closed: Index,
    asked: list[tuple[str, str | None]],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """It may know better, and is not tried if it does not."""
    named(monkeypatch, tmp_path, "old")
    assert listing(DISTRIBUTION, closed.address).versions == ("1.0.0",)
    assert len(asked) == 2
    closed.answers[PAGE] = (401, {}, b"")
    named(monkeypatch, tmp_path, PASSWORD)
    closed.asked.clear()
    with pytest.raises(IndexServerError, match="answered 401"):
        listing(DISTRIBUTION, closed.address)
    assert closed.asked == [PAGE]


def test_password_in_the_address_that_is_wrong(
    closed: Index, asked: list[tuple[str, str | None]]
) -> None:
    """No other one is tried."""
    with pytest.raises(IndexServerError, match="answered 401"):
        listing(DISTRIBUTION, closed.with_password("wrong"))
    assert asked == []
    assert closed.asked == [PAGE]


def test_file_elsewhere(
    closed: Index,
    other: tuple[Server, Script],
    asked: list[tuple[str, str | None]],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Its server gets what netrc has for it, and nothing that is the index's."""
    server, script = other
    lists(closed, f"{server.upload}{SDIST}")
    assert fetched(closed.with_password(), tmp_path / SDIST) == b"content"
    assert fetched(closed.address, tmp_path / SDIST) == b"content"
    named(monkeypatch, tmp_path, "x")
    assert fetched(closed.with_password(), tmp_path / SDIST) == b"content"
    assert [*map(who, script.headers)] == ["", "", f"{USER}:x"]
    assert {place for place, _ in asked} == {closed.address, host_of(closed)}


def test_file_with_credentials_of_its_own(
    closed: Index, other: tuple[Server, Script], tmp_path: Path
) -> None:
    """An index may list them, for that file."""
    server, script = other
    lists(closed, f"{server.upload.replace('//', '//a%40b:c@')}{SDIST}")
    assert fetched(closed.with_password(), tmp_path / SDIST) == b"content"
    assert [*map(who, script.headers)] == ["a@b:c"]


def test_file_elsewhere_that_is_closed(
    closed: Index, asked: list[tuple[str, str | None]], tmp_path: Path
) -> None:
    """No keyring is asked for a server that nobody named."""
    closed.is_closed = False
    with misbehaving(Manner(401)) as (server, script):
        lists(closed, f"{server.upload}{SDIST}")
        with pytest.raises(IndexServerError, match="answered 401"):
            fetched(closed.address, tmp_path / SDIST)
    assert script.asked == [f"GET /{SDIST}"]
    assert asked == []


def host_of(index: Index) -> str:
    """Return the host of *index*, with its port."""
    return index.address.split("/")[2]
