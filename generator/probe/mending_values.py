"""Let a schema take values that it does not describe."""

from typing import Final

from generator.contract import Json, JsonObject

from .edits import Edit, at
from .findings import Finding
from .mending_fields import PRIVATE
from .parts import Mended, Parts, added

LISTED: Final = "list what else came"
FURTHER: Final = "{}, and what may be somebody's; look that up in the recording"
WITHHELD: Final = "list a value that may be somebody's; look it up in the recording"


def value(parts: Parts, finding: Finding) -> Mended:
    """List further values, if they can be shown."""
    if not finding.values:
        return WITHHELD, []
    place, said = finding.place, FURTHER.format(LISTED) if finding.hidden else LISTED
    values: list[Json] = [*sorted(finding.values, key=str)]
    steps = parts.first(finding, place.schema, lambda part: "enum" in part)
    if steps is not None:
        return said, [Edit("add", (*steps, "enum", "-"), each) for each in values]
    steps = parts.first(finding, place.schema, lambda part: "const" in part)
    if steps is None:
        return said, []
    only = at(parts.nodes.document, (*steps, "const"))
    remove = Edit("remove", (*steps, "const"), only)
    return said, [remove, *added(steps, {"enum": [only, *values]})]


def null(parts: Parts, finding: Finding) -> Mended:
    """Let a value be null."""
    return "can be null", parts.rewritten(finding, parts.shapes.nullable)


def other_type(parts: Parts, finding: Finding) -> Mended:
    """Let a value be of the types that came, too."""

    def wider(part: JsonObject) -> JsonObject:
        notes = {} if "x-phi" in part else PRIVATE
        return parts.shapes.wider(part, parts.shapes.seen(finding.profile, notes))

    several = ", ".join(finding.profile.names)
    said = f"can be of another type ({several}), if not of that type only"
    return said, parts.rewritten(finding, wider)


def other_format(parts: Parts, finding: Finding) -> Mended:
    """Leave the format out."""
    said = "has not always its format"
    steps = parts.first(finding, finding.place.schema, lambda part: "format" in part)
    if steps is None:
        return said, []
    old = at(parts.nodes.document, (*steps, "format"))
    return said, [Edit("remove", (*steps, "format"), old)]
