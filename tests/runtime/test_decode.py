"""JSON values are read liberally, and what cannot be read says where."""

from collections.abc import Callable, Mapping
from enum import IntEnum, StrEnum

import pytest

from generator.runtime import decode
from generator.runtime.decode import Decoder, Tagged, undeclared, undeclared_of
from generator.runtime.errors import ContractMismatchError
from generator.runtime.noticing import noticed, noticing
from generator.runtime.read_scalars import is_whole
from generator.runtime.unknown import UnknownObject

KNOWN = frozenset({"id", "status"})


class Status(StrEnum):
    """Strings that are documented."""

    PLANNED = "planned"
    ON_HOLD = "on-hold"


class Level(IntEnum):
    """Integers that are documented."""

    LOW = 1


TAGGED = Tagged[object]("kind", {"a": decode.json_object})


def problem(decoder: Decoder[object], value: object) -> str:
    """Return what a decoder says of a value, and that it says it alone."""
    with pytest.raises(ContractMismatchError) as caught:
        decoder(value)
    assert caught.value.__context__ is None
    return str(caught.value)


@pytest.mark.parametrize(
    ("decoder", "value", "read"),
    [
        (decode.text, "", ""),
        (decode.integer, 1, 1),
        (decode.integer, 1.0, 1),
        (decode.integer, -(10**30), -(10**30)),
        (decode.number, 0.1, 0.1),
        (decode.number, 10**400, 10**400),
        (decode.boolean, True, True),
        (decode.anything, None, None),
        (decode.json_object, {"a": None}, {"a": None}),
        (decode.nullable(decode.text), None, None),
        (decode.nullable(decode.text), "x", "x"),
        (decode.array_of(decode.text), [], ()),
        (decode.array_of(decode.text), ["x", "y"], ("x", "y")),
        (decode.map_of(decode.integer), {"a": 1.0}, {"a": 1}),
        (decode.either(decode.integer, decode.text), 1, 1),
        (decode.either(decode.integer, decode.text), "1", "1"),
    ],
)
def test_what_fits_is_read(
    decoder: Decoder[object], value: object, read: object
) -> None:
    """Values are equal, and of the type that is promised."""
    assert decoder(value) == read
    assert type(decoder(value)) is type(read)


@pytest.mark.parametrize(
    ("decoder", "value", "said"),
    [
        (decode.text, 5, "expected a string, got int"),
        (decode.text, None, "expected a string, got null"),
        (decode.integer, True, "expected an integer, got bool"),
        (decode.integer, "1", "expected an integer, got str"),
        (decode.integer, 1.5, "expected an integer, got float"),
        (decode.integer, float("inf"), "expected an integer, got float"),
        (decode.number, True, "expected a number, got bool"),
        (decode.number, "1", "expected a number, got str"),
        (decode.number, float("nan"), "expected a finite number"),
        (decode.number, float("-inf"), "expected a finite number"),
        (decode.boolean, 1, "expected a boolean, got int"),
        (decode.boolean, None, "expected a boolean, got null"),
        (decode.json_object, [], "expected an object, got list"),
        (decode.array_of(decode.text), {}, "expected an array, got dict"),
        (decode.array_of(decode.text), "xy", "expected an array, got str"),
        (decode.map_of(decode.text), [], "expected an object, got list"),
        (
            decode.either(decode.integer, decode.text),
            [],
            "expected one of the documented forms, got list",
        ),
    ],
)
def test_what_does_not_fit_is_named(
    decoder: Decoder[object], value: object, said: str
) -> None:
    """The type is told, the value is not."""
    assert problem(decoder, value) == f"response: {said}"


def test_a_required_field_is_there() -> None:
    """A field that is null is there, and up to its decoder."""
    assert decode.required({"id": "x"}, "id", decode.text) == "x"
    assert decode.required({"id": None}, "id", decode.anything) is None


def test_a_required_field_that_is_missing_is_named() -> None:
    """No `KeyError` reaches the caller."""
    with pytest.raises(ContractMismatchError) as caught:
        decode.required({}, "id", decode.text)
    assert str(caught.value) == "id: missing"


@pytest.mark.parametrize("fields", [{}, {"title": None}])
def test_absent_and_null_read_alike(fields: dict[str, object]) -> None:
    """An optional field is `None` either way."""
    assert decode.optional(fields, "title", decode.text) is None


def test_an_optional_field_is_decoded() -> None:
    """It need not be there, but what is there must fit."""
    assert decode.optional({"title": ""}, "title", decode.text) == ""
    with pytest.raises(ContractMismatchError) as caught:
        decode.optional({"title": 5}, "title", decode.text)
    assert str(caught.value) == "title: expected a string, got int"
    assert caught.value.__context__ is None


