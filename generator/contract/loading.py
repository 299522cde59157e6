"""Load YAML 1.2 as what JSON can hold: nothing else ever comes out of a document."""

# ruamel.yaml leaves some of what it tells about a document without types.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false
# pyright: reportUnknownArgumentType=false

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import takewhile
from pathlib import Path
from typing import Final

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    DocumentStartEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
)

from .spelling import plain, quoted
from .values import Json, JsonObject, UnreadableError, members

MERGE: Final = "<<"
TEXT: Final = "tag:yaml.org,2002:str"

MOST: Final = 1_000_000
"""Values of a document; aliases can make a small one unfold without end."""


def load(path: Path) -> JsonObject:
    """Return the document at *path*."""
    try:
        return loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableError(f"{path}: {type(error).__name__}") from None


def loads(source: str) -> JsonObject:
    """Return the document that *source* spells, in YAML or JSON."""
    try:
        return Loader(iter(YAML(typ="safe", pure=True).parse(source))).document()
    except (YAMLError, RecursionError) as error:
        raise UnreadableError(f"not YAML: {type(error).__name__}") from None


@dataclass
class Loader:
    """Makes values out of what a parser tells, event by event."""

    events: Iterator[object]
    count: int = 0
    anchors: dict[str, tuple[Json, int]] = field(
        default_factory=dict[str, tuple[Json, int]]
    )
    """What each anchor stands for, and how many values that holds."""

    def document(self) -> JsonObject:
        """Return the one document that there is."""
        values = [
            self.value(next(self.events))
            for event in self.events
            if isinstance(event, DocumentStartEvent)
        ]
        match values:
            case []:
                raise UnreadableError("the document is empty")
            case [value]:
                return members(value, "document")
            case _:
                raise UnreadableError("the file holds more than one document")

    def value(self, event: object) -> Json:
        """Return the value that begins with *event*."""
        before, self.count = self.count, self.count + 1
        match event:
            case AliasEvent():
                value = self._repeated(str(event.anchor))
            case ScalarEvent():
                value = _scalar(event)
            case _:
                value = self._collection(event)
        if self.count > MOST:
            raise UnreadableError("the document unfolds into more than one can hold")
        if isinstance(event, NodeEvent) and event.anchor:
            self.anchors[str(event.anchor)] = (value, self.count - before)
        return value

    def _repeated(self, anchor: str) -> Json:
        if anchor not in self.anchors:
            raise UnreadableError(f"{anchor}: an alias stands before what it repeats")
        value, count = self.anchors[anchor]
        self.count += count
        return value

    def _collection(self, event: object) -> Json:
        _check_tag(event)
        inside = takewhile(_goes_on, self.events)
        if isinstance(event, MappingStartEvent):
            return self._mapping(inside)
        return [self.value(item) for item in inside]

    def _mapping(self, inside: Iterable[object]) -> JsonObject:
        mapping: JsonObject = {}
        for key in inside:
            name = _key(key)
            if name in mapping:
                raise UnreadableError(f"{name}: a key must be text and stand once")
            mapping[name] = self.value(next(self.events))
        return mapping


def _goes_on(event: object) -> bool:
    return not isinstance(event, CollectionEndEvent)


def _key(event: object) -> str:
    if not isinstance(event, ScalarEvent):
        raise UnreadableError("a key must be text and stand once")
    _check_tag(event)
    if event.value == MERGE and event.implicit[0]:
        raise UnreadableError(f"{MERGE}: a merge key, which YAML 1.2 does not know")
    return quoted(str(event.value))


def _scalar(event: ScalarEvent) -> Json:
    _check_tag(event)
    is_plain = event.implicit[0]
    return plain(str(event.value)) if is_plain else quoted(str(event.value))


def _check_tag(event: object) -> None:
    """Refuse a tag, unless it says that a scalar is text."""
    tag = str(getattr(event, "tag", None) or "!")
    is_known = tag == "!" or (tag == TEXT and isinstance(event, ScalarEvent))
    if not is_known:
        raise UnreadableError(f"{tag}: a tag that JSON has nothing for")
