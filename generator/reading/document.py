"""Load a document as YAML 1.2 that holds what JSON can hold, and nothing else."""

import re
from collections.abc import Iterator
from itertools import takewhile
from pathlib import Path
from typing import Final, TypeAlias

import yaml
from attrs import define, field
from yaml.error import MarkedYAMLError
from yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    DocumentStartEvent,
    Event,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
)
from yaml.reader import ReaderError

from generator.errors import DocumentError

from . import scalars

Json: TypeAlias = "dict[str, Json] | list[Json] | str | int | float | bool | None"
JsonObject: TypeAlias = dict[str, Json]

MOST_VALUES: Final = 1_000_000
"""Aliases can make a small file unfold without end; no honest document is larger."""

MOST_LEVELS: Final = 150
"""How deep values may nest, which Python's own stack has to bear later on."""

MERGE: Final = "<<"
COLLECTIONS: Final = frozenset({None, "!", f"{scalars.TAG}map", f"{scalars.TAG}seq"})
PAIR: Final = re.compile(
    r"\\\\|\\u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})"
)
"""How JSON escapes a letter beyond the first 65536, which YAML does not know."""


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
    is_json = text.lstrip("\ufeff \t\r\n").startswith("{")
    try:
        return _Reader(
            name, _events(PAIR.sub(_letter, text) if is_json else text)
        ).all()
    except MarkedYAMLError as error:
        mark = error.problem_mark
        line = f"line {mark.line + 1}" if mark else "end of file"
        raise DocumentError(name, f"is not YAML: {line}: {error.problem}") from None
    except ReaderError as error:
        raise DocumentError(name, f"is not YAML: {error.reason}") from None


def child(pointer: str, *names: str | int) -> str:
    """Return the JSON pointer below *pointer*."""
    escaped = (str(name).replace("~", "~0").replace("/", "~1") for name in names)
    return "/".join([pointer, *escaped])


def _events(text: str) -> Iterator[Event]:
    return yaml.parse(text, Loader=yaml.CBaseLoader)


def _letter(pair: re.Match[str]) -> str:
    if pair[1] is None:
        return pair[0]
    halves = bytes.fromhex(pair[1] + pair[2])
    return halves.decode("utf-16-be")


@define
class _Reader:
    """Turns events into values, so that a tag never becomes more than JSON knows."""

    name: str
    events: Iterator[Event]
    count: int = 0
    anchors: dict[str, tuple[Json, int]] = field(factory=dict[str, tuple[Json, int]])
    """What each anchor stands for, and how many values that holds."""

    def all(self) -> JsonObject:
        """Return the one document that there is."""
        documents = [
            self.value(next(self.events), "#", 0)
            for event in self.events
            if isinstance(event, DocumentStartEvent)
        ]
        if not documents:
            raise DocumentError(self.name, "is empty")
        if len(documents) > 1:
            raise DocumentError(self.name, "holds more than one document")
        if not isinstance(documents[0], dict):
            problem = "is not an OpenAPI document: no mapping at the top"
            raise DocumentError(self.name, problem)
        return documents[0]

    def value(self, event: Event, pointer: str, depth: int) -> Json:
        """Return the value that begins with *event*."""
        before, self.count = self.count, self.count + 1
        if isinstance(event, AliasEvent):
            value = self._repeated(str(event.anchor), pointer)
        elif isinstance(event, ScalarEvent):
            value = _scalar(event, pointer)
        else:
            value = self._collection(event, pointer, depth)
        if self.count > MOST_VALUES:
            raise DocumentError(pointer, "unfolds into more than a document holds")
        if isinstance(event, NodeEvent) and event.anchor:
            self.anchors[event.anchor] = (value, self.count - before)
        return value

    def _repeated(self, anchor: str, pointer: str) -> Json:
        if anchor not in self.anchors:
            problem = f"the alias {anchor} stands before or inside what it repeats"
            raise DocumentError(pointer, problem)
        value, count = self.anchors[anchor]
        self.count += count
        return value

    def _collection(self, event: Event, pointer: str, depth: int) -> Json:
        if getattr(event, "tag", None) not in COLLECTIONS:
            raise DocumentError(pointer, "has a tag that JSON does not know")
        if depth == MOST_LEVELS:
            raise DocumentError(pointer, "is nested too deep")
        if isinstance(event, MappingStartEvent):
            return self._mapping(pointer, depth + 1)
        return [
            self.value(item, f"{pointer}/{index}", depth + 1)
            for index, item in enumerate(self._parts())
        ]

    def _mapping(self, pointer: str, depth: int) -> JsonObject:
        mapping: JsonObject = {}
        for key in self._parts():
            name = _key(key, pointer)
            if name in mapping:
                raise DocumentError(pointer, f"has the key {name!r} twice{_line(key)}")
            mapping[name] = self.value(next(self.events), child(pointer, name), depth)
        return mapping

    def _parts(self) -> Iterator[Event]:
        """Yield the events that begin what stands in a collection, until it ends."""
        return takewhile(
            lambda event: not isinstance(event, CollectionEndEvent), self.events
        )


def _line(event: Event) -> str:
    """Return where *event* stands, if that is known."""
    mark = event.start_mark
    return f": line {mark.line + 1}" if mark else ""


def _key(event: Event, pointer: str) -> str:
    if not isinstance(event, ScalarEvent):
        raise DocumentError(pointer, "has a key that is not text")
    if event.value == MERGE and event.implicit[0]:
        raise DocumentError(pointer, "has a merge key, which YAML 1.2 does not know")
    return event.value


def _scalar(event: ScalarEvent, pointer: str) -> Json:
    is_plain, is_quoted = event.implicit
    try:
        if is_plain:
            return scalars.plain(event.value)
        return event.value if is_quoted else scalars.tagged(event.value, str(event.tag))
    except ValueError:
        problem = f"{event.value[:40]!r} is nothing that JSON can hold"
        raise DocumentError(pointer, problem) from None
