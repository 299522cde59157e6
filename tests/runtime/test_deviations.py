"""Every place where a value leaves its contract is found, and no other."""

import re
from collections.abc import Mapping
from typing import Final

import pytest

from generator.runtime.deviations import Deviation, Kind, departures, deviations
from generator.runtime.normal_forms import Form
from generator.runtime.promises import Promises

TEXT: Final[Form] = {"kind": "string"}
WHOLE: Final[Form] = {"kind": "integer"}
ANY: Final[Form] = {"kind": "any"}


def fields(further: object = None, **named: Form) -> Form:
    """Return the form of an object with required fields, and maybe others."""
    known = {name: {"required": True, **form} for name, form in named.items()}
    given = {} if further is None else {"additional": further}
    return {"kind": "object", "fields": known, **given}


def may(form: Form) -> Form:
    """Return *form* as that of a field that may be left out."""
    return {**form, "required": False}


def items(form: Form) -> Form:
    """Return the form of an array."""
    return {"kind": "array", "items": form}


def one_of(*variants: Form) -> Form:
    """Return a choice."""
    return {"kind": "union", "variants": [*variants]}


def all_of(*parts: Form) -> Form:
    """Return what has to fit every one of *parts*."""
    return {"kind": "all", "parts": [*parts]}


def ref(name: str) -> Form:
    """Return a reference."""
    return {"ref": name}


SCHEMAS: Final[Mapping[str, object]] = {
    "Status": {"kind": "string", "enum": ["planned", "on-hold"]},
    "Cat": fields(kind=TEXT, lives=WHOLE),
    "Dog": fields(kind=TEXT, name=TEXT),
    "Stop": fields(name=TEXT, then=may({"ref": "Stop", "nullable": True})),
    "Left": fields(then=may(one_of(ref("Left"), ref("Right"))), left=WHOLE),
    "Right": fields(then=may(one_of(ref("Left"), ref("Right"))), right=WHOLE),
    "Short": {"ref": "Status"},
}
PET: Final[Form] = {
    "kind": "union",
    "discriminator": {"property": "kind", "mapping": {"cat": "Cat", "dog": "Dog"}},
    "variants": [ref("Cat"), ref("Dog")],
}


def found(value: object, form: Form) -> list[str]:
    """Say in short what deviates, in the order in which it is found."""
    return [
        f"{each.pointer} {each.kind} ({each.schema})"
        for each in deviations(value, form, SCHEMAS)
    ]


FITTING: Final[list[tuple[object, Form]]] = [
    ("x", TEXT),
    (None, {**TEXT, "nullable": True}),
    (None, ANY),
    ({"a": [None]}, ANY),
    ([], items(TEXT)),
    (["a", "b"], items(TEXT)),
    ([None, 1], {"kind": "array"}),
    ("planned", ref("Status")),
    ("planned", ref("Short")),
    (None, {"ref": "Status", "nullable": True}),
    ({"a": 1, "b": "x"}, fields(a=WHOLE, b=may(TEXT))),
    ({"a": 1}, fields(a=WHOLE, b=may(TEXT))),
    ({"a": 1}, fields(a=WHOLE, b={**TEXT, "writeOnly": True})),
    ({"a": 1, "b": None}, fields(further=True, a=WHOLE)),
    ({"a": 1, "b": 2}, fields(further=WHOLE, a=WHOLE)),
    ({"a": 1, "b": 2}, fields(further=WHOLE)),
    (1, one_of(TEXT, WHOLE)),
    (["x"], one_of(TEXT, items(TEXT))),
    ({"lives": 7, "kind": "x"}, one_of(ref("Cat"), ref("Dog"))),
    ({"kind": "x", "name": "y"}, one_of(ref("Cat"), ref("Dog"))),
    ("on-hold", one_of(ref("Status"), {"kind": "string", "const": "x"})),
    ("x", one_of(ref("Status"), {"kind": "string", "const": "x"})),
    ({"kind": "dog", "name": "y"}, PET),
    ({"kind": "cat", "lives": 9}, PET),
    (None, {**PET, "nullable": True}),
    ({"a": 1, "b": "x"}, all_of(fields(a=WHOLE), fields(b=TEXT))),
    ({"lives": 1, "kind": "x"}, all_of(one_of(ref("Cat"), ref("Dog")), ref("Cat"))),
    ({"name": "a", "then": {"name": "b", "then": None}}, ref("Stop")),
]


