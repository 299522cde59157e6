"""Load YAML 1.2 as what JSON can hold: nothing else ever comes out of a document."""

# ruamel.yaml leaves the values of its nodes without types.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false
# pyright: reportUnknownArgumentType=false

import re
from pathlib import Path
from typing import Final

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from .values import Json, JsonObject, UnreadableError, members

NULL: Final = re.compile(r"null|Null|NULL|~|")
TRUE: Final = re.compile(r"true|True|TRUE")
FALSE: Final = re.compile(r"false|False|FALSE")
INTEGER: Final = re.compile(r"[-+]?[0-9]+")
OTHER_INTEGER: Final = re.compile(r"0o[0-7]+|0x[0-9a-fA-F]+")
NUMBER: Final = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")

TEXT: Final = "tag:yaml.org,2002:str"


def load(path: Path) -> JsonObject:
    """Return the document at *path*."""
    try:
        return loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableError(f"{path}: {type(error).__name__}") from None


def loads(source: str) -> JsonObject:
    """Return the document that *source* spells, in YAML or JSON."""
    try:
        node: object = YAML(typ="safe", pure=True).compose(source)
    except (YAMLError, RecursionError) as error:
        raise UnreadableError(f"not YAML: {type(error).__name__}") from None
    if not isinstance(node, Node):
        raise UnreadableError("the document is empty")
    return members(_value(node, ()), "document")


def _value(node: Node, above: tuple[Node, ...]) -> Json:
    if any(node is parent for parent in above):
        raise UnreadableError("an alias stands inside what it repeats")
    match node:
        case MappingNode():
            return _mapping(node, (*above, node))
        case SequenceNode():
            items: list[Node] = node.value
            return [_value(item, (*above, node)) for item in items]
        case ScalarNode():
            return _scalar(node)
        case _:  # pragma: no cover - YAML has three kinds of nodes
            raise UnreadableError("not YAML")


def _mapping(node: MappingNode, above: tuple[Node, ...]) -> JsonObject:
    pairs: list[tuple[Node, Node]] = node.value
    mapping: JsonObject = {}
    for key, value in pairs:
        name = str(key.value)
        if not isinstance(key, ScalarNode) or name in mapping:
            raise UnreadableError(f"{name}: a key must be text and stand once")
        mapping[name] = _value(value, above)
    return mapping


def _scalar(node: ScalarNode) -> Json:
    source = str(node.value)
    if node.style or str(node.tag) == TEXT:
        return source
    if NULL.fullmatch(source):
        return None
    if TRUE.fullmatch(source) or FALSE.fullmatch(source):
        return TRUE.fullmatch(source) is not None
    return _number(source)


def _number(source: str) -> Json:
    if INTEGER.fullmatch(source):
        return int(source)
    if OTHER_INTEGER.fullmatch(source):
        return int(source, 0)
    return float(source) if NUMBER.fullmatch(source) else source
