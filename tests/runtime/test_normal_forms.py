"""A value is compared with what a contract's normal form says of it alone."""

import pytest

from generator.runtime.drift_kinds import DriftKind
from generator.runtime.normal_forms import (
    Form,
    check_of,
    forms_in,
    forms_of,
    has_format,
    has_type,
    is_listed,
    takes_null,
)

ID = "3c90c3cc-0d44-4b50-8888-8dd25736052a"
VALUES: dict[str, object] = {
    "text": "x",
    "true": True,
    "one": 1,
    "one as a float": 1.0,
    "a half": 0.5,
    "object": {},
    "array": [],
}
TYPES = {
    "string": {"text"},
    "boolean": {"true"},
    "integer": {"one", "one as a float"},
    "number": {"one", "one as a float", "a half"},
    "object": {"object"},
    "array": {"array"},
    "any": {*VALUES},
    "never": set[str](),
    "null": set[str](),
}


@pytest.mark.parametrize("kind", TYPES)
def test_types_are_those_of_json(kind: str) -> None:
    """`1.0` is an integer, `true` is not, and nothing is what nothing may be."""
    fitting = {name for name, each in VALUES.items() if has_type(each, {"kind": kind})}
    assert fitting == TYPES[kind]


@pytest.mark.parametrize(
    ("form", "takes"),
    [
        ({"kind": "string"}, False),
        ({"kind": "string", "nullable": True}, True),
        ({"kind": "null"}, True),
        ({"kind": "never"}, False),
        ({"kind": "any"}, True),
        ({"kind": "any", "enum": [1, None]}, True),
        ({"kind": "any", "enum": [1, 2]}, False),
        ({"kind": "any", "const": None}, True),
        ({"kind": "any", "const": 1}, False),
    ],
)
def test_null_is_taken_where_it_is_said(form: Form, *, takes: bool) -> None:
    """By a word of its own, or because anything is taken."""
    assert takes_null(form) is takes


@pytest.mark.parametrize(
    ("value", "form", "is_there"),
    [
        ("a", {}, True),
        ("a", {"enum": ["a", "b"]}, True),
        ("c", {"enum": ["a", "b"]}, False),
        (1.0, {"enum": [1]}, True),
        (True, {"enum": [1]}, False),
        (1, {"const": True}, False),
        ("a", {"const": "a"}, True),
        ("b", {"const": "a", "enum": ["b"]}, False),
    ],
)
def test_values_are_listed(value: object, form: Form, *, is_there: bool) -> None:
    """Where none are, all are; `true` is not 1."""
    assert is_listed(value, form) is is_there
    wrong = check_of({"kind": "any", **form})(value)
    assert wrong == (None if is_there else DriftKind.UNKNOWN_VALUE)


@pytest.mark.parametrize(
    ("form", "fitting", "other"),
    [
        ("uuid", [ID, ID.upper()], [ID.replace("-", ""), "x", ""]),
        ("date", ["2026-02-28"], ["2026-02-30", "20260228", "2026-2-8"]),
        (
            "date-time",
            [
                "2026-01-02T03:04:05Z",
                "2026-01-02t03:04:05.1234567z",
                "2026-01-02T03:04:05.1+05:30",
            ],
            [
                "2026-01-02T03:04:05",
                "2026-01-02 03:04:05Z",
                "20260102T030405Z",
                "2026-13-02T03:04:05Z",
                "2026-01-02",
                "2026-01-02T03:04:05,1Z",
            ],
        ),
        ("byte", ["", "what else"], []),
    ],
)
def test_formats(form: str, fitting: list[str], other: list[str]) -> None:
    """Those that become other types in Python are looked at; of text only."""
    assert [each for each in fitting if not has_format(each, {"format": form})] == []
    assert [each for each in other if has_format(each, {"format": form})] == []
    assert has_format(5, {"format": form})
    check = check_of({"kind": "string", "format": form})
    assert {check(each) for each in fitting} == {None}
    assert {check(each) for each in other} <= {DriftKind.FORMAT}
    assert check(5) is DriftKind.TYPE


def test_forms_are_found() -> None:
    """What is none is left out."""
    form: Form = {"kind": "any"}
    assert forms_in({"a": form, "b": True}) == {"a": form}
    assert forms_of([form, True]) == (form,)
    assert forms_in(None) == {}
    assert forms_of(None) == ()
