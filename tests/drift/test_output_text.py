"""The report in a terminal: sentences that can be read, and be searched for."""

from collections.abc import Callable
from io import StringIO

import pytest
from rich.console import Console

from drift.reports import DRIFTED, ONLY_PROSE, SAME, hostile
from generator.drift.report import Report
from generator.drift.text import show, text


def on_terminal(report: Report, width: int = 70) -> str:
    """Return what a coloured terminal gets."""
    out = StringIO()
    show(
        report,
        Console(file=out, force_terminal=True, color_system="standard", width=width),
    )
    return out.getvalue()


def test_nothing_changed() -> None:
    """Two lines say so."""
    assert text(SAME) == "released (1.0.0) -> draft.yaml\nNothing changed.\n"


def test_only_prose() -> None:
    """The verdict comes first, then the class, then the sentence and its reason."""
    assert text(ONLY_PROSE) == (
        "released (1.0.0) -> draft.yaml (1.0.1)\n"
        "Documentation: asks for a patch version, 1.0.1; 1.0.1 is far enough.\n"
        "\n"
        "Documentation: nothing that a program could notice\n"
        "  GET /interactions/: query parameter sort: description changed\n"
        "      only docstrings change\n"
        "      it said Field by which the interactions are ordered\n"
        "      it says One of id, createdAt and name\n"
        "\n"
        "1 documentation\n"
    )


def test_every_sentence_is_one_line() -> None:
    """What reads a pipe finds each whole, the gravest class first."""
    lines = text(DRIFTED).splitlines()
    sentences = [f"  {change.sentence}" for change in DRIFTED.all]
    headings = [x.partition(":")[0] for x in lines[2:] if x and x[0].isupper()]

    assert [x for x in sentences if x not in lines] == []
    assert headings == [
        "Privacy",
        "Breaking",
        "Additive",
        "Documentation",
        "Breaking in Python",
        "Additive in Python",
    ]
    assert "      in GET /interactions/{id}: response field patient.name" in lines


def test_colours_are_for_terminals() -> None:
    """A pipe gets none; a terminal gets one for each class."""
    shown = on_terminal(DRIFTED)

    assert "\x1b" not in text(DRIFTED)
    for colour in ("\x1b[1;35m", "\x1b[1;31m", "\x1b[1;32m", "\x1b[1;34m"):
        assert colour in shown


def test_no_color_is_honoured(monkeypatch: pytest.MonkeyPatch) -> None:
    """Bold stays, colours go."""
    monkeypatch.setenv("NO_COLOR", "1")

    assert "\x1b[1m" in on_terminal(DRIFTED)
    assert "\x1b[1;3" not in on_terminal(DRIFTED)


def test_terminals_wrap_with_an_indent() -> None:
    """A long sentence goes on below where it began."""
    wrapped = Console(file=StringIO(), force_terminal=True, color_system=None, width=40)
    with wrapped.capture() as capture:
        show(DRIFTED, wrapped)
    lines = capture.get().splitlines()
    start = lines.index("  Interaction.assignedUserId: type")

    assert lines[start + 1].startswith("  changed from string (uuid) to array")
    assert max(map(len, lines)) <= 40


@pytest.mark.parametrize("shown", [text, on_terminal])
def test_a_document_cannot_steer_the_terminal(shown: Callable[[Report], str]) -> None:
    """Escape sequences, line breaks and what turns text around are spelt out."""
    said = shown(hostile())

    assert "\x1b]" not in said
    assert "\u202e" not in said
    assert "\\x1b" in said
