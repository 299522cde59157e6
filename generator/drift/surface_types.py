"""Annotations of two versions, compared by what they let through."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, TypeAlias

from attrs import frozen

Types: TypeAlias = "tuple[Type, ...]"
"""The members of a union, of which each type is one of a kind."""


@frozen
class Type:
    """A class with its arguments, or a literal value."""

    name: str
    arguments: tuple[Types, ...] = ()

    def __str__(self) -> str:
        if not self.arguments:
            return self.name
        inside = ", ".join(map(shown, self.arguments))
        return f"[{inside}]" if self.name == LISTED else f"{self.name}[{inside}]"


CALLABLE: Final = "collections.abc.Callable"
LISTED: Final = "[]"
"""The arguments of something to call."""

NONE: Final = "None"
ANYTHING: Final = frozenset({"object", "typing.Any"})
READ_ONLY: Final = frozenset(
    {
        *("AsyncIterable", "AsyncIterator", "Awaitable", "Collection", "Coroutine"),
        *("Iterable", "Iterator", "Mapping", "Sequence"),
        *("frozenset", "tuple"),
    }
)
"""What nothing can be put into: of a wider type it is wider itself."""

PROMOTED: Final = {"bool": ("int", "float"), "int": ("float",)}
PREFIX: Final = re.compile(r"(?<![\w'\".-])(?:[A-Za-z_]\w*\.)+(?=[A-Za-z_])")
"""The module before a name."""

LITERAL: Final = re.compile(r"Literal\[(?P<text>['\"])?(?P<truth>True|False)?.*")


def shown(types: Types) -> str:
    """Return *types* as Python spells them, without the modules that they are from."""
    literals = [each.name for each in types if LITERAL.fullmatch(each.name)]
    others = [str(each) for each in types if each.name not in literals]
    values = ", ".join(name.removeprefix("Literal[")[:-1] for name in literals)
    spelt = " | ".join([*others, *([f"Literal[{values}]"] if values else [])])
    return PREFIX.sub("", spelt) or "nothing said"


def fits(some: Types, others: Types) -> bool:
    """Whether whatever is one of *some* is one of *others* too."""
    return all(any(_fits(one, other) for other in others) for one in some)


def same(some: Types, others: Types) -> bool:
    """Whether two unions let through the same."""
    return fits(some, others) and fits(others, some)


def gained(some: Types, others: Types) -> Types:
    """Return what only *others* have."""
    return tuple(other for other in others if not fits((other,), some))


def _fits(one: Type, other: Type) -> bool:
    if other.name in ANYTHING:
        return True
    if one.name != other.name or len(one.arguments) != len(other.arguments):
        return other.name in (*PROMOTED.get(one.name, ()), _class_of(one.name))
    if one.name == CALLABLE and len(one.arguments) == 2:  # noqa: PLR2004 - in and out
        return _called(one, other)
    pairs = zip(one.arguments, other.arguments, strict=True)
    if one.name.rpartition(".")[2] in READ_ONLY:
        return all(fits(some, others) for some, others in pairs)
    return all(same(some, others) for some, others in pairs)


def _called(one: Type, other: Type) -> bool:
    (taken, given), (others_taken, others_given) = one.arguments, other.arguments
    return _taken(others_taken, taken) and fits(given, others_given)


def _taken(some: Types, others: Types) -> bool:
    """Whether a call with *some* arguments can be made where *others* are expected."""
    pairs = [each.arguments for each in (*some, *others) if each.name == LISTED]
    if len(pairs) != 2:  # noqa: PLR2004 - `...` is no list
        return same(some, others)
    ones, twos = pairs
    return len(ones) == len(twos) and all(map(fits, ones, twos))


def _class_of(name: str) -> str:
    """Return the class of the value that a literal called *name* stands for."""
    found = LITERAL.fullmatch(name)
    if found is None:
        return ""
    return "str" if found["text"] else "bool" if found["truth"] else "int"


def mentioned(types: Sequence[Type], *, given: bool) -> Iterator[tuple[str, bool]]:
    """Yield each name in *types*, and whether users give values of it or get them.

    What something to call is called with goes the other way.
    """
    for each in types:
        yield each.name, given
        for number, argument in enumerate(each.arguments):
            turned = each.name == CALLABLE and number == 0
            yield from mentioned(argument, given=given != turned)
