"""Write the change of a document as YAML that can be pasted into it."""

import json
from collections.abc import Iterator, Sequence
from textwrap import wrap
from typing import Final

import yaml

from generator.contract import Json
from generator.errors import printable

from .changes import Change
from .edits import Edit, pointer

WIDE: Final = 88
"""Letters of a line, where it can be broken."""

HEADING: Final = "The document would have to change like this:"
REMARK: Final = (
    "# Where x-phi is true, decide whether the value may identify a patient."
)


def proposal(changes: Sequence[Change]) -> Iterator[str]:
    """Yield the lines of all *changes*; YAML, but for the heading."""
    if not changes:
        return
    yield from ("", HEADING)
    edits = [edit for change in changes for edit in change.edits]
    if any(_is_private(edit.value) for edit in edits):
        yield from ("", REMARK)
    for change in changes:
        count = f"{change.count} {'time' if change.count == 1 else 'times'}"
        yield ""
        yield from _remark(change.sentence)
        yield f"# {count}, first at {printable(str(change.first))}"
        for edit in change.edits:
            yield from _lines(edit)


def _remark(sentence: str) -> list[str]:
    return wrap(
        f"# {printable(sentence)}",
        WIDE,
        subsequent_indent="#   ",
        break_long_words=False,
        break_on_hyphens=False,
    )


def _lines(edit: Edit) -> Iterator[str]:
    *above, last = edit.steps
    if edit.verb == "remove":
        what = printable(json.dumps(edit.value))
        yield f"# remove {what} at #{printable(edit.pointer)}"
        return
    yield f"# {edit.verb} in #{printable(pointer(tuple(above)))}"
    value: Json = [edit.value] if last == "-" else {last: edit.value}
    text: str = yaml.safe_dump(value, sort_keys=False, width=WIDE)
    yield from text.splitlines()


def _is_private(value: Json) -> bool:
    match value:
        case dict():
            within = any(_is_private(each) for each in value.values())
            return within or value.get("x-phi") is True
        case list():
            return any(_is_private(each) for each in value)
        case _:
            return False
