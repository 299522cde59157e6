"""The version goes as far as the changes ask, and past what is released."""

from typing import Final

import pytest
import yaml

from contract.golden import DOCUMENT
from generator.release.bumping import bumped, stating
from generator.release.problem import ReleaseError


@pytest.mark.parametrize(
    ("stated", "asked", "released", "pre", "version"),
    [
        ("1.0.0", None, [], None, "1.0.0"),
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
        ("1.0.0", None, [], "rc", "1.0.0rc1"),
        ("1.1.0", "1.1.0", ["1.0.0", "1.1.0a1"], "rc", "1.1.0rc1"),
        # Nothing goes back, and no number comes twice.
        ("1.1.0rc5", "1.1.0", ["1.0.0"], "rc", "1.1.0rc5"),
        ("1.1.0rc5", "1.1.0", ["1.0.0", "1.1.0rc5"], "rc", "1.1.0rc6"),
        ("1.1.0rc2", "1.1.0", ["1.0.0", "1.1.0rc3"], "rc", "1.1.0rc4"),
        ("1.1.0rc1", "1.2.0", ["1.0.0"], "a", "1.2.0a1"),
        ("1.1rc1", "1.1.0", ["1.0.0", "1.1.0rc2"], "rc", "1.1rc3"),
        ("1.1.0.dev2", "1.1.0", ["1.0.0"], "b", "1.1.0b1"),
        ("1.1.0.dev2", "1.1.0", ["1.0.0"], None, "1.1.0"),
        ("1.1.0rc1.post1", "1.1.0", ["1.0.0"], None, "1.1.0"),
        ("1.1", "1.1.0", ["1.0.0"], None, "1.1"),
        ("01.1", "1.1.0", ["1.0.0"], None, "01.1"),
        ("1.0.0.post1", None, ["1.0.0"], None, "1.0.0.post1"),
        ("1.0.0.post1", None, ["1.0.0.post1"], None, "1.0.1"),
        ("1.0.0.post1.dev1", None, ["1.0.0"], None, "1.0.0.post1"),
        ("1.0.0", None, ["1.0.0", "1.0.1.post1.dev1"], None, "1.0.2"),
        # What a document cannot state.
        ("1.0.0", None, ["1!2.0rc1"], None, "1.0.0"),
        ("1.0.0", None, ["as before"], None, "1.0.0"),
    ],
)
def test_next(
    stated: str, asked: str | None, released: list[str], pre: str | None, version: str
) -> None:
    """A version that is far enough stays; no version comes twice."""
    assert bumped(stated, asked, released, pre) == version


@pytest.mark.parametrize(
    ("stated", "released", "pre", "said"),
    [
        ("1.1.0rc1", ["1.0.0", "1.1.0rc1"], "a", "behind 1.1.0rc1: say --pre rc, or"),
        ("1.1.0rc5", ["1.0.0"], "b", "1.1.0b1 would be behind 1.1.0rc5: say --pre rc"),
        ("1.1.0a1", ["1.0.0", "1.1.0b2"], "a", "1.1.0a2 would be behind 1.1.0b2: say"),
        ("1.1.0.post1", ["1.0.0"], "rc", "1.1.0rc1 would be behind 1.1.0.post1: leave"),
        ("1.0.0", ["1!1.0"], None, "the index has 1!1.0, and a document states no"),
        ("new", [], None, "info.version is new, which is no version for Python"),
        ("1!1.0", [], None, "info.version is 1!1.0, which is no version for Python"),
    ],
)
def test_no_way_back(
    stated: str, released: list[str], pre: str | None, said: str
) -> None:
    """What would come before something else is refused, with what to ask for."""
    with pytest.raises(ReleaseError) as caught:
        bumped(stated, "1.1.0", released, pre)
    assert said in str(caught.value)


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


def test_ends_of_lines() -> None:
    """They stay as well."""
    text = TEXT.replace("\n", "\r\n")
    assert stating(text, "1.1.0") == text.replace("1.0.0", "1.1.0")


def test_number() -> None:
    """A version that would be read as a number is put into quotes."""
    found: object = yaml.safe_load(stating(TEXT, "1.10"))
    assert isinstance(found, dict)
    assert found["info"]["version"] == "1.10"


@pytest.mark.parametrize(
    "version",
    [
        "|-\n    1.0.0",
        ">\n    1.0.0",
        "!!str 1.0.0",
        "&it 1.0.0",
        '"1\\x2e0.0"',
    ],
)
def test_other_spellings(version: str) -> None:
    """They are refused, before anything else is overwritten."""
    with pytest.raises(
        ReleaseError, match=r"neither a plain word nor .* 1\.1\.0 there"
    ):
        stating(f"info:\n  version: {version}\n  title: Kites\n", "1.1.0")


def test_alias() -> None:
    """What stands elsewhere is not changed there."""
    text = "x-version: &it 1.0.0\ninfo: {version: *it}\n"
    with pytest.raises(ReleaseError, match="neither a plain word"):
        stating(text, "1.1.0")


@pytest.mark.parametrize(
    "text",
    [
        f"x-one: &it 1\nx-other: &it 2\n{TEXT}",
        f"{TEXT}---\n{TEXT}",
        f"x: *it\n{TEXT}",
    ],
)
def test_other_reader(text: str) -> None:
    """What only another reader takes is left to somebody with an editor."""
    with pytest.raises(ReleaseError, match=r"cannot be told, .* write 1\.1\.0 there"):
        stating(text, "1.1.0")


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
