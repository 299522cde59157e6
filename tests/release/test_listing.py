"""An index says what it has, or the release stops."""

import gzip
import hashlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
import unearth.auth
from unearth.link import Link

from drift.indexes import HTML, JSON, PAGE, Index, serving
from faults import certificates
from generator.index import reading
from generator.index.listing import listing
from generator.index.problem import IndexServerError
from generator.index.targets import target
from generator.index.uploading import upload
from release.archives import DISTRIBUTION, NAME, pair, sdist, wheel
from release.misbehaving import Manner, misbehaving
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

ELSEWHERE: Final = "http://192.0.2.1"
SDIST: Final = f"{NAME}-1.0.0.tar.gz"
WHEEL: Final = f"{NAME}-1.0.0-py3-none-any.whl"


@pytest.fixture(params=[HTML, JSON])
def index(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Index]:
    """Return an index without releases, in each form that there is."""
    with serving(Index(tmp_path, str(request.param))) as made:
        yield made


@pytest.fixture
def static(tmp_path: Path) -> Iterator[Index]:
    """Return an index without releases that speaks HTML."""
    with serving(Index(tmp_path)) as made:
        yield made


@pytest.fixture(params=["pypiserver", "devpi"])
def real(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Server]:
    """Return an empty index of each kind that people run."""
    if request.param == "devpi":
        yield another(request.getfixturevalue("devpi_server"), "listing")
    else:
        with pypi_server(tmp_path / "files", password=PASSWORD) as server:
            yield server


def sha256(path: Path) -> str:
    """Return the hash of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def page(index: Index, body: str, kind: str = HTML) -> None:
    """Let *index* list our files with *body*."""
    index.answers[PAGE] = (200, {"Content-Type": kind}, body.encode())


def refusal(address: str) -> str:
    """Return why nobody knows what there is at *address*."""
    with pytest.raises(IndexServerError) as caught:
        listing(DISTRIBUTION, address)
    return str(caught.value)


def files(address: str, version: str = "1.0.0") -> dict[str, str | None]:
    """Return the files of *version* at *address*, with their hashes."""
    found = listing(DISTRIBUTION, address)
    return {file.name: file.sha256 for file in found.of(version)}


def fetched(index: Index, folder: Path) -> Path:
    """Put the one file of *index* into *folder*."""
    found = listing(DISTRIBUTION, index.address)
    (file,) = found.files
    return found.put(file, folder / file.name)


def not_fetched(index: Index, folder: Path) -> str:
    """Return why the one file of *index* cannot be had, and is not there."""
    with pytest.raises(IndexServerError) as caught:
        fetched(index, folder)
    assert not (folder / SDIST).exists()
    return str(caught.value)


def test_real_index(
    real: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was uploaded is listed, with the hashes of what was uploaded."""
    for name, value in real.environment.items():
        monkeypatch.setenv(name, value)
    assert listing(DISTRIBUTION, real.index).versions == ()
    for version in ("1.10.0", "1.9.0", "2.0.0rc1"):
        upload(pair(tmp_path, version), target(real.index, None))
    assert listing(DISTRIBUTION, real.index).versions == ("1.9.0", "1.10.0", "2.0.0rc1")
    uploaded = tmp_path.glob("*-1.9.0[-.]*")
    assert files(real.index, "1.9.0") == {path.name: sha256(path) for path in uploaded}


def test_files_of_one_version(index: Index, tmp_path: Path) -> None:
    """They are told from others by their names, however the version is written."""
    for path in (*pair(tmp_path), wheel(tmp_path, "1.0.0.post1")):
        index.add(path.name, path.read_bytes(), yanked=path.suffix == ".gz")
    for stray in (f"{SDIST}.asc", "corti_interactions-1.0.exe", "other-1.0.0.tar.gz"):
        index.add(stray, b"")
    found = listing("Corti_Interactions", index.address)
    assert {file.name for file in found.of("1.0")} == {WHEEL, SDIST}
    assert found.versions == ("1.0.0", "1.0.0.post1")


def test_nothing_there(index: Index) -> None:
    """An index that does not know the name has nothing."""
    found = listing(DISTRIBUTION, index.address)
    assert found.of("1.0.0") == ()
    assert found.versions == ()
    assert index.asked == [PAGE]


@pytest.mark.parametrize(
    "body",
    [
        "<title>Links for corti-interactions</title>",
        "<meta name='pypi:repository-version' content='1.0'>",
    ],
)
def test_all_withdrawn(static: Index, body: str) -> None:
    """A list of no files says that it is one."""
    page(static, body)
    assert files(static.address) == {}


def test_hash_in_capitals(static: Index) -> None:
    """Their case means nothing."""
    static.add(SDIST, b"", digest="ABCDEF")
    assert files(static.address) == {SDIST: "abcdef"}


