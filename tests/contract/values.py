"""What the emitted models should hold and write for a JSON value."""

from datetime import date, datetime
from types import ModuleType
from uuid import UUID

from generator.contract import Json, JsonObject
from generator.contract.directions import ANSWER, Directions, fields_of
from generator.contract.names import pascal
from generator.contract.values import (
    child,
    children,
    elements,
    members,
    row,
    rows,
    text,
)
from generator.contract.walking import everywhere


class Values:
    """The values that the contract asks for."""

    def __init__(self, contract: JsonObject, package: ModuleType) -> None:
        self._schemas = children(contract, "schemas")
        self._package = package
        self._directions = Directions(contract)

    def read(self, name: str, wire: Json) -> object:
        """Return what the read class for the schema *name* makes of *wire*."""
        found = getattr(self._package, self._directions.class_name(name, ANSWER))
        model: object = found.from_dict(wire)
        return model

    def held(self, schema: JsonObject, wire: Json) -> object:
        """Return what a field of *schema* holds for *wire*."""
        if wire is None:
            return None
        if "ref" in schema:
            return self._named(text(schema["ref"], "ref"), wire)
        match schema.get("format", schema["kind"]):
            case "uuid":
                return UUID(str(wire))
            case "date-time":
                return datetime.fromisoformat(str(wire))
            case "date":
                return date.fromisoformat(str(wire))
            case "array":
                items = child(schema, "items")
                return tuple(self.held(items, each) for each in elements(wire, "items"))
            case "object" if isinstance(schema.get("additional"), dict):
                values = child(schema, "additional")
                further = members(wire, "object")
                return {key: self.held(values, each) for key, each in further.items()}
            case "union" if "discriminator" in schema:
                told = child(schema, "discriminator")
                value = members(wire, "union")[str(told["property"])]
                return self._named(str(child(told, "mapping")[str(value)]), wire)
            case "union":
                known = self._enum_with(schema, wire)
                return self._named(known, wire) if known else wire
            case _:
                return wire

    def written(self, schema: JsonObject, wire: Json) -> Json:
        """Return what is written back of *wire*: null is absent if it may be."""
        if "ref" in schema:
            schema = self._schemas[text(schema["ref"], "ref")]
        if isinstance(wire, list):
            return [self.written(child(schema, "items"), each) for each in wire]
        if not isinstance(wire, dict) or not schema.get("fields"):
            return wire
        fields = fields_of(schema, ANSWER)
        return {
            name: self.written(fields[name], value)
            for name, value in wire.items()
            if value is not None or fields[name]["required"]
        }

    def enum_of(self, field: JsonObject) -> JsonObject | None:
        """Return the enum that *field* refers to, if it does."""
        target = self._schemas.get(str(field.get("ref")), {})
        return target if "enum" in target else None

    def _enum_with(self, union: JsonObject, wire: Json) -> str:
        """Return the enum among the variants that lists *wire*, if one does."""
        for variant in rows(union, "variants"):
            name = str(variant.get("ref", ""))
            if wire in row(self._schemas.get(name, {}), "enum"):
                return name
        return ""

    def _named(self, name: str, wire: Json) -> object:
        if "enum" not in self._schemas[name]:
            return self.read(name, wire)
        member: object = getattr(self._package, pascal(name))(wire)
        return member


def written(model: object) -> JsonObject:
    """Return what *model* writes."""
    wire: Json = getattr(model, "to_dict", dict)()
    return members(wire, "to_dict")


def is_private(field: JsonObject) -> bool:
    """Return whether the value of *field* must not be shown."""
    return any(
        "phi" in part or part.get("kind") in {"any", "object"}
        for _, part in everywhere(field)
    )
