"""The command line says what a recording does not."""

import json
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest

from generator.commands.places import DOCUMENT
from generator.contract import Json
from probe.recordings import Desk, interaction, lines, record

GET = "GET /interactions/{id}"


@pytest.mark.parametrize("shape", ["lines", "array", "one"])
def test_bare_bodies(shape: str, desk: Desk) -> None:
    """They answer the operation that is named, with its success."""
    bodies = [interaction(), interaction(a=1)]
    texts = {
        "lines": lines(*bodies),
        "array": json.dumps(bodies),
        "one": json.dumps(bodies[1], indent=1),
    }

    report = desk.report(desk.put(texts[shape], "answers.json"), "--operation", GET)

    assert report.kinds == [("unknown field", "/a", 1)]
    assert report.report["answers"] == (1 if shape == "one" else 2)


def test_status(desk: Desk) -> None:
    """Another status can be named."""
    problem = {"requestid": "r", "status": 404, "type": "A0007"}
    command = (desk.put(json.dumps(problem)), "--operation", GET, "--status")

    assert desk.report(*command, "404").status == 0
    assert desk.report(*command, "200").status == 1


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (["--operation", "GET /x"], "--operation is none of the document's:\n  "),
        (["--status", "200"], "--status goes with --operation"),
        (["--operation", GET, "--status", "0"], "--status is no status of HTTP"),
    ],
)
def test_refused(arguments: list[str], problem: str, desk: Desk) -> None:
    """What makes no sense is refused in a sentence."""
    status, out, err = desk.run(desk.put(lines(interaction())), *arguments)

    assert (status, out) == (2, "")
    assert err.startswith(f"error: {problem}")


def test_records_are_no_bodies(desk: Desk) -> None:
    """A whole record says itself what it answers, and would change everything."""
    path = desk.put(lines(interaction(), record(interaction())))

    status, out, err = desk.run(path, "--operation", GET)

    assert (status, out) == (2, "")
    said = "says itself what it answers; leave --operation out"
    assert err == f"error: {path}:2: {said}\n"


@pytest.mark.parametrize("body", [interaction(), [[5]]])
def test_bodies_need_an_operation(body: Json, desk: Desk) -> None:
    """Whoever leaves it out is told how to say it."""
    status, _, err = desk.run(desk.put(lines(body)))

    assert status == 2
    assert err.startswith("error: no answer was compared with the document\n")
    assert err.endswith('  --operation "GET /interactions/" --status 200\n')


def test_standard_input(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """It stands for a file, beside others."""
    text = lines(record(interaction(a=1))).encode()
    monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(text)))

    report = desk.report("-", desk.put(lines(record(interaction()))))

    assert report.deviations[0]["first"] == {"file": "<stdin>", "line": 1}
    assert report.report["answers"] == 2


@pytest.mark.parametrize("answers", ["2XX", "default"])
def test_success_is_not_told(answers: str, desk: Desk) -> None:
    """The status has to be named where the document names several, or none."""
    text = DOCUMENT.read_text("utf-8").replace('"200":', f'"{answers}":')
    document = desk.put(text, "document.yaml")
    command = (desk.put(json.dumps(interaction())), "--document", document)

    status, _, err = desk.run(*command, "--operation", GET)

    assert status == 2
    assert err.startswith("error: --status is wanted")
    assert desk.run(*command, "--operation", GET, "--status", "200")[0] == 0


@pytest.mark.parametrize("name", ["missing.jsonl", "."])
def test_files_that_cannot_be_read(name: str, desk: Desk) -> None:
    """Nothing is compared before all files are there."""
    path = str(desk.folder / name)

    status, out, err = desk.run(desk.put(lines(interaction())), path)

    assert (status, out) == (2, "")
    assert err.startswith(f"error: {path}: cannot be read: ")


@pytest.mark.parametrize("text", ["openapi: [", "paths: []"])
def test_document_that_cannot_be_read(text: str, desk: Desk) -> None:
    """Without a contract nothing can deviate from it."""
    document = desk.put(text, "document.yaml")

    status, _, err = desk.run(desk.put(lines(5)), "--document", document)

    assert status == 2
    assert err.startswith(f"error: {document}: ")


def test_progress(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever looks at a terminal sees how far it is; the output stays as it was."""
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("FORCE_COLOR", "1")
    path = desk.put(json.dumps(interaction()))

    status, out, err = desk.run(path, "--operation", GET)

    assert (status, out) == (0, "1 answer, no deviation.\n")
    assert "reading" in err
    assert Path(path).read_text("utf-8") not in out + err
