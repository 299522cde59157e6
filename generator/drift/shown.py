"""Show what was and what is, in the form that is quickest to compare."""

from collections.abc import Mapping, Sequence
from typing import Final

from attrs import frozen

from generator.contract import Difference, Json
from generator.contract.describing import worth

from .outline import Line, outlines
from .visible import line
from .words import Run, runs

FLAGS: Final[Mapping[str, tuple[str, str]]] = {
    "required": ("optional", "required"),
    "nullable": ("never null", "may be null"),
    "deprecated": ("in use", "deprecated"),
    "readOnly": ("not read-only", "read-only"),
    "writeOnly": ("not write-only", "write-only"),
    "phi": ("shown in reprs", "hidden in reprs"),
}
"""What it means that something is not, and that it is."""


@frozen
class Pair:
    """Two short values; one that is not there is `None`."""

    old: str | None
    new: str | None


@frozen
class Definitions:
    """Two definitions, line by line; one that is not there has none."""

    old: Sequence[Line]
    new: Sequence[Line]


@frozen
class Shown:
    """An old and a new value in one of three forms, or in none."""

    pair: Pair | None = None
    definitions: Definitions | None = None
    prose: Sequence[Run] = ()


def shown(difference: Difference | None) -> Shown:
    """Return the old and the new value of *difference*."""
    if difference is None:
        return Shown()
    old, new = difference.old, difference.new
    if difference.subject == "prose":
        return Shown(prose=runs(str(old or ""), str(new or "")))
    if difference.subject in FLAGS:
        words = FLAGS[difference.subject]
        return Shown(Pair(words[bool(old)], words[bool(new)]))
    if isinstance(old, (dict, list)) or isinstance(new, (dict, list)):
        return Shown(definitions=_definitions(difference))
    return Shown(_pair(difference))


def _pair(difference: Difference) -> Pair:
    if difference.change == "renamed" and difference.subject != "value":
        return Pair(*(_last(each) for each in (difference.old, difference.new)))
    old, new = _short(difference.old), _short(difference.new)
    return Pair(
        None if difference.change == "added" else old,
        None if difference.change == "removed" else new,
    )


def _short(value: Json) -> str:
    return line(worth(value))


def _last(name: Json) -> str:
    """Return the name itself, without the noun before it."""
    return line(str(name).rpartition(" ")[2])


def _definitions(difference: Difference) -> Definitions:
    old, new = outlines(difference.old, difference.new)
    return Definitions(
        () if difference.change == "added" else old,
        () if difference.change == "removed" else new,
    )
