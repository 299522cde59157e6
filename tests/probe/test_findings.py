"""What is found is counted, and only what cannot be somebody's is kept."""

from typing import Final

import pytest

from generator.probe.findings import Finding, Findings
from generator.probe.observations import Holder, Observation, Place
from generator.probe.records import Spot
from generator.runtime.deviations import Kind
from generator.runtime.telling import is_telling

ID: Final = "3c90c3cc-0d44-4b50-8888-8dd25736052a"
HOLDER: Final = Holder("GET /things", "200", "application/json")
OTHER: Final = Holder("GET /others", "200", "application/json")


def field(name: str, schema: str = "Thing", holder: Holder = HOLDER) -> Observation:
    """Return that a field was unknown."""
    place = Place(holder, 200, f"/{name}", f"{schema}.{name}")
    return Observation(Kind.UNKNOWN_FIELD, place, 1)


def member(value: object, *, is_phi: bool = False, pointer: str = "/a") -> Observation:
    """Return that a value was none of an enum."""
    place = Place(HOLDER, 200, pointer, "Thing.a")
    return Observation(Kind.UNKNOWN_VALUE, place, value, is_phi=is_phi)


def found(*several: Observation) -> list[Finding]:
    """Return what comes together of *several*, each on its line."""
    findings = Findings()
    for line, each in enumerate(several, 1):
        findings.see(each, Spot("answers.jsonl", line))
    return findings.all()


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("room", True),
        ("_id", True),
        ("$ref", True),
        ("@type", True),
        ("room-12_b$", True),
        ("a" * 40, True),
        ("a" * 41, False),
        ("", False),
        ("-room", False),
        ("1room", False),
        ("room 1", False),
        ("room.b", False),
        ("room@b", False),
        ("room\n", False),
        ("zimmerä", False),
        ("pat-118", False),
        ("p1a2", True),
        ("p1a2b3", False),
        ("SECRET-0f6c7c1e-", False),
        ("req_0f6c7c1e52a4", False),
        ("abcdefab-abcd-abcd-abcd-abcdefabcdef", False),
        ("room99", True),
        ("room100", False),
    ],
)
def test_names_that_fields_have(name: str, *, expected: bool) -> None:
    """Any other may be a key of a map, which is somebody's."""
    assert is_telling(name) is expected


@pytest.mark.parametrize(
    ("value", "is_shown"),
    [
        ("archived", True),
        ("in-progress", True),
        ("first_Visit2", True),
        ("v1a2", True),
        ("v1a2b3", False),
        ("x" * 40, True),
        ("x" * 41, False),
        ("", False),
        ("-", False),
        ("a--b", False),
        ("_a", False),
        ("a-", False),
        ("@a", False),
        ("a\n", False),
        ("010180-1234", False),
        ("Ada Lovelace", False),
        ("M\u00fcller", False),
        ("ada@example.org", False),
        ("1980-05-17", False),
        ("Smith_John_1980", False),
        ("3c90c3cc0d444b5088888dd25736052a", False),
        ("abcdefab-abcd-abcd-abcd-abcdefabcdef", False),
        (ID, False),
        (0, True),
        (99, True),
        (100, False),
        (-99, True),
        (-100, False),
        (True, False),
        (1.5, False),
        (None, False),
        (["archived"], False),
    ],
)
def test_members(value: object, *, is_shown: bool) -> None:
    """Letters in words, and hardly a digit; anything else may be somebody's."""
    (finding,) = found(member(value), member(value))

    assert finding.values == ({value: 2} if is_shown else {})
    assert finding.hidden == (0 if is_shown else 2)
    assert finding.count == 2


def test_private_members() -> None:
    """One that may be somebody's hides all that came at its place."""
    values = [member("a"), member("b", is_phi=True), member("c")]

    (finding,) = found(*values)

    assert (finding.count, finding.values, finding.hidden) == (3, {}, 3)


@pytest.mark.parametrize("count", [20, 21])
def test_so_many_members(count: int) -> None:
    """More than an enum has are free text."""
    (finding,) = found(*(member(f"m{number}") for number in range(count)))

    assert len(finding.values) == (count if count == 20 else 0)
    assert finding.hidden == (21 if count == 21 else 0)


@pytest.mark.parametrize("count", [32, 33, 34])
def test_so_many_names(count: int) -> None:
    """More than an object has are the keys of a map."""
    names = [f"n{chr(97 + number // 26)}{number % 26}" for number in range(count)]

    findings = found(*(field(name) for name in names * 2))

    if count == 32:
        assert [each.place.name for each in findings] == sorted(names)
        assert {each.count for each in findings} == {2}
    else:
        (finding,) = findings
        assert (finding.place.pointer, finding.place.schema) == (
            "/{key}",
            "Thing.{key}",
        )
        assert finding.count == 2 * count
        assert finding.first == Spot("answers.jsonl", 1)


def test_names_of_other_schemas() -> None:
    """They do not count: neither those of another name, nor those of another body."""
    names = [f"n{chr(97 + number)}" for number in range(20)]

    named = found(
        *(field(name, "A") for name in names),
        *(field(f"{name}x", "B") for name in names),
    )
    inside = found(
        *(field(name, "", HOLDER) for name in names),
        *(field(f"{name}x", "", OTHER) for name in names),
    )

    assert len(named) == len(inside) == 40


def test_names_of_one_schema() -> None:
    """They count wherever it is used."""
    names = [f"n{chr(97 + number)}" for number in range(20)]
    others = [field(f"{name}x", holder=OTHER) for name in names]

    findings = found(*(field(name) for name in names), *others)

    assert [(each.place.name, each.count) for each in findings] == [("{key}", 20)] * 2


def test_what_comes_later_is_added() -> None:
    """Counts and values are sums; the first spot stays."""
    one, other = found(member("a"), member("b", pointer="/b"), member("a"))

    one.add(other)

    assert (one.count, one.values) == (3, {"a": 2, "b": 1})
    assert one.first == Spot("answers.jsonl", 1)
    assert [one.hidden] == [0]

    (private,) = found(member("a", is_phi=True))
    one.add(private)

    assert [one.hidden] == [1]


def test_places_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """They are counted each time; those that are listed go on being counted."""
    monkeypatch.setattr("generator.probe.findings.MOST_PLACES", 1)
    findings = Findings()
    for name in ("a", "b", "c", "b", "a"):
        findings.see(field(name), Spot("answers.jsonl", 1))

    (finding,) = findings.all()
    assert (finding.count, findings.left_out) == (2, 3)
    assert findings.all() == [finding]
