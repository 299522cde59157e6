"""Compare what the emitted models do with the contract: wire names and redaction."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from importlib import import_module
from types import ModuleType
from typing import Final

from contract.building import build
from contract.values import Values, is_private, written
from generator.contract import Json, JsonObject
from generator.contract.directions import ANSWER, REQUEST, Directions, fields_of
from generator.contract.examples import Examples
from generator.contract.names import field_name
from generator.contract.scalars import Example, Mode
from generator.contract.values import child, children, members

UNKNOWN: Final = "zz-not-in-the-document"


class Behaviour:
    """Tries out the models of one package, with examples made from one contract."""

    def __init__(self, contract: JsonObject, package: ModuleType) -> None:
        self._contract = contract
        self._schemas = children(contract, "schemas")
        self._package = package
        self._directions = Directions(contract)
        self._values = Values(contract, package)

    def differences(self) -> Iterator[str]:
        """Yield a sentence for everything that is not as the contract asks."""
        models = [name for name in self._schemas if "enum" not in self._schemas[name]]
        for name in models:
            for direction in self._directions.of(name):
                for mode in Mode:
                    yield from self._tried(name, direction, mode)

    def _tried(self, name: str, direction: str, mode: Mode) -> Iterator[str]:
        place = self._directions.class_name(name, direction)
        tried = self._read if direction == ANSWER else self._written
        try:
            yield from tried(name, place, mode)
        except Exception as error:  # noqa: BLE001 - whatever goes wrong is told
            yield f"{place}: {mode.name.lower()}: {type(error).__name__}: {error}"

    def _example(self, name: str, direction: str, mode: Mode) -> Example:
        examples = Examples(self._contract, self._directions, mode, direction)
        return examples.of({"ref": name}, name)

    def _written(self, name: str, place: str, mode: Mode) -> Iterator[str]:
        example = self._example(name, REQUEST, mode)
        model = build(self._package, example.python)
        yield from same(f"{place}.to_dict", written(model), example.wire)
        yield from shows(place, model, fields_of(self._schemas[name], REQUEST))
        yield from self._keeps_apart(name, place, example)

    def _keeps_apart(self, name: str, place: str, example: Example) -> Iterator[str]:
        """Put a field that the document names where only others belong."""
        tagged = members(example.python, name)
        is_open = bool(self._schemas[name].get("additional"))
        refused: type[Exception] = self._package.ArgumentError
        for wire in fields_of(self._schemas[name], REQUEST) if is_open else ():
            fields: JsonObject = {**child(tagged, "fields"), "extra": {wire: wire}}
            with suppress(refused):
                written(build(self._package, {**tagged, "fields": fields}))
                yield f"{place}.extra: may hold {wire}"

    def _read(self, name: str, place: str, mode: Mode) -> Iterator[str]:
        wire = members(self._example(name, ANSWER, mode).wire, name)
        fields = fields_of(self._schemas[name], ANSWER)
        model = self._values.read(name, wire)
        yield from self._holds(place, model, wire, fields)
        back = self._values.written({"ref": name}, wire)
        yield from same(f"{place}.to_dict", written(model), back)
        yield from shows(place, model, fields)
        yield from self._keeps(name, place, wire)
        yield from self._keeps_values(name, place, wire)
        yield from self._needs(name, place, wire)
        yield from self._notices(name, place, wire)
        yield from self._refuses(name, place, wire)
        yield from self._converts(name, place, mode)

    def _holds(
        self,
        place: str,
        model: object,
        wire: JsonObject,
        fields: Mapping[str, JsonObject],
    ) -> Iterator[str]:
        for name, field in fields.items():
            found: object = getattr(model, field_name(name), "nothing")
            asked = self._values.held(field, wire.get(name))
            if found != asked or type(found) is not type(asked):
                yield f"{place}.{field_name(name)}: does not hold {name}"

    def _keeps(self, name: str, place: str, wire: JsonObject) -> Iterator[str]:
        """Try a field that the document does not know."""
        model = self._values.read(name, {**wire, UNKNOWN: UNKNOWN})
        if getattr(model, "extra", None) != {UNKNOWN: UNKNOWN}:
            yield f"{place}.extra: does not hold an unknown field"
        if written(model).get(UNKNOWN) != UNKNOWN:
            yield f"{place}.to_dict: does not write an unknown field back"
        if UNKNOWN in repr(model):
            yield f"{place}.extra: repr shows an unknown field"

    def _keeps_values(self, name: str, place: str, wire: JsonObject) -> Iterator[str]:
        """Try a value that the document does not know."""
        for each, field in fields_of(self._schemas[name], ANSWER).items():
            enum = self._values.enum_of(field)
            if enum is not None:
                value: Json = UNKNOWN if enum["kind"] == "string" else -99
                model = self._values.read(name, {**wire, each: value})
                kept: object = getattr(model, field_name(each), None)
                if kept != value or type(kept) is not type(value):
                    yield f"{place}.{field_name(each)}: does not keep an unknown value"

    def _needs(self, name: str, place: str, wire: JsonObject) -> Iterator[str]:
        """Leave out one field after the other."""
        for each, field in fields_of(self._schemas[name], ANSWER).items():
            needed = field["required"] is True and "nullable" not in field
            less = {key: value for key, value in wire.items() if key != each}
            if self._is_readable(name, less) is needed:
                words = "can be left out" if needed else "cannot be left out"
                yield f"{place}.{field_name(each)}: {each} {words}"

    def _notices(self, name: str, place: str, wire: JsonObject) -> Iterator[str]:
        """Send null for one field after the other that may be left out."""
        is_news = self._is_noticed(name, wire)
        for each, field in fields_of(self._schemas[name], ANSWER).items():
            if field["required"] is not True:
                asked = is_news or not _may_be_null(field)
                if self._is_noticed(name, {**wire, each: None}) is not asked:
                    words = "is not noticed" if asked else "is noticed"
                    yield f"{place}.{field_name(each)}: null {words}"

    def _is_noticed(self, name: str, wire: JsonObject) -> bool:
        runtime = import_module(f"{self._package.__name__}._runtime.noticing")
        _, is_raised = runtime.noticing(lambda: self._values.read(name, wire))
        return is_raised is True

    def _refuses(self, name: str, place: str, wire: JsonObject) -> Iterator[str]:
        """Send what is not of a field's format."""
        for each, field in fields_of(self._schemas[name], ANSWER).items():
            is_read = field.get("format") in {"uuid", "date", "date-time"}
            wrong = ("2026-02-30", "2026-02-30T") if is_read else ()
            if any(self._is_readable(name, {**wire, each: text}) for text in wrong):
                yield f"{place}.{field_name(each)}: reads what is no {field['format']}"

    def _is_readable(self, name: str, wire: JsonObject) -> bool:
        mismatch: type[Exception] = self._package.ContractMismatchError
        try:
            self._values.read(name, wire)
        except mismatch:
            return False
        return True

    def _converts(self, name: str, place: str, mode: Mode) -> Iterator[str]:
        """Turn what was read into what can be sent."""
        if len(self._directions.of(name)) > 1:
            fields = fields_of(self._schemas[name], ANSWER)
            given = members(self._example(name, REQUEST, mode).wire, name)
            wire = {key: value for key, value in given.items() if key in fields}
            model = self._values.read(name, wire)
            sent = written(getattr(model, "to_input", object)())
            back = self._values.written({"ref": name}, wire)
            yield from same(f"{place}.to_input", sent, back)


def _may_be_null(field: JsonObject) -> bool:
    return "nullable" in field or field.get("kind") in {"any", "null"}


def shows(place: str, model: object, fields: Mapping[str, JsonObject]) -> Iterator[str]:
    """Compare what a repr shows; what may identify a patient stays out."""
    for wire, field in fields.items():
        name = field_name(wire)
        value: object = getattr(model, name, None)
        is_empty = value is None or repr(value) == "UNSET"
        shown = "<redacted>" if is_private(field) and not is_empty else repr(value)
        if f"{name}={shown}" not in repr(model):
            yield f"{place}.{name}: repr does not show {shown}"


def same(place: str, found: JsonObject, asked: Json) -> Iterator[str]:
    """Compare two JSON objects, field by field."""
    wanted = members(asked, place)
    for name in sorted(found.keys() | wanted.keys()):
        if name not in found:
            yield f"{place}: {name} is missing"
        elif name not in wanted:
            yield f"{place}: {name} should not be there"
        elif found[name] != wanted[name]:
            yield f"{place}: {name} has another value"
