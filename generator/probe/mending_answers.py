"""Describe answers of a status, or with a body, that nobody has described."""

from typing import Final

from generator.contract import JsonObject

from .findings import Finding
from .nodes import SCHEMAS
from .parts import Mended, Parts, added

PROSE: Final = "Seen in recorded answers."
"""What an answer says of itself, which it has to, until somebody knows better."""


def status(parts: Parts, finding: Finding) -> Mended:
    """Describe an answer."""
    holder = finding.place.holder
    form: JsonObject = {"description": PROSE, **_content(finding)}
    answers = parts.nodes.answers(holder.operation)
    return "describe this answer", added(answers, {holder.status: form})


def body(parts: Parts, finding: Finding) -> Mended:
    """Describe the body of an answer."""
    steps = parts.nodes.holder(finding.place.holder)
    return "describe its body", added(steps, _content(finding))


def _content(finding: Finding) -> JsonObject:
    """Return what describes the body: as a schema that is there, if one fits."""
    if finding.fitting is None:
        return {}
    name = min(finding.fitting, default="")
    schema: JsonObject = {"$ref": "/".join(("#", *SCHEMAS, name))} if name else {}
    return {"content": {"application/json": {"schema": schema}}}
