"""Where files are uploaded to is told from where they are listed, or is said."""

from typing import Final

import pytest

from generator.index.problem import IndexServerError
from generator.index.targets import target
from release.servers import PASSWORD, USER

HOST: Final = "https://index.example"


@pytest.mark.parametrize(
    ("index", "upload"),
    [
        ("/simple/", "/"),
        ("/simple", "/"),
        ("/user/index/+simple/", "/user/index/"),
        ("/artifactory/api/pypi/ours/simple", "/artifactory/api/pypi/ours"),
        ("/repository/ours/simple", "/repository/ours/"),
        ("/api/v4/projects/7/packages/pypi/simple", "/api/v4/projects/7/packages/pypi"),
        ("/pypi/ours/simple/", "/pypi/ours/"),
        ("/project/ours/simple/", "/project/ours/"),
        ("/org/_packaging/ours/pypi/simple/", "/org/_packaging/ours/pypi/upload/"),
    ],
)
def test_known_servers(index: str, upload: str) -> None:
    """Each has its own place."""
    found = target(HOST + index, None)
    assert found.url == HOST + upload


def test_what_is_said() -> None:
    """It wins, wherever the index is."""
    found = target(f"{HOST}/simple/", "https://other.example/legacy/")
    assert found.url == "https://other.example/legacy/"


def test_credentials_are_not_shown() -> None:
    """They are kept for whoever uploads to the same server."""
    found = target(f"https://{USER}:{PASSWORD}@index.example:444/simple/", None)
    assert found.url == "https://index.example:444/"
    assert found.user == USER
    assert found.password == PASSWORD
    assert PASSWORD not in repr(found)


@pytest.mark.parametrize(
    ("index", "upload"),
    [
        ("index.example/simple/", "index.example/legacy/"),
        ("index.example/simple/", "INDEX.example:443/legacy/"),
        ("INDEX.example:443/simple/", "index.example/legacy/"),
        ("index.example:444/simple/", "index.example:444/legacy/"),
    ],
)
@pytest.mark.parametrize("password", [PASSWORD, "", None])
def test_user_of_the_index(index: str, upload: str, password: str | None) -> None:
    """Who reads an index uploads to the same server, wherever that takes files."""
    colon = "" if password is None else f":{password}"
    found = target(f"https://{USER}{colon}@{index}", f"https://{upload}")
    assert found.url == f"https://{upload}".replace(
        "INDEX.example:443", "index.example"
    )
    assert (found.user, found.password) == (USER, password)


@pytest.mark.parametrize(
    ("index", "upload"),
    [
        ("https://somebody:pass@index.example/simple/", "https://other.example/"),
        ("https://somebody:pass@index.example/simple/", "https://index.example:444/"),
        ("https://somebody:pass@127.0.0.1:443/simple/", "http://127.0.0.1:443/"),
    ],
)
def test_user_of_another_server(index: str, upload: str) -> None:
    """Nobody else gets a password."""
    found = target(index, upload)
    assert (found.user, found.password) == ("", None)


@pytest.mark.parametrize(
    ("upload", "index"),
    [
        (None, f"{HOST}/simple/"),
        (f"{HOST}/legacy/", f"{HOST}/simple/"),
        ("https://other@index.example/legacy/", f"{HOST}/simple/"),
        ("https://other.example/", ""),
        ("https://index.example:444/", ""),
    ],
)
def test_index_of_the_upload(upload: str | None, index: str) -> None:
    """It is known on the same server only, which alone gets what a keyring has."""
    assert target(f"https://{USER}@index.example/simple/", upload).index == index


@pytest.mark.parametrize(
    ("who", "user", "password"),
    [("other@", "other", None), ("other:x@", "other", "x"), (":x@", "", "x")],
)
def test_user_of_the_upload(who: str, user: str, password: str | None) -> None:
    """Whoever is named there uploads, with nobody else's password."""
    index = f"https://{USER}:{PASSWORD}@index.example/simple/"
    found = target(index, f"https://{who}index.example/")
    assert (found.user, found.password) == (user, password)


@pytest.mark.parametrize(
    ("index", "upload", "problem"),
    [
        (
            f"{HOST}/packages/",
            None,
            r"index index\.example: is its address right\? That",
        ),
        (f"{HOST}/api/v4/groups/7/-/packages/pypi/simple", None, "GitLab, which takes"),
        ("http://index.example/simple/", None, "has to be https, except on this"),
        (
            f"{HOST}/simple/",
            "http://index.example/",
            "upload address index.example: has",
        ),
        (
            f"{HOST}/simple/",
            "index.example",
            "upload address: its address has to begin",
        ),
    ],
)
def test_what_cannot_be_told(index: str, upload: str | None, problem: str) -> None:
    """It says what to add."""
    with pytest.raises(IndexServerError, match=problem):
        target(index, upload)
