"""Read schemas: follow references, drop the dialect, name what becomes a class."""

from __future__ import annotations

from collections import deque
from typing import Final

from attrs import evolve

from generator.errors import DocumentError
from generator.wording.names import class_name, pascal_case

from . import dialect
from .defaults import check_default
from .discriminators import discriminated
from .document import Json, JsonObject, child
from .likeness import inner_places, without_repeats
from .references import References
from .supported import (
    Anything,
    Array,
    Const,
    EnumSchema,
    Map,
    Model,
    Place,
    Property,
    Scalar,
    Shape,
    Union,
    Use,
)

FORMATS: Final = frozenset({"date", "date-time", "uuid"})
"""Formats of strings that have a type of their own in Python."""


class Schemas:
    """All schemas of one document, each read once, under the name of its class."""

    def __init__(self, document: JsonObject, references: References) -> None:
        self.references = references
        self.enums: dict[str, EnumSchema] = {}
        self.models: dict[str, Model] = {}
        self._names: dict[str, str] = {}
        self._waiting: deque[tuple[JsonObject, Model]] = deque()
        self._is_reading = False
        self._read_components(document)

    def place(
        self, raw: Json, pointer: str, hint: str, above: tuple[str, ...] = ()
    ) -> Place:
        """Read one use of a schema; *hint* names the class, if it becomes one."""
        schema = raw if isinstance(raw, dict) else {}
        if "$ref" in schema:
            inner = self._referred(schema, pointer, above)
        else:
            inner = self._inline(schema, pointer, hint, above)
        place = _with_remarks(inner, schema, pointer)
        check_default(place, self.enums)
        return place

    def is_model(self, place: Place) -> bool:
        """Return whether *place* holds objects of one class."""
        return isinstance(place.shape, Use) and place.shape.name in self.models

    def name_at(self, pointer: str) -> str | None:
        """Return the class name of the schema at *pointer*, if it has one."""
        return self._names.get(pointer)

    def _read_components(self, document: JsonObject) -> None:
        components = document.get("components")
        listed = components.get("schemas") if isinstance(components, dict) else None
        schemas = listed if isinstance(listed, dict) else {}
        root = "#/components/schemas"
        for name, raw in schemas.items():
            if isinstance(raw, dict) and dialect.is_class(raw):
                self._claim(class_name(name), child(root, name))
        for name, raw in schemas.items():
            self.place(raw, child(root, name), class_name(name))

    def _claim(self, name: str, pointer: str) -> str:
        for owner, taken in self._names.items():
            if taken == name:
                problem = f"wants the class name {name}, which {owner} has"
                raise DocumentError(pointer, problem)
        self._names[pointer] = name
        return name

    def _referred(
        self, schema: JsonObject, pointer: str, above: tuple[str, ...]
    ) -> Place:
        there, target = self.references.target(schema, pointer, "schema")
        if there in above:
            problem = f"{there} contains itself without an object in between"
            raise DocumentError(child(pointer, "$ref"), problem)
        hint = class_name(there.rsplit("/", 1)[-1].replace("~1", "/"))
        return self.place(target, there, hint, (*above, there))

    def _inline(
        self, schema: JsonObject, pointer: str, hint: str, above: tuple[str, ...]
    ) -> Place:
        nullable = dialect.is_nullable(schema)
        for keyword in dialect.UNIONS:
            if keyword in schema:
                place = self._union(schema, keyword, pointer, hint, above)
                return evolve(place, nullable=place.nullable or nullable)
        only = dialect.only_part(schema)
        if only is not None:
            place = self._only(schema, only, pointer, hint, above)
            return evolve(place, nullable=place.nullable or nullable)
        shape = self._shape(schema, pointer, hint, above)
        return Place(pointer=pointer, shape=shape, nullable=nullable)

    def _only(
        self,
        schema: JsonObject,
        index: int,
        pointer: str,
        hint: str,
        above: tuple[str, ...],
    ) -> Place:
        """Read the one part of `allOf` that has a shape; the others are remarks."""
        parts = dialect.parts(schema)
        place = self.place(parts[index], child(pointer, "allOf", index), hint, above)
        for part in parts:
            place = _with_remarks(place, part, pointer)
        return place

    def _shape(
        self, schema: JsonObject, pointer: str, hint: str, above: tuple[str, ...]
    ) -> Shape:
        types = dialect.types(schema)
        if "enum" in schema:
            return self._enum(schema, pointer, hint)
        if "const" in schema:
            return _const(schema["const"])
        if len(types) > 1:
            return _several(schema, types, pointer)
        if dialect.is_model(schema):
            return self._model(schema, pointer, hint)
        if types == ["object"] or "additionalProperties" in schema:
            return Map(self._further(schema, pointer, hint, above))
        if types == ["array"] or "items" in schema:
            items = child(pointer, "items")
            return Array(self.place(schema.get("items"), items, f"{hint}Item", above))
        return _scalar(schema, types, pointer)

    def _union(
        self,
        schema: JsonObject,
        keyword: str,
        pointer: str,
        hint: str,
        above: tuple[str, ...],
    ) -> Place:
        listed = schema[keyword]
        raws = listed if isinstance(listed, list) else []
        given = [pair for pair in enumerate(raws) if not dialect.is_null(pair[1])]
        read = [
            self.place(
                raw,
                child(pointer, keyword, index),
                _variant_hint(raw, hint, index),
                above,
            )
            for index, raw in given
        ]
        nullable = len(read) < len(raws) or any(place.nullable for place in read)
        if not read:
            raise DocumentError(child(pointer, keyword), "allows nothing but null")
        if len(read) == 1:
            return evolve(read[0], nullable=nullable, pointer=pointer)
        discriminator = schema.get("discriminator")
        if isinstance(discriminator, dict):
            here = child(pointer, "discriminator")
            tags = [_reference(raw) for _, raw in given]
            shape: Shape = discriminated(read, tags, discriminator, here, self)
        else:
            shape = _any_of(without_repeats(_flattened(read)))
        phi = any(place.phi for place in read)
        return Place(pointer=pointer, shape=shape, nullable=nullable, phi=phi)

    def _enum(self, schema: JsonObject, pointer: str, hint: str) -> Use:
        name = self._names.get(pointer) or self._claim(class_name(hint), pointer)
        listed = schema["enum"]
        values = [
            value
            for value in (listed if isinstance(listed, list) else [])
            if isinstance(value, str | int)
        ]
        if not values:
            raise DocumentError(child(pointer, "enum"), "allows nothing but null")
        self.enums[name] = EnumSchema(
            name=name, pointer=pointer, doc=dialect.doc(schema), values=tuple(values)
        )
        return Use(name)

    def _model(self, schema: JsonObject, pointer: str, hint: str) -> Use:
        name = self._names.get(pointer) or self._claim(class_name(hint), pointer)
        if name not in self.models:
            self.models[name] = Model(
                name=name,
                pointer=pointer,
                doc=dialect.doc(schema),
                parts=(),
                required=frozenset(dialect.required(schema)),
                additional=None,
            )
            self._waiting.append((schema, self.models[name]))
            self._read_waiting()
        return Use(name)

    def _read_waiting(self) -> None:
        """Read the fields of models one after the other, however deep they nest."""
        if self._is_reading:
            return
        self._is_reading = True
        while self._waiting:
            schema, blank = self._waiting.popleft()
            self.models[blank.name] = evolve(
                blank,
                parts=tuple(self._parts(schema, blank.pointer, blank.name)),
                additional=self._additional(schema, blank.pointer, blank.name),
            )
        self._is_reading = False

    def _parts(
        self, schema: JsonObject, pointer: str, name: str
    ) -> list[str | tuple[Property, ...]]:
        parts: list[str | tuple[Property, ...]] = []
        for index, part in enumerate(dialect.parts(schema)):
            here = child(pointer, "allOf", index)
            if "$ref" in part:
                parts.append(self._merged(part, here))
            elif dialect.is_mergeable(part):
                parts.extend(self._parts(part, here, name))
            else:
                raise DocumentError(here, "allOf merges objects only")
        parts.append(self._properties(schema, pointer, name))
        return parts

    def _merged(self, part: JsonObject, pointer: str) -> str:
        place = self.place(part, pointer, "")
        if not self.is_model(place) or not isinstance(place.shape, Use):
            raise DocumentError(pointer, "allOf merges objects only")
        return place.shape.name

    def _properties(
        self, schema: JsonObject, pointer: str, name: str
    ) -> tuple[Property, ...]:
        listed = schema.get("properties", {})
        required = dialect.required(schema)
        return tuple(
            Property(
                name=key,
                place=self.place(
                    raw, child(pointer, "properties", key), name + pascal_case(key)
                ),
                required=key in required,
            )
            for key, raw in (listed.items() if isinstance(listed, dict) else ())
        )

    def _additional(self, schema: JsonObject, pointer: str, name: str) -> Place | None:
        """Return what further fields hold, as *schema* or an unnamed part says."""
        if schema.get("additionalProperties", False) is not False:
            return self._further(schema, pointer, name, ())
        found = (
            self._additional(part, child(pointer, "allOf", index), name)
            for index, part in enumerate(dialect.parts(schema))
            if "$ref" not in part
        )
        return next((place for place in found if place), None)

    def _further(
        self, schema: JsonObject, pointer: str, hint: str, above: tuple[str, ...]
    ) -> Place:
        return self.place(
            schema.get("additionalProperties"),
            child(pointer, "additionalProperties"),
            f"{hint}Value",
            above,
        )


