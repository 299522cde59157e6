"""The version that the changes ask for, and where the document states it."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from typing import Final

import yaml
from packaging.version import InvalidVersion, Version

from generator.wording.package_names import VERSION

from .problem import ReleaseError

PRE: Final = ("a", "b", "rc")
QUOTES: Final = ("", "'", '"')


def bumped(
    stated: str, asked: str | None, released: Iterable[str], pre: str | None
) -> str:
    """Return the version for a document that states *stated*.

    *asked* is what the changes ask for, *released* what the index has, *pre* the kind
    of pre-release that is wanted. A version that is far enough, and not released,
    stays. Raises `ReleaseError` rather than to go back.
    """
    if not VERSION.fullmatch(stated):
        raise ReleaseError(f"info.version is {stated}, which is no version for Python")
    here, known = Version(stated), [*_versions(released)]
    final = _past(known, max(_final(here), Version(asked or "0")))
    wanted = final if pre is None else _pre_release(here, known, final, pre)
    return stated if wanted == here else str(wanted)


def stating(text: str, version: str) -> str:
    """Return the document *text* with *version* in it, and nothing else changed.

    Raises `ReleaseError` for a document that states none, or in another way.
    """
    try:
        node = yaml.compose(text, yaml.SafeLoader)
    except yaml.YAMLError:  # an anchor may come twice, which PyYAML does not take
        raise ReleaseError(
            "where info.version stands in the document cannot be told, since another"
            f" reader of YAML refuses it: write {version} there"
        ) from None
    for key in ("info", "version"):
        node = _below(node, key)
    if not isinstance(node, yaml.ScalarNode):
        raise ReleaseError(
            f"the document states no info.version: write {version} there"
        )
    start, end = node.start_mark.index, node.end_mark.index
    for quote in QUOTES:
        if text[start:end] == f"{quote}{node.value}{quote}":
            around = quote or _quote(version)
            return f"{text[:start]}{around}{version}{around}{text[end:]}"
    raise ReleaseError(
        "info.version is neither a plain word nor one in quotes, and would not be"
        f" found again: write {version} there"
    )


def same_base(one: Version, other: Version) -> bool:
    """Whether both are on the way to the same release, or are it, or behind it."""
    return Version(one.base_version) == Version(other.base_version)


def _quote(version: str) -> str:
    """Return what goes around a plain *version* so that it is not read as a number."""
    value: object = yaml.safe_load(version)
    return "" if isinstance(value, str) else '"'


def _below(node: yaml.Node | None, key: str) -> yaml.Node | None:
    if not isinstance(node, yaml.MappingNode):
        return None
    pairs: list[tuple[yaml.Node, yaml.Node]] = node.value
    return next((value for name, value in pairs if str(name.value) == key), None)


def _versions(names: Iterable[str]) -> Iterator[Version]:
    """Yield the versions among *names*; a document may have called itself anything."""
    for name in names:
        with suppress(InvalidVersion):
            yield Version(name)


def _final(version: Version) -> Version:
    """Return the release that *version* is on the way to, or is."""
    is_later = version.post is not None and version.pre is None
    end = f".post{version.post}" if is_later else ""
    return Version(f"{version.base_version}{end}")


def _past(known: Sequence[Version], wanted: Version) -> Version:
    """Return *wanted*, or else the next patch after what is released already."""
    ahead = [
        each
        for each in known
        if each >= wanted and (not each.is_prerelease or same_base(each, wanted))
    ]
    return _past(known, _next_patch(max(ahead))) if ahead else wanted


def _next_patch(newest: Version) -> Version:
    if newest.epoch:
        raise ReleaseError(
            f"the index has {newest}, and a document states no version that comes after"
            " an epoch: delete that one there"
        )
    major, minor, patch = [*newest.release, 0, 0][:3]
    return Version(f"{major}.{minor}.{patch + 1}")


def _pre_release(
    here: Version, known: Sequence[Version], final: Version, pre: str
) -> Version:
    """Return a pre-release of *final*, after all of them that there are.

    A release that is only stated yet does not stand in its way.
    """
    base = Version(final.base_version)
    others = [x for x in (here, *known) if same_base(x, final) and x != base]
    newest = max(others, default=final)
    is_there = _is(here, pre) and here == newest and here not in known
    numbers = [each.pre[1] for each in others if each.pre and _is(each, pre)]
    number = max(numbers, default=0) + 1
    wanted = Version(f"{final.base_version}{pre}{number}")
    if is_there:
        return here
    if others and newest > wanted:
        raise ReleaseError(f"{wanted} would be behind {newest}: {_instead(newest)}")
    return wanted


def _is(version: Version, pre: str) -> bool:
    """Whether *version* is a pre-release of the kind *pre*."""
    return version.pre is not None and version.pre[0] == pre


def _instead(newest: Version) -> str:
    if newest.pre:
        return f"say --pre {newest.pre[0]}, or leave --pre out"
    return "leave --pre out, or write what you want into the document yourself"
