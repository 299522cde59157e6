"""Compare the emitted models with the contract: fields, types, defaults, enums."""

from collections.abc import Iterator
from enum import IntEnum, StrEnum
from inspect import isclass
from types import ModuleType
from typing import get_type_hints

import attrs

from contract.shapes import Constant, Shape, Types, nullable, shape, shown
from generator.contract import JsonObject
from generator.contract.directions import ANSWER, REQUEST, fields_of
from generator.contract.names import field_name, member_name, pascal
from generator.contract.values import children, row


class Models:
    """Compares the models of one package with one contract."""

    def __init__(self, contract: JsonObject, package: ModuleType) -> None:
        self._schemas = children(contract, "schemas")
        self._package = package
        self._types = Types(contract, package)
        self._unset: object = self._types.named("UNSET")

    def differences(self) -> Iterator[str]:
        """Yield a sentence for everything that is not as the contract asks."""
        asked: set[str] = set()
        for name, schema in self._schemas.items():
            for class_name, direction in self.classes(name):
                asked.add(class_name)
                yield from self._class(class_name, schema, direction)
                if "enum" not in schema:
                    both = len(self._types.directions.of(name)) > 1
                    yield from self._methods(class_name, direction, both=both)
        for name, value in vars(self._package).items():
            if self._is_model(value) and name not in asked:
                yield f"{name}: no schema asks for this class"

    def classes(self, name: str) -> list[tuple[str, str]]:
        """Return each class that the schema *name* asks for, with its direction."""
        if "enum" in self._schemas[name]:
            return [(pascal(name), ANSWER)]
        directions = self._types.directions
        return [(directions.class_name(name, way), way) for way in directions.of(name)]

    def _is_model(self, value: object) -> bool:
        home = f"{self._package.__name__}.models"
        return isclass(value) and value.__module__ == home

    def _class(self, name: str, schema: JsonObject, direction: str) -> Iterator[str]:
        found = self._types.named(name)
        if "enum" in schema:
            yield from self._enum(name, found, schema)
        elif isclass(found) and attrs.has(found):
            yield from self._fields(name, found, schema, direction)
        else:
            yield f"{name}: there is no such model"

    def _enum(self, name: str, found: object, schema: JsonObject) -> Iterator[str]:
        base = StrEnum if schema["kind"] == "string" else IntEnum
        if not (isclass(found) and issubclass(found, base)):
            yield f"{name}: there is no such {base.__name__}"
            return
        asked = {member_name(str(value)): value for value in row(schema, "enum")}
        members = {each.name: each.value for each in found}
        for member in sorted(asked.keys() | members.keys()):
            if asked.get(member) != members.get(member):
                is_now = f"is {members.get(member)!r}"
                yield f"{name}.{member}: {is_now}, not {asked.get(member)!r}"
        literals = {Constant(value) for value in asked.values()}
        alias = shape(self._types.named(f"{name}Value"))
        if alias != frozenset[object]({found, *literals}):
            yield f"{name}Value: is {shown(alias)}"

    def _fields(
        self, name: str, found: type, schema: JsonObject, direction: str
    ) -> Iterator[str]:
        hints = get_type_hints(found)
        fields = {field.name: field for field in attrs.fields(found)}
        asked = {
            field_name(wire): field
            for wire, field in fields_of(schema, direction).items()
        }
        extra = (
            {"extra"} if direction == ANSWER or schema.get("additional") else set[str]()
        )
        for unknown in sorted(fields.keys() - asked.keys() - extra):
            yield f"{name}.{unknown}: no field of the schema asks for it"
        for missing in sorted((asked.keys() | extra) - fields.keys()):
            yield f"{name}.{missing}: there is no such field"
        for field in extra & fields.keys():
            given = self._types.further(schema, direction)
            yield from _unequal(f"{name}.{field}", "type", shape(hints[field]), given)
        for field in asked.keys() & fields.keys():
            place = f"{name}.{field}"
            given = self._type(asked[field], direction)
            yield from _unequal(place, "type", shape(hints[field]), given)
            yield from self._default(place, fields[field], asked[field], direction)

    def _type(self, schema: JsonObject, direction: str) -> Shape:
        given = self._types.of(schema, direction)
        if schema["required"]:
            return given
        if direction == ANSWER:
            return nullable(given)
        return given | {self._types.named("Unset")}

    def _default(
        self,
        place: str,
        field: "attrs.Attribute[object]",
        schema: JsonObject,
        direction: str,
    ) -> Iterator[str]:
        asked: object = None if direction == ANSWER else self._unset
        if schema["required"]:
            is_constant = direction == REQUEST and "const" in schema
            asked = schema["const"] if is_constant else attrs.NOTHING
        if field.default is not asked and field.default != asked:
            yield f"{place}: default is {field.default!r}, not {asked!r}"
        if not field.kw_only:
            yield f"{place}: is not keyword-only"

    def _methods(self, name: str, direction: str, *, both: bool) -> Iterator[str]:
        asked = {"to_dict"}
        if direction == ANSWER:
            asked |= {"from_dict", "to_input"} if both else {"from_dict"}
        found = self._types.named(name)
        has = {each for each in dir(found) if callable(getattr(found, each))}
        for method in sorted(asked ^ {each for each in has if each[0] != "_"}):
            words = "there is no such method" if method in asked else "is not asked for"
            yield f"{name}.{method}: {words}"
        if "to_input" in asked & has:
            hints = get_type_hints(getattr(found, "to_input", None))
            given = shape(self._types.named(f"{name}Input"))
            yield from _unequal(
                f"{name}.to_input", "type", shape(hints["return"]), given
            )


def _unequal(place: str, what: str, found: Shape, asked: Shape) -> Iterator[str]:
    if found != asked:
        yield f"{place}: {what} is {shown(found)}, the contract asks for {shown(asked)}"
