"""A netrc that cannot be used is named, and neither passed over nor used."""

from pathlib import Path
from typing import Final

import pytest

from drift.indexes import USER, Index, serving
from generator.index.addresses import parsed
from generator.index.credentials import Credentials, credentials
from generator.index.listing import listing
from generator.index.netrcs import entry
from generator.index.problem import IndexServerError
from generator.index.sending import send
from generator.index.targets import target
from generator.index.uploading import upload
from generator.release.origin import origin
from release.archives import DISTRIBUTION, sdist
from release.misbehaving import Manner, misbehaving

pytestmark = pytest.mark.usefixtures("nobody")

HOST: Final = "index.example"
URL: Final = f"https://{HOST}/simple/"
SECRET: Final = "in-netrc"  # noqa: S105 - in a file that a test writes
LINE: Final = f"machine {HOST} login ours password {SECRET}\n"
LOOSE: Final = (
    "~/.netrc cannot be used: others may read or change it. Make it yours and run chmod"
    " 600 on it, or name another file in NETRC"
)


@pytest.fixture
def named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the path of a netrc that a variable names."""
    path = tmp_path / "netrc"
    monkeypatch.setenv("NETRC", str(path))
    return path


@pytest.fixture
def at_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the path of the netrc that is taken if no other one is named."""
    monkeypatch.delenv("NETRC")
    monkeypatch.setenv("HOME", str(tmp_path))
    return tmp_path / ".netrc"


def refusal() -> str:
    """Return why the file cannot be used."""
    with pytest.raises(IndexServerError) as caught:
        entry(HOST)
    assert caught.value.__cause__ is None
    assert SECRET not in str(caught.value)
    return str(caught.value)


def test_entry(named: Path) -> None:
    """Each host has one, unless there is one for all others."""
    named.write_text(LINE, encoding="utf-8")
    assert entry(HOST) == ("ours", SECRET)
    assert entry("other.example") is None
    named.write_text(f"{LINE}default login any password x\n", encoding="utf-8")
    assert entry("other.example") == ("any", "x")


def test_no_netrc(named: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody has to have one, nor a folder for it."""
    assert entry(HOST) is None
    named.write_bytes(b"")
    monkeypatch.setenv("NETRC", str(named / "netrc"))
    assert entry(HOST) is None


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (f"{LINE}machine x login y passwd {SECRET}\n", "line 2 is not in its format."),
        (f"# mine\n{SECRET}\n", "line 2 is not in its format. Mend it, or name"),
        (f"{LINE}# \xe4\n", "it is not UTF-8. Write it anew as UTF-8, or name another"),
    ],
)
def test_content_of_another_kind(named: Path, content: str, problem: str) -> None:
    """It is said where that is, and not what."""
    named.write_text(content, encoding="latin-1")
    assert refusal().startswith(f"{named} cannot be used: {problem}")


def test_folder(named: Path) -> None:
    """It cannot be read."""
    named.mkdir()
    assert refusal().startswith(f"{named} cannot be used: Is a directory. Make it a")


def test_loose(at_home: Path) -> None:
    """Python asks that nobody else can read it where it is taken unasked."""
    at_home.write_text(LINE, encoding="utf-8")
    at_home.chmod(0o644)
    assert refusal() == LOOSE
    at_home.chmod(0o600)
    assert entry(HOST) == ("ours", SECRET)


def test_nobody_takes_it_all_the_same(at_home: Path, tmp_path: Path) -> None:
    """Who uploads, reads and installs says so, where others read a loose one."""
    at_home.write_text(f"default login {USER} password {SECRET}\n", encoding="utf-8")
    at_home.chmod(0o644)
    with misbehaving(Manner()) as (server, script):
        for ask in (
            lambda: upload([sdist(tmp_path)], target(server.index, None)),
            lambda: listing(DISTRIBUTION, server.index),
            lambda: origin(server.index),
        ):
            with pytest.raises(IndexServerError) as caught:
                ask()
            assert str(caught.value) == LOOSE
    assert script.asked == []


def test_nobody_needs_it(at_home: Path, tmp_path: Path) -> None:
    """Who has credentials in the address is not stopped by what is elsewhere."""
    at_home.write_bytes(b"\xff")
    found = credentials(parsed(URL.replace("//", f"//ours:{SECRET}@"), "index"))
    assert found == Credentials("ours", SECRET, is_of_address=True)
    with serving(Index(tmp_path, is_closed=True)) as index:
        assert listing(DISTRIBUTION, index.with_password()).versions == ()


def test_it_is_asked_once(at_home: Path, tmp_path: Path) -> None:
    """Who uploads as nobody is not given a user by what sends the files."""
    with misbehaving(Manner()) as (server, script):
        goal = target(server.index, None)
        known = credentials(goal)
        at_home.write_text(f"default login x password {SECRET}\n", encoding="utf-8")
        assert known is None
        assert send(sdist(tmp_path), goal.url, known).is_fine
    assert "Authorization" not in script.headers[0]
