"""Operators on whole schemas, and on the variants of unions."""

from collections.abc import Iterator
from typing import Final

from generator.contract import Json, JsonObject
from generator.contract.values import child, elements, row

from .operators import ADDITIVE, BREAKING, Change, Edit, Operator, Show, always, ways
from .shown import in_class
from .sources import Source, at

SCHEMAS: Final = ("components", "schemas")
NEW: Final = "AddedByMutation"


KINDS: Final[dict[str, JsonObject]] = {
    "object": {"type": "object", "properties": {"word": {"type": "string"}}},
    "enum": {"type": "string", "enum": ["one", "another"]},
}


def _added(_: Source) -> Iterator[Edit]:
    for kind in KINDS:

        def change(root: JsonObject, kind: str = kind) -> None:
            at(root, SCHEMAS)[NEW] = {**KINDS[kind]}

        yield Edit(f"{NEW}, an {kind}", "any", change, (Show(NEW),))


def _renamed(source: Source) -> Iterator[Edit]:
    for name in (each for each in source.schemas if each not in _unions(source)):

        def change(root: JsonObject, name: str = name) -> None:
            new = f"{name}Renamed"
            held = at(root, SCHEMAS)
            root["components"] = {
                **child(root, "components"),
                "schemas": {new if each == name else each: held[each] for each in held},
            }
            redirect(root, name, new)

        yield Edit(name, "any", change, in_class(source, f"{name}Renamed"))


def redirect(value: Json, old: str, new: str) -> None:
    """Let all that refers to the schema *old* refer to *new*."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if inner == f"#/components/schemas/{old}":
                value[key] = f"#/components/schemas/{new}"
            redirect(inner, old, new)
    if isinstance(value, list):
        for inner in value:
            redirect(inner, old, new)


def _unions(source: Source) -> list[str]:
    return [name for name, raw in source.schemas.items() if "discriminator" in raw]


def _of_unions(source: Source, make: Change) -> Iterator[Edit]:
    for name in _unions(source):

        def change(root: JsonObject, name: str = name) -> None:
            make(at(root, (*SCHEMAS, name)))

        yield Edit(name, source.ways[name], change, (Show("models.py"), Show("")))


def _undecided(raw: JsonObject) -> None:
    del raw["discriminator"]


def _decided_otherwise(raw: JsonObject) -> None:
    child(raw, "discriminator")["propertyName"] = "otherKind"


def _mapped_otherwise(raw: JsonObject) -> None:
    mapping = child(child(raw, "discriminator"), "mapping")
    value, *_ = mapping
    mapping[f"{value}-renamed"] = mapping.pop(value)


def _swapped(raw: JsonObject) -> None:
    mapping = child(child(raw, "discriminator"), "mapping")
    one, other, *_ = mapping
    mapping[one], mapping[other] = mapping[other], mapping[one]


def _any_of(raw: JsonObject) -> None:
    raw["anyOf"] = raw.pop("oneOf")


def _one_less(raw: JsonObject) -> None:
    *kept, gone = row(raw, "oneOf")
    raw["oneOf"] = [*kept]
    mapping = child(child(raw, "discriminator"), "mapping")
    target = str(child({"gone": gone}, "gone")["$ref"])
    for value in [each for each in mapping if mapping[each] == target]:
        del mapping[value]


def _one_more(raw: JsonObject) -> None:
    variants = elements(raw["oneOf"], "oneOf")
    raw["oneOf"] = [*variants, {"$ref": "#/components/schemas/Bus"}]
    child(child(raw, "discriminator"), "mapping")["bus"] = "#/components/schemas/Bus"


BREAKS: Final = ways(answer=BREAKING, request=BREAKING, both=BREAKING)

OPERATORS: Final = (
    Operator("schema added", always(ADDITIVE), _added),
    Operator("schema renamed", always(BREAKING), _renamed),
    Operator(
        "discriminator dropped", BREAKS, lambda source: _of_unions(source, _undecided)
    ),
    Operator(
        "discriminator's field changed",
        BREAKS,
        lambda source: _of_unions(source, _decided_otherwise),
    ),
    Operator(
        "discriminator's value renamed",
        BREAKS,
        lambda source: _of_unions(source, _mapped_otherwise),
    ),
    Operator(
        "discriminator's values swapped",
        BREAKS,
        lambda source: _of_unions(source, _swapped),
    ),
    Operator("oneOf became anyOf", BREAKS, lambda source: _of_unions(source, _any_of)),
    Operator("variant dropped", BREAKS, lambda source: _of_unions(source, _one_less)),
    Operator(
        "variant added",
        ways(answer=BREAKING, request=ADDITIVE, both=BREAKING),
        lambda source: _of_unions(source, _one_more),
    ),
)
