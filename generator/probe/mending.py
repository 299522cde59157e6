"""Write the edits that let a document describe what was found."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final, TypeAlias

from attrs import frozen

from generator.contract import Json, JsonObject
from generator.runtime.deviations import Kind

from .edits import Edit, Steps, at
from .findings import Finding
from .nodes import SCHEMAS, Nodes
from .observations import KEY, UNDOCUMENTED_BODY
from .shapes import Shapes

PRIVATE: Final[JsonObject] = {"x-phi": True}
"""What every value is until somebody decides otherwise."""

PROSE: Final = "Seen in recorded answers."
"""What an answer says of itself, which it has to, until somebody knows better."""

INSIDE: Final = ", and describe by hand what the objects in it hold"
"""Names in there may be somebody's; who knows the API can tell."""

Mended: TypeAlias = tuple[str, Sequence[Edit]]
"""A sentence, and what it means for the document."""


@frozen
class Mender:
    """Mends one document."""

    nodes: Nodes
    shapes: Shapes

    @classmethod
    def of(cls, document: JsonObject) -> "Mender":
        """Return the mender of *document*."""
        is_old = str(document.get("openapi")).startswith("3.0")
        return cls(Nodes(document), Shapes(is_old=is_old))

    def mended(self, finding: Finding) -> Mended:
        """Return what to do about *finding*, as far as that can be known."""
        mend = WAYS.get(finding.kind)
        sentence, edits = mend(self, finding) if mend else (UNKNOWN, ())
        return f"{finding.place.shown}: {sentence}", edits

    def field(self, finding: Finding) -> Mended:
        """Describe a field, or those whose names are not known."""
        place, shape = finding.place, self.shapes.seen(finding.profile, PRIVATE)
        steps = self._first(self._alike(finding, place.parent), _is_object)
        if place.name == KEY:
            said = "describe further fields, whose names may be somebody's"
            return said, _set(steps, {"additionalProperties": shape})
        said = "add the field" + (INSIDE if finding.profile.has_objects else "")
        if steps is None or "properties" not in self.nodes.object(steps):
            return said, _set(steps, {"properties": {place.name: shape}})
        return said, _set((*steps, "properties"), {place.name: shape})

    def value(self, finding: Finding) -> Mended:
        """List further values, if they can be shown."""
        if not finding.values:
            return (
                "list a value that may be somebody's; look it up in the recording",
                (),
            )
        values: list[Json] = [*sorted(finding.values, key=str)]
        alike = self._alike(finding, finding.place.schema)
        steps = self._first(alike, lambda part: "enum" in part)
        if steps is not None:
            listed = (*steps, "enum", "-")
            return "list what else came", [Edit("add", listed, each) for each in values]
        steps = self._first(alike, lambda part: "const" in part)
        if steps is None:
            return UNKNOWN, ()
        only = at(self.nodes.document, (*steps, "const"))
        remove = Edit("remove", (*steps, "const"), only)
        return "list what else came", [remove, *_set(steps, {"enum": [only, *values]})]

    def missing(self, finding: Finding) -> Mended:
        """Take a field out of those that are required."""
        edits: list[Edit] = []
        for steps in self._alike(finding, finding.place.parent):
            required = at(self.nodes.document, (*steps, "required"))
            if isinstance(required, list) and finding.place.name in required:
                edits.append(
                    _without((*steps, "required"), required, finding.place.name)
                )
        return "can be missing", edits

    def null(self, finding: Finding) -> Mended:
        """Let a value be null."""
        return "can be null", self._rewritten(finding, self.shapes.nullable)

    def type(self, finding: Finding) -> Mended:
        """Let a value be of the types that came, too."""

        def wider(part: JsonObject) -> JsonObject:
            notes = {} if "x-phi" in part else PRIVATE
            return self.shapes.wider(part, self.shapes.seen(finding.profile, notes))

        several = ", ".join(finding.profile.names)
        said = f"can be of another type ({several}), if not of that type only"
        return said, self._rewritten(finding, wider)

    def format(self, finding: Finding) -> Mended:
        """Leave the format out."""
        alike = self._alike(finding, finding.place.schema)
        steps = self._first(alike, lambda part: "format" in part)
        if steps is None:
            return UNKNOWN, ()
        old = at(self.nodes.document, (*steps, "format"))
        return "has not always its format", [Edit("remove", (*steps, "format"), old)]

    def status(self, finding: Finding) -> Mended:
        """Describe an answer."""
        holder = finding.place.holder
        form: JsonObject = {"description": PROSE, **_content(finding)}
        answers = self.nodes.answers(holder.operation)
        return "describe this answer", _set(answers, {holder.status: form})

    def body(self, finding: Finding) -> Mended:
        """Describe the body of an answer."""
        steps = self.nodes.holder(finding.place.holder)
        return "describe its body", _set(steps, _content(finding))

    def _alike(self, finding: Finding, schema: str) -> list[Steps]:
        steps = self.nodes.of(finding.place, schema)
        return [] if steps is None else self.nodes.alike(steps)

    def _first(
        self, several: Sequence[Steps], test: Callable[[JsonObject], bool]
    ) -> Steps | None:
        fitting = (each for each in several if test(self.nodes.object(each)))
        return next(fitting, None)

    def _rewritten(
        self, finding: Finding, change: Callable[[JsonObject], JsonObject]
    ) -> Sequence[Edit]:
        """Return the edits that make of a schema what *change* makes of it."""
        steps = self.nodes.of(finding.place, finding.place.schema)
        if steps is None:
            return ()
        old = self.nodes.object(steps)
        new = change(old)
        changed = [key for key in new if old.get(key) != new[key]]
        if len(changed) == 1 and old.keys() <= new.keys():
            verb = "replace" if changed[0] in old else "add"
            return [Edit(verb, (*steps, changed[0]), new[changed[0]])]
        return [Edit("replace", steps, new)]


UNKNOWN: Final = "look at the recording, and describe by hand what came"

WAYS: Final[Mapping[str, Callable[[Mender, Finding], Mended]]] = {
    Kind.UNKNOWN_FIELD: Mender.field,
    Kind.UNKNOWN_VALUE: Mender.value,
    Kind.MISSING: Mender.missing,
    Kind.NULL: Mender.null,
    Kind.TYPE: Mender.type,
    Kind.FORMAT: Mender.format,
    Kind.STATUS: Mender.status,
    UNDOCUMENTED_BODY: Mender.body,
}
"""What to do about each kind; about the others, only a person knows."""


def _is_object(part: JsonObject) -> bool:
    return "$ref" not in part and (
        "properties" in part or part.get("type") in ("object", ["object", "null"])
    )


def _set(steps: Steps | None, values: JsonObject) -> Sequence[Edit]:
    if steps is None:
        return ()
    return [Edit("add", (*steps, key), value) for key, value in values.items()]


def _without(steps: Steps, required: list[Json], name: str) -> Edit:
    """Return the edit that takes *name* out, or an array that would be empty."""
    if len(required) == 1:
        return Edit("remove", steps, required)
    return Edit("remove", (*steps, str(required.index(name))), name)


def _content(finding: Finding) -> JsonObject:
    """Return what describes the body: as a schema that is there, if one fits."""
    if finding.fitting is None:
        return {}
    name = min(finding.fitting, default="")
    schema: JsonObject = {"$ref": "/".join(("#", *SCHEMAS, name))} if name else {}
    return {"content": {"application/json": {"schema": schema}}}
