"""The normal form of a choice between schemas."""

from collections.abc import Sequence
from typing import Final

from .keywords import PROSE
from .merging import ordered, without_prose
from .values import JsonObject, canonical, rows

NOTHING: Final = frozenset({"kind", "variants", "nullable", PROSE})


def choice(variants: Sequence[JsonObject], notes: JsonObject) -> JsonObject:
    """Return the schema of values that fit one of *variants*.

    *notes* says what else the choice is: `exclusive`, `discriminator`. A choice
    between null and something is that something, nullable; between one, that one.
    """
    flat = [inner for variant in variants for inner in _flat(variant, notes)]
    given = [_given(variant) for variant in flat if variant.get("kind") != "null"]
    single = _wide({canonical(without_prose(each)): each for each in given}, notes)
    nullable = len(given) < len(flat) or any("nullable" in each for each in flat)
    form: JsonObject = {"nullable": True} if nullable else {}
    match single:
        case []:
            return {"kind": "null"}
        case [variant]:
            return {**variant, **form}
        case _:
            return {"kind": "union", **notes, **form, "variants": [*ordered(single)]}


def _wide(variants: dict[str, JsonObject], notes: JsonObject) -> list[JsonObject]:
    """Return *variants*, without integers where every number fits."""
    numbers = [each for each in variants.values() if each.get("kind") == "number"]
    integers = [
        canonical(without_prose({**each, "kind": "integer"})) for each in numbers
    ]
    idle = {*integers} if "exclusive" not in notes else set[str]()
    return [variants[key] for key in variants if key not in idle]


def _given(variant: JsonObject) -> JsonObject:
    return {name: value for name, value in variant.items() if name != "nullable"}


def _flat(variant: JsonObject, notes: JsonObject) -> list[JsonObject]:
    """Return the variants of a choice within a choice, where it adds nothing."""
    said = {name: variant[name] for name in variant.keys() - NOTHING}
    if variant.get("kind") != "union" or said != notes or "discriminator" in notes:
        return [variant]
    null: list[JsonObject] = [{"kind": "null"}] if "nullable" in variant else []
    return [*rows(variant, "variants"), *null]
