"""Say what a class is and has, whichever of its bases it has that from."""

from __future__ import annotations

import builtins
from collections.abc import Iterator
from typing import Final

import griffe

from .surface_reading import Names, path_of, target_of

OBJECT: Final = frozenset(dir(object))
"""What every object has, whether its class says so or not."""

ENUMS: Final = frozenset(
    {"enum.Enum", "enum.Flag", "enum.IntEnum", "enum.IntFlag", "enum.StrEnum"}
)
EXCEPTIONS: Final = frozenset(
    name
    for name, value in vars(builtins).items()
    if isinstance(value, type) and issubclass(value, BaseException)
)
HOW: Final = {"classmethod": "class method", "staticmethod": "static method"}


def members_of(owner: griffe.Class) -> Iterator[tuple[str, griffe.Object]]:
    """Yield what users may take from an object of the class *owner*."""
    for name, member in owner.all_members.items():
        target = target_of(member)
        is_protocol = name.startswith("__") and isinstance(target, griffe.Function)
        is_public = is_protocol or not name.startswith("_")
        if target is not None and is_public and name not in OBJECT:
            yield name, target


def bases_of(owner: griffe.Class, names: Names) -> frozenset[str]:
    """Return what objects of *owner* also are, by the names that users know."""
    paths = [path_of(base) for each in (owner, *owner.mro()) for base in each.bases]
    return frozenset(names.name(path) for path in paths if _is_known(path, names))


def _is_known(path: str, names: Names) -> bool:
    target = names.target(path)
    return target is None or target.path in names.public


def is_enum(owner: griffe.Class, names: Names) -> bool:
    """Whether the attributes of *owner* are the members of an enum."""
    return not ENUMS.isdisjoint(bases_of(owner, names))


def is_exception(owner: griffe.Class, names: Names) -> bool:
    """Whether objects of *owner* are raised."""
    return not EXCEPTIONS.isdisjoint(bases_of(owner, names))


def kind_of(function: griffe.Function, kind: str) -> str:
    """Return how *function* is called, which is a *kind* if nothing else is said."""
    said = [word for label, word in HOW.items() if label in function.labels]
    return " ".join(["async"] * ("async" in function.labels) + (said or [kind]))
