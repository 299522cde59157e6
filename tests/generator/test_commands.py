"""Every command says what it takes, and prints whatever the document is written in."""

import os
import sys
from contextlib import nullcontext
from io import BytesIO, StringIO, TextIOWrapper
from pathlib import Path

import pytest

from generator.cli import COMMANDS, FINE, REFUSED, main
from generator.commands import diff
from generator.commands.statuses import CUT_SHORT, INTERRUPTED

CONTRACT = (
    '{"client": {}, "operations": {}, "prose": {"document": %s}, "schemas": {},'
    ' "securitySchemes": {}, "servers": []}'
)


@pytest.mark.parametrize("name", COMMANDS)
def test_help(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Each has its sentence and its options; no other command is loaded for it."""
    with pytest.raises(SystemExit) as caught:
        main([name, "--help"])

    assert caught.value.code == FINE
    said = capsys.readouterr().out
    assert " ".join(COMMANDS[name].split()) in " ".join(said.split())
    assert said.count("--") > 1


def named(folder: Path) -> list[str]:
    """Write a contract under a name that not every terminal can show."""
    path = folder / "naïve.json"
    path.write_text(CONTRACT % '"Ä"', encoding="utf-8")
    return [str(path), str(path)]


def test_letters_that_a_terminal_lacks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They are spelt out."""
    stream = TextIOWrapper(BytesIO(), encoding="ascii")
    monkeypatch.setattr(sys, "stdout", stream)

    assert main(["diff", *named(tmp_path)]) == FINE
    stream.seek(0)
    assert "na\\xefve.json" in stream.read()


def test_letters_that_any_text_has(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What takes all letters gets them."""
    stream = StringIO()
    monkeypatch.setattr(sys, "stdout", stream)

    assert main(["diff", *named(tmp_path)]) == FINE
    assert "naïve.json" in stream.getvalue()


@pytest.mark.parametrize("form", ["text", "html", "json"])
def test_a_reader_that_has_enough(
    form: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever closes the pipe gets no traceback, nor does anybody else."""
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "w", encoding="utf-8") as stream:
        monkeypatch.setattr(sys, "stdout", stream)
        given = ["diff", *named(tmp_path), "--format", form]

        with pytest.raises(SystemExit) if form == "text" else nullcontext():
            assert main(given) == CUT_SHORT


def test_somebody_who_waits_no_longer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Ctrl-C ends it with a sentence, and as shells expect."""

    def interrupted(*_: object, **__: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(diff, "run", interrupted)
    assert main(["diff", *named(tmp_path)]) == INTERRUPTED
    said = "\nInterrupted. Run it again: nothing is done twice.\n"
    assert capsys.readouterr().err == said


@pytest.mark.parametrize(
    ("arguments", "place"),
    [(["check", "--document", "deep.yaml"], "deep.yaml"), (["diff", "x"], "what")],
)
def test_too_deep(
    arguments: list[str],
    place: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """What is nested deeper than Python goes is one clear error."""

    def dive(*_: object, **__: object) -> int:
        raise RecursionError

    monkeypatch.setattr("generator.commands.check.made", dive)
    monkeypatch.setattr("generator.commands.diff.opened", dive)

    assert main(arguments) == REFUSED
    said = capsys.readouterr().err
    assert said.startswith(f"error: {place}")
    assert "is nested too deep\n" in said
