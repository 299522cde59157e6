"""Make the classes of models and enums."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Final

from attrs import frozen

from generator.errors import DocumentError
from generator.reading.directions import Directions, readable, writable
from generator.reading.merging import Merged
from generator.reading.supported import (
    NO_DEFAULT,
    Const,
    EnumSchema,
    Model,
    Place,
    Property,
)

from .api import EnumClass, Field, ModelClass
from .lowered import property_name, schema_name
from .names import field_name, unique
from .parser import Parsed, ParsedField
from .python import docstring, literal, paragraphs, summary
from .words import WHERE, Vocabulary, Words, converted, known_names, map_of

READ_DOC: Final = "What the API sent beyond the fields above, written back as it came."
SENT_DOC: Final = "What is sent beyond the fields above."


@frozen
class ModelClasses:
    """Makes one class of a model for each direction that it goes in."""

    models: Mapping[str, Model]
    merged: Mapping[str, Merged]
    parsed: Parsed
    directions: Directions
    vocabulary: Vocabulary
    """What is said among the models."""

    elsewhere: Vocabulary
    """What is said in other modules, which do not see the models' constants."""

    def all(self) -> tuple[ModelClass, ...]:
        """Return every class, what is read before what is sent in its place."""
        made: list[ModelClass] = []
        taken: dict[str, str] = {}
        for name, model in self.models.items():
            unique(taken, known_names(name), model.pointer)
            if name in self.directions.read:
                made.append(self._read(name))
            if name in self.directions.written:
                made.append(self._written(name))
        return tuple(made)

    def written_fields(self, name: str) -> tuple[tuple[Property, Field], ...]:
        """Return each property that requests hold, with the field it becomes."""
        properties = writable(self.merged[name].properties)
        return tuple((item, self._written_field(name, item)) for item in properties)

    def words(self, name: str, item: Property) -> Words:
        """Return the words for a property of the model called *name*."""
        return self.vocabulary.place(item.place, self._parsed(name, item).type)

    def _parsed(self, name: str, item: Property) -> ParsedField:
        fields = self.parsed.models[schema_name(name)]
        found = fields.get(property_name(item.name))
        if found is None or found.required != item.required:
            raise DocumentError(item.place.pointer, "the parser read this differently")
        return found

    def _read(self, name: str) -> ModelClass:
        model, merged = self.models[name], self.merged[name]
        properties = readable(merged.properties)
        fields = [self._read_field(name, item) for item in properties]
        fields.append(self._read_extra(name, merged))
        has_input = name in self.vocabulary.convertible
        return ModelClass(
            name=name,
            doc=_class_doc(model),
            is_read=True,
            fields=tuple(fields),
            known=known_names(name),
            wire_names=wire_names(merged),
            input_name=self.vocabulary.inputs[name] if has_input else "",
            start="{}" if merged.additional else "dict(self.extra)",
        )

    def _written(self, name: str) -> ModelClass:
        model, merged = self.models[name], self.merged[name]
        fields = [field for _, field in self.written_fields(name)]
        if merged.additional:
            fields.append(self._written_extra(name, merged))
        both = name in self.directions.read
        return ModelClass(
            name=self.directions.input_name(name),
            doc=_class_doc(model),
            is_read=False,
            fields=tuple(fields),
            known=known_names(name) if merged.additional and not both else "",
            wire_names=wire_names(merged),
            input_name="",
            start="{}",
        )

    def _further(self, merged: Merged) -> Words | None:
        if merged.additional is None:
            return None
        parsed = self.parsed.further[schema_name(merged.additional_of)]
        return self.vocabulary.place(merged.additional, parsed, 1)

    def _extra_statement(self, name: str, merged: Merged, *, back: bool) -> str:
        """Return what writes the fields that the document does not name."""
        further = self._further(merged)
        if further is None:
            return ""
        encoder = further.back if back else further.encoder
        return f"encode.undeclared(wire, self.extra, {known_names(name)}, {encoder})"

    def _read_extra(self, name: str, merged: Merged) -> Field:
        further = self._further(merged)
        annotation = further.read if further else "object"
        known = known_names(name)
        decoder = (
            f"undeclared_of(fields, {known}, {further.decoder})" if further else ""
        )
        to_input = ""
        if further and name in self.directions.written:
            sent = converted(map_of(further).to_input or "", "self.extra")
            to_input = sent.replace(WHERE, literal("{key}"))
        return Field(
            name="extra",
            doc=docstring(READ_DOC, 4),
            annotation=f"Mapping[str, {annotation}]",
            value="",
            default=_extra_default(annotation),
            decode=f"decode.{decoder or f'undeclared(fields, {known})'}",
            encode=self._extra_statement(name, merged, back=True),
            to_input=to_input,
        )

    def _written_extra(self, name: str, merged: Merged) -> Field:
        further = self._further(merged)
        annotation = further.write if further else "object"
        return Field(
            name="extra",
            doc=docstring(SENT_DOC, 4),
            annotation=f"Mapping[str, {annotation}]",
            value="",
            default=_extra_default(annotation),
            decode="",
            encode=self._extra_statement(name, merged, back=False),
            to_input="",
        )

    def _read_field(self, name: str, item: Property) -> Field:
        words, place = self.words(name, item), item.place
        plain = self.vocabulary.shape(place.shape, self._parsed(name, item).type)
        attribute, wire = field_name(item.name), literal(item.name)
        is_open = place.nullable or not item.required
        annotation = (
            plain.read
            if plain.read == "object" or not is_open
            else f"{plain.read} | None"
        )
        reader = "required" if item.required else "optional"
        if is_open and (place.nullable or plain.read == "object"):
            reader += "_nullable"
        back = words.back if item.required else plain.back
        writer = "required" if item.required else "optional"
        return Field(
            name=attribute,
            doc=_doc(place),
            annotation=annotation,
            value="" if item.required else "None",
            default=_default(words, place, "" if item.required else "None"),
            decode=f"decode.{reader}(fields, {wire}, {plain.decoder})",
            encode=f"encode.{writer}(wire, {wire}, self.{attribute}, {back})",
            to_input=_to_input(item, plain, attribute),
        )

    def _written_field(self, name: str, item: Property) -> Field:
        words, place = self.words(name, item), item.place
        attribute, wire = field_name(item.name), literal(item.name)
        writer = "required" if item.required else "settable"
        default = "" if item.required else "UNSET"
        if item.required and isinstance(place.shape, Const) and not place.nullable:
            default = literal(place.shape.value)
        return Field(
            name=attribute,
            doc=_doc(place),
            annotation=words.write if item.required else unset(words.write),
            value=default,
            default=_default(words, place, default, is_sent=True),
            decode="",
            encode=f"encode.{writer}(wire, {wire}, self.{attribute}, {words.encoder})",
            to_input="",
        )


