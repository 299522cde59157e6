"""Take out of a document what one part of it has to do with."""

import json
import re
from collections.abc import Iterable, Iterator
from typing import Final, TypeAlias

from contract.leaves import Way
from generator.contract import Json, JsonObject
from generator.contract.values import child

Component: TypeAlias = tuple[str, str]
"""Of which kind it is, and its name."""

REFERENCE: Final = re.compile(r'"#/components/(\w+)/([^"/]+)')


def excerpt(document: JsonObject, way: Way) -> JsonObject:
    """Return *document* with one path, and the schemas that it needs, if that will do.

    It is the path that *way* leads into, or the first that what *way* leads into has
    something to do with.
    """
    paths = child(document, "paths")
    match way:
        case ("paths", str(path), *_):
            return _with(document, path)
        case ("components", str(kind), str(name), *_):
            using = (each for each in paths if (kind, name) in _needs(document, each))
            first = next(using, None)
            return document if first is None else _with(document, first)
        case _:
            return document


def _with(document: JsonObject, path: str) -> JsonObject:
    components, needed = child(document, "components"), _needs(document, path)
    schemas = child(components, "schemas")
    kept: JsonObject = {
        name: schemas[name] for name in schemas if ("schemas", name) in needed
    }
    return {
        **document,
        "paths": {path: child(document, "paths")[path]},
        "components": {**components, "schemas": kept},
    }


def _needs(document: JsonObject, path: str) -> set[Component]:
    components = child(document, "components")
    needed: set[Component] = set()
    todo = [*_references(child(document, "paths")[path])]
    while todo:
        each = todo.pop()
        if each not in needed:
            needed.add(each)
            todo += _references(child(components, each[0])[each[1]])
    return needed


def _references(value: Json) -> Iterator[Component]:
    found: Iterable[Component] = REFERENCE.findall(json.dumps(value))
    yield from found
