"""A recording is read in whatever form it is, and from there on by its content."""

import json
from base64 import b64encode
from pathlib import Path

import pytest

from probe.recordings import Desk, Report, entry, har, interaction, lines, record

GOOD = record(interaction())
BAD = record(interaction(reason="x"))
BODY = interaction(reason="x")


def seen(report: Report) -> tuple[object, list[object]]:
    """Return how many answers there were, and where the deviating ones began."""
    first = [each["first"] for each in report.deviations]
    return report.report["answers"], [
        each["line"] for each in first if isinstance(each, dict)
    ]


@pytest.mark.parametrize(
    ("text", "answers", "line"),
    [
        (lines(GOOD, BAD), 2, 2),
        (lines(BAD), 1, 1),
        (json.dumps(BAD), 1, 1),
        ("\n\n" + lines(GOOD) + "\n" + lines(BAD), 2, 5),
        (lines(GOOD, BAD).replace("\n", "\r\n"), 2, 2),
        ("\ufeff" + lines(GOOD, BAD), 2, 2),
        (json.dumps(BAD, indent=2), 1, 1),
        ("\n\n" + json.dumps(BAD, indent=2), 1, 3),
        (json.dumps([GOOD, BAD]), 2, 1),
        (json.dumps([GOOD, BAD]) + "\n", 2, 1),
        ("[\n" + json.dumps(GOOD) + ",\n" + json.dumps(BAD) + "\n]", 2, 3),
        ("[\n" + json.dumps(BAD) + "\n]", 1, 2),
        (f"{json.dumps(BAD, indent=1)}\n{json.dumps(GOOD, indent=1)}", 2, 1),
        (json.dumps(har(entry(json.dumps(BODY)))), 1, 1),
        ("[]", 0, None),
        (json.dumps([GOOD] * 400 + [BAD]), 401, 1),
        (lines(*[GOOD] * 400, BAD), 401, 401),
        (json.dumps(har(*[entry("{}", url="/")] * 400, entry(json.dumps(BODY)))), 1, 1),
    ],
)
@pytest.mark.parametrize("name", ["answers.json", "answers.txt", "answers"])
def test_content_tells(
    text: str, answers: int, line: int | None, name: str, desk: Desk
) -> None:
    """Not the name of the file."""
    if line is None:
        assert desk.run(desk.put(text, name))[0] == 2
        return
    assert seen(desk.report(desk.put(text, name))) == (answers, [line])


@pytest.mark.parametrize("name", ["answers.jsonl", "answers.NDJSON"])
def test_the_name_settles_a_doubt(name: str, desk: Desk) -> None:
    """A first line that was cut off could be the start of a value over many lines."""
    cut = '{"method": "GET",'

    report = desk.report(desk.put(f"{cut}\n{lines(BAD)}", name))

    assert seen(report) == (1, [2])
    assert report.unread["count"] == 1


def test_lines_of_a_har_file_count(desk: Desk) -> None:
    """A deviation is found at the line where its entry begins."""
    text = json.dumps(
        har(entry(json.dumps(interaction())), entry(json.dumps(BODY))), indent=1
    )
    second = [n for n, line in enumerate(text.splitlines(), 1) if line == "   {"][1]

    assert seen(desk.report(desk.put(text, "x.har"))) == (2, [second])


@pytest.mark.parametrize(
    "text",
    [json.dumps([GOOD, GOOD, BAD]), json.dumps(har(*[entry(json.dumps(BODY))] * 3))],
)
def test_entries_are_numbered(text: str, desk: Desk) -> None:
    """All of them may stand on one line."""
    path = desk.put(text, "a.har")
    number = 1 if "log" in text else 3

    (deviation,) = desk.report(path).deviations
    _, out, _ = desk.run(path)

    assert deviation["first"] == {"file": path, "line": 1, "entry": number}
    assert f"first at {path}:1, entry {number}\n" in out


def test_base64(desk: Desk) -> None:
    """A body in base64 is read, too."""
    text = b64encode(json.dumps(BODY).encode()).decode()

    report = desk.found(har(entry(text, encoding="base64")))

    assert seen(report) == (1, [1])


