"""A user and a password come from one place, and are shown by none."""

import base64
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final, TypeAlias

import pytest
import unearth.auth

from generator.index.addresses import Address, parsed
from generator.index.credentials import Credentials, credentials, in_keyring
from generator.index.problem import IndexServerError
from generator.index.targets import target
from generator.release.origin import origin

pytestmark = pytest.mark.usefixtures("nobody")

Keep: TypeAlias = Callable[[Mapping[tuple[str, str | None], tuple[str, str]]], None]

GET_KEYRING_AUTH: Final = unearth.auth.get_keyring_auth
HOST: Final = "index.example"
URL: Final = f"https://{HOST}/simple/"
ALONE: Final = (
    f"the address of {HOST} has a user without a password: put it behind the user, or"
    " into a keyring or netrc, or both into TWINE_USERNAME and TWINE_PASSWORD. Behind a"
    " token that needs none write a colon."
)


@pytest.fixture
def keyring(monkeypatch: pytest.MonkeyPatch) -> Keep:
    """Return what puts passwords into a keyring, by place and user."""

    def keep(entries: Mapping[tuple[str, str | None], tuple[str, str]]) -> None:
        def kept(place: str, user: str | None) -> tuple[str, str] | None:
            return entries.get((place, user))

        monkeypatch.setattr(unearth.auth, "get_keyring_auth", kept)

    return keep


