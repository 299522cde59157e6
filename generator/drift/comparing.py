"""Compare two sides: what they promise, and what Python sees of it."""

from collections.abc import Iterator, Sequence

from .change import Change
from .report import Named, Report, compared
from .side import Side
from .surface import surface_changes
from .surface_renames import renames


def comparison(old: Side, new: Side) -> Report:
    """Return what changed; what could not be compared is said."""
    contracts = compared(_named(old), _named(new), (old.contract, new.contract))
    return Report(
        contracts.old,
        contracts.new,
        contracts.changes,
        _surface(old, new, contracts.changes),
        [*_remarks(old, new)],
    )


def _surface(old: Side, new: Side, changes: Sequence[Change]) -> list[Change] | None:
    if old.package is None or new.package is None:
        return None
    return surface_changes(old.package, new.package, renames(changes))


def _remarks(old: Side, new: Side) -> Iterator[str]:
    sides = [side for side in (old, new) if side.package is None]
    if sides:
        reasons = "; ".join(f"{side.name}: {side.lacking}" for side in sides)
        yield f"Python was not compared: {reasons}."


def _named(side: Side) -> Named:
    """Return what *side* is called, and its version, which a release is called by."""
    return Named(side.name.removesuffix(f" {side.version}"), side.version)
