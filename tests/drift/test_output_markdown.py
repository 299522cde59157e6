"""The report as a comment: it fits, and nothing in it is markup but ours."""

import re

import pytest
from attrs import evolve

from drift.reports import DRIFTED, ONLY_PROSE, SAME, change, hostile
from generator.drift.levels import Level
from generator.drift.markdown import MOST, code, markdown
from generator.drift.report import Named, Report


def test_nothing_changed() -> None:
    """Two lines say so."""
    assert markdown(SAME) == (
        "**Nothing changed.**\n\n`released` `1.0.0` → `draft.yaml`\n"
    )


def test_only_prose() -> None:
    """Documentation is folded away below the verdict and the table."""
    assert markdown(ONLY_PROSE) == (
        "**Documentation: asks for a patch version, 1.0.1; 1.0.1 is far enough.**\n\n"
        "`released` `1.0.0` → `draft.yaml` `1.0.1`\n\n"
        "| privacy | breaking | additive | documentation |\n"
        "| ---: | ---: | ---: | ---: |\n"
        "| 0 | 0 | 0 | 1 |\n\n"
        "<details><summary>Documentation (1): nothing that a program could notice"
        "</summary>\n\n"
        "- `GET /interactions/`: query parameter `sort`: description changed\n"
        "  <br><sub>only docstrings change, "
        "it said `Field by which the interactions are ordered`, "
        "it says `One of id, createdAt and name`</sub>\n\n"
        "</details>\n"
    )


def test_what_was_not_compared_is_said() -> None:
    """As code, because a name of a file is in it."""
    said = markdown(evolve(ONLY_PROSE, remarks=["Not @all: because."]))

    assert "`1.0.1`\n\n`Not @all: because.`\n\n| privacy" in said


def test_every_change_is_there() -> None:
    """Each is a bullet below its class."""
    said = markdown(DRIFTED)
    bullets = re.findall(r"^- (.*)$", said, re.MULTILINE)

    assert [x.replace("`", "") for x in bullets] == [
        change.sentence for change in DRIFTED.all
    ]
    assert re.findall(r"^### (.*)$", said, re.MULTILINE) == [
        "Privacy (1)",
        "Breaking (9)",
        "Additive (4)",
        "Breaking in Python (1)",
        "Additive in Python (1)",
    ]
    assert "in `GET /interactions/{id}: response field patient.name`" in said


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a", "`a`"),
        ("a`b", "`` a`b ``"),
        ("``", "``` `` ```"),
        (" ", "`   `"),
        ("a\nb", "`a\\nb`"),
        ("x" * 2_000, f"`{'x' * 1_000}...`"),
    ],
)
def test_code(text: str, shown: str) -> None:
    """Whatever a document says stands between backticks that it cannot close."""
    assert code(text) == shown


def test_a_document_cannot_write_markup() -> None:
    """No tag, link, mention or table of a document's is outside of code."""
    said = markdown(hostile())
    outside = re.sub(r"(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)", "", said)

    assert "script" in said
    for harm in ("<script", "@", "#1", "](", "\x1b", "\u202e", "amp;"):
        assert harm not in outside


def test_a_comment_has_room_for_so_much() -> None:
    """What does not fit is counted, and the gravest changes are kept."""
    grave = [change(f"{'é' * 300}{n} was removed") for n in range(300)]
    slight = [change(f"Slight{n} was added", Level.ADDITIVE) for n in range(5)]
    said = markdown(Report(Named("a"), Named("b"), [*grave, *slight]))
    kept = said.count("was removed")

    assert 0.95 * MOST < len(said.encode()) <= MOST
    assert 50 < kept < 300
    assert said.endswith(
        f"\n{305 - kept - said.count('Slight')} more changes do not fit in here."
        " `--format html` shows them all.\n"
    )
    assert "| 0 | 300 | 5 | 0 |" in said


def test_a_change_without_a_reason() -> None:
    """Nothing stands below it."""
    bare = evolve(change("A.b was removed"), why="")
    found = Report(Named("a"), Named("b"), [bare])

    assert markdown(found).endswith("- `A.b` was removed\n")
