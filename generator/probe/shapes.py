"""Write schemas in the words of OpenAPI 3.0 or 3.1."""

from typing import Final

from attrs import frozen

from generator.contract import Json, JsonObject

from .profiles import Profile

ANNOTATIONS: Final = frozenset(
    {
        *("title", "description", "default", "deprecated", "readOnly", "writeOnly"),
        *("example", "examples", "externalDocs"),
    }
)
"""What stays beside a union that a schema becomes part of."""

UNIONS: Final = ("anyOf", "oneOf")
NULL: Final[JsonObject] = {"type": "null"}


@frozen
class Shapes:
    """Writes schemas of one dialect."""

    is_old: bool
    """Whether that is 3.0."""

    def seen(self, profile: Profile, notes: JsonObject) -> JsonObject:
        """Return the schema of what was seen; *notes* go wherever values are."""
        kinds = [self._one(name, profile, notes) for name in profile.names]
        if len(kinds) > 1:
            return self._perhaps(profile, {"anyOf": [*kinds]})
        return self._perhaps(profile, kinds[0]) if kinds else {**notes}

    def _perhaps(self, profile: Profile, schema: JsonObject) -> JsonObject:
        return self.nullable(schema) if profile.is_nullable else schema

    def nullable(self, schema: JsonObject) -> JsonObject:
        """Return *schema* with null among its values."""
        if self.is_old:
            return self._old_nullable(schema)
        if "$ref" in schema or not {"const", "enum", "allOf"}.isdisjoint(schema):
            return self.wider(schema, NULL, "oneOf")
        match schema.get("type"):
            case str(kind):
                return {**schema, "type": [kind, "null"]}
            case list(several):
                return {**schema, "type": [*several, "null"]}
            case _:
                return self.wider(schema, NULL, "oneOf")

    def wider(
        self, schema: JsonObject, other: JsonObject, keyword: str = "anyOf"
    ) -> JsonObject:
        """Return the schema of what fits *schema* or *other*."""
        notes = {key: schema[key] for key in schema if _is_note(key)}
        inner = {key: schema[key] for key in schema if not _is_note(key)}
        if len(inner) == 1 and not inner.keys().isdisjoint(UNIONS):
            ((union, variants),) = inner.items()
            return {**notes, union: [*_listed(variants), other]}
        return {**notes, keyword: [inner, other]}

    def _old_nullable(self, schema: JsonObject) -> JsonObject:
        if "$ref" not in schema:
            return {**schema, "nullable": True}
        notes = {key: schema[key] for key in schema if key.startswith("x-")}
        return {**notes, "allOf": [{"$ref": schema["$ref"]}], "nullable": True}

    def _one(self, name: str, profile: Profile, notes: JsonObject) -> JsonObject:
        form: JsonObject = {"type": name}
        if name == "array":
            inner = self.seen(profile.items or Profile(), notes)
            return {**form, "items": inner}
        if name == "object":
            form |= {"additionalProperties": True}
        if name == "string" and profile.format:
            form |= {"format": profile.format}
        return {**form, **notes}


def _is_note(key: str) -> bool:
    return key in ANNOTATIONS or key.startswith("x-")


def _listed(value: Json) -> list[Json]:
    return value if isinstance(value, list) else []
