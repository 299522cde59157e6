"""Nothing of an answer gets out, wherever it stands and whatever happens."""

import json
from pathlib import Path
from typing import Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.cli import main
from generator.commands.statuses import INTERRUPTED
from generator.contract import Json, JsonObject
from generator.probe.checking import Checker
from probe.recordings import (
    TIME,
    Desk,
    encounter,
    entry,
    har,
    interaction,
    lines,
    record,
)

CANARY: Final = "Canary-4711"
PATH: Final = f"/v2/interactions/{CANARY}?q={CANARY}#{CANARY}"
HEADERS: Final[list[Json]] = [{"name": "Authorization", "value": f"Bearer {CANARY}"}]

SOMEBODY: Final = (
    *("010180-1234", "Ada Lovelace", "M\u00fcller", "ada@example.org", "1980-05-17"),
    *("Smith_John_1980", "3c90c3cc0d444b5088888dd25736052a", "kept\x1b[2J\u202e"),
)
"""Invented values that have no business in an enum."""

SEVERAL: Final[list[Json]] = [CANARY, {CANARY: CANARY}]

# Each puts the canary at one more place.
ANSWERS: Final[dict[str, Json]] = {
    "values": record(
        interaction(
            id=CANARY,
            createdAt=CANARY,
            updatedAt=[CANARY],
            websocketUrl={CANARY: CANARY},
            patient={"identifier": 1, "gender": CANARY, "birthDate": CANARY},
            reason=CANARY,
            rooms=[{CANARY: [CANARY]}, CANARY],
            encounter=encounter(title=[CANARY], period=CANARY, note={CANARY: CANARY}),
        )
    ),
    "path": record(interaction(reason=1), path=PATH),
    "url": {"method": "GET", "url": f"https://{CANARY}{PATH}", "status": 418},
    "no operation": record(path=f"/{CANARY}"),
    "method": record(method=CANARY),
    "key of a map": record(
        {"validationErrors": [{CANARY: 5}], "detail": [CANARY]}, status=404
    ),
    "unknown name": record(interaction(**{CANARY: CANARY}, **{f"{CANARY} x": 1})),
    "name within": record(interaction(encounter=encounter(**{CANARY: SEVERAL}))),
    "undocumented status": record({CANARY: CANARY}, status=418),
    "undocumented body": record({CANARY: CANARY}, method="DELETE", status=204),
    "status": {**record(), "status": CANARY},
    "no envelope": [CANARY, {CANARY: CANARY}],
    "extra": {**record(5), "headers": {CANARY: CANARY}, CANARY: CANARY},
    "long member": record(interaction(encounter=encounter(status=f"{CANARY} " * 9))),
}
BROKEN: Final[dict[str, str]] = {
    "cut": f'{{"{CANARY}": "{CANARY}',
    "text": CANARY,
    "not a number": f'{{"a": "{CANARY}", "b": NaN}}',
    "broken value": f'{{\n"{CANARY}": {CANARY}}}',
    "broken array": f'[\n{{"{CANARY}": 1}},\n{CANARY}]',
    "broken entry": f'{{"log": {{"entries": [{{"{CANARY}": 1}}, {CANARY}',
    "deep": f'{{"{CANARY}":' * 3000,
}
ENTRIES: Final[dict[str, JsonObject]] = {
    "entry": entry(json.dumps(ANSWERS["values"]), url=f"https://x{PATH}"),
    "other media type": entry(CANARY, mimeType=f"text/{CANARY}"),
    "broken body": entry(f"{{{CANARY}"),
    "broken base64": entry(CANARY, encoding="base64"),
    "not base64": entry(f"{CANARY}a", encoding="base64"),
}


def quiet(desk: Desk, *arguments: str) -> None:
    """Run the command both ways; neither way says the canary."""
    for shape in ((), ("--json",)):
        status, out, err = desk.run(*arguments, *shape)
        assert status in {1, 2}
        assert CANARY not in out + err
        assert "Canary" not in out + err


@pytest.mark.parametrize("case", ANSWERS)
def test_answers(case: str, desk: Desk) -> None:
    """No part of a record is shown."""
    quiet(desk, desk.put(lines(ANSWERS[case])))


@pytest.mark.parametrize("case", ANSWERS)
def test_bare_bodies(case: str, desk: Desk) -> None:
    """Nor is what was taken for a body."""
    bare = ("--operation", "GET /interactions/{id}")
    answer = ANSWERS[case]
    body = answer.get("body") if isinstance(answer, dict) else answer
    quiet(desk, desk.put(lines(body)), *bare)


@pytest.mark.parametrize("case", BROKEN)
def test_broken(case: str, desk: Desk) -> None:
    """Nor what cannot be read."""
    quiet(desk, desk.put(BROKEN[case], "answers.json"))


@pytest.mark.parametrize("case", ENTRIES)
def test_entries(case: str, desk: Desk) -> None:
    """Nor what a browser saw, headers and cookies included."""
    seen = ENTRIES[case]
    request, response = seen["request"], seen["response"]
    assert isinstance(request, dict)
    assert isinstance(response, dict)
    request |= {"headers": HEADERS, "cookies": HEADERS}
    response |= {"headers": HEADERS, "redirectURL": CANARY}
    quiet(desk, desk.put(json.dumps(har(seen)), "x.har"))


