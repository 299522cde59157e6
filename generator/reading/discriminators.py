"""Read which value of a discriminator stands for which class."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.errors import DocumentError

from .document import Json, JsonObject, child
from .supported import Place, Union, Use

if TYPE_CHECKING:
    from .schemas import Schemas


def discriminated(
    variants: list[Place], raw: JsonObject, pointer: str, schemas: Schemas
) -> Union:
    """Return the union of *variants* that the discriminator *raw* tells apart."""
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
    mapped += [(_tag(name, schemas), name) for name in names if name not in tagged]
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
    raw: JsonObject = {"$ref": reference}
    there, _ = schemas.references.target(raw, pointer, "schema")
    return schemas.name_at(there)


def _tag(name: str, schemas: Schemas) -> str:
    """Return the tag of a class that no mapping names: the name of its schema."""
    token = schemas.pointer_of(name).rsplit("/", 1)[-1]
    return token.replace("~1", "/").replace("~0", "~")
