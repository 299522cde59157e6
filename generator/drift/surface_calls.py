"""Compare what two versions of a function are called with."""

from collections.abc import Iterator, Sequence

from .change import Change
from .surface_parameters import KEYWORD, POSITIONAL, Parameter
from .surface_rules import (
    ARGUMENT_ADDED,
    ARGUMENT_REMOVED,
    BECAME_OPTIONAL,
    BECAME_REQUIRED,
    DEFAULT,
    MOVED,
    NARROWED,
    REQUIRED_ADDED,
    TAKES_LESS,
    TAKES_MORE,
    WIDENED,
)
from .surface_types import fits, same, shown


def call_changes(
    place: str, old: Sequence[Parameter], new: Sequence[Parameter]
) -> Iterator[Change]:
    """Yield each change for those who call what is at *place*."""
    before, after = ({each.name: each for each in side} for side in (old, new))
    for name, parameter in before.items():
        if name not in after:
            yield ARGUMENT_REMOVED.change_at(place, f": argument {name} was removed")
        else:
            yield from _changes(place, parameter, after[name])
    for name, parameter in after.items():
        if name not in before:
            yield _added(place, parameter)
    yield from _moves(place, old, new)


def _added(place: str, parameter: Parameter) -> Change:
    words = f": argument {parameter.name} was added"
    if parameter.is_required:
        return REQUIRED_ADDED.change_at(place, f"{words}, and is required")
    return ARGUMENT_ADDED.change_at(place, words)


def _changes(place: str, old: Parameter, new: Parameter) -> Iterator[Change]:
    about = f": argument {old.name}"
    if old.is_required != new.is_required:
        rule = BECAME_REQUIRED if new.is_required else BECAME_OPTIONAL
        yield rule.change_at(place, f"{about} {rule.change}")
    elif old.default != new.default:
        words = f"default changed from {old.default} to {new.default}"
        yield DEFAULT.change_at(place, f"{about}: {words}")
    if old.kind != new.kind:
        is_wider = new.kind == POSITIONAL[1] and old.kind in {KEYWORD, POSITIONAL[0]}
        rule = WIDENED if is_wider else NARROWED
        words = f"changed from {old.kind} to {new.kind}"
        yield rule.change_at(place, f"{about} {words}")
    if not same(old.types, new.types):
        rule = TAKES_MORE if fits(old.types, new.types) else TAKES_LESS
        words = f"type changed from {shown(old.types)} to {shown(new.types)}"
        yield rule.change_at(place, f"{about}: {words}")


def _moves(
    place: str, old: Sequence[Parameter], new: Sequence[Parameter]
) -> Iterator[Change]:
    before, after = (
        [each.name for each in side if each.kind in POSITIONAL] for side in (old, new)
    )
    for name in before:
        if name in after and before.index(name) != after.index(name):
            yield MOVED.change_at(place, f": argument {name} was moved")