def test_members_of_enums_are_shown(desk: Desk) -> None:
    """Unknown ones, unless they are `x-phi` or may be somebody's."""
    path = desk.put(
        lines(
            record(interaction(encounter=encounter(status="archived"))),
            *(record(interaction(encounter=encounter(status=x))) for x in SOMEBODY),
            record(interaction(patient={"identifier": "x", "gender": CANARY})),
        )
    )

    _, out, err = desk.run(path)
    report = desk.report(path)

    assert f"archived (1), and {len(SOMEBODY)} that may not be shown" in unwrapped(out)
    assert "list what else came, and what may be somebody's" in unwrapped(out)
    for each in SOMEBODY:
        assert each not in out + json.dumps(report.report, ensure_ascii=False)
    assert CANARY not in out + err
    assert [(x.get("values"), x.get("hidden")) for x in report.deviations] == [
        (["archived"], len(SOMEBODY)),
        (None, 1),
    ]
    assert [len(as_rows(each["patch"])) for each in report.changes] == [1, 0]


def unwrapped(text: str) -> str:
    """Return *text* without the ends of its lines."""
    return " ".join(text.replace("\n#", "\n").split())


def as_rows(value: Json) -> list[Json]:
    """Return *value*, which is an array."""
    assert isinstance(value, list)
    return value


@pytest.mark.parametrize("member", ["x" * 65, "3c90c3cc-0d44-4b50-8888-8dd25736052a"])
def test_what_is_no_member_is_not_shown(member: str, desk: Desk) -> None:
    """A text or an id in the place of an enum is a mistake that may be somebody's."""
    _, out, _ = desk.run(
        desk.put(lines(record(interaction(encounter=encounter(status=member)))))
    )

    assert member not in out
    assert "look it up in the recording" in out


def test_too_many_members_are_free_text(desk: Desk) -> None:
    """Then none of them is shown."""
    report = desk.found(
        *(record(interaction(encounter=encounter(status=f"s{n}"))) for n in range(30))
    )

    (deviation,) = report.deviations
    assert deviation["count"] == 30
    assert "values" not in deviation


@pytest.mark.parametrize("count", [32, 33, 60])
def test_too_many_fields_are_a_map(count: int, desk: Desk) -> None:
    """Then no name is shown, not even of those that came first."""
    names = [f"name{chr(97 + n // 26)}{chr(97 + n % 26)}" for n in range(count)]
    report = desk.found(
        *(record(interaction(**{name: 1})) for name in [*names, *names])
    )

    shown = json.dumps(report.report)
    assert [name in shown for name in names] == [count == 32] * count
    counts = [each["count"] for each in report.deviations]
    assert counts == ([2] * 32 if count == 32 else [2 * count])
    assert {str(each["schema"]) for each in report.deviations} == (
        {f"Interaction.{name}" for name in names}
        if count == 32
        else {"Interaction.{key}"}
    )


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (KeyError(CANARY), "KeyError"),
        (OSError(5, "Input/output error", CANARY), "Input/output error"),
        (OSError(CANARY), "OSError"),
    ],
)
def test_a_failure_of_our_own_is_bare(
    error: Exception,
    said: str,
    desk: Desk,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Whatever goes wrong is told by file, line and kind; nothing hangs on to it."""

    def fail(*_: object) -> str:
        raise error

    monkeypatch.setattr(Checker, "operation", fail)
    path = desk.put(lines(record(CANARY)))

    status = main(["probe", path])

    captured = capsys.readouterr()
    assert status == 2
    assert captured.out == ""
    assert captured.err == f"error: {path}:1: cannot be read: {said}\n"


def test_interrupting_is_no_failure(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Ctrl-C stops the command as it stops any other, and no file is blamed."""

    def stop(*_: object) -> str:
        raise KeyboardInterrupt

    monkeypatch.setattr(Checker, "operation", stop)

    assert main(["probe", desk.put(lines(record(CANARY)))]) == INTERRUPTED
    assert capsys.readouterr().err.startswith("\nInterrupted.")


CANARIES: Final = st.text("0123456789 éß@", min_size=4, max_size=9).map("Zq{}".format)
"""What no field is called and nothing in our own words looks like."""

BODIES: Final = st.recursive(
    st.one_of(st.none(), st.booleans(), CANARIES, st.just(TIME)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(CANARIES, inner, max_size=3)
    ),
    max_leaves=8,
)
FIELDS: Final = (
    *("id", "assignedUserId", "encounter", "patient", "endedAt", "createdAt"),
    *("updatedAt", "websocketUrl", "lastUpdated", "reason", "interactions"),
    *("requestid", "status", "type", "detail", "validationErrors"),
)


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    deadline=None,
    max_examples=20,
)
@given(
    fields=st.dictionaries(st.sampled_from(FIELDS), BODIES, max_size=6),
    patient=st.dictionaries(
        st.sampled_from(["identifier", "gender", "name", "birthDate"]) | CANARIES,
        BODIES,
        max_size=4,
    ),
    way=st.tuples(
        st.sampled_from(["GET", "POST", "PATCH", "DELETE"]),
        st.sampled_from(["/interactions/", "/interactions/1"]),
        st.sampled_from([200, 201, 204, 400, 401, 403, 404, 418]),
    ),
    word=CANARIES,
)
def test_drawn_answers(
    fields: dict[str, Json],
    patient: dict[str, Json],
    way: tuple[str, str, int],
    word: str,
    desk: Desk,
) -> None:
    """Whatever the values and the keys are, none of them is shown."""
    method, path, status = way
    body: Json = {**fields, "patient": {**patient, word: word}}
    several: Json = {"interactions": [body, {**interaction(), **fields}]}
    path = desk.put(
        lines(
            record(body, method=method, path=f"{path}?q={word}", status=status),
            record(several, path="/interactions/"),
            record(body, path=f"/interactions/{word}"),
            {"body": body, "method": method, "status": word},
        )
    )

    for shape in ((), ("--json",)):
        _, out, err = desk.run(path, *shape)
        assert "Zq" not in out.replace(str(Path(path)), "") + err