def period(value: object) -> object:
    """Decode an object with one field of each kind."""
    fields = decode.json_object(value)
    return (
        decode.required(fields, "startedAt", decode.timestamp),
        decode.optional(fields, "labels", decode.map_of(decode.text)),
    )


def interactions(value: object) -> object:
    """Decode objects inside an array inside an object."""
    items = decode.array_of(lambda item: interaction(decode.json_object(item)))
    return decode.required(decode.json_object(value), "interactions", items)


def interaction(fields: decode.JsonObject) -> object:
    """Decode one of them."""
    return decode.optional(fields, "period", period)


START = "2023-11-07T05:31:56Z"


@pytest.mark.parametrize(
    ("item", "said"),
    [
        (5, "interactions[1]: expected an object, got int"),
        ({"period": {}}, "interactions[1].period.startedAt: missing"),
        (
            {"period": {"startedAt": 5}},
            "interactions[1].period.startedAt: expected a timestamp, got int",
        ),
        (
            {"period": {"startedAt": START, "labels": {"a": "", "Ada": 5}}},
            "interactions[1].period.labels.{key}: expected a string, got int",
        ),
    ],
)
def test_a_path_leads_to_the_place(item: object, said: str) -> None:
    """It names fields and positions, and no key of a map."""
    items: list[object] = [{}, item, {}]
    assert problem(interactions, {"interactions": items}) == said


def test_nothing_undeclared_gives_an_empty_dict() -> None:
    """Whether all, some or none of the declared fields came."""
    for fields in ({"id": 1, "status": 2}, {"id": 1}, {}):
        assert undeclared(fields, KNOWN) == {}


def test_undeclared_fields_are_kept() -> None:
    """They stay as they came."""
    fields = {"id": 1, "new": None, "status": 2, "newer": [1]}
    assert undeclared(fields, KNOWN) == {"new": None, "newer": [1]}


def test_undeclared_fields_can_have_a_type() -> None:
    """Those that are declared take no part in it."""
    fields = {"id": "x", "new": 1.0}
    assert undeclared_of(fields, KNOWN, decode.integer) == {"new": 1}
    with pytest.raises(ContractMismatchError) as caught:
        undeclared_of({"Ada": "x"}, KNOWN, decode.integer)
    assert str(caught.value) == "{key}: expected an integer, got str"


def test_an_enum_is_open() -> None:
    """A value of tomorrow stays what it is."""
    status = decode.open_enum(Status)
    assert status("on-hold") is Status.ON_HOLD
    assert type(status("postponed")) is str
    assert status("postponed") == "postponed"
    assert problem(status, 5) == "response: expected a string, got int"


def test_an_integer_enum_is_open() -> None:
    """It takes what an integer field takes."""
    level = decode.open_int_enum(Level)
    assert level(1) is Level.LOW
    assert level(1.0) is Level.LOW
    assert type(level(2.0)) is int
    assert level(2.0) == 2
    assert problem(level, "1") == "response: expected an integer, got str"


def test_the_first_form_that_fits_counts() -> None:
    """The second is tried for what does not fit the first."""
    first = decode.either(lambda _: "first", decode.text)
    assert first("x") == "first"


def test_alternatives_are_tried_in_silence() -> None:
    """Only a mismatch means the next; every other error is one."""
    broken = decode.either(lambda value: 1 // int(value == 1), decode.text)
    with pytest.raises(ZeroDivisionError):
        broken("x")


def test_what_a_failed_form_tolerated_goes_unnoticed() -> None:
    """Only that of the one which is read in the end counts."""

    def odd(value: object) -> int:
        return decode.integer(noticed(value))

    form = decode.either(odd, decode.text)
    assert noticing(lambda: form("x")) == ("x", False)
    assert noticing(lambda: form(1)) == (1, True)
    assert noticing(lambda: form(noticed("x"))) == ("x", True)


def kind(name: str, *needed: str) -> Decoder[str]:
    """Return a decoder of objects with the fields *needed*."""

    def read(value: object) -> str:
        fields = decode.json_object(value)
        for each in needed:
            decode.required(fields, each, decode.text)
        return name

    return read


closest = decode.Closest[str](
    (
        (kind("first", "a"), frozenset({"a", "b"})),
        (kind("second"), frozenset({"b", "c"})),
        (kind("any", "z"), None),
    )
)


@pytest.mark.parametrize(
    ("value", "read"),
    [
        ({"a": "x"}, "first"),
        ({"a": "x", "b": 1}, "first"),
        ({"b": 1}, "second"),
        ({"c": 1}, "second"),
        ({"a": "x", "c": 1}, "first"),
        ({"a": 1, "c": 1}, "second"),
        ({"z": "x", "a": "x"}, "any"),
        ({"z": 1}, "second"),
    ],
)
def test_the_kind_that_knows_every_field_counts(value: object, read: str) -> None:
    """Of several the first, and of none too."""
    assert closest(value) == read


def test_no_kind_fits() -> None:
    """Then the value is not shown."""
    said = "response: expected one of the documented forms, got dict"
    only = decode.Closest[str](((kind("first", "a"), None),))
    assert problem(only, {"b": "secret"}) == said
    assert problem(only, []) == "response: expected an object, got list"


pet = Tagged[tuple[str, object]](
    "kind",
    {
        "cat": lambda value: ("cat", value),
        "dog": lambda value: ("dog", decode.integer(value)),
    },
)


def test_a_tag_chooses_the_decoder() -> None:
    """The whole object is decoded, its tag included."""
    assert pet({"kind": "cat"}) == ("cat", {"kind": "cat"})
    assert problem(pet, {"kind": "dog"}) == "response: expected an integer, got dict"


def test_an_object_of_an_unknown_kind_is_kept() -> None:
    """It goes back as it came."""
    fish = {"kind": "fish", "name": "Wanda"}
    assert pet(fish) == UnknownObject(fields=fish)


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ({}, "kind: missing"),
        ({"kind": 5}, "kind: expected a string, got int"),
        ([], "response: expected an object, got list"),
    ],
)
def test_a_tag_is_needed(value: object, said: str) -> None:
    """Without one the kind is anyone's guess."""
    assert problem(pet, value) == said