def enum_class(enum: EnumSchema, names: Sequence[str]) -> EnumClass:
    """Make the class of *enum*, whose members the parser calls *names*."""
    is_text = isinstance(enum.values[0], str)
    values = [literal(value) for value in enum.values]
    return EnumClass(
        name=enum.name,
        doc=docstring(summary(enum.doc or "Values of the API.", "", 4), 4),
        base="StrEnum" if is_text else "IntEnum",
        members=tuple(zip(names, values, strict=True)),
        values=", ".join(values),
    )


def unset(annotation: str) -> str:
    """Return *annotation* with room for `UNSET`."""
    if annotation == "object":
        return "object | Unset"
    if annotation.endswith(" | None"):
        return annotation.removesuffix(" | None") + " | Unset | None"
    return f"{annotation} | Unset"


def wire_names(merged: Merged) -> str:
    """Return the names that a model declares, as an expression."""
    names = ", ".join(literal(item.name) for item in merged.properties)
    return f"frozenset({{{names}}})" if names else "frozenset()"


def _class_doc(model: Model) -> str:
    return docstring(summary(model.doc or "An object of the API.", "", 4), 4)


def doc_of(place: Place) -> str:
    """Return all that the document says of *place* in words."""
    remarks = list(place.remarks)
    if place.default is not NO_DEFAULT:
        remarks.append(f"The API's default is {json.dumps(place.default)}.")
    if place.deprecated:
        remarks.append("Deprecated.")
    return "\n\n".join(filter(None, [place.doc, " ".join(remarks)]))


def _doc(place: Place) -> str:
    return docstring(paragraphs(doc_of(place), 4), 4)


def _default(words: Words, place: Place, value: str, *, is_sent: bool = False) -> str:
    options = [f"default={value}"] if value else []
    if not words.is_hashable or (is_sent and "Sequence[" in words.write):
        options.append("hash=False")
    if place.phi or words.is_free:
        options.append("repr=redacted")
    if not options:
        return ""
    if options == [f"default={value}"]:
        return f" = {value}"
    return f" = field({', '.join(options)})"


def _extra_default(annotation: str) -> str:
    # Quoted, for it may name a class that stands further down.
    values = annotation if annotation == "object" else literal(annotation)
    factory = f"dict[str, {values}]"
    return f" = field(factory={factory}, hash=False, repr=redacted)"


def _to_input(item: Property, words: Words, attribute: str) -> str:
    """Return the expression that sends a field on; nothing where a default does."""
    value = f"self.{attribute}"
    shape = item.place.shape
    if item.place.read_only or item.place.write_only:
        return ""
    if isinstance(shape, Const):
        return "" if item.required else _optional(value, literal(shape.value))
    if words.to_input is None:
        return ""
    sent = converted(words.to_input, value).replace(WHERE, literal(item.name))
    if item.required:
        same = not item.place.nullable or sent == value
        return sent if same else f"None if {value} is None else {sent}"
    return _optional(value, sent)


def _optional(value: str, sent: str) -> str:
    return f"UNSET if {value} is None else {sent}"
