"""Tell which classes users make, and of which they only get objects.

A new field in what they only get does no harm; one that they have to pass does.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

import griffe

from .surface_members import is_exception, members_of
from .surface_parameters import constructor_of, parameters_of
from .surface_reading import Names, is_alias, value_of
from .surface_types import Types, mentioned

READ: Final = "from_dict"
"""The method of what is read from an answer."""


class Directions:
    """The ways in which the objects *named* go."""

    def __init__(self, names: Names, named: Mapping[str, griffe.Object]) -> None:
        self._names = names
        self._named = named
        self._classes = {
            name: target
            for name, target in named.items()
            if isinstance(target, griffe.Class)
        }
        self._given: set[str] = set()
        self._got: set[str] = set()
        self._follow()

    def is_made(self, name: str) -> bool:
        """Whether users make objects of the class *name* themselves."""
        return name in self._given or name not in self._got

    def is_read(self, name: str) -> bool:
        """Whether users look at objects of the class *name*, which others have made.

        What they pass they know already, unless it is what an answer is read as.
        """
        is_answer = READ in self._classes[name].all_members
        return is_answer or (name in self._got and name not in self._given)

    def _follow(self) -> None:
        """Follow every call; what no call takes or returns is made, clients first."""
        functions = [*self._functions()]
        for function in functions:
            for parameter in parameters_of(function, self._names):
                self._take(parameter.types, given=True)
        for function in functions:
            self._take(self._names.types(function.returns), given=False)
        for name, owner in self._classes.items():
            self._look_at(name, owner)
        clients = [name for name in self._classes if self._has_constructor(name)]
        for name in [*clients, *self._classes]:
            if name not in self._given | self._got:
                self._go(name, given=True)

    def _functions(self) -> Iterator[griffe.Function]:
        methods = [
            member
            for owner in self._classes.values()
            for _, member in members_of(owner)
        ]
        for target in [*self._named.values(), *methods]:
            if isinstance(target, griffe.Function):
                yield target

    def _look_at(self, name: str, owner: griffe.Class) -> None:
        if READ in owner.all_members or is_exception(owner, self._names):
            self._go(name, given=False)
        for _, member in members_of(owner):
            if isinstance(member, griffe.Attribute) and "property" in member.labels:
                self._take(self._names.types(member.annotation), given=False)

    def _has_constructor(self, name: str) -> bool:
        return "__init__" in self._classes[name].all_members

    def _take(self, types: Types, *, given: bool) -> None:
        for name, is_given in mentioned(types, given=given):
            if name in self._named:
                self._go(name, given=is_given)

    def _go(self, name: str, *, given: bool) -> None:
        gone = self._given if given else self._got
        if name in gone:
            return
        gone.add(name)
        target = self._named[name]
        if is_alias(target):
            self._take(self._names.types(value_of(target)), given=given)
        if not isinstance(target, griffe.Class):
            return
        if given:
            for parameter in constructor_of(target, self._names):
                self._take(parameter.types, given=True)
        for _, member in members_of(target):
            if not given and isinstance(member, griffe.Attribute):
                self._take(self._names.types(member.annotation), given=False)
