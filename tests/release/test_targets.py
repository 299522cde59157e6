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
    ("index", "upload", "problem"),
    [
        (f"{HOST}/packages/", None, "index index.example: where are files uploaded to"),
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
