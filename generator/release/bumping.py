"""The version that the changes ask for, and where the document states it."""

from collections.abc import Iterable
from typing import Final

import yaml
from packaging.version import Version

from .problem import ReleaseError

PRE: Final = ("a", "b", "rc")


def bumped(
    stated: str, asked: str | None, released: Iterable[str], pre: str | None
) -> str:
    """Return the version for a document that states *stated*.

    *asked* is what the changes ask for, *released* what the index has, *pre* the kind
    of pre-release that is wanted. A version that is far enough, and not released,
    stays.
    """
    known = {Version(each) for each in released}
    base = max(Version(Version(stated).base_version), Version(asked or "0"))
    if any(each >= base for each in known if not each.is_prerelease):
        base = _next_patch(known)
    if pre is None:
        return str(base)
    numbers = [
        each.pre[1]
        for each in known
        if each.pre and each.pre[0] == pre and each.base_version == base.base_version
    ]
    return f"{base}{pre}{max(numbers, default=0) + 1}"


def stating(text: str, version: str) -> str:
    """Return the document *text* with *version* in it, and nothing else changed.

    Raises `ReleaseError` for a document that states none.
    """
    node = yaml.compose(text, yaml.SafeLoader)
    for key in ("info", "version"):
        node = _below(node, key)
    if not isinstance(node, yaml.ScalarNode):
        raise ReleaseError(
            f"the document states no info.version: write {version} there"
        )
    start, end = node.start_mark.index, node.end_mark.index
    quote = node.style or ""
    return f"{text[:start]}{quote}{version}{quote}{text[end:]}"


def _below(node: yaml.Node | None, key: str) -> yaml.Node | None:
    if not isinstance(node, yaml.MappingNode):
        return None
    pairs: list[tuple[yaml.Node, yaml.Node]] = node.value
    return next((value for name, value in pairs if str(name.value) == key), None)


def _next_patch(known: Iterable[Version]) -> Version:
    newest = max(each for each in known if not each.is_prerelease)
    epoch = f"{newest.epoch}!" if newest.epoch else ""
    major, minor, patch = [*newest.release, 0, 0][:3]
    return Version(f"{epoch}{major}.{minor}.{patch + 1}")
