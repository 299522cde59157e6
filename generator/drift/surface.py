"""Compare what two versions of the package offer to those who import it.

Neither is imported: griffe reads the files. Only what users can name counts: what the
package exports, what its public modules make, and what these objects have.
"""

import ast
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

import griffe

from .change import Change
from .side import SourceError
from .surface_calls import call_changes
from .surface_objects import TYPE, Item, surface
from .surface_renames import Rename, renamed
from .surface_rules import (
    ADDED,
    BASE_ADDED,
    BASE_REMOVED,
    GIVES_LESS,
    GIVES_OTHER,
    KIND,
    PACKAGE,
    REMOVED,
    TAKES_LESS,
    TAKES_MORE,
    VALUE,
)
from .surface_twins import folded
from .surface_types import NONE, Types, fits, gained, same, shown

INIT: Final = "__init__.py"


def surface_changes(old: Path, new: Path, known: Sequence[Rename] = ()) -> list[Change]:
    """Return each change between the packages in two folders, the gravest first.

    What is *known* to have another name is renamed here, too.
    """
    before, after = _loaded(old), _loaded(new)
    ones, others = surface(before), surface(after)
    found = renamed([*_changes(after.name, ones, others)], known)
    package = _package_changes(before.name, after.name)
    told = [*package, *folded(found, ones.keys() | others.keys())]
    return sorted(told, key=lambda change: -change.level)


def _loaded(folder: Path) -> griffe.Module:
    """Read the one package in *folder*."""
    packages = sorted(path.parent for path in folder.glob(f"*/{INIT}"))
    if len(packages) != 1:
        raise SourceError(folder.name, f"holds {len(packages)} packages, not one")
    (package,) = packages
    for file in sorted(package.rglob("*.py")):
        try:
            ast.parse(file.read_bytes())
        except (SyntaxError, ValueError) as error:
            name = file.relative_to(folder).as_posix()
            raise SourceError(name, f"is no Python: {error}") from None
    loader = griffe.GriffeLoader(search_paths=[folder], allow_inspection=False)
    loader.load(package.name, try_relative_path=False)
    loader.resolve_aliases(external=False)
    return loader.modules_collection.members[package.name]


def _package_changes(old: str, new: str) -> list[Change]:
    words = f" was renamed to {new}"
    return [] if old == new else [PACKAGE.change_at(old, words)]


def _changes(
    package: str, old: Mapping[str, Item], new: Mapping[str, Item]
) -> Iterator[Change]:
    for name in sorted(old.keys() | new.keys()):
        place = f"{package}.{name}"
        before, after = old.get(name), new.get(name)
        if not _stands_alone(name, old, new):
            continue
        if before and after:
            yield from _item_changes(place, before, after)
        else:
            rule, words = (ADDED, " was added") if after else (REMOVED, " was removed")
            yield rule.change_at(place, words)


def _stands_alone(name: str, old: Mapping[str, Item], new: Mapping[str, Item]) -> bool:
    """Whether what happened to *name* did not happen to where it is from as well."""
    owner, _, _ = name.rpartition(".")
    is_in_both = name in old and name in new
    if owner and not is_in_both and (owner in old) != (owner in new):
        return False
    origins = {side[name].origin for side in (old, new) if name in side}
    if len(origins) > 1 or None in origins:
        return True
    (origin,) = origins
    return (origin in old, origin in new) != (name in old, name in new)


def _item_changes(place: str, old: Item, new: Item) -> Iterator[Change]:
    if old.kind != new.kind:
        yield KIND.change_at(place, f" changed from {old.kind} to {new.kind}")
        return
    for base in sorted(old.bases - new.bases):
        yield BASE_REMOVED.change_at(place, f" is no longer a {shown_name(base)}")
    for base in sorted(new.bases - old.bases):
        yield BASE_ADDED.change_at(place, f" is a {shown_name(base)} now")
    if old.value != new.value:
        yield VALUE.change_at(place, f": value changed from {old.value} to {new.value}")
    if old.parameters is not None and new.parameters is not None:
        yield from call_changes(place, old.parameters, new.parameters)
    yield from _type_changes(place, old, new)


def _type_changes(place: str, old: Item, new: Item) -> Iterator[Change]:
    if same(old.types, new.types):
        return
    words = f": type changed from {shown(old.types)} to {shown(new.types)}"
    if old.kind == TYPE:
        rule = TAKES_MORE if fits(old.types, new.types) else TAKES_LESS
    else:
        rule = GIVES_LESS if _lost_none(old.types, new.types) else GIVES_OTHER
    yield rule.change_at(place, words)


def _lost_none(old: Types, new: Types) -> bool:
    """Whether *new* is as *old*, but never `None`."""
    lost = [each.name for each in gained(new, old)]
    return lost == [NONE] and fits(new, old)


def shown_name(path: str) -> str:
    """Return the name at the end of *path*."""
    return path.rpartition(".")[2]
