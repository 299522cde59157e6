"""Write JSON as an outline that is quick to look over, and compare two of them."""

from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Final

from attrs import frozen

from generator.contract import Json
from generator.contract.describing import worth

from .visible import line

STEP: Final = "  "

LABELS: Final = {
    "additional": "additionalProperties",
    "answers": "responses",
    "fields": "properties",
    "kind": "type",
    "phi": "x-phi",
    "ref": "$ref",
}
"""What the contract calls otherwise than the document."""

NAMED: Final = frozenset({"answers", "content", "fields", "headers", "parameters"})
"""What holds things by names of their own."""


@frozen
class Line:
    """A line of an outline, and whether the other side has it too."""

    text: str
    is_same: bool


def outlines(old: Json, new: Json) -> tuple[list[Line], list[Line]]:
    """Return *old* and *new* line by line."""
    ones, others = outline(old), outline(new)
    blocks = SequenceMatcher(None, ones, others, autojunk=False).get_matching_blocks()
    same_ones = {block.a + n for block in blocks for n in range(block.size)}
    same_others = {block.b + n for block in blocks for n in range(block.size)}
    return _marked(ones, same_ones), _marked(others, same_others)


def outline(value: Json) -> list[str]:
    """Return *value* in lines: a key in front of each, what is inside indented."""
    return [line(each) for each in _lines(value, "", is_named=False)]


def _marked(lines: list[str], same: set[int]) -> list[Line]:
    return [Line(text, number in same) for number, text in enumerate(lines)]


def _lines(value: Json, indent: str, *, is_named: bool) -> Iterator[str]:
    match value:
        case dict():
            for key in sorted(value, key=_rank):
                label = key if is_named else LABELS.get(key, key)
                inside = not is_named and key in NAMED
                yield from _entry(f"{label}:", value[key], indent, is_named=inside)
        case list():
            for item in value:
                yield from _entry("-", item, indent, is_named=False)
        case _:
            yield f"{indent}{worth(value)}"


def _rank(key: str) -> tuple[bool, str]:
    """Sort what a schema is before what else there is to say of it."""
    return key not in {"kind", "ref"}, key


def _entry(mark: str, value: Json, indent: str, *, is_named: bool) -> Iterator[str]:
    if _is_nested(value):
        yield f"{indent}{mark}"
        yield from _lines(value, indent + STEP, is_named=is_named)
    else:
        yield f"{indent}{mark} {_inline(value)}"


def _is_nested(value: Json) -> bool:
    match value:
        case dict():
            return bool(value)
        case list():
            return any(isinstance(item, (dict, list)) for item in value)
        case _:
            return False


def _inline(value: Json) -> str:
    if isinstance(value, list):
        return f"[{', '.join(worth(item) for item in value)}]"
    return worth(value)
