"""Say how a document would have to change for what was found to fit it."""

from collections.abc import Callable, Mapping
from typing import Final

from generator.contract import JsonObject
from generator.runtime.deviations import Kind

from .findings import Finding
from .mending_answers import body, status
from .mending_fields import field, missing
from .mending_values import null, other_format, other_type, value
from .observations import UNDOCUMENTED_BODY
from .parts import Mended, Parts

UNKNOWN: Final = "look at the recording, and describe by hand what came"

WAYS: Final[Mapping[str, Callable[[Parts, Finding], Mended]]] = {
    Kind.UNKNOWN_FIELD: field,
    Kind.UNKNOWN_VALUE: value,
    Kind.MISSING: missing,
    Kind.NULL: null,
    Kind.TYPE: other_type,
    Kind.FORMAT: other_format,
    Kind.STATUS: status,
    UNDOCUMENTED_BODY: body,
}
"""What to do about each kind; about the others, only a person knows."""


def mended(document: JsonObject, finding: Finding) -> Mended:
    """Return what to do about *finding*, as far as that can be known."""
    mend = WAYS.get(finding.kind)
    sentence, edits = mend(Parts.of(document), finding) if mend else (UNKNOWN, [])
    if not edits and not finding.hidden:
        sentence = UNKNOWN
    return f"{finding.place.shown}: {sentence}", edits
