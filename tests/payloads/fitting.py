"""Whether a payload that somebody wrote is still of the document's form."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from generator.runtime.deviations import Kind, deviations
from payloads.document import Json, JsonObject, Shape, component, items, members
from payloads.fields import attribute
from payloads.making import CLASSES, PLAIN

GOLDEN: Final = Path(__file__).parents[1] / "golden"
CONTRACT: Final = GOLDEN / "contract.json"
TODO: Final = "write the payload anew in tests/golden/payloads"


def misfits(name: str, wire: Json, reads: Json) -> Iterator[str]:
    """Say what of a payload of the schema called *name* does not fit.

    What it is to be read as says what is meant: a field in `extra` and an enum's value
    without a member are unknown on purpose, and null may come where nothing need.
    """
    schemas = members(members(_contract())["schemas"])
    if name not in schemas:
        yield f"no answer is a {name}"
        return
    meant = without_surprises(component(name), wire, reads)
    for found in deviations(meant, {"ref": name}, schemas):
        if found.kind is not Kind.NULL or _is_required(found.schema, schemas):
            yield f"{found.pointer or '/'}: {found.kind}"
    yield from _misread(component(name), wire, reads, "")


def completed(shape: Shape, reads: Json) -> Json:
    """Return what is read, None in each field that the payload's author left out."""
    if shape.kind == "object" and isinstance(reads, dict):
        return {name: _attributes(shape, members(item)) for name, item in reads.items()}
    if shape.kind == "array" and isinstance(reads, dict):
        inner = [completed(shape.inner, item) for item in items(reads.get("tuple"))]
        return {**reads, "tuple": inner}
    return reads


def without_surprises(shape: Shape, wire: Json, reads: Json) -> Json:
    """Return *wire* without what its author calls unknown."""
    if wire is None:
        return None
    if shape.kind == "object" and isinstance(wire, dict):
        read = _inside(reads)
        declared = {field.name: field for field in shape.fields}
        # Where the document says of what type further fields are, they have to be.
        surprises = {} if shape.further else members(read.get("extra"))
        return {
            name: without_surprises(
                declared[name].shape, item, read.get(attribute(declared[name]))
            )
            if name in declared
            else item
            for name, item in wire.items()
            if name not in surprises
        }
    if shape.kind == "array" and isinstance(wire, list):
        read_items = items(members(reads).get("tuple"))
        pairs = zip(wire, read_items, strict=False)
        return [without_surprises(shape.inner, item, read) for item, read in pairs]
    if shape.kind == "enum":
        return shape.choices[0] if reads is not None and wire == reads else wire
    # The package reads more ways to write a time than others are to write.
    is_text = shape.kind in CLASSES and isinstance(wire, str)
    return PLAIN[shape.kind] if is_text and _is_read_as(shape, reads) else wire


def _misread(shape: Shape, wire: Json, reads: Json, at: str) -> Iterator[str]:
    """Say where what is read is of another type than the document gives it now."""
    if shape.kind == "object" and isinstance(wire, dict):
        read = _inside(reads)
        for field in shape.fields:
            if field.name in members(read.get("extra")):
                yield f"{at}/{field.name}: no longer an unknown field"
            elif wire.get(field.name) is not None:
                inner = read.get(attribute(field))
                yield from _misread(
                    field.shape, wire[field.name], inner, f"{at}/{field.name}"
                )
    elif shape.kind == "array" and isinstance(wire, list):
        read_items = items(members(reads).get("tuple"))
        for item, inner in zip(wire, read_items, strict=False):
            yield from _misread(shape.inner, item, inner, f"{at}/{{index}}")
    elif shape.kind == "enum":
        if wire in shape.choices and isinstance(reads, str):
            yield f"{at}: no longer an unknown value"
    elif shape.kind not in {"map", "any"} and not _is_read_as(shape, reads):
        yield f"{at}: to be read as another type"


def _is_read_as(shape: Shape, reads: Json) -> bool:
    wanted = CLASSES.get(shape.kind)
    return [*members(reads)] == ([] if wanted is None else [wanted])


def _attributes(shape: Shape, read: JsonObject) -> JsonObject:
    declared = {attribute(field): field.shape for field in shape.fields}
    return {
        **{name: completed(each, read.get(name)) for name, each in declared.items()},
        **{
            name: item
            for name, item in read.items()
            if name not in declared and item is not None
        },
        "extra": read.get("extra", {}),
    }


def _inside(reads: Json) -> JsonObject:
    """Return the attributes of a model, which stand under its class."""
    nothing: JsonObject = {}
    return next((members(item) for item in members(reads).values()), nothing)


def _is_required(place: str, schemas: JsonObject) -> bool:
    owner, _, name = place.rpartition(".")
    fields = members(members(schemas.get(owner)).get("fields"))
    return members(fields.get(name)).get("required") is not False


def _contract() -> Json:
    loaded: Json = json.loads(CONTRACT.read_text("utf-8"))
    return loaded
