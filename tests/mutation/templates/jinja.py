"""Break a template."""

import re
from collections.abc import Iterator
from typing import Final

from mutation.code.change import Change, shortened
from mutation.code.source import Edit

PROSE: Final = re.compile(r'"""(?:[^"]|"(?!""))*"""')
EXPRESSION: Final = re.compile(r"\{\{ (.*?) \}\}")
ATTRIBUTE: Final = re.compile(
    r"\b(item|model|enum|method|api\.client|resource)\.(\w+)\b"
)
CONDITION: Final = re.compile(r"\{% if (.*?) %\}")
LOOP: Final = re.compile(r"\{% for ([\w, ]+) in (.*?)( if .*?)? %\}")
INLINE: Final = re.compile(r"( if )([\w.]+)( else | \}\})")

OTHERS: Final = {
    "annotation": ("name",),
    "name": ("annotation",),
    "default": ("annotation",),
    "decode": ("encode",),
    "encode": ("to_input", "decode"),
    "to_input": ("decode",),
    "wire_names": ("start",),
    "start": ("wire_names",),
    "base": ("name",),
    "values": ("name",),
    "known": ("name",),
    "verb": ("template",),
    "template": ("verb",),
    "body": ("content_type",),
    "content_type": ("accept", "body"),
    "accept": ("verb", "content_type"),
    "result": ("name",),
    "passed": ("name",),
    "keywords": ("call_keywords",),
    "call_keywords": ("keywords",),
    "positional": ("keywords",),
    "is_secured": ("name",),
    "arguments": ("changeable",),
    "changeable": ("arguments",),
    "path": ("query",),
    "query": ("headers",),
    "headers": ("path",),
    "answers": ("path",),
    "input_name": ("name",),
    "is_read": ("input_name", "known"),
    "raw_doc": (),
    "doc": (),
}
"""An attribute that is like another one."""

WORDS: Final = (
    ("kw_only=True", ""),
    ("(repr=False)", "()"),
    ("._session.send", "._session.answer"),
    ("._session.answer", "._session.send"),
    ("decode.json_object", "decode.anything"),
    (" = None", ""),
    (" | None", ""),
    ("@frozen", "@define"),
    ("@discreet", ""),
    ("@property", ""),
    ("@classmethod", "@staticmethod"),
    ('"BASE_URL"', '"URL"'),
    ('"TOKEN_URL"', '"URL"'),
    ("=timeout", "=deadline"),
    ("=deadline", "=timeout"),
    ("=retries", "=None"),
    ("=headers", "=None"),
    ("=max_answer_bytes", "=None"),
    ("=on_attempt", "=None"),
    ("=on_drift", "=None"),
    ("=base_url", "=token_url"),
    ("=token_url", "=base_url"),
    ("=transport", "=None"),
    ("=http_client", "=None"),
    ("=network", "=None"),
    ("=auth", "=None"),
    ("limit={{", "limit=1 or {{"),
    ("first={{", "first=1 + {{"),
    ("identity=", "limit="),
    ("Value: TypeAlias = {{ enum.name }} |", "Value: TypeAlias ="),
    ("self.extra", "{}"),
    ("stacklevel=3", "stacklevel=2"),
)
"""What stands in the code of a template, and what is put in its place."""


def jinja_changes(path: str, text: str) -> Iterator[Change]:
    """Yield each change of a template, but none of what is only read by people."""
    prose = [found.span() for found in PROSE.finditer(text)]
    seen: set[Edit] = set()
    for operator, start, end, becomes in _all(text):
        edit = Edit(
            len(text[:start].encode()), len(text[:end].encode()), becomes.encode()
        )
        is_prose = any(first <= start < last for first, last in prose)
        if not is_prose and edit not in seen and text[start:end] != becomes:
            seen.add(edit)
            line = text.count("\n", 0, start) + 1
            was, now = shortened(text[start:end]), shortened(becomes) or "nothing"
            begin = text.rfind("\n", 0, start) + 1
            place = shortened(text[begin : text.find("\n", start)].strip(), 40)
            yield Change(operator, path, line, place, was, now, (edit,))


def _all(text: str) -> Iterator[tuple[str, int, int, str]]:
    yield from _expressions(text)
    yield from _conditions(text)
    yield from _loops(text)
    yield from _lines(text)
    for word, other in WORDS:
        for found in re.finditer(re.escape(word), text):
            yield "code changed", found.start(), found.end(), other


def _expressions(text: str) -> Iterator[tuple[str, int, int, str]]:
    for found in re.finditer(r"\{[{%] .*? [%}]\}", text):
        for each in ATTRIBUTE.finditer(found[0]):
            start = found.start() + each.start(2)
            for other in OTHERS.get(each[2], ()):
                yield "attribute swapped", start, start + len(each[2]), other
    for found in EXPRESSION.finditer(text):
        if "doc" not in found[1]:
            yield "expression dropped", found.start(), found.end(), ""


def _conditions(text: str) -> Iterator[tuple[str, int, int, str]]:
    for found in CONDITION.finditer(text):
        for other in (f"not ({found[1]})", "true", "false"):
            yield "condition changed", found.start(1), found.end(1), other
    for found in INLINE.finditer(text):
        yield "condition changed", found.start(2), found.end(2), f"not {found[2]}"


def _loops(text: str) -> Iterator[tuple[str, int, int, str]]:
    for found in LOOP.finditer(text):
        start, end = found.span(2)
        yield "loop shortened", start, end, f"({found[2]} | list)[1:]"
        yield "loop shortened", start, end, f"({found[2]} | list)[:-1]"
        yield "loop turned round", start, end, f"({found[2]} | list | reverse)"
        if found[3]:
            yield "filter dropped", found.start(3), found.end(3), ""


def _lines(text: str) -> Iterator[tuple[str, int, int, str]]:
    at = 0
    for line in text.splitlines(keepends=True):
        bare = line.strip()
        is_code = bare and not bare.startswith(("{%", '"""', "from ", "import "))
        if is_code and "doc }}" not in bare and '"""' not in bare:
            yield "line dropped", at, at + len(line), ""
        at += len(line)