def _with_remarks(place: Place, schema: JsonObject, pointer: str) -> Place:
    """Return *place* with what *schema* says beside its shape."""
    inner = inner_places(place.shape)
    return evolve(
        place,
        pointer=pointer,
        phi=place.phi or schema.get("x-phi") is True or any(part.phi for part in inner),
        doc=dialect.doc(schema) or place.doc,
        remarks=dialect.remarks(schema) or place.remarks,
        deprecated=place.deprecated or schema.get("deprecated") is True,
        read_only=place.read_only or schema.get("readOnly") is True,
        write_only=place.write_only or schema.get("writeOnly") is True,
        default=schema.get("default", place.default),
    )


def _reference(raw: Json) -> Json:
    return raw.get("$ref") if isinstance(raw, dict) else None


def _variant_hint(raw: Json, hint: str, index: int) -> str:
    title = raw.get("title") if isinstance(raw, dict) else None
    return hint + (pascal_case(str(title)) if title else f"Variant{index + 1}")


def _flattened(places: list[Place]) -> list[Place]:
    """Return the variants with unions inside unions unfolded."""
    flat: list[Place] = []
    for place in places:
        inner = [place]
        if isinstance(place.shape, Union):
            if place.shape.discriminator is not None:
                problem = "a union with a discriminator inside a union is not supported"
                raise DocumentError(place.pointer, problem)
            inner = list(place.shape.variants)
        flat += inner
    return flat


def _any_of(places: list[Place]) -> Shape:
    return Union(tuple(places)) if len(places) > 1 else places[0].shape


def _several(schema: JsonObject, types: list[str], pointer: str) -> Union:
    return Union(
        tuple(
            Place(pointer=pointer, shape=_scalar(schema, [name], pointer))
            for name in types
        )
    )


def _const(value: Json) -> Const:
    return Const(value if isinstance(value, str | int) else "")


def _scalar(schema: JsonObject, types: list[str], pointer: str) -> Scalar | Anything:
    listed = schema.get("format")
    form = listed if isinstance(listed, str) else None
    if schema.get("type") == "null":
        raise DocumentError(child(pointer, "type"), "allows nothing but null")
    if not types:
        return Anything()
    if form == "binary":
        raise DocumentError(child(pointer, "format"), "binary inside JSON")
    is_known = types == ["string"] and form in FORMATS
    return Scalar(types[0], form if is_known else None)
