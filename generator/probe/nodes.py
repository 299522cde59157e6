"""Find the part of a document that describes a place of its contract."""

from collections.abc import Iterator, Mapping
from typing import Final, Self
from urllib.parse import unquote

from attrs import frozen

from generator.contract import JsonObject, classes_of
from generator.contract.references import steps

from .edits import Steps, at
from .observations import MARKS, Holder, Place

SCHEMAS: Final = ("components", "schemas")
COMPOSED: Final = ("allOf", "oneOf", "anyOf")
INNER: Final = {"[]": "items", "{}": "additionalProperties"}


@frozen
class Nodes:
    """The parts of one document."""

    document: JsonObject
    lifted: Mapping[str, Steps]
    """Where the schemas stand that have a name in the contract alone."""

    @classmethod
    def of_document(cls, document: JsonObject) -> Self:
        """Return the parts of *document*."""
        found = classes_of(document)
        lifted = {name: tuple(steps(pointer)) for name, pointer in found.items()}
        return cls(document, lifted)

    def object(self, steps: Steps) -> JsonObject:
        """Return the object at *steps*, an empty one if there is none."""
        part = at(self.document, steps)
        return part if isinstance(part, dict) else {}

    def of(self, place: Place, schema: str) -> Steps | None:
        """Return the part that describes *schema*, which is as *place* says it."""
        if place.is_inside:
            steps = self.holder(place.holder)
            is_there = at(self.document, steps) is not None
            return self._descend(steps, schema) if is_there else None
        names = (
            name
            for name in {*self.object(SCHEMAS), *self.lifted}
            if schema.startswith(name) and _begins(schema.removeprefix(name))
        )
        name = max(names, key=len, default=None)
        if name is None:
            return None
        start = self.lifted.get(name, (*SCHEMAS, name))
        return self._descend(start, schema.removeprefix(name))

    def holder(self, holder: Holder) -> Steps:
        """Return the part that describes a body, or the answer if it has none."""
        answers = self.answers(holder.operation)
        named = (name for name in self.object(answers) if _same(name, holder.status))
        answer = self.resolved((*answers, next(named, holder.status)))
        if not holder.media:
            return answer
        media = next(
            (
                name
                for name in self.object((*answer, "content"))
                if _plain(name) == _plain(holder.media)
            ),
            holder.media,
        )
        return (*answer, "content", media, "schema")

    def answers(self, operation: str) -> Steps:
        """Return the part that lists what *operation* answers."""
        method, _, path = operation.partition(" ")
        return (*self.resolved(("paths", path)), method.lower(), "responses")

    def resolved(self, steps: Steps) -> Steps:
        """Return the part that the one at *steps* stands for."""
        seen: set[Steps] = set()
        while (target := self._target(steps)) and steps not in seen:
            seen.add(steps)
            steps = target
        return steps

    def alike(self, steps: Steps) -> list[Steps]:
        """Return the part, and those that it refers to or is made of."""
        found: list[Steps] = []
        todo = [steps]
        while todo:
            each = todo.pop(0)
            if each not in found:
                found.append(each)
                target = self._target(each)
                todo += [target] if target else []
                todo += self._parts(each)
        return found

    def _parts(self, steps: Steps) -> Iterator[Steps]:
        for key in COMPOSED:
            parts = at(self.document, (*steps, key))
            count = len(parts) if isinstance(parts, list) else 0
            yield from ((*steps, key, str(number)) for number in range(count))

    def _target(self, steps: Steps) -> Steps | None:
        reference = self.object(steps).get("$ref")
        if not isinstance(reference, str) or not reference.startswith("#/"):
            return None
        return tuple(
            unquote(step).replace("~1", "/").replace("~0", "~")
            for step in reference[2:].split("/")
        )

    def _descend(self, steps: Steps, rest: str) -> Steps | None:
        if not rest:
            return steps
        found = (
            self._descend(inner, left)
            for each in self.alike(steps)
            for inner, left in self._into(each, rest)
        )
        return next((each for each in found if each is not None), None)

    def _into(self, steps: Steps, rest: str) -> Iterator[tuple[Steps, str]]:
        """Yield each part right inside that *rest* may begin with, and what is left."""
        for mark, key in INNER.items():
            if rest.startswith(mark) and key in self.object(steps):
                yield (*steps, key), rest.removeprefix(mark)
        fields = (*steps, "properties")
        for name in sorted(self.object(fields), key=len, reverse=True):
            left = rest.removeprefix(f".{name}")
            if left != rest and _begins(left):
                yield (*fields, name), left


def _begins(rest: str) -> bool:
    return not rest or rest.startswith(MARKS)


def _same(name: str, status: str) -> bool:
    return name.upper() == status.upper()


def _plain(media: str) -> str:
    return media.lower().replace(" ", "")
