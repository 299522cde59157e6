"""Files go to the index, each once, or it is said why not and what to do next."""

import base64
import hashlib
import logging
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Final

import pytest
import unearth.auth
from requests import adapters
from twine.package import PackageFile

from faults import certificates
from generator.index import sending
from generator.index.credentials import Credentials
from generator.index.listing import File, listing
from generator.index.problem import IndexServerError
from generator.index.sending import send
from generator.index.targets import target
from generator.index.uploading import upload
from network.proxies import HttpProxy
from release.archives import DISTRIBUTION, pair, sdist, wheel
from release.misbehaving import FORWARD, Manner, misbehaving
from release.servers import (
    HOST,
    PASSWORD,
    USER,
    Server,
    another,
    free_port,
    pypi_server,
)
from runtime.peers import serving

ROOT: Final = Path(__file__).parents[2]

pytestmark = pytest.mark.usefixtures("nobody")

PAGE: Final = b"<!DOCTYPE html><title>Proxy</title><p>Who &amp; why?</p>"
WRONG: Final = "other-pass"
GET_KEYRING_AUTH: Final = unearth.auth.get_keyring_auth


@pytest.fixture(params=["pypiserver", "devpi"])
def real(
    tmp_path: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Server]:
    """Return an empty index of each kind that people run, and somebody's password."""
    if request.param == "devpi":
        name = request.node.originalname.replace("_", "-")
        server = another(request.getfixturevalue("devpi_server"), name)
        announce(server, monkeypatch)
        yield server
    else:
        with pypi_server(tmp_path / "files", password=PASSWORD) as server:
            announce(server, monkeypatch)
            yield server


