"""Edit a document the way JSON patches do (RFC 6902)."""

from collections.abc import Sequence
from typing import TypeAlias

from attrs import frozen

from generator.contract import Json, JsonObject
from generator.contract.values import members

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
    whole = document
    for edit in edits:
        whole = members(_changed(whole, edit.steps, edit), "document")
    return whole


def _inside(part: Json, step: str) -> Json:
    match part:
        case dict():
            return part.get(step)
        case list() if step.isdecimal() and int(step) < len(part):
            return part[int(step)]
        case _:
            return None


def _changed(part: Json, steps: Steps, edit: Edit) -> Json:
    """Return *part* with *edit* made; what else refers to it stays as it is."""
    step, rest = steps[0], steps[1:]
    is_new = edit.verb != "remove"
    match part:
        case dict() if rest:
            return {**part, step: _changed(part.get(step), rest, edit)}
        case list() if rest:
            changed = _changed(_inside(part, step), rest, edit)
            return [*part[: int(step)], changed, *part[int(step) + 1 :]]
        case dict():
            if is_new:
                return {**part, step: edit.value}
            return {key: part[key] for key in part if key != step}
        case list():
            return [*part, edit.value] if is_new else _without(part, int(step))
        case _:
            raise ValueError(f"{edit.pointer}: there is no such part")


def _without(several: list[Json], index: int) -> list[Json]:
    return [*several[:index], *several[index + 1 :]]
