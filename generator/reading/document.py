"""Load a document as YAML 1.2 that holds what JSON can hold, and nothing else."""

import math
import re
from pathlib import Path
from typing import Final, TypeAlias

import yaml
from attrs import define
from yaml.error import MarkedYAMLError, YAMLError
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from generator.errors import DocumentError

Json: TypeAlias = "dict[str, Json] | list[Json] | str | int | float | bool | None"
JsonObject: TypeAlias = dict[str, Json]

MOST_VALUES: Final = 2_000_000
"""Aliases can make a small file unfold without end; no honest document is larger."""

TAG: Final = "tag:yaml.org,2002:"
PLAIN: Final = {
    "null": (r"~|null|Null|NULL|", ("~", "n", "N", "")),
    "bool": (r"true|True|TRUE|false|False|FALSE", "tTfF"),
    "int": (r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+", "-+0123456789"),
    "float": (
        r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?",
        "-+0123456789.",
    ),
    "infinity": (r"[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)", "-+."),
}
"""What a scalar without quotes is in YAML 1.2, with the letters that it begins with.

Everything else is text: a timestamp, `on`, `0b1`, `1_000`.
"""


class _Loader(yaml.CBaseLoader):
    """Reads YAML without the meanings that YAML 1.1 gave to plain scalars."""


for _name, (_pattern, _letters) in PLAIN.items():
    _Loader.add_implicit_resolver(  # pyright: ignore[reportUnknownMemberType] - its stub has no types
        f"{TAG}{_name}", re.compile(f"({_pattern})\\Z"), list(_letters)
    )


def load(path: Path) -> JsonObject:
    """Return the document at *path*; raises `DocumentError`."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it is not UTF-8 text"
        raise DocumentError(str(path), f"cannot be read: {reason}") from None
    return loads(text, name=str(path))


def loads(text: str, *, name: str = "document") -> JsonObject:
    """Return the document that *text* spells; raises `DocumentError`."""
    value = _Construction(name).value(_compose(text, name), "#", frozenset())
    if not isinstance(value, dict):
        raise DocumentError(name, "is not an OpenAPI document: no mapping at the top")
    return value


def _compose(text: str, name: str) -> Node:
    try:
        node = yaml.compose(text, Loader=_Loader)
    except MarkedYAMLError as error:
        mark = error.problem_mark
        line = f"line {mark.line + 1}" if mark else "end of file"
        raise DocumentError(name, f"is not YAML: {line}: {error.problem}") from None
    except (YAMLError, ValueError, RecursionError) as error:
        raise DocumentError(name, f"is not YAML: {type(error).__name__}") from None
    if node is None:
        raise DocumentError(name, "is empty")
    return node


@define
class _Construction:
    """Turns nodes into values, so that a tag never becomes more than JSON knows."""

    name: str
    count: int = 0

    def value(self, node: Node, pointer: str, above: frozenset[int]) -> Json:
        self.count += 1
        if id(node) in above or self.count > MOST_VALUES:
            raise DocumentError(pointer, "an alias unfolds without end")
        inside = above | {id(node)}
        match node:
            case MappingNode():
                return self._mapping(node, pointer, inside)
            case SequenceNode():
                items: list[Node] = node.value
                return [
                    self.value(item, f"{pointer}/{index}", inside)
                    for index, item in enumerate(items)
                ]
            case ScalarNode():
                return _scalar(node, pointer)
            case _:  # pragma: no cover - YAML has three kinds of nodes
                raise TypeError(node)

    def _mapping(
        self, node: MappingNode, pointer: str, above: frozenset[int]
    ) -> JsonObject:
        pairs: list[tuple[Node, Node]] = node.value
        mapping: JsonObject = {}
        for key, item in pairs:
            name = _key(key, pointer)
            if name in mapping:
                raise DocumentError(pointer, f"has the key {name!r} twice")
            mapping[name] = self.value(item, child(pointer, name), above)
        return mapping


def child(pointer: str, *names: str | int) -> str:
    """Return the JSON pointer below *pointer*."""
    escaped = (str(name).replace("~", "~0").replace("/", "~1") for name in names)
    return "/".join([pointer, *escaped])


def _key(node: Node, pointer: str) -> str:
    if not isinstance(node, ScalarNode):
        raise DocumentError(pointer, "has a key that is not text")
    return str(node.value)


def _scalar(node: ScalarNode, pointer: str) -> Json:
    text = str(node.value)
    match str(node.tag).removeprefix(TAG):
        case "str":
            return text
        case "null":
            return None
        case "bool":
            return text.lower() == "true"
        case "int":
            return int(text, 0 if text[:2] in {"0x", "0o"} else 10)
        case "float" if math.isfinite(number := float(text)):
            return number
        case _:
            raise DocumentError(pointer, f"{text[:40]!r} is nothing that JSON can hold")
