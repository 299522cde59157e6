"""JSON values are written strictly, and what cannot be sent says where."""

from collections.abc import Callable

import pytest
from attrs import frozen

from generator.runtime import encode
from generator.runtime.encode import Encoder, undeclared
from generator.runtime.errors import ArgumentError
from generator.runtime.unset import UNSET

Writer = Callable[[dict[str, object], str, object, Encoder], None]


@frozen
class Period:
    """A model as the generator writes them."""

    started: object

    def to_dict(self) -> dict[str, object]:
        """Return the JSON object."""
        wire: dict[str, object] = {}
        encode.required(wire, "startedAt", self.started, encode.text)
        return wire


@frozen
class Other(Period):
    """A model of another kind."""


@frozen
class Read:
    """A model that was read, and can be sent in another form."""

    started: object

    def to_dict(self) -> dict[str, object]:
        """Return the JSON object."""
        return {"startedAt": self.started}

    def to_input(self) -> Period:
        """Return the form that is sent."""
        return Period(self.started)


def problem(encoder: Encoder, value: object) -> str:
    """Return what an encoder says of a value, and that it says it alone."""
    with pytest.raises(ArgumentError) as caught:
        encoder(value)
    assert caught.value.__context__ is None
    return str(caught.value)


@pytest.mark.parametrize(
    ("encoder", "value", "written"),
    [
        (encode.text, "", ""),
        (encode.integer, 5, 5),
        (encode.number, 5, 5),
        (encode.number, 0.5, 0.5),
        (encode.number, 10**400, 10**400),
        (encode.boolean, False, False),
        (encode.model, Period("x"), {"startedAt": "x"}),
        (encode.model_of(Other, Period), Period("x"), {"startedAt": "x"}),
        (encode.nullable(encode.text), None, None),
        (encode.nullable(encode.text), "x", "x"),
        (encode.array_of(encode.text), (), []),
        (encode.array_of(encode.text), ["x"], ["x"]),
        (encode.array_of(encode.integer), range(2), [0, 1]),
        (encode.either(encode.integer, encode.text), 5, 5),
        (encode.either(encode.integer, encode.text), "5", "5"),
        (encode.map_of(encode.model), {"a": Period("x")}, {"a": {"startedAt": "x"}}),
    ],
)
def test_what_fits_is_written(encoder: Encoder, value: object, written: object) -> None:
    """Values are equal, and of the type JSON has for them."""
    assert encoder(value) == written
    assert type(encoder(value)) is type(written)


@pytest.mark.parametrize(
    ("encoder", "value", "said"),
    [
        (encode.text, 5, "expected a string, got int"),
        (encode.text, None, "expected a string, got None"),
        (encode.text, UNSET, "expected a string, got Unset"),
        (encode.integer, True, "expected an integer, got bool"),
        (encode.integer, 1.0, "expected an integer, got float"),
        (encode.number, True, "expected a number, got bool"),
        (encode.number, "5", "expected a number, got str"),
        (encode.number, float("nan"), "expected a finite number, got NaN or infinity"),
        (encode.number, float("inf"), "expected a finite number, got NaN or infinity"),
        (encode.boolean, 1, "expected a boolean, got int"),
        (encode.model, {"startedAt": "x"}, "expected a model, got dict"),
        (encode.model_of(Period), {}, "expected Period, got dict"),
        (encode.model_of(Other), Period("x"), "expected Other, got Period"),
        (
            encode.model_of(Other, Period),
            Read("x"),
            "expected Other or Period, got Read; call its to_input()",
        ),
        (encode.model, Period, "expected a model, got type"),
        (encode.model, None, "expected a model, got None"),
        (encode.array_of(encode.text), "xy", "expected a list or tuple, got str"),
        (encode.array_of(encode.text), b"xy", "expected a list or tuple, got bytes"),
        (encode.array_of(encode.text), {"x"}, "expected a list or tuple, got set"),
        (encode.array_of(encode.text), None, "expected a list or tuple, got None"),
        (encode.map_of(encode.text), [], "expected a dict, got list"),
        (encode.map_of(encode.text), {5: ""}, "expected string keys, got int"),
        (
            encode.either(encode.integer, encode.text),
            None,
            "expected one of the documented forms, got None",
        ),
    ],
)
def test_what_does_not_fit_is_refused(
    encoder: Encoder, value: object, said: str
) -> None:
    """The type is told, the value is not."""
    assert problem(encoder, value) == f"argument: {said}"