@pytest.mark.parametrize(
    ("content", "kinds"),
    [
        (entry(None), []),
        (entry(" "), []),
        (
            entry("<html>", mimeType="text/html", url="/interactions/1", status=504),
            ["undocumented media type"],
        ),
        (entry("<html>", mimeType="text/html", status=418), ["undocumented status"]),
        (entry("{}", mimeType="application/problem+json"), ["missing field"] * 6),
        (entry("{}", mimeType=""), ["missing field"] * 6),
        (entry("{}", status=0), None),
    ],
)
def test_what_a_browser_saw(
    content: object, kinds: list[str] | None, desk: Desk
) -> None:
    """No body, another media type, no answer at all."""
    path = desk.put(json.dumps({"log": {"entries": [content]}}))
    if kinds is None:
        assert desk.run(path)[0] == 2
        return
    report = desk.report(path)

    assert [each["kind"] for each in report.deviations] == kinds
    assert report.report["answers"] == 1


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("nothing like it", "is not JSON"),
        ('{"method": "GET"}', "does not say method and url, or path"),
        ("5", "is not an object with method, url, status and body"),
        (json.dumps({**GOOD, "status": "200"}), "does not say the status as a number"),
        (json.dumps({**GOOD, "status": True}), "does not say the status as a number"),
        (json.dumps({**GOOD, "status": 1000}), "does not say the status as a number"),
        (json.dumps({**GOOD, "body": 5}).replace("5", "NaN"), "is not JSON"),
        (json.dumps({**GOOD, "body": 5}).replace("5", "9" * 5000), "is not JSON"),
        ("[" * 100_000, "is nested too deep; the rest was not read"),
        ("[" * 50_000, "is nested too deep"),
        ('{\n"method": "GET",\nx}', "is not JSON from here on"),
        ('{"log": {"entries": [5]}}', "is not an entry with request and response"),
        (json.dumps(har(entry("{"))), "has a body that ends early"),
        (
            json.dumps(har(entry("a", encoding="base64"))),
            "has a body that is not base64",
        ),
        (
            json.dumps(har(entry("ew==", encoding="base64"))),
            "has a body that ends early",
        ),
        ("[\n1e9999999999999999999\n]", "is not JSON from here on"),
        ("\xff\xfe", "is not UTF-8"),
        ('{"reason": "M\xfcller"}', "is not UTF-8"),
        ('[\n{"reason": "M\xfcller"}]', "is not UTF-8 from here on"),
        ('{"method": "GET", "reason": "M\xc3', "ends early"),
        ('{"method": "GE', "ends early"),
        ('{"method": "GET", "body": tr', "ends early"),
        ('{"method": "GET",\n"path": "', "ends early"),
        ('[\n{"a": ', "ends early"),
        ('{"log": {"entries": [', "ends early"),
    ],
)
def test_what_cannot_be_read(text: str, problem: str, desk: Desk) -> None:
    """It is counted and named by file and line; the rest is read nevertheless."""
    good = desk.put(lines(GOOD), "good.jsonl")
    bad = desk.put(text.encode("latin-1"), "bad.json")

    report = desk.report(bad, good)
    (named,) = report.named

    assert report.status == 2
    assert report.report["answers"] == 1
    assert named["problem"] == problem
    assert Path(str(named["file"])).name == "bad.json"


@pytest.mark.parametrize(
    ("depth", "problem"),
    [
        (900, "is not an object with method, url, status and body"),
        (901, "is nested too deep; the rest was not read"),
    ],
)
def test_how_deep_is_too_deep(depth: int, problem: str, desk: Desk) -> None:
    """Whatever can be handled is read."""
    value = "[" * depth + "]" * depth

    _, out, _ = desk.run(desk.put(f"[\n{value},\n5]", "deep.json"))

    named = out.splitlines()[1:]
    assert named[0] == f"{desk.folder / 'deep.json'}:2, entry 1: {problem}"
    assert len(named) == (2 if depth == 900 else 1)


def test_a_long_line_is_left_out(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """A line that would take too much memory does not stop the others."""
    monkeypatch.setattr("generator.probe.items.LONGEST", 1000)
    long = record(interaction(reason="x" * 100_000))

    report = desk.found(GOOD, long, BAD)

    assert seen(report) == (2, [3])
    assert report.unread == {
        "count": 1,
        "named": [
            {
                "file": str(desk.folder / "answers.jsonl"),
                "line": 2,
                "problem": "is longer than 64 MiB",
            }
        ],
    }


def test_a_long_last_line(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """The end of the file ends a line as well."""
    monkeypatch.setattr("generator.probe.items.LONGEST", 1000)

    report = desk.report(desk.put(lines(GOOD) + "x" * 5000))

    assert report.unread["count"] == 1


def test_only_the_first_are_named(desk: Desk) -> None:
    """A file of something else does not fill the terminal."""
    path = desk.put("\n".join(["x"] * 25))

    report = desk.report(path, desk.put(lines(GOOD), "good.jsonl"))
    _, out, _ = desk.run(path, desk.put(lines(GOOD), "good.jsonl"))

    assert report.unread["count"] == 25
    assert len(report.named) == 10
    assert out.endswith(f"{path}:10: is not JSON\n15 more cannot be read.\n")
