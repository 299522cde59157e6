"""Read which value of a discriminator stands for which class."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote

from generator.errors import DocumentError

from .document import Json, JsonObject, child
from .supported import Place, Union, Use

if TYPE_CHECKING:
    from .schemas import Schemas


def discriminated(
    variants: list[Place],
    references: list[Json],
    raw: JsonObject,
    pointer: str,
    schemas: Schemas,
) -> Union:
    """Return the union of *variants* that the discriminator *raw* tells apart.

    What no mapping names goes by the name of its schema, of which *references* are.
    """
    names = [_class_name(variant, pointer, schemas) for variant in variants]
    listed = raw.get("mapping")
    mapped: list[tuple[str, str]] = []
    for tag, target in listed.items() if isinstance(listed, dict) else ():
        here = child(pointer, "mapping", tag)
        name = _mapped(target, here, schemas)
        if name not in names:
            raise DocumentError(here, "is not in the union")
        mapped.append((tag, name))
    tagged = {name for _, name in mapped}
    for name, variant, reference in zip(names, variants, references, strict=True):
        if name not in tagged:
            mapped.append((_tag(reference, variant.pointer), name))
    return Union(tuple(variants), str(raw.get("propertyName")), tuple(mapped))


def _class_name(variant: Place, pointer: str, schemas: Schemas) -> str:
    if isinstance(variant.shape, Use) and schemas.is_model(variant):
        return variant.shape.name
    raise DocumentError(pointer, f"{variant.pointer} is not an object schema")


def _mapped(target: Json, pointer: str, schemas: Schemas) -> str | None:
    """Return the class that a mapping names, by reference or by the schema's name."""
    reference = target if isinstance(target, str) else ""
    if not reference.startswith("#"):
        reference = child("#/components/schemas", reference)
    if schemas.references.at(unquote(reference)) is None:
        raise DocumentError(pointer, f"{target!r} leads to no object")
    raw: JsonObject = {"$ref": reference}
    there, _ = schemas.references.target(raw, pointer, "schema")
    return schemas.name_at(there)


def _tag(reference: Json, pointer: str) -> str:
    """Return the tag of a variant that no mapping names: the name of its schema."""
    if not isinstance(reference, str):
        raise DocumentError(pointer, "has no value of the discriminator: map one to it")
    token = unquote(reference).rsplit("/", 1)[-1]
    return token.replace("~1", "/").replace("~0", "~")
