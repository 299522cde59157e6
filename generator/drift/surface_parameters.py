"""Read what a function, or the making of an object, is called with."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import griffe
from attrs import frozen

from .surface_reading import Names, path_of, target_of
from .surface_types import Types

ATTRS: Final = frozenset({"attrs.define", "attrs.frozen", "attrs.mutable"})
"""What makes a constructor of the fields of a class."""

KEYWORD: Final = "keyword-only"
POSITIONAL: Final = ("positional-only", "positional or keyword")


@frozen
class Parameter:
    """One argument that can be passed."""

    name: str
    kind: str
    types: Types

    default: str | None
    """What stands for it if it is left out, or `None` if it cannot be."""

    @property
    def is_required(self) -> bool:
        """Whether each call has to pass it."""
        return self.default is None and not self.kind.startswith("variadic")


def parameters_of(function: griffe.Function, names: Names) -> tuple[Parameter, ...]:
    """Return what *function* is called with, `self` left out."""
    given = [*function.parameters]
    is_bound = isinstance(function.parent, griffe.Class)
    if is_bound and "staticmethod" not in function.labels:
        given = given[1:]
    return tuple(
        Parameter(
            name=each.name,
            kind=each.kind.value if each.kind else POSITIONAL[1],
            types=names.types(each.annotation),
            default=None if each.default is None else str(each.default),
        )
        for each in given
    )


def constructor_of(owner: griffe.Class, names: Names) -> tuple[Parameter, ...]:
    """Return what an object of the class *owner* is made of."""
    fields: dict[str, Parameter] = {}
    for each in reversed([owner, *owner.mro()]):
        written = each.members.get("__init__")
        if isinstance(written, griffe.Function):
            fields = {found.name: found for found in parameters_of(written, names)}
        elif decorator := _decorator(each):
            kind = (
                KEYWORD
                if _keywords(decorator.value).get("kw_only") == "True"
                else POSITIONAL[1]
            )
            fields |= {found.name: found for found in _fields(each, names, kind)}
    return tuple(fields.values())


def _decorator(owner: griffe.Class) -> griffe.Decorator | None:
    found = [each for each in owner.decorators if each.callable_path in ATTRS]
    return found[0] if found else None


def _fields(owner: griffe.Class, names: Names, kind: str) -> Iterator[Parameter]:
    for name, member in owner.members.items():
        target = target_of(member)
        if not isinstance(target, griffe.Attribute) or not _is_field(target):
            continue
        said = _keywords(target.value)
        if said.get("init") == "False":
            continue
        yield Parameter(
            name=said.get("alias", repr(name.lstrip("_")))[1:-1],
            kind=KEYWORD if said.get("kw_only") == "True" else kind,
            types=names.types(target.annotation),
            default=_default(target.value, said),
        )


def _is_field(attribute: griffe.Attribute) -> bool:
    is_declared = attribute.annotation is not None
    of_class = attribute.labels == {"class-attribute"}
    return is_declared and not of_class and "property" not in attribute.labels


def _keywords(value: str | griffe.Expr | None) -> dict[str, str]:
    """Return what the call *value* is passed by name."""
    if not isinstance(value, griffe.ExprCall):
        return {}
    return {
        each.name: str(each.value)
        for each in value.arguments
        if isinstance(each, griffe.ExprKeyword)
    }


def _default(value: str | griffe.Expr | None, said: dict[str, str]) -> str | None:
    if isinstance(value, griffe.ExprCall) and path_of(value.function) == "attrs.field":
        return said.get("default", said.get("factory"))
    return None if value is None else str(value)
