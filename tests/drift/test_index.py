"""`released` is the newest release that an index has."""

import logging
from collections.abc import Generator
from pathlib import Path
from typing import Final

import pytest
import unearth.auth

from contract.golden import CONTRACT
from drift.indexes import HTML, JSON, PAGE, PASSWORD, USER, Index, project, serving
from drift.wheels import NAME
from generator.drift.index import WITHDRAW
from generator.drift.sources import RELEASE_INDEX, SourceError, opened

PROXIES: Final = ("http_proxy", "https_proxy", "all_proxy")
WHEEL: Final = f"{NAME}-1.2.0-py3-none-any.whl"


@pytest.fixture(autouse=True)
def nobody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Forget whose machine this is: no proxy, no password, no index."""
    for name in PROXIES:
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.delenv(RELEASE_INDEX, raising=False)
    monkeypatch.setenv("NETRC", str(tmp_path / "no netrc"))

    def nothing(*_: object) -> None:
        return None

    monkeypatch.setattr(unearth.auth, "get_keyring_auth", nothing)


@pytest.fixture(params=[HTML, JSON])
def index(tmp_path: Path, request: pytest.FixtureRequest) -> Generator[Index]:
    """Return an index with two releases, in each form that there is."""
    folder = tmp_path / "files"
    folder.mkdir()
    made = Index(folder, str(request.param))
    made.release("1.2.0")
    made.release("1.10.0")
    with serving(made):
        yield made


@pytest.fixture(scope="session")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a project that is called as the releases are."""
    return project(tmp_path_factory.mktemp("project"))


def version(root: Path, address: str | None) -> str | None:
    """Return the version that is released at *address*."""
    with opened("released", root=root, index=address) as side:
        assert side.contract == CONTRACT
        assert side.name == f"corti-interactions {side.version}"
        assert side.package is not None
        assert (side.package / NAME / "__init__.py").is_file()
        return side.version


def refusal(root: Path, address: str) -> str:
    """Return why nothing is found at *address*."""
    with (
        pytest.raises(SourceError) as caught,
        opened("released", root=root, index=address),
    ):
        pass
    return str(caught.value)


def test_newest_release(index: Index, root: Path) -> None:
    """By its version, not by its letters, for whichever Python it is."""
    assert version(root, index.address) == "1.10.0"