@pytest.mark.parametrize(("value", "form"), FITTING)
def test_what_fits_does_not_deviate(value: object, form: Form) -> None:
    """Nothing is said of it."""
    assert found(value, form) == []


DEVIATING: Final[list[tuple[object, Form, list[str]]]] = [
    (1, TEXT, [" wrong type ()"]),
    (None, TEXT, [" unexpected null ()"]),
    (1, ref("Status"), [" wrong type (Status)"]),
    ("new", ref("Status"), [" unknown value (Status)"]),
    ("new", ref("Short"), [" unknown value (Short)"]),
    ("x", {**TEXT, "format": "uuid"}, [" wrong format ()"]),
    ("x", {**TEXT, "const": "y"}, [" unknown value ()"]),
    (1, {"kind": "never"}, [" wrong type ()"]),
    (
        {"b": 1, "c": 2},
        fields(a=WHOLE, b=TEXT),
        ["/a missing field (.a)", "/b wrong type (.b)", "/c unknown field (.c)"],
    ),
    ({"b": 2}, fields(further=False), ["/b unknown field (.b)"]),
    ({"b": None}, fields(b=may(TEXT)), ["/b unexpected null (.b)"]),
    ({"b": "x"}, fields(further=WHOLE), ["/{key} wrong type ({})"]),
    (
        {"a/b": "x", "~": "y"},
        fields(**{"a/b": WHOLE, "~": WHOLE}),
        ["/a~1b wrong type (.a/b)", "/~0 wrong type (.~)"],
    ),
    (
        [["x"], [1, None]],
        items(items(TEXT)),
        [
            "/{index}/{index} wrong type ([][])",
            "/{index}/{index} unexpected null ([][])",
        ],
    ),
    (
        [{"name": "a", "then": {"then": {"name": 1}}}],
        items(ref("Stop")),
        [
            "/{index}/then/name missing field (Stop.name)",
            "/{index}/then/then/name wrong type (Stop.name)",
        ],
    ),
    ([], one_of(TEXT, WHOLE), [" wrong type ()"]),
    (None, one_of(TEXT, WHOLE), [" unexpected null ()"]),
    ([1], one_of(TEXT, items(TEXT)), ["/{index} wrong type ([])"]),
    ({"kind": 1}, one_of(ref("Cat"), ref("Dog")), [" unknown variant ()"]),
    (
        {"kind": "x", "name": "y", "age": 1},
        one_of(ref("Cat"), ref("Dog")),
        ["/age unknown field (Dog.age)"],
    ),
    (
        {"kind": "x", "name": "y", "lives": 1, "age": 1},
        one_of(ref("Cat"), fields(further=None, kind=TEXT, name=TEXT, lives=WHOLE)),
        ["/age unknown field (.age)"],
    ),
    ("new", one_of(ref("Status"), {**TEXT, "const": "x"}), [" unknown value ()"]),
    ([], PET, [" wrong type ()"]),
    ({"lives": 1}, PET, ["/kind missing field (.kind)"]),
    ({"kind": 1}, PET, ["/kind wrong type (.kind)"]),
    ({"kind": None}, PET, ["/kind unexpected null (.kind)"]),
    ({"kind": "emu"}, PET, [" unknown variant ()"]),
    ({"kind": "cat", "lives": "9"}, PET, ["/lives wrong type (Cat.lives)"]),
    (
        {"kind": "cat"},
        {**PET, "discriminator": {"property": "kind", "mapping": {"cat": "Gone"}}},
        [" unknown variant ()"],
    ),
    (
        {"kind": "cat"},
        {**PET, "discriminator": {"property": "kind"}},
        [" unknown variant ()"],
    ),
    (
        {"a": "x", "c": 1},
        all_of(fields(a=WHOLE), fields(b=TEXT)),
        [
            "/a wrong type (.a)",
            "/c unknown field (.c)",
            "/b missing field (.b)",
        ],
    ),
    (None, all_of(TEXT, {**TEXT, "nullable": True}), [" unexpected null ()"]),
]


@pytest.mark.parametrize(("value", "form", "said"), DEVIATING)
def test_what_deviates_is_told(value: object, form: Form, said: list[str]) -> None:
    """With a pointer without numbers and keys, the kind, and the contract's place."""
    assert found(value, form) == said


def test_every_occurrence_is_told() -> None:
    """Whoever wants each place once can see to that."""
    assert len(found([1, "x", 2, 3], items(TEXT))) == 3


