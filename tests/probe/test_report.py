"""The report says what was found to people, and how sure one can be of it."""

import re

import pytest

from generator.probe.findings import Findings
from probe.recordings import Desk, encounter, entry, har, interaction, lines, record

GOOD = record(interaction())


@pytest.mark.parametrize("is_terminal", [False, True])
def test_nothing(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, *, is_terminal: bool
) -> None:
    """Where everything fits, one line is enough."""
    monkeypatch.setattr("sys.stdout.isatty", lambda: is_terminal)
    monkeypatch.setenv("TERM", "dumb")
    status, out, err = desk.run(desk.put(lines(GOOD)))

    assert (status, out, err) == (0, "1 answer, no deviation.\n", "")


def test_what_people_read(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """A table in a terminal, and YAML that can be pasted."""
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "400")
    path = desk.put(
        lines(
            GOOD,
            record(interaction(encounter=encounter(status="archived", type=7))),
            record(interaction(patient={"identifier": "x", "gender": "blue"})),
        )
    )

    status, shown, err = desk.run(path)
    out = re.sub(r"\x1b\[[0-9;]*m", "", shown)
    spots = {line: f"{path}:{line}" for line in (2, 3)}
    columns = [line.split() for line in out.splitlines()[:4]]

    assert (status, err) == (1, "")
    assert columns[0] == ["what", "answer", "pointer", "contract", "count", "first"]
    assert columns[1][:3] == ["unknown", "value:", "archived"]
    assert columns[1][-4:] == ["/encounter/status", "Encounter.status", "1", spots[2]]
    assert columns[2][:2] == ["wrong", "type"]
    assert columns[3][:3] == ["unknown", "value:", "1"]
    assert out.partition("\n\n")[2] == (
        "3 answers, 3 deviations.\n"
        "\n"
        "The document would have to change like this:\n"
        "\n"
        "# Encounter.status: list what else came\n"
        f"# 1 time, first at {spots[2]}\n"
        "# add in #/components/schemas/EncounterStatus/enum\n"
        "- archived\n"
        "\n"
        "# Encounter.type: can be of another type (integer), if not of that type only\n"
        f"# 1 time, first at {spots[2]}\n"
        "# replace in #/components/schemas/Encounter/properties\n"
        "type:\n"
        "  description: What kind of encounter it is.\n"
        "  x-phi: false\n"
        "  anyOf:\n"
        "  - $ref: '#/components/schemas/EncounterType'\n"
        "  - type: integer\n"
        "\n"
        "# Patient.gender: list a value that may be somebody's; look it up in the "
        "recording\n"
        f"# 1 time, first at {spots[3]}\n"
    )


def test_what_is_decided_is_asked(desk: Desk) -> None:
    """New fields are private until somebody says otherwise, and the report says so."""
    _, out, _ = desk.run(desk.put(lines(record(interaction(a=[{"b": 1}], c=None)))))

    assert "# Where x-phi is true, decide whether the value may identify" in out
    assert "Interaction.a: add the field, and describe by hand what the objects" in out
    assert "    additionalProperties: true\n    x-phi: true\n" in out


def test_what_is_taken_away_is_shown(desk: Desk) -> None:
    """A removal is a remark, since YAML has no word for it."""
    _, out, _ = desk.run(desk.put(lines(record(interaction(id="x")))))

    pointer = "#/components/schemas/Interaction/properties/id/format"
    assert f'# remove "uuid" at {pointer}\n' in out


def test_what_was_not_compared(desk: Desk) -> None:
    """The report says how much of the recording it is about."""
    path = desk.put(
        lines(
            record(status=403),
            record(status=404),
            record(path="/elsewhere"),
            record(path="/elsewhere"),
            [],
        )
    )

    status, out, _ = desk.run(path)

    assert status == 2
    assert out.splitlines() == [
        "2 answers, no deviation.",
        "2 answers recorded without a body, where only the status counts.",
        f"2 requests to what is no operation, the first at {path}:3.",
        f"{path}:5: is not an object with method, url, status and body",
    ]


def test_what_deviates_counts_more_than_what_cannot_be_read(desk: Desk) -> None:
    """The status is that of drift, though the rest might hold more of it."""
    status, out, _ = desk.run(desk.put(lines(record(interaction(a=1)), [])))

    assert status == 1
    assert out.startswith("Interaction.a: unknown field\n")
    assert "answers.jsonl:2: is not an object" in out


def test_nothing_was_compared(desk: Desk) -> None:
    """That nothing deviates would be no news then."""
    status, out, err = desk.run(desk.put(lines(record(path="/elsewhere"))))

    assert status == 2
    assert out.startswith("0 answers, no deviation.\n")
    assert err == "error: no answer was compared with the document\n"


def test_only_so_many_places(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """A recording of something else does not fill memory."""
    monkeypatch.setattr("generator.probe.findings.MOST_PLACES", 2)
    path = desk.put(lines(record({}), record({})))

    _, out, _ = desk.run(path)

    assert desk.report(path).report["deviationsLeftOut"] == 8
    assert "8 times something deviates at other places.\n" in out


def test_what_only_a_person_can_describe(desk: Desk) -> None:
    """A sentence stands where no change can be proposed."""
    report = desk.found(har(entry("<html>", mimeType="text/html", status=404)))

    (change,) = report.changes
    assert change["patch"] == []
    assert change["sentence"] == (
        "GET /interactions/{id}: answer 404: "
        "look at the recording, and describe by hand what came"
    )


def test_several_files(desk: Desk) -> None:
    """They are one recording."""
    one = desk.put(lines(GOOD, record(interaction(a=1))), "one.jsonl")
    other = desk.put(lines(record(interaction(a=1))), "other.jsonl")

    report = desk.report(other, one)

    (deviation,) = report.deviations
    assert (report.report["answers"], deviation["count"]) == (3, 2)
    assert deviation["first"] == {"file": other, "line": 1}


def test_markup_is_only_text(desk: Desk) -> None:
    """What looks like the words of the table's library is shown as it is."""
    path = desk.put(lines(record(5, path="/interactions/")), "[red]:smile:.jsonl")

    _, out, _ = desk.run(path)

    assert "[red]:smile:.jsonl:1\n" in out


def test_lines_are_short(desk: Desk) -> None:
    """In a pipe nobody scrolls sideways."""
    words = [f"a-status-of-some-length-{chr(97 + n)}" for n in range(9)]
    path = desk.put(
        lines(*(record(interaction(encounter=encounter(status=x))) for x in words))
    )

    _, out, _ = desk.run(path)

    assert all(f"{word} (1)" in " ".join(out.split()) for word in words)
    rest = [line for line in out.splitlines() if "first at" not in line]
    assert max(map(len, rest)) <= 88


def test_nothing_found_yet() -> None:
    """Without an answer there is no finding."""
    assert Findings().all() == []
