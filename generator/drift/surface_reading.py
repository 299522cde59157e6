"""Read annotations as griffe finds them, without importing anything."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from typing import Final, TypeAlias, TypeGuard

import griffe
from attrs import frozen

from .surface_types import LISTED, NONE, Type, Types

Annotation: TypeAlias = str | griffe.Expr | None

ALIAS: Final = frozenset({"typing.TypeAlias", "typing_extensions.TypeAlias"})
LOST: Final = (griffe.AliasResolutionError, griffe.CyclicAliasError)
"""What griffe raises for a name that it has not seen being made."""

WRAPPING: Final = frozenset(
    {"typing.Annotated", "typing.ClassVar", "typing.Final", "typing.Required"}
)
"""What says something about a type, which is its first argument."""


@frozen
class Names:
    """What the package calls its own things to those who import it."""

    package: griffe.Module

    public: Mapping[str, str]
    """The name from which users import an object, by the path where it is made."""

    def types(self, annotation: Annotation, within: tuple[str, ...] = ()) -> Types:
        """Return the members of a union, nothing where nothing is said.

        What stands *within* an alias is not read once more where it names itself.
        """
        match annotation:
            case None:
                return ()
            case griffe.ExprBinOp(operator="|"):
                left, right = annotation.left, annotation.right
                return self.types(left, within) + self.types(right, within)
            case griffe.ExprSubscript():
                return self._subscript(annotation, within)
            case griffe.ExprName() | griffe.ExprAttribute():
                return self._named(annotation.canonical_path, within)
            case griffe.ExprList():
                listed = [self.types(each, within) for each in annotation.elements]
                return (Type(LISTED, tuple(listed)),)
            case _:
                return (Type(str(annotation)),)

    def _subscript(
        self, annotation: griffe.ExprSubscript, within: tuple[str, ...]
    ) -> Types:
        inside = annotation.slice
        parts = inside.elements if isinstance(inside, griffe.ExprTuple) else [inside]
        arguments = [self.types(part, within) for part in parts]
        match path_of(annotation.left):
            case "typing.Literal":
                return tuple(Type(f"Literal[{part}]") for part in parts)
            case "typing.Optional":
                return (*arguments[0], Type(NONE))
            case "typing.Union":
                return tuple(each for types in arguments for each in types)
            case path if path in WRAPPING:
                return arguments[0]
            case path:
                return (Type(self.name(path), tuple(arguments)),)

    def _named(self, path: str, within: tuple[str, ...]) -> Types:
        """Return what is at *path*, or what it stands for if users cannot name it."""
        target = self.target(path)
        if target is None or target.path in {*self.public, *within}:
            return (Type(self.name(path)),)
        if not is_alias(target):
            return (Type(self.name(path)),)
        return self.types(value_of(target), (*within, target.path))

    def name(self, path: str) -> str:
        """Return what users call the object at *path*."""
        target = self.target(path)
        return path if target is None else self.public.get(target.path, target.name)

    def target(self, path: str) -> griffe.Object | None:
        """Return the object of the package at *path*, wherever that is made."""
        name, _, rest = path.partition(".")
        if name != self.package.name or not rest:
            return None
        try:
            return target_of(self.package[rest])
        except KeyError:
            return None


def path_of(expression: str | griffe.Expr) -> str:
    """Return the path of what *expression* names, without what it says of it."""
    if isinstance(expression, griffe.ExprSubscript):
        return path_of(expression.left)
    return expression if isinstance(expression, str) else expression.canonical_path


def is_alias(target: griffe.Object) -> TypeGuard[griffe.Attribute]:
    """Whether *target* is another name for a type."""
    return (
        isinstance(target, griffe.Attribute)
        and isinstance(target.annotation, griffe.Expr)
        and target.annotation.canonical_path in ALIAS
    )


def value_of(alias: griffe.Attribute) -> Annotation:
    """Return what *alias* stands for, also where that is quoted."""
    if not isinstance(alias.value, str) or alias.parent is None:
        return alias.value
    try:
        quoted: object = ast.literal_eval(alias.value)
        node = ast.parse(str(quoted), mode="eval").body
    except (SyntaxError, ValueError):
        return alias.value
    return griffe.safe_get_annotation(node, alias.parent)


def target_of(member: griffe.Object | griffe.Alias) -> griffe.Object | None:
    """Return what *member* is, if it is made anywhere in the package."""
    try:
        return member.final_target if isinstance(member, griffe.Alias) else member
    except LOST:
        return None
