"""Change what is written as text: names on the wire, addresses, verbs, messages."""

import ast
import re
from collections.abc import Iterator
from typing import Final

from .change import Change, changed
from .source import Source

CODERS: Final = frozenset({"encode", "decode"})
ENUMS: Final = frozenset({"StrEnum", "IntEnum", "Enum"})
NAMED: Final = {
    "method": "verb",
    "template": "path",
    "accept": "media type",
    "content_type": "media type",
    "server": "address",
    "oauth_url": "address",
    "headers": "header name",
    "errors": "error's field",
    "never_retried": "error's field",
}
"""The operator for a text, by the argument in which it stands."""

VERBS: Final = {
    "GET": "POST",
    "POST": "PUT",
    "PATCH": "PUT",
    "PUT": "POST",
    "DELETE": "GET",
}
PATTERNS: Final = (
    (re.compile(r"\{(\d+)\}"), "{9}"),
    (re.compile(r"\[\^?[^]]+\](?!\?)"), "."),
    (re.compile(r"(?<=[])])\?"), ""),
    (re.compile(r"(?<=[])])\+"), ""),
    (re.compile(r"\{1,128\}"), "+"),
)
"""What stands in a regular expression, and what is put in its place."""


def texts(source: Source) -> Iterator[Change]:
    """Spell a text differently; what it is for names the operator."""
    for node in source.nodes():
        match node:
            case ast.Constant(value=str(text)) if not _is_pattern(source, node):
                operator = _purpose(source, node)
                for other in _others(operator, text):
                    yield changed(source, operator, node, repr(other))
            case ast.JoinedStr():
                written = source.segment(node)
                quote = min(map(written.find, "\"'"), key=lambda at: (at < 0, at)) + 1
                becomes = f"{written[:quote]}~{written[quote:]}"
                yield changed(source, "text", node, becomes)
            case _:
                pass


def patterns(source: Source) -> Iterator[Change]:
    """Let a regular expression fit more or less."""
    for node in source.nodes():
        if isinstance(node, ast.Constant) and _is_pattern(source, node):
            written = source.segment(node)
            for pattern, other in PATTERNS:
                for found in pattern.finditer(written):
                    before, after = written[: found.start()], written[found.end() :]
                    becomes = f"{before}{other}{after}"
                    yield changed(source, "pattern", node, becomes)


def _purpose(source: Source, node: ast.Constant) -> str:
    parent = source.parent(node)
    match parent:
        case ast.Call(
            func=ast.Attribute(value=ast.Name(id=module)), args=[_, name, *_]
        ):
            if module in CODERS and name is node:
                return "wire name"
        case ast.Assign() if _is_member(source, parent):
            return "enum value"
        case _:
            pass
    for each in source.around(node):
        if isinstance(each, ast.keyword) and each.arg in NAMED:
            return NAMED[each.arg]
        if isinstance(each, ast.stmt):
            break
    return "text"


def _is_member(source: Source, node: ast.AST) -> bool:
    owner = source.parent(node)
    bases = owner.bases if isinstance(owner, ast.ClassDef) else []
    return any(isinstance(base, ast.Name) and base.id in ENUMS for base in bases)


def _others(operator: str, text: str) -> Iterator[str]:
    match operator:
        case "verb":
            yield VERBS[text]
        case "path":
            yield text.removesuffix("/") if text.endswith("/") else f"{text}/"
            yield text.replace("interactions", "interaction")
        case "media type":
            yield "text/plain"
        case "address":
            yield text.replace("https", "http") if "https" in text else f"{text}s"
            yield f"{text}/v3"
        case _:
            yield f"{text}X" if text else "X"


def _is_pattern(source: Source, node: ast.AST) -> bool:
    match source.parent(node):
        case ast.Call(func=ast.Attribute(attr="compile"), args=[first, *_]):
            return first is node
        case _:
            return False
