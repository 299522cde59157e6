"""Example values for schemas, made up from nothing but the contract."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from .directions import REQUEST, Directions, fields_of
from .names import field_name, pascal
from .scalars import Example, Mode, free, same, scalar, spread
from .values import (
    Json,
    JsonObject,
    UnreadableError,
    child,
    children,
    members,
    row,
    rows,
    text,
)

DEEP: Final = 20

COUNT: Final = {Mode.ALL: 2, Mode.SOME: 1, Mode.NONE: 1, Mode.NULLS: 1}
"""How long arrays are."""


@dataclass(frozen=True)
class Examples:
    """Makes values that go in one direction."""

    contract: JsonObject
    directions: Directions
    mode: Mode
    direction: str = REQUEST
    above: tuple[str, ...] = ()
    """The schemas that the value stands inside."""

    def of(self, schema: JsonObject, place: str) -> Example:
        """Return a value of *schema*; *place* makes it differ from others."""
        if self.mode is Mode.NULLS and "nullable" in schema:
            return same(None)
        if "const" in schema:
            return same(schema["const"])
        if "ref" in schema:
            return self._named(text(schema["ref"], "ref"), place)
        if "enum" in schema:
            return same(_pick(row(schema, "enum"), place))
        return self.of_kind(schema, place)

    def given(self, fields: Mapping[str, JsonObject]) -> list[str]:
        """Return which of *fields* to give a value."""
        optional = [name for name, field in fields.items() if not field["required"]]
        chosen = {
            Mode.ALL: optional,
            Mode.SOME: optional[::2],
            Mode.NONE: [],
            Mode.NULLS: [name for name in optional if self._has_null(fields[name])],
        }[self.mode]
        return [
            name
            for name, field in fields.items()
            if field["required"] or (name in chosen and not self._recurs(field))
        ]

    def fields(
        self, fields: Mapping[str, JsonObject], place: str
    ) -> dict[str, Example]:
        """Return values for those of *fields* that get one."""
        return {
            name: self.of(fields[name], f"{place}.{name}".lstrip("."))
            for name in self.given(fields)
        }

    def _has_null(self, field: JsonObject) -> bool:
        target = children(self.contract, "schemas").get(str(field.get("ref")), {})
        return "nullable" in field or "fields" in target

    def _recurs(self, field: JsonObject) -> bool:
        return field.get("ref") in self.above

    def _named(self, name: str, place: str) -> Example:
        schema = children(self.contract, "schemas")[name]
        if "enum" in schema:
            value = _pick(row(schema, "enum"), place)
            tagged: JsonObject = {"$enum": pascal(name), "value": value}
            return Example(tagged if self.mode is Mode.SOME else value, value)
        if len(self.above) > DEEP:
            raise UnreadableError(f"{name}: no value of it has an end")
        inside = replace(self, above=(*self.above, name))
        model = self.directions.class_name(name, self.direction)
        return inside.of_kind(schema, place, model)

    def of_kind(
        self, schema: JsonObject, place: str, model: str | None = None
    ) -> Example:
        """Return a value of *schema*, which may have fields and be a *model*."""
        match schema["kind"]:
            case "array":
                return self._array(child(schema, "items"), place)
            case "object":
                return self._object(schema, place, model)
            case "union":
                return self._union(schema, place)
            case _:
                return scalar(schema, place, self.mode)

    def _array(self, items: JsonObject, place: str) -> Example:
        count = 0 if self._recurs(items) else COUNT[self.mode]
        values = [self.of(items, f"{place}[{index}]") for index in range(count)]
        return Example([each.python for each in values], [each.wire for each in values])

    def _object(self, schema: JsonObject, place: str, model: str | None) -> Example:
        fields = fields_of(schema, self.direction)
        if fields or model is not None:
            return _model(model, self.fields(fields, place), fields)
        values = schema.get("additional")
        if isinstance(values, dict):
            value = self.of(values, f"{place}.value")
            return Example({place: value.python}, {place: value.wire})
        return free(place)

    def _union(self, schema: JsonObject, place: str) -> Example:
        variants = rows(schema, "variants")
        ending = [each for each in variants if not self._recurs(each)] or variants
        variant = ending[-1 if self.mode is Mode.SOME else 0]
        return _told_apart(self.of(variant, place), schema, variant)


def _model(
    name: str | None,
    values: Mapping[str, Example],
    fields: Mapping[str, JsonObject],
) -> Example:
    python: JsonObject = {
        field_name(wire): value.python
        for wire, value in values.items()
        if "const" not in fields[wire]
    }
    sent: JsonObject = {wire: value.wire for wire, value in values.items()}
    return Example({"$model": name, "fields": python}, sent)


def _told_apart(value: Example, union: JsonObject, variant: JsonObject) -> Example:
    """Return *value* with the value of the discriminator that stands for *variant*."""
    discriminator = child(union, "discriminator")
    for key, name in child(discriminator, "mapping").items():
        if name == variant.get("ref"):
            return _with(value, text(discriminator["property"], "propertyName"), key)
    return value


def _with(value: Example, name: str, key: str) -> Example:
    python, sent = members(value.python, name), members(value.wire, name)
    fields = child(python, "fields")
    told = {field_name(name): key} if field_name(name) in fields else {}
    return Example({**python, "fields": {**fields, **told}}, {**sent, name: key})


def _pick(values: list[Json], place: str) -> Json:
    """Return one of *values*, another one for the next place."""
    return values[spread(place, len(values))]
