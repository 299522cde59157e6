"""Let objects have other fields than those that are described."""

from typing import Final

from generator.contract import Json, JsonObject
from generator.contract.kinds import kinds

from .edits import Edit, Steps, at
from .findings import Finding
from .observations import KEY
from .parts import Mended, Parts, added

PRIVATE: Final[JsonObject] = {"x-phi": True}
"""What every value is until somebody decides otherwise."""

INSIDE: Final = ", and describe by hand what the objects in it hold"
"""Names in there may be somebody's; who knows the API can tell."""


def field(parts: Parts, finding: Finding) -> Mended:
    """Describe a field, or those whose names are not known."""
    place, shape = finding.place, parts.shapes.seen(finding.profile, PRIVATE)
    steps = parts.first(finding, place.parent, _is_object)
    said = "add the field" + (INSIDE if finding.profile.has_objects else "")
    if steps is None:
        return said, []
    if place.name == KEY:
        said = "describe further fields, whose names may be somebody's"
        return said, added(steps, {"additionalProperties": shape})
    if "properties" not in parts.nodes.object(steps):
        return said, added(steps, {"properties": {place.name: shape}})
    return said, added((*steps, "properties"), {place.name: shape})


def missing(parts: Parts, finding: Finding) -> Mended:
    """Take a field out of those that are required."""
    edits: list[Edit] = []
    for steps in parts.alike(finding, finding.place.parent):
        required = at(parts.nodes.document, (*steps, "required"))
        if isinstance(required, list) and finding.place.name in required:
            edits.append(_without((*steps, "required"), required, finding.place.name))
    return "can be missing", edits


def _is_object(part: JsonObject) -> bool:
    return "$ref" not in part and "object" in kinds(part)


def _without(steps: Steps, required: list[Json], name: str) -> Edit:
    """Return the edit that takes *name* out, or an array that would be empty."""
    if len(required) == 1:
        return Edit("remove", steps, required)
    return Edit("remove", (*steps, str(required.index(name))), name)