@pytest.mark.parametrize("fragment", ["", "#md5=00"])
def test_hash_that_is_not_listed(static: Index, tmp_path: Path, fragment: str) -> None:
    """Nobody has to say what a file has; it is taken as it is then."""
    page(static, f"<a href='/files/{SDIST}{fragment}'>x</a>")
    static.answers[f"/files/{SDIST}"] = (200, {}, b"content")
    assert files(static.address) == {SDIST: None}
    assert fetched(static, tmp_path).read_bytes() == b"content"


def test_forms_that_are_asked_for(tmp_path: Path) -> None:
    """The one for machines is preferred; a file is wanted as it is, still packed."""
    body = f"<a href='/files/{SDIST}'>x</a>".encode()
    with misbehaving(Manner(200, body, {"Content-Type": HTML})) as (server, script):
        found = listing(DISTRIBUTION, server.index)
        found.put(found.files[0], tmp_path / SDIST)
    page, file = script.headers
    assert page["Accept"].startswith(f"{JSON}, ")
    assert page["Accept"].endswith(f", {HTML}; q=0.1")
    assert file["Accept-Encoding"] == "identity"


def test_file_on_another_host(static: Index, tmp_path: Path) -> None:
    """It may be anywhere, as its index says so, and gets no password from us."""
    with serving(Index(tmp_path)) as other:
        other.answers["/x"] = (200, {}, b"content")
        moved = {"Location": f"{other.address.removesuffix('simple/')}x"}
        static.answers[f"/files/{SDIST}"] = (302, moved, b"")
        page(static, f"<a href='/files/{SDIST}'>x</a>")
        path = fetched(static, tmp_path)
    assert path.read_bytes() == b"content"
    assert path == tmp_path / SDIST


def test_file_that_is_said_to_be_packed(static: Index, tmp_path: Path) -> None:
    """It is kept as it is, whatever the server says that it did to it."""
    content = gzip.compress(b"content")
    static.add(SDIST, content)
    packed = {"Content-Encoding": "gzip"}
    static.answers[f"/files/{SDIST}"] = (200, packed, content)
    assert fetched(static, tmp_path).read_bytes() == content


def test_file_that_was_packed_is_not_without_end(
    static: Index, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What comes is measured."""
    monkeypatch.setattr(reading, "LARGEST_FILE", 7)
    page(static, f"<a href='/files/{SDIST}'>x</a>")
    packed = {"Content-Encoding": "gzip"}
    static.answers[f"/files/{SDIST}"] = (200, packed, b"12345678")
    assert not_fetched(static, tmp_path).endswith("answers with more than 7 bytes")


def test_file_that_vanished(static: Index, tmp_path: Path) -> None:
    """An index may list what it does not have, and says so then."""
    page(static, f"<a href='/files/{SDIST}'>x</a>")
    said = not_fetched(static, tmp_path)
    assert said == f"index {HOST}: lists {SDIST}, and does not have it"


def test_file_that_is_another_one(static: Index, tmp_path: Path) -> None:
    """What comes has to be what was listed, and is not written otherwise."""
    static.add(SDIST, b"content", digest="0" * 64)
    said = not_fetched(static, tmp_path)
    assert said == f"index {HOST}: {SDIST} is not the file that it lists"


def test_file_without_end(
    static: Index, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody's memory is filled with what cannot be a package."""
    monkeypatch.setattr(reading, "LARGEST_FILE", 7)
    page(static, f"<a href='/files/{SDIST}'>x</a>")
    static.answers[f"/files/{SDIST}"] = (200, {}, b"1234567")
    fetched(static, tmp_path).unlink()
    static.answers[f"/files/{SDIST}"] = (200, {}, b"12345678")
    said = not_fetched(static, tmp_path)
    assert said == f"index {HOST}: answers with more than 7 bytes"


def test_list_without_end(static: Index, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor with what cannot be a list, however well it is packed."""
    monkeypatch.setattr(reading, "LONGEST_LIST", 10_000)
    packed = gzip.compress(b" " * 20_000)
    headers = {"Content-Type": HTML, "Content-Encoding": "gzip"}
    static.answers[PAGE] = (200, headers, packed)
    assert len(packed) < 100
    assert refusal(static.address).endswith("answers with more than 10000 bytes")


def test_newest_wheel(index: Index, tmp_path: Path) -> None:
    """It is one that can be used, of a release if there is one, read once."""
    for version, is_yanked in (("1.9.0", False), ("1.10.0", False), ("2.0.0", True)):
        made = wheel(tmp_path, version)
        index.add(made.name, made.read_bytes(), yanked=is_yanked)
    index.add(f"{NAME}-1.11.0.tar.gz", b"")
    index.add(f"{NAME}-3.0.0rc1-py3-none-any.whl", b"")
    found = listing(DISTRIBUTION, index.address)
    assert found.newest is not None
    assert found.newest.name == f"{NAME}-1.10.0-py3-none-any.whl"
    assert found.versions == ("1.9.0", "1.10.0", "1.11.0", "2.0.0", "3.0.0rc1")
    assert index.asked == [PAGE]
    path = found.put(found.newest, tmp_path / "x")
    assert path.read_bytes() == wheel(tmp_path, "1.10.0").read_bytes()


def test_listing_shows_no_password(static: Index) -> None:
    """Nor do its files, whose addresses may hold a token."""
    page(static, f"<a href='/secret/{SDIST}?token=secret'>x</a>")
    address = static.address.replace("//", "//secret:secret@")
    assert "secret" not in repr(listing(DISTRIBUTION, address))


@pytest.mark.parametrize("where", [f"ftp://{HOST}", "file://localhost", ELSEWHERE])
def test_file_that_is_not_safe(static: Index, tmp_path: Path, where: str) -> None:
    """It comes over https, unless both it and the index are on this machine."""
    page(static, f"<a href='{where}/{SDIST}'>x</a>")
    assert f"leads to {where}, which was not named" in not_fetched(static, tmp_path)


def test_file_that_is_less_safe(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An index of https is followed over http no more than any other."""
    certificates.authority().cert_pem.write_to_path(tmp_path / "pem")
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "pem"))
    body = f"<a href='{ELSEWHERE}/{SDIST}'>x</a>".encode()
    manner = Manner(200, body, {"Content-Type": HTML})
    with misbehaving(manner, tls=certificates.valid()) as (server, script):
        (file,) = listing(DISTRIBUTION, server.index).files
        with pytest.raises(IndexServerError, match=f"leads to {ELSEWHERE}, which"):
            listing(DISTRIBUTION, server.index).put(file, tmp_path / SDIST)
    assert script.asked == [f"GET {PAGE}"] * 2


