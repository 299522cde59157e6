"""Bounds that allow the same values are the same bounds."""

import pytest

from generator.contract import Json, JsonObject
from generator.contract.bounds import bounded, stricter


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ({"exclusiveMinimum": 1}, {"minimum": 2}),
        ({"exclusiveMaximum": 1}, {"maximum": 0}),
        ({"minimum": 5, "exclusiveMinimum": 1}, {"minimum": 5}),
        ({"minimum": 1, "exclusiveMinimum": 5}, {"minimum": 6}),
        ({"maximum": 5, "exclusiveMaximum": 9}, {"maximum": 5}),
        ({"maximum": 9, "exclusiveMaximum": 5}, {"maximum": 4}),
        ({"exclusiveMinimum": 0.5}, {"exclusiveMinimum": 0.5}),
        ({"multipleOf": 2, "minLength": 1}, {"multipleOf": 2}),
    ],
)
def test_integers(given: JsonObject, kept: JsonObject) -> None:
    """They have a last one that is allowed."""
    assert bounded({"kind": "integer", **given}) == {"kind": "integer", **kept}


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ({"exclusiveMinimum": 1}, {"exclusiveMinimum": 1}),
        ({"exclusiveMaximum": 1}, {"exclusiveMaximum": 1}),
        ({"minimum": 5, "exclusiveMinimum": 5}, {"exclusiveMinimum": 5}),
        ({"minimum": 6, "exclusiveMinimum": 5}, {"minimum": 6}),
        ({"minimum": 4, "exclusiveMinimum": 5}, {"exclusiveMinimum": 5}),
        ({"maximum": 5, "exclusiveMaximum": 5}, {"exclusiveMaximum": 5}),
        ({"maximum": 4, "exclusiveMaximum": 5}, {"maximum": 4}),
        ({"maximum": 6, "exclusiveMaximum": 5}, {"exclusiveMaximum": 5}),
    ],
)
def test_numbers(given: JsonObject, kept: JsonObject) -> None:
    """There is always one nearer to a bound that does not belong to them."""
    assert bounded({"kind": "number", **given}) == {"kind": "number", **kept}


def test_bounds_of_other_values() -> None:
    """They narrow nothing, unless the values may be of any kind."""
    bounds: JsonObject = {"minimum": 1, "maxLength": 2, "minItems": 3}

    assert bounded({"kind": "string", **bounds}) == {"kind": "string", "maxLength": 2}
    assert bounded({"kind": "array", **bounds}) == {"kind": "array", "minItems": 3}
    assert bounded({"kind": "any", **bounds}) == {"kind": "any", **bounds}


@pytest.mark.parametrize(
    ("key", "one", "other", "both"),
    [
        ("minimum", 1, 2.5, 2.5),
        ("maximum", 1, 2.5, 1),
        ("minLength", 3, 2, 3),
        ("maxItems", 3, 2, 2),
        ("multipleOf", 3, 2, 2),
        ("pattern", "a", "b", "b"),
    ],
)
def test_both(key: str, one: Json, other: Json, both: Json) -> None:
    """Of two bounds the one counts that allows less; of what has none, the last."""
    assert stricter(key, one, other) == both
