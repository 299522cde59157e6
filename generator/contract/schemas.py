"""The normal form of a schema, with every reference left as a name."""

from typing import Final

from .implying import implies
from .keywords import ANNOTATIONS, PROSE
from .lifting import Lifter, wraps_one
from .merging import Merger, is_substantial
from .naming import CHOICES, Spot, named, spot_at
from .plain import Reader, plain
from .references import Document, schema_name
from .unions import choice
from .values import Json, JsonObject, UnreadableError, child, members, row, text

COMPOSING: Final = ("$ref", "allOf", "oneOf", "anyOf")


class SchemaReader:
    """Reads the schemas of one document."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._merger = Merger(self._expanded)
        self._known: dict[str, JsonObject] = {}
        self._open: list[str] = []
        self._read: dict[str, JsonObject] = {}
        self._reading: set[str] = set()
        self._met: set[str] = set()
        self.lifter = Lifter()

    def component(self, name: str) -> JsonObject:
        """Return the normal form of the component schema *name*."""
        if name not in self._known:
            raw = self._document.component("schemas", name)
            self._known[name] = self._guarded(name, raw, named(name), self._whole)
        return self._known[name]

    def schema(self, raw: Json, spot: Spot) -> JsonObject:
        """Return the normal form of *raw*, a reference if it becomes a class.

        The class is called after *spot*, or after where *raw* has been met before.
        """
        if not spot.hint:
            return self._whole(raw, spot)
        if spot.pointer not in self._read:
            self._read[spot.pointer] = self._lifted(raw, spot)
        return self._read[spot.pointer]

    def _lifted(self, raw: Json, spot: Spot) -> JsonObject:
        self._reading.add(spot.pointer)
        form = self.lifter.used(self._whole(raw, spot), spot)
        self._reading.remove(spot.pointer)
        if spot.pointer in self._met and form.get("ref") != spot.pointer:
            raise UnreadableError(f"{spot.pointer}: is made of itself")
        return form

    def _whole(self, raw: Json, spot: Spot) -> JsonObject:
        """Return the normal form of *raw*, whatever it becomes."""
        if isinstance(raw, bool):
            return {"kind": "any" if raw else "never"}
        schema = members(raw, "schema")
        own = plain(self._beside(schema), self.schema, spot)
        own = self._added(schema, own)
        is_wrapper = not is_substantial(own) and spot.pointer in self._reading
        read = self.schema if is_wrapper and wraps_one(schema) else self._whole
        return self._merger.together([*self._parts(schema, spot, read), own])

    def _added(self, schema: JsonObject, own: JsonObject) -> JsonObject:
        """Return *own*, without a type that its other parts give it anyhow."""
        others: JsonObject = {key: schema[key] for key in COMPOSING if key in schema}
        said = own.keys() - ANNOTATIONS - {"kind"}
        is_bare = not said or (said == {"fields"} and not own["fields"])
        if is_bare and implies(self._document, others, text(own["kind"], "kind")):
            return {
                **{key: own[key] for key in own.keys() & ANNOTATIONS},
                "kind": "any",
            }
        return own

    def _beside(self, schema: JsonObject) -> JsonObject:
        return self._document.beside(schema) if "$ref" in schema else schema

    def _parts(self, schema: JsonObject, spot: Spot, read: Reader) -> list[JsonObject]:
        if "$ref" in schema:
            beside = self._document.beside(schema)
            target = self._target(text(schema["$ref"], "$ref"))
            return [target, *self._composed(beside, spot, read)]
        return self._composed(schema, spot, read)

    def _composed(
        self, schema: JsonObject, spot: Spot, read: Reader
    ) -> list[JsonObject]:
        return [
            *(
                read(part, spot.part(index))
                for index, part in enumerate(row(schema, "allOf"))
            ),
            *(
                self._choice(schema, keyword, spot)
                for keyword in CHOICES
                if keyword in schema
            ),
        ]

    def _choice(self, schema: JsonObject, keyword: str, spot: Spot) -> JsonObject:
        variants = [
            self.schema(variant, spot.variant(keyword, index, variant))
            for index, variant in enumerate(row(schema, keyword))
        ]
        notes: JsonObject = {"exclusive": True} if keyword == "oneOf" else {}
        if "discriminator" in schema:
            notes["discriminator"] = self._discriminator(schema, variants)
        return choice(variants, notes)

    def _discriminator(
        self, schema: JsonObject, variants: list[JsonObject]
    ) -> JsonObject:
        """Return by which field, and which of its values stands for which variant."""
        raw = child(schema, "discriminator")
        given = {
            value: self._variant(text(target, "mapping"))
            for value, target in child(raw, "mapping").items()
        }
        met = [text(each["ref"], "ref") for each in variants if "ref" in each]
        names = [name for name in met if name not in self.lifter.names]
        implied = {name: self._variant(name) for name in names}
        others = {
            name: variant
            for name, variant in implied.items()
            if variant not in given.values()
        }
        return {"property": raw.get("propertyName"), "mapping": {**given, **others}}

    def _variant(self, target: str) -> str:
        name = schema_name(target)
        if name is None and target.startswith("#"):
            return self.lifter.names.get(target, target)
        return self._document.final(name or target)

    def _target(self, reference: str) -> JsonObject:
        name = schema_name(reference)
        if name is None:
            return self._within(reference)
        self._document.component("schemas", name)
        return {"ref": name}

    def _within(self, reference: str) -> JsonObject:
        """Return what stands inside another schema, where *reference* points."""
        raw = self._document.at(reference)
        spot = spot_at(self._document.root, reference)
        if spot.pointer in self._reading:
            self._met.add(spot.pointer)
            return {"ref": spot.pointer}
        return self._guarded(reference, raw, spot, self.schema)

    def _guarded(
        self, reference: str, raw: Json, spot: Spot, read: Reader
    ) -> JsonObject:
        if reference in self._open:
            raise UnreadableError(f"{reference}: is made of itself")
        self._open.append(reference)
        try:
            return read(raw, spot)
        finally:
            self._open.pop()

    def _referred(self, name: str) -> JsonObject:
        if name in self._met - self.lifter.forms.keys():
            raise UnreadableError(f"{name}: is made of itself")
        return self.lifter.forms.get(name) or self.component(name)

    def _expanded(self, schema: JsonObject) -> JsonObject:
        while "ref" in schema:
            target = self._referred(text(schema["ref"], "ref"))
            beside = {key: value for key, value in schema.items() if key != "ref"}
            schema = {**target, **beside}
        return {key: value for key, value in schema.items() if key != PROSE}