@pytest.mark.parametrize(
    ("key", "shown"),
    [
        ("newField", "newField"),
        ("$schema", "$schema"),
        ("x-y_z1", "x-y_z1"),
        ("line22", "line22"),
        ("Ada.Example", "{key}"),
        ("pat-118", "{key}"),
        ("MRN123456", "{key}"),
        ("fac90c3c-0d44-4b50-a8b8-8d25736052ab", "{key}"),
        ("fa90ccac-0d44-4b50-a8b8-8d25a36d52ab", "{key}"),
        ("Ada Example", "{key}"),
        ("ada@example.org", "{key}"),
        ("1970-01-01", "{key}"),
        ("", "{key}"),
        ("a\x1b[31m", "{key}"),
        ("a/b", "{key}"),
        ("\u00c4rzte", "{key}"),
        ("a" * 40, "a" * 40),
        ("a" * 41, "{key}"),
        ("p1a2b3", "{key}"),
        ("SECRET-0f6c7c1e-52a4", "{key}"),
        ("req_0f6c7c1e52a4", "{key}"),
        ("abcdefab-abcd-abcd-abcd-abcdefabcdef", "{key}"),
        ("fc90c3cc-0d44-4b50-8888-8dd25736052a", "{key}"),
    ],
)
def test_what_cannot_be_a_name_of_a_field_is_not_shown(key: str, shown: str) -> None:
    """It may be an id, or somebody's name."""
    [each] = deviations({key: "secret"}, fields(), {})
    assert (each.pointer, each.schema) == (f"/{shown}", f".{shown}")
    assert each.is_phi


def test_what_identifies_a_patient_is_marked() -> None:
    """Also what is inside of it, and always what is unknown."""
    secret: Form = {**fields(a=TEXT), "phi": True}
    form = fields(open=TEXT, closed={**TEXT, "phi": True}, deep=secret)
    value = {"open": 1, "closed": 1, "deep": {"a": 1}, "more": 1}
    marked = {each.pointer: each.is_phi for each in deviations(value, form, {})}
    assert marked == {"/open": False, "/closed": True, "/deep/a": True, "/more": True}


@pytest.mark.parametrize(
    ("value", "form", "held"),
    [
        ("new", ref("Status"), "new"),
        ({"kind": "emu", "name": "secret"}, PET, "emu"),
        ({}, fields(a=TEXT), None),
        ({"a": None}, fields(a=TEXT), None),
    ],
)
def test_the_value_is_there_but_not_shown(
    value: object, form: Form, held: object
) -> None:
    """Of an object of an unknown kind it is the kind alone."""
    [each] = deviations(value, form, SCHEMAS)
    assert each.value == held
    assert "secret" not in repr(each)
    assert re.search("value=|new|emu", repr(each)) is None


def test_a_deep_value_is_gone_through() -> None:
    """Deeper than Python lets functions call themselves."""
    value: object = None
    for _ in range(5000):
        value = {"name": "x", "then": value}
    assert found(value, ref("Stop")) == []


def test_choices_within_choices_end() -> None:
    """Each part is tried once as each variant, not once for each way to get there."""
    value: dict[str, object] = {"right": 1}
    for _ in range(40):
        value = {"right": 1, "then": value}
    assert found(value, one_of(ref("Left"), ref("Right"))) == []


def test_an_unknown_reference_takes_nothing() -> None:
    """A contract has no such thing."""
    assert found("x", ref("Gone")) == [" wrong type (Gone)"]


def test_a_deviation_is_a_few_facts() -> None:
    """They can be compared."""
    one = Deviation("/a", Kind.TYPE, "A.a", 1, is_phi=False)
    assert one == Deviation("/a", Kind.TYPE, "A.a", 1, is_phi=False)
    assert str(one.kind) == "wrong type"


def test_promises_serve_many_values() -> None:
    """What they say is made ready once, and is the same for each."""
    stop = Promises(SCHEMAS).named("Stop")
    assert stop is not None
    values = [{"name": "a", "then": {"name": 1}}, {"name": "b"}, {"name": None}]
    for value in values * 2:
        shared = [*departures(value, stop)]
        assert shared == [*deviations(value, ref("Stop"), SCHEMAS)]


def test_a_name_that_nothing_has() -> None:
    """There is no promise for it."""
    assert Promises({"Odd": True}).named("Odd") is None


def test_what_is_free_may_be_anything_promised() -> None:
    """Fields that have no name of their own are looked at one by one."""
    form = fields(further=one_of(TEXT, WHOLE))
    assert found({"a": "x", "b": 1, "c": []}, form) == ["/{key} wrong type ({})"]