def test_file_of_this_machine(static: Index) -> None:
    """No index elsewhere leads here."""
    said = f"leads to http://{HOST}, which"
    with (
        reading.opened("https://index.example/simple/") as reader,
        pytest.raises(IndexServerError, match=said),
    ):
        reader.content(Link(f"{static.address}{SDIST}"))
    assert static.asked == []


def test_index_that_sends_us_on(static: Index, tmp_path: Path) -> None:
    """Another index is not asked, which may be a public one."""
    sdist(tmp_path, "9.0.0")
    with pypi_server(tmp_path) as other:
        moved = {"Location": f"{other.index}{DISTRIBUTION}/"}
        static.answers[PAGE] = (302, moved, b"")
        said = refusal(static.address)
    assert said.startswith(f"index {HOST}: leads to http://{HOST}, which was not named")


def test_index_that_moved_within_itself(static: Index, tmp_path: Path) -> None:
    """It may write its own addresses as it likes."""
    static.add(SDIST, sdist(tmp_path).read_bytes())
    static.answers["/other/"] = static.answers[PAGE]
    static.answers[PAGE] = (301, {"Location": "/other/"}, b"")
    assert listing(DISTRIBUTION, static.address).versions == ("1.0.0",)


def test_index_that_goes_round(static: Index) -> None:
    """It is not followed for ever."""
    static.answers[PAGE] = (301, {"Location": PAGE}, b"")
    assert refusal(static.address).endswith("leads round in circles")
    assert static.asked == [PAGE] * reading.HOPS


def test_closed_index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Netrc or its address says who asks, and nobody else is told."""
    pair(tmp_path / "files")
    with pypi_server(tmp_path / "files", password=PASSWORD, closed=True) as server:
        said = refusal(server.index)
        named = server.index.replace("//", f"//{USER}:{PASSWORD}@")
        wrong = refusal(server.index.replace("//", f"//{USER}:other-pass@"))
        assert listing(DISTRIBUTION, named).versions == ("1.0.0",)
        (tmp_path / "netrc").write_text(server.netrc, encoding="utf-8")
        monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
        assert listing(DISTRIBUTION, server.index).versions == ("1.0.0",)
    assert said.startswith(f"index {HOST}: answered 401: it wants credentials")
    assert wrong.startswith(f"index {HOST}: answered 403: the user and the password")
    assert "other-pass" not in wrong


@pytest.mark.parametrize(
    ("status", "kind", "body", "problem"),
    [
        (500, HTML, b"", "answered 500, so that nobody knows"),
        (407, HTML, b"", "answered 407, so that nobody knows"),
        (200, "", b"", "does not answer as an index, but with nothing"),
        (200, "text/plain", b"", "does not answer as an index, but with text/plain"),
        (200, JSON, b"{", "does not answer as an index: JSONDecodeError"),
        (200, JSON, b"[]", "does not answer as an index: AttributeError"),
        (200, HTML, b"\xff", "does not answer as an index: UnicodeDecodeError"),
        (200, HTML, b"<form>", "answers with a page that is no list of files"),
    ],
)
def test_what_is_no_index(
    static: Index, status: int, kind: str, body: bytes, problem: str
) -> None:
    """What only looks like one, or fails, is not taken for one without releases."""
    static.answers[PAGE] = (status, {"Content-Type": kind} if kind else {}, body)
    assert problem in refusal(static.address)


@pytest.mark.parametrize(
    "file",
    [{"url": 1}, {"url": "http://["}, {"url": SDIST, "hashes": ["sha256"]}, "a file"],
)
def test_json_of_the_wrong_kind(static: Index, file: object) -> None:
    """Nor is what has other things where files should be."""
    page(static, json.dumps({"files": [file]}), JSON)
    assert "does not answer as an index" in refusal(static.address)


def test_hash_of_the_wrong_kind(static: Index, tmp_path: Path) -> None:
    """It is equal to no file's."""
    static.add(SDIST, b"content")
    file = {"url": f"/files/{SDIST}", "hashes": {"sha256": 1}}
    page(static, json.dumps({"files": [file]}), JSON)
    assert files(static.address) == {SDIST: "1"}
    assert "is not the file that it lists" in not_fetched(static, tmp_path)


