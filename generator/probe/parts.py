"""Find the parts of a document that a finding is about, and edit them."""

from collections.abc import Callable
from typing import TypeAlias

from attrs import frozen

from generator.contract import JsonObject

from .edits import Edit, Steps
from .findings import Finding
from .nodes import Nodes
from .shapes import Shapes

Mended: TypeAlias = tuple[str, list[Edit]]
"""A sentence, and what it means for the document; no edits where none are known."""


@frozen
class Parts:
    """Those of one document."""

    nodes: Nodes
    shapes: Shapes

    @classmethod
    def of(cls, document: JsonObject) -> "Parts":
        """Return those of *document*."""
        is_old = str(document.get("openapi")).startswith("3.0")
        return cls(Nodes.of_document(document), Shapes(is_old=is_old))

    def alike(self, finding: Finding, schema: str) -> list[Steps]:
        """Return the part that describes *schema*, and those that it is made of."""
        steps = self.nodes.of(finding.place, schema)
        return [] if steps is None else self.nodes.alike(steps)

    def first(
        self, finding: Finding, schema: str, test: Callable[[JsonObject], bool]
    ) -> Steps | None:
        """Return the first of those that passes *test*."""
        alike = self.alike(finding, schema)
        return next((each for each in alike if test(self.nodes.object(each))), None)

    def rewritten(
        self, finding: Finding, change: Callable[[JsonObject], JsonObject]
    ) -> list[Edit]:
        """Return the edits that make of a schema what *change* makes of it."""
        steps = self.nodes.of(finding.place, finding.place.schema)
        if steps is None:
            return []
        old = self.nodes.object(steps)
        new = change(old)
        changed = [key for key in new if old.get(key) != new[key]]
        if len(changed) == 1 and old.keys() <= new.keys():
            verb = "replace" if changed[0] in old else "add"
            return [Edit(verb, (*steps, changed[0]), new[changed[0]])]
        return [Edit("replace", steps, new)]


def added(steps: Steps, values: JsonObject) -> list[Edit]:
    """Return the edits that put *values* into the object at *steps*."""
    return [Edit("add", (*steps, key), value) for key, value in values.items()]
