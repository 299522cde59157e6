"""The version that is asked for follows from the class and the version before."""

import pytest
from packaging.version import InvalidVersion

from generator.drift.levels import Level
from generator.drift.versions import next_version

NONE, DOCUMENTATION = Level.NONE, Level.DOCUMENTATION
ADDITIVE, BREAKING, PRIVACY = Level.ADDITIVE, Level.BREAKING, Level.PRIVACY


@pytest.mark.parametrize(
    ("level", "word", "part"),
    [
        (NONE, "none", ""),
        (DOCUMENTATION, "documentation", "patch"),
        (ADDITIVE, "additive", "minor"),
        (BREAKING, "breaking", "major"),
        (PRIVACY, "privacy", "major"),
    ],
)
def test_words(level: Level, word: str, part: str) -> None:
    """Each class has a word, and a part of the version that has to move."""
    assert (level.word, level.part) == (word, part)


def test_exit_statuses() -> None:
    """The numbers are promised: scripts compare them."""
    assert [*Level] == [0, 10, 20, 30, 40]


@pytest.mark.parametrize(
    ("current", "level", "version"),
    [
        ("1.4.2", NONE, "1.4.2"),
        ("1.4.2", DOCUMENTATION, "1.4.3"),
        ("1.4.2", ADDITIVE, "1.5.0"),
        ("1.4.2", BREAKING, "2.0.0"),
        ("1.4.2", PRIVACY, "2.0.0"),
        ("0.3.1", DOCUMENTATION, "0.3.2"),
        ("0.3.1", ADDITIVE, "0.3.2"),
        ("0.3.1", BREAKING, "0.4.0"),
        ("0.0.0", PRIVACY, "0.1.0"),
        ("2", DOCUMENTATION, "2.0.1"),
        ("2.1", ADDITIVE, "2.2.0"),
        ("1.2.3.4", DOCUMENTATION, "1.2.4"),
        ("2.0.0rc1", NONE, "2.0.0rc1"),
        ("2.0.0rc1", DOCUMENTATION, "2.0.0"),
        ("2.0.0rc1", ADDITIVE, "2.0.0"),
        ("2.0.0.dev3", BREAKING, "2.0.0"),
        ("2.1.0b2", DOCUMENTATION, "2.1.0"),
        ("2.1.0b2", ADDITIVE, "2.1.0"),
        ("2.1.0b2", BREAKING, "3.0.0"),
        ("2.1.1a1", DOCUMENTATION, "2.1.1"),
        ("2.1.1a1", ADDITIVE, "2.2.0"),
        ("2.1.1a1", BREAKING, "3.0.0"),
        ("0.4.0rc1", BREAKING, "0.4.0"),
        ("0.4.1rc1", ADDITIVE, "0.4.1"),
        ("0.4.1rc1", BREAKING, "0.5.0"),
        ("1.0.0rc1", BREAKING, "1.0.0"),
        ("1.4.2.post1", DOCUMENTATION, "1.4.3"),
        ("1.4.2+local", ADDITIVE, "1.5.0"),
        ("1!1.4.2", BREAKING, "1!2.0.0"),
    ],
)
def test_next_version(current: str, level: Level, version: str) -> None:
    """The smallest version that says enough; before 1.0.0 one part counts for less."""
    assert next_version(current, level) == version


def test_no_version() -> None:
    """What is no version has none after it."""
    with pytest.raises(InvalidVersion):
        next_version("newest", ADDITIVE)