def test_index_that_is_down() -> None:
    """It says that nobody is there."""
    said = refusal(f"http://{HOST}:{free_port()}/simple/")
    assert said.startswith(
        f"index {HOST}: cannot be reached: ConnectError. Is its address right"
    )


def test_index_that_is_silent(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is not waited for without end."""
    monkeypatch.setattr(reading, "SECONDS", 0.1)
    with misbehaving(Manner(hangs=True)) as (server, _):
        assert refusal(server.index).endswith("did not answer within 0.1 seconds")
        with reading.opened(server.index) as reader:
            assert reader.client.timeout.as_dict() == dict.fromkeys(
                ("connect", "read", "write", "pool"), 0.1
            )


def test_index_that_is_not_trusted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It says which setting names an authority."""
    certificates.authority().cert_pem.write_to_path(tmp_path / "pem")
    with misbehaving(Manner(404), tls=certificates.valid()) as (server, _):
        assert "is not trusted; name the file" in refusal(server.index)
        monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "pem"))
        assert listing(DISTRIBUTION, server.index).versions == ()


@pytest.mark.parametrize(
    ("address", "problem"),
    [
        ("index.example/simple/", "index: its address has to begin with https://"),
        ("file:///simple/", "index: its address has to begin with https://"),
        ("https:///simple/", "index: its address has to begin with https://"),
        ("https://[/simple/", "index: its address has to begin with https://"),
        ("https://index.example:x/", "index: its address has to begin with https://"),
        ("https://index.example/a b", "index: its address has to begin with https://"),
        ("https://secret:12/x@index.example/", "index: its address has an @ behind"),
        ("http://index.example/", "index index.example: has to be https, except"),
        ("http://192.0.2.1/", "index 192.0.2.1: has to be https, except"),
        ("https://index.example/?q", "index index.example: its address has to end"),
        ("https://u:p@index.example/#x", "index index.example: its address has to end"),
        (f"http://{HOST}/{'x' * 70_000}", f"index {HOST}: cannot be reached: Inv"),
    ],
)
def test_address_that_is_none(address: str, problem: str) -> None:
    """Nobody is asked."""
    assert refusal(address).startswith(problem)


@pytest.mark.parametrize(
    "proxy",
    [
        "socks5://somebody:pass-1234@index.example:1080",
        "socks://somebody:pass-1234@index.example:1080",
        "http://somebody:pass-1234@index.example:port",
    ],
)
def test_proxy_that_cannot_be_used(proxy: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is said which settings name it, and not how; a kind may lack its library."""
    monkeypatch.setitem(sys.modules, "socksio", None)
    monkeypatch.setenv("ALL_PROXY", proxy)
    assert refusal("https://index.example/simple/") == (
        "index index.example: its proxy cannot be used: see ALL_PROXY, HTTPS_PROXY and"
        " NO_PROXY"
    )


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_this_machine(static: Index, host: str) -> None:
    """It may be asked without encryption, under either of its names."""
    assert listing(DISTRIBUTION, static.address.replace(HOST, host)).versions == ()


def test_keyring(static: Index, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is asked when the index wants to know."""
    static.is_closed = True
    asked: list[object] = []

    def kept(*place: object) -> tuple[str, str]:
        asked.extend(place)
        return USER, PASSWORD

    monkeypatch.setattr(unearth.auth, "get_keyring_auth", kept)
    assert listing(DISTRIBUTION, static.address).versions == ()
    assert asked == [static.address, None]
