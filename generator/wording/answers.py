"""Say what a method returns, and how its answers are read."""

from __future__ import annotations

from typing import Final

from attrs import frozen

from generator.errors import DocumentError
from generator.reading.document import child
from generator.reading.limits import JSON
from generator.reading.supported import (
    Answer,
    Array,
    Operation,
    Pagination,
    Place,
    Property,
    Scalar,
    Use,
)

from .api import PageCall
from .model_classes import ModelClasses
from .names import argument_name, field_name
from .parser import ParsedOperation
from .words import Words, alternatives

IDENTITIES: Final = frozenset({"integer", "string"})
"""Types of values that tell things apart."""


@frozen
class Answers:
    """The answers of one operation that mean success."""

    models: ModelClasses
    operation: Operation
    parsed: ParsedOperation

    def result(self) -> str:
        """Return the annotation of what the method returns, pages aside."""
        return alternatives(self._annotation(answer) for answer in self._successes())

    def readers(self) -> tuple[tuple[str, str], ...]:
        """Return each status with the expression that reads its answer."""
        return tuple(
            (answer.status.removesuffix("XX"), self._reader(answer))
            for answer in self._successes()
        )

    def accept(self) -> str:
        """Return the media types to ask for."""
        types = [answer.body.media_type for answer in self._successes() if answer.body]
        return ", ".join(dict.fromkeys(types)) or JSON

    def page(self, limit: str) -> PageCall | None:
        """Return how the listing goes on, if the operation is one.

        Its method has an argument called *limit*.
        """
        pagination = self.operation.pagination
        if pagination is None:
            return None
        model, item = self._page_items(pagination.items)
        words = self.models.words(model, item)
        return PageCall(
            argument=argument_name(pagination.parameter),
            first=pagination.first,
            items=field_name(item.name),
            item=words.read.removeprefix("tuple[").removesuffix(", ...]"),
            identity=self._identity(pagination, item),
            limit=limit,
        )

    def _successes(self) -> list[Answer]:
        return [
            answer for answer in self.operation.answers if answer.status.startswith("2")
        ]

    def _words(self, answer: Answer, place: Place) -> Words:
        parsed = self.parsed.answers[answer.status]
        return self.models.elsewhere.place(place, parsed)

    def _annotation(self, answer: Answer) -> str:
        if answer.body is None or self.operation.method == "HEAD":
            return "None"
        place = answer.body.place
        return self._words(answer, place).read if place else "bytes"

    def _reader(self, answer: Answer) -> str:
        if answer.body is None or self.operation.method == "HEAD":
            return "empty_answer"
        place = answer.body.place
        if place is None:
            return "bytes_answer"
        return f"json_answer({self._words(answer, place).decoder})"

    def _identity(self, pagination: Pagination, items: Property) -> str:
        """Return the attribute that tells items apart, or nothing."""
        name = pagination.identity
        if not name:
            return ""
        shape = items.place.shape
        item = shape.items if isinstance(shape, Array) else items.place
        if isinstance(item.shape, Use) and not item.nullable:
            merged = self.models.merged.get(item.shape.name)
            for each in merged.properties if merged else ():
                if each.name == name and _is_identity(each):
                    return field_name(name)
        here = child(self.operation.pointer, "x-pagination", "identity")
        raise DocumentError(here, "is no required text or integer of the items")

    def _page_items(self, name: str) -> tuple[str, Property]:
        bodies = [answer.body for answer in self._successes()]
        here = child(self.operation.pointer, "x-pagination", "items")
        place = bodies[0].place if len(bodies) == 1 and bodies[0] else None
        if place and isinstance(place.shape, Use):
            merged = self.models.merged.get(place.shape.name)
            for item in merged.properties if merged else ():
                if item.name == name and _is_list(item):
                    return place.shape.name, item
        raise DocumentError(here, "is no required array of the one answer")


def _is_list(item: Property) -> bool:
    return _is_there(item) and isinstance(item.place.shape, Array)


def _is_identity(item: Property) -> bool:
    shape = item.place.shape
    return _is_there(item) and isinstance(shape, Scalar) and shape.type in IDENTITIES


def _is_there(item: Property) -> bool:
    """Whether every answer holds *item*."""
    return item.required and not item.place.nullable and not item.place.write_only
