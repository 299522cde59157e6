"""Make the arguments of a method, and the statements that write them."""

from __future__ import annotations

from typing import Final

from attrs import frozen

from generator.reading.document import child
from generator.reading.supported import Operation, Parameter, Place, Property, Use

from .api import Argument, Field
from .lowered import parameter_name
from .model_classes import ModelClasses, doc_of
from .names import argument_name, unique
from .parser import ANYTHING, ParsedOperation
from .python import literal
from .words import Words, alternatives

UNDESCRIBED: Final = "As the API defines it."
LIMIT: Final = "limit"
LIMIT_DOC: Final = "How many items at most, over all pages; all of them by default."


@frozen
class Inputs:
    """What one operation is called with."""

    models: ModelClasses
    operation: Operation
    parsed: ParsedOperation
    shared_headers: frozenset[str]
    """Headers that belong to the client, and not to each call."""

    def check(self) -> None:
        """Raise `DocumentError` where two parameters want one name, or the body's."""
        taken: dict[str, str] = {}
        for item in (*self._in("path"), *self._in("query"), *self._in("header")):
            unique(taken, argument_name(item.name), item.place.pointer)
        if self.operation.body and not self._spread():
            unique(taken, "body", child(self.operation.pointer, "requestBody"))

    def positional(self) -> tuple[Argument, ...]:
        """Return an argument for each place in the path, in the path's order."""
        path = self.operation.path
        placed = {path.index(f"{{{item.name}}}"): item for item in self._in("path")}
        return tuple(self._argument(placed[index]) for index in sorted(placed))

    def keywords(self) -> tuple[Argument, ...]:
        """Return all further arguments, those that have to be given first."""
        parameters = [*self._in("query"), *self._in("header")]
        listed = [self._argument(item) for item in parameters] + self._of_body()
        return tuple(sorted(listed, key=lambda item: bool(item.default)))

    def limit(self) -> Argument:
        """Return the argument that says how many items of a listing are wanted."""
        taken = {item.name for item in (*self.positional(), *self.keywords())}
        return Argument(
            name=f"{LIMIT}_" if LIMIT in taken else LIMIT,
            annotation="int | None",
            default="None",
            doc=LIMIT_DOC,
        )

    def statements(self, location: str) -> tuple[str, ...]:
        """Return what writes the parameters of *location*."""
        target = {"header": "headers"}.get(location, location)
        return tuple(self._statement(item, target) for item in self._in(location))

    def body(self) -> str:
        """Return the bytes of the body as an expression, or nothing."""
        body, name = self.operation.body, self._spread()
        if body is None or body.place is None:
            return "body" if body else ""
        words = self._body_words(body.place)
        if name:
            passed = ", ".join(
                f"{field.name}={argument_name(item.name)}"
                for item, field in self.models.written_fields(name)
            )
            return f"dump_json({words.write}({passed}).to_dict())"
        sent = f"dump_json({words.encoder}(body))"
        return sent if body.required else f"None if body is None else {sent}"

    def _in(self, location: str) -> list[Parameter]:
        return [
            item
            for item in self.operation.parameters
            if item.location == location
            and (location != "header" or item.name not in self.shared_headers)
        ]

    def _words(self, item: Parameter) -> Words:
        index = self.operation.parameters.index(item)
        parsed = self.parsed.parameters[parameter_name(index)]
        return self.models.elsewhere.shape(item.place.shape, parsed.type)

    def _argument(self, item: Parameter) -> Argument:
        annotation = self._words(item).write
        return Argument(
            name=argument_name(item.name),
            annotation=annotation if item.required else f"{annotation} | None",
            default="" if item.required else "None",
            doc=doc_of(item.place) or UNDESCRIBED,
        )

    def _statement(self, item: Parameter, target: str) -> str:
        writer = "required" if item.required else "optional"
        value, encoder = argument_name(item.name), self._words(item).encoder
        name = literal(item.name)
        return f"encode.{writer}({target}, {name}, {value}, {encoder})"

    def _of_body(self) -> list[Argument]:
        body, name = self.operation.body, self._spread()
        if body is None:
            return []
        if name:
            fields = self.models.written_fields(name)
            return [_spread_argument(item, field) for item, field in fields]
        annotation = self._body_words(body.place).write if body.place else "bytes"
        argument = Argument(
            name="body",
            annotation=annotation
            if body.required
            else alternatives([annotation, "None"]),
            default="" if body.required else "None",
            doc=(doc_of(body.place) if body.place else "") or "What is sent.",
        )
        return [argument]

    def _body_words(self, place: Place) -> Words:
        return self.models.elsewhere.place(place, self.parsed.body or ANYTHING)

    def _spread(self) -> str:
        """Return the model of the body whose fields become arguments.

        Nothing where the body is no plain object, or where its fields and the
        parameters would want one name: then the body is one argument.
        """
        body = self.operation.body
        if body is None or body.place is None or not body.required:
            return ""
        shape = body.place.shape
        if body.place.nullable or not isinstance(shape, Use):
            return ""
        model = self.models.merged.get(shape.name)
        if model is None or model.additional is not None:
            return ""
        fields = self.models.written_fields(shape.name)
        names = [argument_name(item.name) for item, _ in fields]
        names += [argument_name(item.name) for item in self.operation.parameters]
        return shape.name if len(set(names)) == len(names) else ""


def _spread_argument(item: Property, field: Field) -> Argument:
    return Argument(
        name=argument_name(item.name),
        annotation=field.annotation,
        default=field.value,
        doc=doc_of(item.place) or UNDESCRIBED,
    )
