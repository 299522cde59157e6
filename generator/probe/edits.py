"""Edit a document the way JSON patches do (RFC 6902)."""

from collections.abc import Sequence
from copy import deepcopy
from typing import TypeAlias

from attrs import frozen

from generator.contract import Json, JsonObject

Steps: TypeAlias = tuple[str, ...]
"""The keys that lead from the top of a document to a part of it."""


@frozen
class Edit:
    """One step of a change."""

    verb: str
    """`add`, `replace` or `remove`."""

    steps: Steps

    value: Json = None
    """What comes there, or what is removed."""

    @property
    def pointer(self) -> str:
        """The part as a JSON pointer."""
        return pointer(self.steps)


def pointer(steps: Steps) -> str:
    """Return *steps* as a JSON pointer."""
    return "".join(f"/{step.replace('~', '~0').replace('/', '~1')}" for step in steps)


def at(document: JsonObject, steps: Steps) -> Json:
    """Return the part of *document* at *steps*; null if there is none."""
    part: Json = document
    for step in steps:
        part = _inside(part, step)
    return part


def edited(document: JsonObject, edits: Sequence[Edit]) -> JsonObject:
    """Return *document* as it is after *edits*; a `-` is the end of an array."""
    whole = deepcopy(document)
    for edit in edits:
        _apply(at(whole, edit.steps[:-1]), edit)
    return whole


def _inside(part: Json, step: str) -> Json:
    match part:
        case dict():
            return part.get(step)
        case list() if step.isdecimal() and int(step) < len(part):
            return part[int(step)]
        case _:
            return None


def _apply(part: Json, edit: Edit) -> None:
    step = edit.steps[-1]
    match part:
        case list() if edit.verb == "remove":
            del part[int(step)]
        case list():
            part.append(edit.value)
        case dict() if edit.verb == "remove":
            del part[step]
        case dict():
            part[step] = edit.value
        case _:
            raise ValueError(f"{edit.pointer}: there is no such part")
