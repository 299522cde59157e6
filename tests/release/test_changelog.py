"""The changelog is read entry by entry, and drafted from what changed."""

from datetime import UTC, datetime
from typing import Final

import pytest

from drift.drafts import Draft
from drift.reports import change, drifted, report
from generator.drift.levels import Level
from generator.release.changelog import (
    Entry,
    drafted,
    entries,
    entry_of,
    inserted,
)
from generator.release.problem import ReleaseError

TEXT: Final = """\
# Changelog

What is new.

## 2.0.0rc1 (unreleased)

Soon.

## 1.0.0 (2026-11-23)

### Added

- All of it.

## 0.1
"""


def test_entries() -> None:
    """Each has its version, what stands behind that, and what it says."""
    assert entries(TEXT) == [
        Entry("2.0.0rc1", "unreleased", "Soon."),
        Entry("1.0.0", "2026-11-23", "### Added\n\n- All of it."),
        Entry("0.1", "", ""),
    ]
    assert entries("# Changelog\n") == []


@pytest.mark.parametrize(
    ("version", "found"),
    [
        ("1.0.0", "1.0.0"),
        ("1.0", "1.0.0"),
        ("2.0.0-rc.1", "2.0.0rc1"),
        ("0.1.0", "0.1"),
        ("2.0.0", None),
        ("new", None),
    ],
)
def test_entry(version: str, found: str | None) -> None:
    """One version can be spelled in several ways."""
    entry = entry_of(TEXT, version)
    assert (entry and entry.version) == found


def test_date() -> None:
    """It is what the archives are dated by: the midnight in UTC."""
    entry = Entry("1.0.0", "2026-11-23", "It is here.")
    assert datetime.fromtimestamp(entry.epoch(), UTC) == datetime(
        2026, 11, 23, tzinfo=UTC
    )


@pytest.mark.parametrize("day", ["1980-01-01", "2107-12-31"])
def test_first_and_last_date(day: str) -> None:
    """They are those that a wheel can have."""
    epoch = Entry("1.0.0", day, "It is here.").epoch()
    assert datetime.fromtimestamp(epoch, UTC).date().isoformat() == day


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        (Entry("2.0", "unreleased", "Soon."), "## 2.0 is (unreleased): write the day"),
        (Entry("2.0", "", "Soon."), "## 2.0 is without a date: write the day"),
        (Entry("2.0", "23.11.2026", "Soon."), "## 2.0 is (23.11.2026): write the day"),
        (Entry("2.0", "20261123", "Soon."), "## 2.0 is (20261123): write the day"),
        (Entry("2.0", "2026-W01-1", "Soon."), "## 2.0 is (2026-W01-1): write the"),
        (Entry("2.0", "2026-11-31", "Soon."), "## 2.0 is (2026-11-31): write the"),
        (Entry("2.0", "٢٠٢٦-11-23", "Soon."), "## 2.0 is (٢٠٢٦-11-23): write"),
        (Entry("2.0", "0001-01-01", "Soon."), "## 2.0 is of 1: archives have no"),
        (Entry("2.0", "1979-12-31", "Soon."), "no dates before 1980 or after 2107"),
        (Entry("2.0", "2108-01-01", "Soon."), "no dates before 1980 or after 2107"),
        (Entry("2.0", "2026-11-23", ""), "## 2.0 says nothing of what users"),
    ],
)
def test_unfinished_entry(entry: Entry, said: str) -> None:
    """What cannot be released says what is to be done."""
    with pytest.raises(ReleaseError) as caught:
        entry.epoch()
    assert said in str(caught.value)


WINDOWS: Final = f"\ufeff{TEXT}".replace("\n", "\r\n")
"""The same from an editor that ends its lines otherwise, and marks its files."""


def test_ends_of_lines() -> None:
    """They make no difference, nor does a mark at the start."""
    found = [(each.version, each.note, bool(each.text)) for each in entries(WINDOWS)]
    assert found == [
        ("2.0.0rc1", "unreleased", True),
        ("1.0.0", "2026-11-23", True),
        ("0.1", "", False),
    ]
    assert entries("\ufeff## 1.0\n") == [Entry("1.0", "", "")]


def test_insertion() -> None:
    """The newest stands above the others, whose text stays as it is."""
    text = inserted(TEXT, "2.0.0rc2", "### Added\n\n- More.\n")
    first, *others = entries(text)
    assert first == Entry("2.0.0rc2", "unreleased", "### Added\n\n- More.")
    assert others == entries(TEXT)
    assert text.endswith(TEXT[TEXT.index("## 2.0.0rc1") :])
    assert text.startswith(
        "# Changelog\n\nWhat is new.\n\n## 2.0.0rc2 (unreleased)\n\n###"
    )


@pytest.mark.parametrize("text", ["", "# Changelog\n"])
def test_first_insertion(text: str) -> None:
    """There need not be another."""
    found = inserted(text, "1.0.0", "- All of it.\n")
    assert (
        found.removeprefix(text).lstrip() == "## 1.0.0 (unreleased)\n\n- All of it.\n"
    )


@pytest.mark.parametrize("before", ["", "# Changelog\n", "## 0.9\n", TEXT])
def test_insertion_with_other_ends_of_lines(before: str) -> None:
    """The entry's are those that are there, and a mark stays at the start."""

    def marked(text: str) -> str:
        return f"\ufeff{text}".replace("\n", "\r\n" if before else "\n")

    body = "### Added\n\n- More.\n"
    expected = marked(inserted(before, "2.0.0rc2", body))
    assert inserted(marked(before), "2.0.0rc2", body) == expected


def test_draft() -> None:
    """Every change is in it once, below its class, and the grave ones with a reason."""
    surface = [change("corti_interactions.Gone was removed"), *[change("Twice")] * 2]
    found = report(Draft(), drifted(), surface)
    text = drafted(found)
    titles = [line for line in text.splitlines() if line.startswith("### ")]
    assert titles == ["### Privacy", "### Breaking", "### Added", "### Documented"]
    assert text.count("Twice") == 1
    bullets = [line for line in text.splitlines() if line.startswith("- ")]
    grave = sum(each.level >= Level.BREAKING for each in found.changes)
    assert len(bullets) == len(found.changes) + 2
    assert sum(": " in line for line in bullets) >= grave
    assert "`corti_interactions.Gone` was removed: it is gone" in text


def test_draft_of_nothing() -> None:
    """Where nothing changed, there is nothing to say."""
    assert drafted(report(Draft(), Draft())) == ""