@pytest.mark.parametrize(
    ("encoder", "value", "path"),
    [
        (encode.array_of(encode.text), ["", 5], "[1]"),
        (encode.map_of(encode.text), {"Ada": 5}, "{key}"),
        (encode.array_of(encode.model), [Period(5)], "[0].startedAt"),
        (encode.map_of(encode.array_of(encode.text)), {"": [5]}, "{key}[0]"),
    ],
)
def test_a_path_leads_to_the_place(encoder: Encoder, value: object, path: str) -> None:
    """It names fields and positions, and no key of a map."""
    assert problem(encoder, value) == f"{path}: expected a string, got int"


def test_required_fields_are_always_written() -> None:
    """Null needs an encoder that takes it."""
    wire: dict[str, object] = {}
    encode.required(wire, "id", "x", encode.text)
    encode.required(wire, "title", None, encode.nullable(encode.text))
    assert wire == {"id": "x", "title": None}


def test_optional_fields_are_written_unless_none() -> None:
    """`None` means that there is nothing to write."""
    wire: dict[str, object] = {}
    encode.optional(wire, "id", "", encode.text)
    encode.optional(wire, "title", None, encode.text)
    assert wire == {"id": ""}


def test_settable_fields_are_written_unless_unset() -> None:
    """`None` clears a field that may be null."""
    wire: dict[str, object] = {}
    encode.settable(wire, "id", "", encode.text)
    encode.settable(wire, "name", UNSET, encode.text)
    encode.settable(wire, "title", None, encode.nullable(encode.text))
    assert wire == {"id": "", "title": None}


def test_none_clears_nothing_that_cannot_be_null() -> None:
    """The document decides what can be cleared."""
    wire: dict[str, object] = {}
    with pytest.raises(ArgumentError) as caught:
        encode.settable(wire, "status", None, encode.text)
    assert str(caught.value) == "status: expected a string, got None"
    assert wire == {}


@pytest.mark.parametrize("write", [encode.required, encode.optional, encode.settable])
def test_every_field_names_itself(write: Writer) -> None:
    """Whatever is wrong inside."""
    with pytest.raises(ArgumentError) as caught:
        write({}, "period", Period(5), encode.model)
    assert caught.value.path == "period.startedAt"


def test_undeclared_fields_are_written_back() -> None:
    """They stand beside the declared ones."""
    wire: dict[str, object] = {"id": "x"}
    undeclared(wire, {"new": [1, None]}, frozenset({"id", "title"}))
    assert wire == {"id": "x", "new": [1, None]}


def test_undeclared_fields_can_have_a_type() -> None:
    """Their encoder then says what fits."""
    wire: dict[str, object] = {}
    undeclared(wire, {"a": 1}, frozenset(), encode.integer)
    assert wire == {"a": 1}
    with pytest.raises(ArgumentError) as caught:
        undeclared(wire, {"Ada": "x"}, frozenset(), encode.integer)
    assert str(caught.value) == "{key}: expected an integer, got str"


def test_declared_fields_do_not_hide_among_the_undeclared() -> None:
    """A field has one way to be passed."""
    with pytest.raises(ArgumentError) as caught:
        undeclared({}, {"title": "x"}, frozenset({"id", "title"}))
    assert str(caught.value) == (
        "extra: a declared field is among them; pass it by its own name"
    )
