"""The normal form of a schema, with every reference left as a name."""

from typing import Final

from .implying import implies
from .keywords import ANNOTATIONS, PROSE
from .merging import Merger
from .plain import plain
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

    def component(self, name: str) -> JsonObject:
        """Return the normal form of the component schema *name*."""
        if name not in self._known:
            raw = self._document.component("schemas", name)
            self._known[name] = self._guarded(name, raw)
        return self._known[name]

    def schema(self, raw: Json) -> JsonObject:
        """Return the normal form of *raw*."""
        if isinstance(raw, bool):
            return {"kind": "any" if raw else "never"}
        schema = members(raw, "schema")
        parts = self._parts(schema)
        own = plain(self._beside(schema), self.schema)
        return self._merger.together([*parts, self._added(schema, own)])

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

    def _parts(self, schema: JsonObject) -> list[JsonObject]:
        if "$ref" in schema:
            target = self._target(text(schema["$ref"], "$ref"))
            return [target, *self._composed(self._document.beside(schema))]
        return self._composed(schema)

    def _composed(self, schema: JsonObject) -> list[JsonObject]:
        return [
            *(self.schema(part) for part in row(schema, "allOf")),
            *(
                self._choice(schema, keyword)
                for keyword in ("oneOf", "anyOf")
                if keyword in schema
            ),
        ]

    def _choice(self, schema: JsonObject, keyword: str) -> JsonObject:
        variants = [self.schema(variant) for variant in row(schema, keyword)]
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
        names = [text(each["ref"], "ref") for each in variants if "ref" in each]
        implied = {name: self._variant(name) for name in names}
        others = {
            name: variant
            for name, variant in implied.items()
            if variant not in given.values()
        }
        return {"property": raw.get("propertyName"), "mapping": {**given, **others}}

    def _variant(self, target: str) -> str:
        name = schema_name(target) or target
        return self._document.final(name)

    def _target(self, reference: str) -> JsonObject:
        name = schema_name(reference)
        if name is None:
            return self._guarded(reference, self._document.at(reference))
        self._document.component("schemas", name)
        return {"ref": name}

    def _guarded(self, reference: str, raw: Json) -> JsonObject:
        if reference in self._open:
            raise UnreadableError(f"{reference}: is made of itself")
        self._open.append(reference)
        try:
            return self.schema(raw)
        finally:
            self._open.pop()

    def _expanded(self, schema: JsonObject) -> JsonObject:
        while "ref" in schema:
            target = self.component(text(schema["ref"], "ref"))
            beside = {key: value for key, value in schema.items() if key != "ref"}
            schema = {**target, **beside}
        return {key: value for key, value in schema.items() if key != PROSE}