@pytest.fixture
def netrc(nobody: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have netrc know the password of `ours`."""
    assert nobody is None
    (tmp_path / "netrc").write_text(f"machine {HOST} login ours password in-netrc\n")
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))


def address(who: str = "") -> Address:
    """Return an address with *who* in it."""
    return parsed(URL.replace("//", f"//{who}"), "index")


def refusal(who: str = "") -> str:
    """Return why nobody uploads."""
    with pytest.raises(IndexServerError) as caught:
        credentials(address(who))
    return str(caught.value)


def test_nobody() -> None:
    """Nobody is as good as somebody for an index that is open."""
    assert credentials(address()) is None


def test_variables(monkeypatch: pytest.MonkeyPatch) -> None:
    """Both of them win over the address."""
    monkeypatch.setenv("TWINE_USERNAME", "ours")
    monkeypatch.setenv("TWINE_PASSWORD", "in-variable")
    found = credentials(address("theirs:in-address@"))
    assert found == Credentials("ours", "in-variable")
    assert repr(found) == "Credentials(user='ours')"


@pytest.mark.parametrize("who", ["", "theirs@", "theirs:in-address@"])
@pytest.mark.usefixtures("netrc")
def test_password_of_nobody(who: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is sent with no user of another place."""
    monkeypatch.setenv("TWINE_PASSWORD", "in-variable")
    assert refusal(who) == "TWINE_PASSWORD is set: say in TWINE_USERNAME whose it is"


@pytest.mark.parametrize("who", ["", "theirs@", "theirs:in-address@"])
@pytest.mark.usefixtures("netrc")
def test_user_of_a_variable_with_netrc(
    who: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The password is that user's, and not the one in the address."""
    monkeypatch.setenv("TWINE_USERNAME", "ours")
    assert credentials(address(who)) == Credentials("ours", "in-netrc")


@pytest.mark.parametrize("place", [URL, HOST])
@pytest.mark.usefixtures("netrc")
def test_user_of_a_variable_with_a_keyring(
    place: str, keyring: Keep, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is asked before netrc, by the address or by the host."""
    keyring({(place, "ours"): ("ours", "in-keyring")})
    monkeypatch.setenv("TWINE_USERNAME", "ours")
    assert credentials(address("theirs:in-address@")) == Credentials(
        "ours", "in-keyring"
    )


@pytest.mark.parametrize("who", ["", "theirs@", "theirs:in-address@"])
@pytest.mark.usefixtures("netrc")
def test_user_of_a_variable_without_a_password(
    who: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No other user's password is taken."""
    monkeypatch.setenv("TWINE_USERNAME", "other")
    assert refusal(who) == (
        f"there is no password of other for {HOST}: put it into TWINE_PASSWORD, a"
        " keyring or netrc"
    )


@pytest.mark.usefixtures("netrc")
def test_user_of_a_variable_in_the_address(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same user's password is."""
    monkeypatch.setenv("TWINE_USERNAME", "ours")
    found = credentials(address("ours:in-address@"))
    assert found == Credentials("ours", "in-address", is_of_address=True)


@pytest.mark.parametrize("who", ["theirs:in-address@", ":in-address@", "token:@"])
@pytest.mark.usefixtures("netrc")
def test_address(who: str) -> None:
    """What stands in it is sent as it stands there, and is not shown."""
    found = credentials(address(who))
    user, _, password = who.removesuffix("@").partition(":")
    assert found == Credentials(user, password, is_of_address=True)
    assert repr(found) == "Credentials(user='the user in the address')"


@pytest.mark.usefixtures("netrc")
def test_user_of_an_address_with_netrc(keyring: Keep) -> None:
    """The password may be elsewhere, for that user; the user is hidden all the same."""
    found = credentials(address("ours@"))
    assert found == Credentials("ours", "in-netrc", is_of_address=True)
    keyring({(HOST, "ours"): ("ours", "in-keyring")})
    found = credentials(address("ours@"))
    assert found == Credentials("ours", "in-keyring", is_of_address=True)


def test_keyring_that_knows_better(keyring: Keep) -> None:
    """Some return a user of their own with the password, who belongs to it."""
    keyring({(URL, "token"): ("session", "in-keyring"), (URL, None): ("", "x")})
    assert credentials(address("token@")) == Credentials("session", "in-keyring")
    assert credentials(address()) == Credentials("", "x")


def test_keyring_that_knows_the_index(keyring: Keep) -> None:
    """Who reads an index uploads to it too, and to nothing on another server."""
    keyring({(URL, None): ("ours", "in-keyring")})
    assert credentials(target(URL, None)) == Credentials("ours", "in-keyring")
    assert credentials(target(URL, f"https://{HOST}:444/")) is None


@pytest.mark.parametrize("who", ["", "token@"])
def test_keyring_that_is_a_program(who: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """It never gets a token as an argument, which other users of a machine see."""
    asked: list[str | None] = []

    class Program(unearth.auth.KeyringCliProvider):
        def get_auth_info(self, url: str, username: str | None) -> tuple[str, str]:
            asked.append(username)
            return "ours", f"for {url}"

    def provider() -> Program:
        return Program("keyring")

    monkeypatch.setattr(unearth.auth, "get_keyring_auth", GET_KEYRING_AUTH)
    monkeypatch.setattr(unearth.auth, "get_keyring_provider", provider)
    monkeypatch.setattr(unearth.auth, "KEYRING_DISABLED", False)
    found = in_keyring(address(who), address(who).user)
    assert found == (None if who else Credentials("ours", f"for {URL}"))
    assert asked == ([] if who else [None])


@pytest.mark.usefixtures("netrc")
def test_user_of_an_address_alone() -> None:
    """It may be a token: it is not shown, and nobody guesses that it is one."""
    assert refusal("token-4711@") == ALONE


@pytest.mark.parametrize(
    ("known", "said"),
    [
        (Credentials("some", "p/w"), "some **** **** {} no"),
        (Credentials("some", ""), "some p/w p%2Fw {} no"),
        (Credentials("some", "p/w", is_of_address=True), "**** **** **** {} no"),
        (Credentials("some", "", is_of_address=True), "**** p/w p%2Fw {} no"),
        (Credentials("", "p/w", is_of_address=True), "some **** **** {} no"),
        (Credentials("o", "o", is_of_address=True), "s****me p/w p%2Fw {} n****"),
        (Credentials("n", "x", is_of_address=True), "some p/w p%2Fw {} no"),
    ],
)
def test_discretion(known: Credentials, said: str) -> None:
    """What others say is passed on without secrets, and else as it is."""
    both = base64.b64encode(f"{known.user}:{known.password}".encode()).decode()
    text = f"some p/w p%2Fw {both} no"
    assert known.discreet(text) == said.format("****")


@pytest.mark.parametrize(
    "shown",
    [
        "abc/d+e=",
        "abc/d%2Be%3D",
        "abc%2Fd%2Be%3D",
        "abc%2fd%2be%3d",
        "abc%2Fd+e%3D",
    ],
)
@pytest.mark.parametrize("before", ["//", "?next=https%3A%2F%2F"])
@pytest.mark.parametrize("behind", ["@", ":****@", "%3A%40"])
def test_discretion_of_what_is_percent_encoded(
    shown: str, before: str, behind: str
) -> None:
    """However many of its letters somebody leaves as they are."""
    known = Credentials("abc/d+e=", "", is_of_address=True)
    assert known.discreet(f"{before}{shown}{behind}") == f"{before}****{behind}"
    other = Credentials("user", "abc/d+e=")
    assert other.discreet(f"{before}user:{shown}@") == f"{before}user:****@"


@pytest.mark.parametrize(
    ("secret", "shown"),
    [
        ('p"s\\w/ö', r"p\"s\\w\/\u00f6"),
        ('p"s\\w/ö', r"\u0070\u0022s\u005C\u0077/\u00F6"),
        ('p"s\\w/ö', r"p\"s\\w/ö"),
        ("p🪁", r"p\ud83e\ude81"),
        ("p's", r"p\'s"),
    ],
)
def test_discretion_of_what_is_escaped(secret: str, shown: str) -> None:
    """JSON has several ways to write a letter, and a line may end before a user."""
    said = Credentials("user", secret).discreet(rf'{{"for": "user:{shown}"}}')
    assert said == '{"for": "user:****"}'
    known = Credentials(secret, "", is_of_address=True)
    assert known.discreet(rf"no\n{shown}\u0022{shown}, x") == r"no\n****\u0022****, x"


def test_discretion_of_both_together() -> None:
    """What is sent of them may come back in an address or in JSON."""
    known = Credentials("user", "??>>")
    both = base64.b64encode(b"user:??>>").decode()
    assert both == "dXNlcjo/Pz4+"
    for shown in (both, r"dXNlcjo\/Pz4+", "dXNlcjo%2FPz4%2B"):
        assert known.discreet(f"Basic {shown}.") == "Basic ****."


@pytest.mark.parametrize(
    "beside", ["word", "%2", "\N{LATIN SMALL LETTER E WITH ACUTE}"]
)
def test_discretion_beside_words(beside: str) -> None:
    """A user is no part of a word."""
    known = Credentials("me", "", is_of_address=True)
    text = f"{beside}me me{beside.strip('%')}"
    assert known.discreet(text) == text


@pytest.mark.parametrize(
    ("who", "index"),
    [
        ("", URL),
        ("token@", f"https://token@{HOST}/simple/"),
        ("token:@", f"https://token:@{HOST}/simple/"),
        (":secret@", f"https://:secret@{HOST}/simple/"),
        ("a%40b:p%2Fw@", f"https://a%40b:p%2Fw@{HOST}/simple/"),
    ],
)
def test_origin(who: str, index: str) -> None:
    """An index is read with what is in its address, however its host is written."""
    for host in (HOST, "Index.Example:443"):
        given = URL.replace(HOST, host).replace("//", f"//{who}")
        assert origin(given).index == index


@pytest.mark.usefixtures("netrc")
def test_origin_with_netrc(keyring: Keep) -> None:
    """Who installs looks there, so that no keyring is asked."""
    keyring({(URL, None): ("ours", "in-keyring")})
    assert origin(URL).known is None


@pytest.mark.parametrize("place", [URL, HOST])
def test_origin_with_a_keyring(place: str, keyring: Keep) -> None:
    """It is asked for the user in the address, too."""
    keyring({(place, "ours"): ("ours", "in-keyring")})
    assert origin(URL).known is None
    found = origin(URL.replace("//", "//ours@"))
    assert found.index == f"https://ours:in-keyring@{HOST}/simple/"
    assert found.discreet("ours in-keyring") == "**** ****"
    assert origin(URL).discreet("ours in-keyring") == "ours in-keyring"