def announce(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """Say who uploads to *server*."""
    for name, value in server.environment.items():
        monkeypatch.setenv(name, value)


def put(server: Server, *files: Path) -> tuple[str, ...]:
    """Upload to *server*."""
    return upload(files, target(server.index, server.upload))


def refusal(server: Server, *files: Path) -> str:
    """Return why a file is not uploaded."""
    with pytest.raises(IndexServerError) as caught:
        put(server, *files)
    assert caught.value.__cause__ is None
    return str(caught.value)


def names(server: Server) -> list[str]:
    """Return what the index has."""
    return sorted(file.name for file in listed(server))


def listed(server: Server) -> tuple[File, ...]:
    """Return the files of the index."""
    return listing(DISTRIBUTION, server.index).of("1.0.0")


def test_both_files(
    real: Server, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """The sources go first, and nothing is said but by who called."""
    sources, built = pair(tmp_path)
    assert put(real, built, sources) == (sources.name, built.name)
    assert names(real) == [built.name, sources.name]
    assert capfd.readouterr() == ("", "")


def test_missing_file_only(real: Server, tmp_path: Path) -> None:
    """What an interrupted upload left out is uploaded by itself."""
    sources, built = pair(tmp_path)
    put(real, sources)
    assert names(real) == [sources.name]
    assert put(real, built) == (built.name,)
    assert names(real) == [built.name, sources.name]


def test_file_that_is_there(real: Server, tmp_path: Path) -> None:
    """It stays as it was."""
    sources, built = pair(tmp_path)
    put(real, sources)
    before = listed(real)
    other = sdist(tmp_path / "other", text="1 / 0")
    said = refusal(real, other, built)
    assert said.startswith(f"{other.name} was not uploaded to {HOST}: status 4")
    assert "it has a file of that name already. Nothing was overwritten." in said
    assert listed(real) == before


def test_same_bytes_again(
    devpi_server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Devpi has nothing against it, and says so in a page for people."""
    server = another(devpi_server, "same-bytes-again")
    announce(server, monkeypatch)
    file = sdist(tmp_path)
    assert put(server, file) == put(server, file) == (file.name,)


def test_two_at_once(devpi_server: Server, tmp_path: Path) -> None:
    """One wins, the other is told."""
    server = another(devpi_server, "two-at-once")
    files = [sdist(tmp_path / text, text=text) for text in ("1", "2")]
    known = Credentials(server.user, server.password or "")

    def sent(file: Path) -> int:
        return send(file, server.upload, known).status

    with ThreadPoolExecutor() as pool:
        statuses = [*pool.map(sent, files)]
    assert sorted(statuses) == [200, 409]
    (kept,) = listed(server)
    winner = files[statuses.index(200)]
    assert kept.sha256 == hashlib.sha256(winner.read_bytes()).hexdigest()


def test_wrong_password(
    real: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It says whose it was, and not what."""
    monkeypatch.setenv("TWINE_PASSWORD", WRONG)
    said = refusal(real, sdist(tmp_path))
    assert f" {USER} " in said
    assert WRONG not in said


def test_nobody_uploads(
    real: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It says that there were no credentials, and where to put them."""
    monkeypatch.delenv("TWINE_USERNAME")
    monkeypatch.delenv("TWINE_PASSWORD")
    said = refusal(real, sdist(tmp_path))
    assert "it wants credentials. Put them in TWINE_USERNAME and" in said


def test_open_index(tmp_path: Path) -> None:
    """An index that wants no credentials gets none."""
    with pypi_server(tmp_path / "files") as server:
        assert len(put(server, *pair(tmp_path))) == 2


def test_credentials_of_the_address(tmp_path: Path) -> None:
    """They may stand in the address, where that comes from a setting."""
    with pypi_server(tmp_path / "files", password="p@ss/wörd") as server:
        index = server.index.replace("//", f"//{USER}:p%40ss%2Fw%C3%B6rd@")
        assert upload([sdist(tmp_path)], target(index, None))


def test_user_of_the_address(tmp_path: Path) -> None:
    """Who is refused is not shown, because a user in an address may be a token."""
    with misbehaving(Manner(401)) as (server, _):
        address = server.upload.replace("//", f"//to-ken-1:{PASSWORD}@")
        with pytest.raises(IndexServerError) as caught:
            upload([sdist(tmp_path)], target(server.index, address))
    assert "it did not accept the user in the address and the" in str(caught.value)
    assert "to-ken-1" not in str(caught.value)


def test_variables_come_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """They are meant for this very release."""
    with pypi_server(tmp_path / "files", password=PASSWORD) as server:
        announce(server, monkeypatch)
        index = server.index.replace("//", f"//other:{WRONG}@")
        assert upload([sdist(tmp_path)], target(index, None))


def test_password_is_not_shown() -> None:
    """It takes no part in what is shown of credentials."""
    assert repr(Credentials(USER, PASSWORD)) == f"Credentials(user={USER!r})"


def test_netrc(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It may say who uploads."""
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
    with pypi_server(tmp_path / "files", password=PASSWORD) as server:
        (tmp_path / "netrc").write_text(server.netrc, encoding="utf-8")
        assert put(server, sdist(tmp_path))
        monkeypatch.setenv("TWINE_USERNAME", USER)
        assert put(server, wheel(tmp_path))


@pytest.mark.parametrize("place", ["http://{}/", "{}"])
def test_keyring(place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It may say so, for the address or for the host."""
    with pypi_server(tmp_path / "files", password=PASSWORD) as server:
        wanted = place.format(server.upload.split("/")[2])

        def kept(asked: str, user: str | None) -> tuple[str, str] | None:
            return (USER, PASSWORD) if (asked, user) == (wanted, None) else None

        monkeypatch.setattr(unearth.auth, "get_keyring_auth", kept)
        assert put(server, sdist(tmp_path))


def test_keyring_that_does_not_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """It is as if there was none, and nobody says a word."""

    class Locked:
        def get_auth_info(self, *_: object) -> None:
            raise RuntimeError(PASSWORD)

    monkeypatch.setattr(unearth.auth, "get_keyring_auth", GET_KEYRING_AUTH)
    monkeypatch.setattr(unearth.auth, "get_keyring_provider", Locked)
    monkeypatch.setattr(unearth.auth, "KEYRING_DISABLED", False)
    with pypi_server(tmp_path / "files") as server:
        assert put(server, sdist(tmp_path))
    assert not caplog.records


@pytest.mark.parametrize(
    ("variable", "value", "problem"),
    [
        ("TWINE_PASSWORD", PASSWORD, "TWINE_PASSWORD is set: say in TWINE_USERNAME"),
        ("TWINE_USERNAME", "other", f"there is no password of other for {HOST}"),
    ],
)
def test_half_of_the_credentials(
    variable: str,
    value: str,
    problem: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """It is not taken for none, nor is another user's password taken."""
    (tmp_path / "netrc").write_text(f"machine {HOST} login {USER} password x\n")
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
    monkeypatch.setenv(variable, value)
    said = refusal(Server(f"http://{HOST}/simple/", f"http://{HOST}/"), sdist(tmp_path))
    assert said.startswith(problem)


@pytest.mark.parametrize(
    ("status", "body", "problem"),
    [
        (200, PAGE, "a page for people came back"),
        (201, b"<html><form>", "a page for people came back"),
        (
            400,
            b"<p>Not</p>\n like <b>that</b>",
            "400: it says: Bad Request Not like that",
        ),
        (400, b"x" * 9999, f"it says: Bad Request {'x' * 188}"),
        (400, b"x" * 9999 + b" already exists", "a file of that name already"),
        (
            400,
            b"Repository does not allow updating assets: ours",
            "nothing to do, else",
        ),
        (400, b"File name has already been taken", "a file of that name already"),
        (403, b"Not enough permissions to delete/overwrite", "a file of that name"),
        (
            401,
            b"",
            "401: it did not accept somebody and the password. Put the",
        ),
        (403, PAGE, "it does not let somebody upload. Is the password right"),
        (404, b"", "there is nothing at http://127.0.0.1:"),
        (405, b"", "/ takes no files; say where with --upload-url"),
        (407, PAGE, "a proxy on the way wants a password"),
        (409, b"", "a file of that name already"),
        (411, b"", "Go round it"),
        (413, b"", "bytes are too many for it, or for a proxy before it. Raise"),
        (429, b"", "it was asked too often"),
        (500, PAGE, "500: it failed. Look whether"),
        (503, b"", "503: it failed. Look whether"),
        (418, b"<style>\np {}\n</style><p\n>Why</p>", "it says: I'm a Teapot Why"),
        (418, PAGE, "418: it says: I'm a Teapot Who & why?"),
    ],
)
def test_refusals(
    status: int,
    body: bytes,
    problem: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Each is explained, without markup, and without the password."""
    monkeypatch.setenv("TWINE_USERNAME", USER)
    monkeypatch.setenv("TWINE_PASSWORD", PASSWORD)
    with misbehaving(Manner(status, body)) as (server, script):
        said = refusal(server, sdist(tmp_path))
    assert problem in said
    assert len(said) < 400
    assert "<" not in said
    assert PASSWORD not in said
    assert script.asked == ["POST /"]


def test_password_in_an_answer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is not passed on, where a server says what it was asked."""
    monkeypatch.setenv("TWINE_USERNAME", USER)
    monkeypatch.setenv("TWINE_PASSWORD", PASSWORD)
    both = base64.b64encode(f"{USER}:{PASSWORD}".encode())
    body = b"Authorization: Basic " + both + b", password " + PASSWORD.encode()
    body += b" " * 9 + b"x" * 80 + PASSWORD.encode() * 9
    with misbehaving(Manner(400, body)) as (server, _):
        said = refusal(server, sdist(tmp_path))
    told = "it says: Bad Request Authorization: Basic ****, password **** xxxx"
    assert told in said
    assert "pass-" not in said


@pytest.mark.parametrize(
    ("password", "body"),
    [
        ("p&ss<w>rd", "<p>cannot log in with p&amp;ss&lt;w&gt;rd</p>"),
        ("p&ss<w>rd", "cannot log in with p&ss<w>rd"),
        ("pass-word", "<p>cannot log in with pass&#45;word</p>"),
        ("p&amp;ss", "cannot log in with p&amp;ss"),
        ('p"ss\\wörd', r"cannot log in with p\"ss\\w\u00f6rd"),
    ],
)
def test_password_behind_markup(
    password: str, body: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is hidden however a page or JSON writes it."""
    monkeypatch.setenv("TWINE_USERNAME", USER)
    monkeypatch.setenv("TWINE_PASSWORD", password)
    with misbehaving(Manner(400, body.encode())) as (server, _):
        said = refusal(server, sdist(tmp_path))
    assert said.endswith("it says: Bad Request cannot log in with ****")


@pytest.mark.parametrize(
    ("location", "shown"),
    [
        (
            "https://u:secret@other.example/in?t=secret#secret",
            "https://other.example/in",
        ),
        ("in?t=secret", "in"),
    ],
)
def test_redirect(location: str, shown: str, tmp_path: Path) -> None:
    """It is not followed, and what it may give away is not shown."""
    with misbehaving(Manner(302, headers={"Location": location})) as (server, _):
        said = refusal(server, sdist(tmp_path))
    assert f"302: it leads to {shown}, which was not named" in said
    assert "secret" not in said


def test_redirect_to_nowhere(tmp_path: Path) -> None:
    """It is said that nobody understands that."""
    with misbehaving(Manner(302, headers={"Location": "http://["})) as (server, _):
        said = refusal(server, sdist(tmp_path))
    assert said.endswith("its answer cannot be read: ValueError")


def test_index_dies_half_way(tmp_path: Path) -> None:
    """It says what is there already; the other file can be uploaded by itself."""
    sources, built = pair(tmp_path)
    with (
        pypi_server(tmp_path / "files") as behind,
        misbehaving(FORWARD, Manner(closes=True), FORWARD, behind=behind) as (
            server,
            _,
        ),
    ):
        said = refusal(server, sources, built)
        assert names(server) == [sources.name]
        assert put(server, built) == (built.name,)
        assert names(server) == [built.name, sources.name]
    assert said == (
        f"{built.name} was not uploaded to {HOST}: it hung up half-way. Release again:"
        f" only what is missing is uploaded.\nUploaded before: {sources.name}"
    )


def test_index_is_down(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    """It is said once, and by nobody else."""
    address = f"http://{HOST}:{free_port()}/"
    with caplog.at_level(logging.DEBUG):
        said = refusal(Server(f"{address}simple/", address), sdist(tmp_path))
    assert "it cannot be reached. Is its address right, and is it up?" in said
    assert capfd.readouterr() == ("", "")
    assert not [record for record in caplog.records if record.levelno > logging.DEBUG]


def test_index_is_silent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is not waited for without end."""
    monkeypatch.setattr(sending, "SECONDS", 0.2)
    with misbehaving(Manner(hangs=True)) as (server, _):
        said = refusal(server, sdist(tmp_path))
    assert "it did not answer within 0.2 seconds. Release again" in said


def test_certificate_of_nobody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is trusted when its authority is named, as it is for reading."""
    certificates.authority().cert_pem.write_to_path(tmp_path / "pem")
    with misbehaving(Manner(), tls=certificates.valid()) as (server, _):
        said = refusal(server, sdist(tmp_path))
        monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "pem"))
        assert put(server, sdist(tmp_path))
    assert "it shows a certificate that is not trusted; name the file" in said


@pytest.mark.parametrize("content", [None, "no certificate"])
def test_authority_of_nobody(
    content: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A setting that names no authority is not passed over."""
    path = tmp_path / "pem"
    if content is not None:
        path.write_text(content, encoding="utf-8")
    monkeypatch.setenv("SSL_CERT_FILE", str(path))
    server = Server("https://index.example/simple/", "https://index.example/")
    said = refusal(server, sdist(tmp_path))
    assert "what SSL_CERT_FILE or SSL_CERT_DIR names cannot be read: " in said


def test_authorities_of_requests(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Those that it brings or is told of are not trusted beside those that we are."""
    path = tmp_path / "pem"
    certificates.authority().cert_pem.write_to_path(path)
    monkeypatch.setattr(adapters, "DEFAULT_CA_BUNDLE_PATH", str(path))
    with misbehaving(Manner(), tls=certificates.valid()) as (server, _):
        one = refusal(server, sdist(tmp_path))
        monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(path))
        other = refusal(server, sdist(tmp_path))
    assert one == other
    assert "it shows a certificate that is not trusted; name the file" in one


def test_what_cannot_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It says which file is meant."""
    file, check = sdist(tmp_path), PackageFile.from_filename

    def gone(path: str, comment: str | None) -> PackageFile:
        found = check(path, comment)
        file.unlink()
        return found

    monkeypatch.setattr(PackageFile, "from_filename", gone)
    server = Server("https://index.example/simple/", "https://index.example/")
    said = refusal(server, file)
    assert "something cannot be read: [Errno 2] No such file" in said
    assert str(file) in said


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_certificate_behind_a_proxy(
    scheme: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is trusted as it is without one, and so is that of the proxy."""
    path = tmp_path / "pem"
    certificates.authority().cert_pem.write_to_path(path)
    tls = certificates.valid() if scheme == "https" else None
    with misbehaving(Manner(), tls=certificates.valid()) as (server, script):
        proxy = HttpProxy(int(server.upload.rstrip("/").rpartition(":")[2]))
        with serving(proxy, tls) as peer:
            monkeypatch.setenv("https_proxy", f"{scheme}://{HOST}:{peer.port}")
            said = refusal(server, sdist(tmp_path))
            assert script.asked == []
            monkeypatch.setenv("SSL_CERT_FILE", str(path))
            assert put(server, sdist(tmp_path))
            monkeypatch.delenv("SSL_CERT_FILE")
            monkeypatch.setattr(sending, "trusted", certificates.trusting)
            assert put(server, sdist(tmp_path))
    whose = "the proxy" if scheme == "https" else "it"
    assert f"{whose} shows a certificate that is not trusted; name the file" in said
    assert script.asked == ["POST /"] * 2
    assert proxy.asked[-1].startswith(f"CONNECT {HOST}:{proxy.port} ")


def test_loading_it_changes_nothing() -> None:
    """Whoever only loads it may go on printing."""
    program = (
        "import rich, generator.index.sending\nassert not rich.get_console().quiet"
    )
    subprocess.run(  # noqa: S603 - runs what stands above
        [sys.executable, "-c", program], cwd=ROOT, check=True
    )


def test_proxy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One that does not let us through is named by the setting that names it."""
    with misbehaving(Manner(407)) as (proxy, _):
        monkeypatch.setenv("https_proxy", proxy.upload)
        server = Server("https://index.example/simple/", "https://index.example/")
        said = refusal(server, sdist(tmp_path))
    assert "the proxy does not let it through: see HTTPS_PROXY" in said


@pytest.mark.parametrize("ending", [".tar.gz", "-py3-none-any.whl", ".exe"])
def test_no_distribution(ending: str, tmp_path: Path) -> None:
    """Anything else is not uploaded."""
    path = tmp_path / f"kites-1.0.0{ending}"
    path.write_bytes(b"")
    said = refusal(Server(f"http://{HOST}/simple/", f"http://{HOST}/"), path)
    assert f"{path.name} was not uploaded to {HOST}: it is no distribution" in said


def test_no_twine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It says which environment has it."""
    monkeypatch.delitem(sys.modules, "generator.index.sending")
    monkeypatch.setitem(sys.modules, "twine.exceptions", None)
    said = refusal(Server(f"http://{HOST}/simple/", f"http://{HOST}/"), sdist(tmp_path))
    assert said.endswith("is missing; run `tox run -e release`")
