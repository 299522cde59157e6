"""Read the public surface of a package: every name that its users can write."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import griffe
from attrs import evolve, frozen

from .surface_directions import Directions
from .surface_members import bases_of, is_enum, kind_of, members_of
from .surface_parameters import Parameter, constructor_of, parameters_of
from .surface_reading import Names, is_alias, target_of, value_of
from .surface_types import Types

MODULE: Final = "module"
CLASS: Final = "class"
ATTRIBUTE: Final = "attribute"
TYPE: Final = "type"


@frozen(kw_only=True)
class Item:
    """What stands under one name."""

    kind: str

    types: Types = ()
    """What an attribute is, or what a call returns."""

    parameters: tuple[Parameter, ...] | None = None
    """What it is called with, if users call it."""

    bases: frozenset[str] = frozenset()
    """What a class also is, by the names that users know."""

    value: str | None = None
    """What a member of an enum stands for."""

    origin: str | None = None
    """The name that it has in a public base of its class, if it is from there."""


def surface(package: griffe.Module) -> dict[str, Item]:
    """Return what stands under each public name, the package's own left out."""
    exported = dict(_exported(package))
    shown = frozenset(target.module.path for target in exported.values())
    made = dict(_made(package, "", shown))
    # What is exported has that name; where it is made does not matter then.
    named = {target.path: (name, target) for name, target in made.items()}
    named |= {target.path: (name, target) for name, target in exported.items()}
    public = {path: name for path, (name, _) in named.items()}
    return _Reader(Names(package, public), dict(named.values())).items()


def _exported(package: griffe.Module) -> Iterator[tuple[str, griffe.Object]]:
    for name in map(str, package.exports or []):
        if name in package.members:
            target = target_of(package.members[name])
            if target is not None:
                yield name, target


def _made(
    module: griffe.Module, place: str, shown: frozenset[str]
) -> Iterator[tuple[str, griffe.Object]]:
    """Yield the public modules within *module*, and what each of them makes.

    What a module makes counts if the package exports nothing of it: of the others,
    users take what is exported, and that is *shown* under a better name.
    """
    for name, member in module.members.items():
        if name.startswith("_") or isinstance(member, griffe.Alias):
            continue
        if isinstance(member, griffe.Module):
            yield f"{place}{name}", member
            yield from _made(member, f"{place}{name}.", shown)
        elif place and module.path not in shown:
            yield f"{place}{name}", member


class _Reader:
    """Reads the objects *named*, each under its one name."""

    def __init__(self, names: Names, named: dict[str, griffe.Object]) -> None:
        self._names = names
        self._named = named
        self._directions = Directions(names, named)

    def items(self) -> dict[str, Item]:
        """Return what stands under each name."""
        return {
            name: item
            for owner, target in self._named.items()
            for name, item in self._items(owner, target)
        }

    def _items(self, name: str, target: griffe.Object) -> Iterator[tuple[str, Item]]:
        if isinstance(target, griffe.Class):
            yield name, self._class(name, target)
            yield from self._members(name, target)
        else:
            yield name, self._item(target, kind="function")

    def _class(self, name: str, target: griffe.Class) -> Item:
        is_made = self._directions.is_made(name)
        return Item(
            kind=CLASS,
            parameters=constructor_of(target, self._names) if is_made else None,
            bases=bases_of(target, self._names),
        )

    def _members(self, owner: str, target: griffe.Class) -> Iterator[tuple[str, Item]]:
        passed = {
            each.name
            for each in constructor_of(target, self._names)
            if not self._directions.is_read(owner)
        }
        is_one = is_enum(target, self._names)
        for name, member in members_of(target):
            if name not in passed:
                item = self._item(member, "method", is_enum=is_one)
                yield (
                    f"{owner}.{name}",
                    evolve(item, origin=self._origin(owner, name, member)),
                )

    def _origin(self, owner: str, name: str, member: griffe.Object) -> str | None:
        base = member.parent
        public = base and self._names.public.get(base.path)
        return f"{public}.{name}" if public and public != owner else None

    def _item(self, target: griffe.Object, kind: str, *, is_enum: bool = False) -> Item:
        names = self._names
        match target:
            case griffe.Function():
                return Item(
                    kind=kind_of(target, kind),
                    types=names.types(target.returns),
                    parameters=parameters_of(target, names),
                )
            case griffe.Attribute() if is_alias(target):
                return Item(kind=TYPE, types=names.types(value_of(target)))
            case griffe.Attribute():
                value = str(target.value) if is_enum else None
                types = names.types(target.annotation)
                return Item(kind=ATTRIBUTE, types=types, value=value)
            case _:
                return Item(kind=CLASS if target.is_class else MODULE)
