"""The version goes as far as the changes ask, and past what is released."""

from typing import Final

import pytest

from contract.golden import DOCUMENT
from generator.release.bumping import bumped, stating
from generator.release.problem import ReleaseError


@pytest.mark.parametrize(
    ("stated", "asked", "released", "pre", "version"),
    [
        ("1.0.0", None, [], None, "1.0.0"),
        ("1.0.0", None, [], "rc", "1.0.0rc1"),
        ("1.0.0rc1", None, ["1.0.0rc1"], None, "1.0.0"),
        ("1.0.0", "1.1.0", ["1.0.0"], None, "1.1.0"),
        ("1.0.0", "2.0.0", ["1.0.0"], None, "2.0.0"),
        ("1.2.0", "1.1.0", ["1.0.0"], None, "1.2.0"),
        ("1.0.0", None, ["1.0.0"], None, "1.0.1"),
        ("1.0.0", None, ["0.9.0", "1.0.0", "1.0.3"], None, "1.0.4"),
        ("1.0.0", "1.1.0", ["1.0.0"], "a", "1.1.0a1"),
        ("1.1.0a1", "1.1.0", ["1.0.0", "1.1.0a1"], "a", "1.1.0a2"),
        ("1.1.0a2", "1.1.0", ["1.0.0", "1.1.0a1"], "rc", "1.1.0rc1"),
        ("1.1.0rc9", "1.1.0", ["1.0.0", "1.1.0rc9"], "rc", "1.1.0rc10"),
        ("1.1.0rc9", "1.1.0", ["1.0.0", "1.1.0rc9"], None, "1.1.0"),
        ("1.1.0rc1", "2.0.0", ["1.0.0", "1.1.0rc1"], "rc", "2.0.0rc1"),
        ("1!1.0", None, ["1!1.0"], None, "1!1.0.1"),
    ],
)
def test_next(
    stated: str, asked: str | None, released: list[str], pre: str | None, version: str
) -> None:
    """A version that is far enough stays; no version comes twice."""
    assert bumped(stated, asked, released, pre) == version


TEXT: Final = """\
openapi: 3.1.0

info:
  title: "version: 9"
  description: >-
    version: 8

  version: 1.0.0  # ours
servers:
  - version: 7
"""


@pytest.mark.parametrize("quote", ["", "'", '"'])
def test_only_the_version_changes(quote: str) -> None:
    """Quotes and comments stay."""
    text = TEXT.replace("1.0.0", f"{quote}1.0.0{quote}")
    assert stating(text, "1.1.0rc1") == text.replace("1.0.0", "1.1.0rc1")


def test_json() -> None:
    """A document may be JSON as well."""
    text = '{"info": {"version": "1.0.0"}}'
    assert stating(text, "2.0.0") == text.replace("1", "2")


def test_our_document() -> None:
    """It states its version so that it can be found."""
    text = DOCUMENT.read_text(encoding="utf-8")
    assert stating(text, "7.8.9").count("  version: 7.8.9\n") == 1


@pytest.mark.parametrize(
    "text", ["", "[]", "info: 7", "info: {version: []}", "servers: {version: 1.0.0}"]
)
def test_elsewhere(text: str) -> None:
    """Where there is none, somebody has to write it."""
    with pytest.raises(ReleaseError, match=r"write 2\.0\.0 there"):
        stating(text, "2.0.0")