def test_index_from_the_environment(
    index: Index, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is asked if the command line names none."""
    monkeypatch.setenv(RELEASE_INDEX, index.address)

    assert version(root, None) == "1.10.0"


def test_command_line_wins(
    index: Index, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Over the environment."""
    monkeypatch.setenv(RELEASE_INDEX, "http://127.0.0.1:1/simple/")

    assert version(root, index.address) == "1.10.0"


def test_pre_release_is_passed_over(index: Index, root: Path) -> None:
    """As long as there is a release."""
    index.release("2.0.0rc1")
    index.release("2.0.0.dev1")

    assert version(root, index.address) == "1.10.0"


@pytest.mark.parametrize("form", [HTML, JSON])
def test_pre_release_alone(form: str, tmp_path: Path, root: Path) -> None:
    """It is better than nothing."""
    made = Index(tmp_path, form)
    made.release("2.0.0rc1")
    made.release("2.0.0rc2")

    with serving(made):
        assert version(root, made.address) == "2.0.0rc2"


def test_withdrawn_release_is_passed_over(index: Index, root: Path) -> None:
    """Whoever withdrew it had a reason."""
    index.release("1.11.0", yanked=True)

    assert version(root, index.address) == "1.10.0"


def test_newest_release_without_a_wheel(index: Index, root: Path) -> None:
    """One whose upload was interrupted is none yet."""
    index.add(f"{NAME}-1.11.0.tar.gz", b"an archive")

    assert version(root, index.address) == "1.10.0"


def test_no_release_with_a_wheel(tmp_path: Path, root: Path) -> None:
    """It is said that there is one, and what it lacks."""
    made = Index(tmp_path)
    made.release("1.2.0", yanked=True)
    made.add(f"{NAME}-1.3.0.tar.gz", b"an archive")

    with serving(made):
        said = refusal(root, made.address)

    assert said == (
        "released: the index has no wheel of corti-interactions that is not withdrawn"
    )


def test_only_final_release_is_withdrawn(tmp_path: Path, root: Path) -> None:
    """A pre-release is better than what nobody may use."""
    made = Index(tmp_path)
    made.release("1.2.0", yanked=True)
    made.release("1.2.0rc1")

    with serving(made):
        assert version(root, made.address) == "1.2.0rc1"


def test_index_is_asked_once(index: Index, root: Path) -> None:
    """For the list, and for the wheel."""
    assert version(root, index.address) == "1.10.0"
    assert index.asked == [PAGE, f"/files/{NAME}-1.10.0-py3-none-any.whl"]


def test_archive_beside_the_wheel_is_not_asked_for(index: Index, root: Path) -> None:
    """The wheel holds it all."""
    index.add(f"{NAME}-1.10.0.tar.gz", b"an archive")

    assert version(root, index.address) == "1.10.0"
    assert not [path for path in index.asked if path.endswith(".tar.gz")]


def test_other_distribution_is_not_taken(index: Index, root: Path) -> None:
    """A file of another name on the same page is none of ours."""
    index.add(f"{NAME}_extras-9.0.0-py3-none-any.whl", b"")

    assert version(root, index.address) == "1.10.0"


def test_wheel_is_the_one_that_is_listed(index: Index, root: Path) -> None:
    """Its digest tells."""
    content = index.answers[f"/files/{WHEEL}"][2]
    index.add(f"{NAME}-1.11.0-py3-none-any.whl", content, digest="0" * 64)

    said = f"released: index 127.0.0.1: {NAME}-1.11.0-py3-none-any.whl is not the file"
    assert refusal(root, index.address) == f"{said} that it lists"


def test_wheel_is_the_version_that_is_listed(index: Index, root: Path) -> None:
    """Whatever its file is called."""
    content = index.answers[f"/files/{WHEEL}"][2]
    index.add(f"{NAME}-1.11.0-py3-none-any.whl", content)

    said = f"corti-interactions 1.11.0: its wheel says that it is 1.2.0; {WITHDRAW}"
    assert refusal(root, index.address) == said


def test_wheel_that_is_gone(index: Index, root: Path) -> None:
    """A list that is longer than the shelf is said to be."""
    index.release("1.11.0")
    del index.answers[f"/files/{NAME}-1.11.0-py3-none-any.whl"]

    said = f"lists {NAME}-1.11.0-py3-none-any.whl, and does not have it"
    assert refusal(root, index.address) == f"released: index 127.0.0.1: {said}"


@pytest.mark.parametrize(
    ("url", "place"),
    [("file:///files/{}", "file://"), ("ftp://127.0.0.1/{}", "ftp://127.0.0.1")],
)
@pytest.mark.parametrize("is_redirect", [False, True])
def test_wheel_elsewhere_is_not_safe(
    index: Index, root: Path, url: str, place: str, *, is_redirect: bool
) -> None:
    """An index may not send us to our own disk, in its list or later."""
    name = f"{NAME}-1.11.0-py3-none-any.whl"
    index.add(name, b"", url="" if is_redirect else url.format(name))
    if is_redirect:
        location = {"Location": url.format(name)}
        index.answers[f"/files/{name}"] = (302, location, b"")

    said = refusal(root, index.address)
    assert said.startswith(f"released: index 127.0.0.1: leads to {place}")
    assert ", which was not named" in said


def test_wheel_at_no_address(index: Index, root: Path) -> None:
    """A link that leads nowhere is no reason to fall over."""
    name = f"{NAME}-1.11.0-py3-none-any.whl"
    index.add(name, b"", url=f"http://127.0.0.1/{'a' * 70_000}/{name}")

    said = "released: index 127.0.0.1: cannot be reached: InvalidURL"
    assert refusal(root, index.address).startswith(said)


def test_unknown_distribution(tmp_path: Path, root: Path) -> None:
    """An index that never heard of it has no release."""
    with serving(Index(tmp_path)) as empty:
        said = refusal(root, empty.address)

    assert said == "released: the index has no release of corti-interactions"


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ((500, {"Content-Type": HTML}, b""), "answered 500"),
        ((403, {"Content-Type": HTML}, b""), "answered 403: it wants credentials"),
        ((200, {"Content-Type": JSON}, b"{"), "does not answer as an index: JSON"),
        ((200, {"Content-Type": JSON}, b"[]"), "does not answer as an index: Attrib"),
        ((200, {"Content-Type": "text/plain"}, b""), "does not answer as an index, b"),
        ((200, {"Content-Type": HTML}, b"<p>Hello"), "answers with a page that is no"),
    ],
)
def test_other_answer(
    index: Index, root: Path, answer: tuple[int, dict[str, str], bytes], said: str
) -> None:
    """What is wrong with it is said, and nothing of what is in it."""
    index.answers[PAGE] = answer

    there = "released: index 127.0.0.1: "
    assert refusal(root, index.address).startswith(f"{there}{said}")


