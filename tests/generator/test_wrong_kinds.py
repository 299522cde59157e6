"""A value of a kind that nobody expects there ends in an error, never in a crash."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from copy import deepcopy
from typing import Final

import pytest

from emitting.packages import rendered
from generator.errors import DocumentError
from generator.reading import support
from generator.reading.document import Json, JsonObject, child
from making.documents import SMALL, value_at
from making.slots import CALM

WRONG: Final[list[Json]] = [None, True, 3, "x", [], [[]], {}, {"x": []}]


def pointers(value: Json, pointer: str = "#") -> Iterator[str]:
    """Yield where each value below *value* stands."""
    inner = dict(enumerate(value)) if isinstance(value, list) else value
    for name, item in inner.items() if isinstance(inner, dict) else ():
        here = child(pointer, name)
        yield here
        yield from pointers(item, here)


def broken(document: JsonObject, wrong: Json) -> Iterator[JsonObject]:
    """Yield *document* with *wrong* in the place of each value that it has."""
    for pointer in pointers(document):
        copy = deepcopy(document)
        above, _, token = pointer.rpartition("/")
        holder, name = value_at(copy, above), token.replace("~1", "/")
        if isinstance(holder, list):
            holder[int(name)] = deepcopy(wrong)
        elif isinstance(holder, dict):
            holder[name] = deepcopy(wrong)
        yield copy


def refused(act: Callable[[JsonObject], object], document: JsonObject) -> int:
    """Return how many errors *act* ends in, each of which has to say where."""
    with suppress(DocumentError):
        act(document)
        return 0
    return 1


@pytest.mark.parametrize("wrong", WRONG, ids=repr)
def test_support(wrong: Json) -> None:
    """The support pass, which comes first, trusts nothing."""
    documents = [*broken(CALM, wrong)]
    errors = sum(refused(support.check, document) for document in documents)
    assert len(documents) // 4 < errors < len(documents)


@pytest.mark.parametrize("wrong", [3, [[]], {"x": []}], ids=repr)
def test_everything(wrong: Json) -> None:
    """What comes after it can trust what it, and the validation, let pass."""
    documents = [*broken(SMALL, wrong)]
    errors = sum(refused(rendered, document) for document in documents)
    assert len(documents) // 2 < errors <= len(documents)