def test_a_tagged_union_can_name_its_types() -> None:
    """It decodes as one whose types are inferred."""
    kinds = Tagged[str | int]("kind", {"one": lambda _: 1, "two": lambda _: "two"})
    assert (kinds({"kind": "one"}), kinds({"kind": "two"})) == (1, "two")
    assert repr(kinds) == "Tagged(name='kind')"


@pytest.mark.parametrize(
    ("read", "is_odd"),
    [
        (lambda: decode.optional({"a": ""}, "a", decode.text), False),
        (lambda: decode.optional({}, "a", decode.text), False),
        (lambda: decode.optional({"a": None}, "a", decode.text), True),
        (lambda: decode.optional_nullable({"a": ""}, "a", decode.text), False),
        (lambda: decode.optional_nullable({}, "a", decode.text), False),
        (lambda: decode.optional_nullable({"a": None}, "a", decode.text), False),
        (lambda: decode.required_nullable({"a": ""}, "a", decode.text), False),
        (lambda: decode.required_nullable({"a": None}, "a", decode.text), False),
        (lambda: decode.required_nullable({}, "a", decode.text), True),
        (lambda: undeclared({"id": 1}, KNOWN), False),
        (lambda: undeclared({"new": 1}, KNOWN), True),
        (lambda: undeclared_of({"new": 1}, KNOWN, decode.integer), False),
        (lambda: decode.open_enum(Status)("planned"), False),
        (lambda: decode.open_enum(Status)("new"), True),
        (lambda: decode.open_int_enum(Level)(1.0), False),
        (lambda: decode.open_int_enum(Level)(2), True),
        (lambda: decode.const(decode.text, "a", "b")("b"), False),
        (lambda: decode.const(decode.text, "a", "b")("c"), True),
        (lambda: TAGGED({"kind": "a"}), False),
        (lambda: TAGGED({"kind": "b"}), True),
        (lambda: decode.timestamp("2023-11-07T05:31:56Z"), False),
        (lambda: decode.timestamp("20231107T053156Z"), True),
    ],
)
def test_what_is_tolerated_is_noticed(
    read: Callable[[], object], *, is_odd: bool
) -> None:
    """And nothing else is, however it is read."""
    assert noticing(read)[1] is is_odd


def test_a_constant_is_decoded() -> None:
    """Other values of its type are kept."""
    decoder = decode.const(decode.text, "a", "b")
    assert [decoder(each) for each in ("a", "b", "c")] == ["a", "b", "c"]
    assert problem(decoder, 1) == "response: expected a string, got int"


@pytest.mark.parametrize("read", [decode.optional_nullable, decode.required_nullable])
def test_a_field_that_may_be_null(
    read: Callable[[Mapping[str, object], str, Decoder[str]], str | None],
) -> None:
    """Absent and null read alike, and what is there must fit."""
    assert read({}, "a", decode.text) is None
    assert read({"a": None}, "a", decode.text) is None
    assert read({"a": "x"}, "a", decode.text) == "x"
    with pytest.raises(ContractMismatchError) as caught:
        read({"a": 5}, "a", decode.text)
    assert str(caught.value) == "a: expected a string, got int"
    assert caught.value.__context__ is None


@pytest.mark.parametrize(
    ("value", "is_one"),
    [(7, True), (0, True), (True, False), (7.0, False), ("7", False)],
)
def test_whole_numbers(value: object, *, is_one: bool) -> None:
    """A boolean is none, though Python counts it among the integers."""
    assert is_whole(value) is is_one