def test_moved_page_is_followed(index: Index, root: Path) -> None:
    """Some indexes have their pages under another name."""
    index.answers["/simple/moved/"] = index.answers[PAGE]
    index.answers[PAGE] = (302, {"Location": "/simple/moved/"}, b"")

    assert version(root, index.address) == "1.10.0"


def test_other_index_is_not_asked(index: Index, root: Path, tmp_path: Path) -> None:
    """Nor does it get to know what a keyring has for it."""
    with serving(Index(tmp_path, is_closed=True)) as other:
        index.answers[PAGE] = (302, {"Location": f"{other.address}x/"}, b"")
        said = refusal(root, index.address)

    assert "leads to http://127.0.0.1, which was not named" in said
    assert other.asked == []


def test_nobody_there(root: Path) -> None:
    """The reason is in one word."""
    said = refusal(root, "http://127.0.0.1:1/simple/")

    assert said.startswith("released: index 127.0.0.1: cannot be reached: ConnectError")


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("http://index.example/simple/", "has to be https, except on this machine"),
        ("simple", "its address has to begin with https:// and a host"),
        ("file:///simple/", "its address has to begin with https:// and a host"),
        ("ftp://index.example/", "its address has to begin with https:// and a host"),
        ("https://[::1/simple/", "its address has to begin with https:// and a host"),
        ("https://127.0.0.1:x/", "its address has to begin with https:// and a host"),
    ],
)
def test_address_that_is_none(root: Path, address: str, said: str) -> None:
    """Nothing is sent there."""
    assert refusal(root, address).endswith(f": {said}")


class TestPassword:
    """An index may want one, and it is shown to nobody else."""

    @pytest.fixture(autouse=True)
    def closed(self, index: Index) -> None:
        """Ask for a password."""
        index.is_closed = True

    def test_from_the_address(self, index: Index, root: Path) -> None:
        """The index and the files are on the same host, so it goes to both."""
        assert version(root, index.with_password()) == "1.10.0"

    def test_from_netrc(
        self, index: Index, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """As pip and curl have it."""
        netrc = tmp_path / "netrc"
        netrc.write_text(f"machine 127.0.0.1 login {USER} password {PASSWORD}\n")
        netrc.chmod(0o600)
        monkeypatch.setenv("NETRC", str(netrc))

        assert version(root, index.address) == "1.10.0"

    def test_from_a_keyring(
        self, index: Index, root: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """If one is installed."""

        def found(*_: object) -> tuple[str, str]:
            return USER, PASSWORD

        monkeypatch.setattr(unearth.auth, "get_keyring_auth", found)

        assert version(root, index.address) == "1.10.0"

    def test_missing(self, index: Index, root: Path) -> None:
        """Nobody is asked to type one: it may be a machine that runs this."""
        assert refusal(root, index.address) == (
            "released: index 127.0.0.1: answered 401: it wants credentials for reading:"
            " in its address, in netrc or in a keyring. A token alone in the address"
            " needs a colon behind it."
        )

    def test_not_good_enough(self, index: Index, root: Path) -> None:
        """What is said of a wrong one is not that there is none."""
        index.answers[PAGE] = (403, {"Content-Type": HTML}, b"")

        said = refusal(root, index.with_password())
        assert "answered 403: the user and the password that it was sent" in said

    @pytest.mark.parametrize("is_right", [False, True])
    def test_is_never_shown(
        self,
        index: Index,
        root: Path,
        caplog: pytest.LogCaptureFixture,
        capfd: pytest.CaptureFixture[str],
        *,
        is_right: bool,
    ) -> None:
        """Neither a right one nor a wrong one, wherever it fails."""
        caplog.set_level(logging.DEBUG)
        password = PASSWORD if is_right else "wrong-5678"
        answers = {**index.answers}
        said: list[str] = []
        for status in (500, 200):
            index.answers[PAGE] = (status, {"Content-Type": JSON}, b"{")
            said.append(refusal(root, index.with_password(password)))
        index.answers.clear()
        index.answers[PAGE] = answers[PAGE]
        said.append(refusal(root, index.with_password(password)))

        shown = "".join([*said, caplog.text, *capfd.readouterr()])
        assert password not in shown
        assert USER not in "".join(said)


def test_nothing_is_logged_to_the_terminal(
    index: Index, root: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """An error says it all."""
    index.answers[PAGE] = (500, {"Content-Type": HTML}, b"")

    refusal(root, index.address)

    assert capfd.readouterr() == ("", "")
