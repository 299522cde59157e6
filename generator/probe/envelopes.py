"""Read what a program has recorded of one answer: its own envelope, or a bare body."""

from collections.abc import Callable, Iterator
from typing import Final, TypeAlias, TypeGuard

from attrs import frozen

from generator.runtime.read_scalars import is_object, is_whole

from .records import Body, Item, ProbeError, Record, Unread

LOWEST: Final = 100
HIGHEST: Final = 599
"""The status codes that there can be."""

NO_OBJECT: Final = "is not an object with method, url, status and body"
NO_ADDRESS: Final = "does not say method and url, or path"
"""What is wrong with bodies that came alone."""

Reader: TypeAlias = Callable[[Item], Iterator[Record | Unread]]
"""Says what an item records; nothing, if that is no answer."""


def enveloped(item: Item) -> Iterator[Record | Unread]:
    """Read `{"method": ..., "url" or "path": ..., "status": ..., "body": ...}`."""
    value = item.value
    if not is_object(value):
        yield Unread(item.spot, NO_OBJECT)
        return
    method, status = value.get("method"), value.get("status")
    path = value.get("path", value.get("url"))
    if not isinstance(method, str) or not isinstance(path, str):
        yield Unread(item.spot, NO_ADDRESS)
    elif not is_status(status):
        yield Unread(item.spot, "does not say the status as a number")
    else:
        body = None if value.get("body") is None else Body(value["body"])
        yield Record(item.spot, method, path, status, body)


def is_status(value: object) -> TypeGuard[int]:
    """Whether *value* is one that HTTP can answer with."""
    return is_whole(value) and LOWEST <= value <= HIGHEST


@frozen
class Bare:
    """Reads bodies that are all answers of one operation with one status."""

    operation: str
    status: int

    def __call__(self, item: Item) -> Iterator[Record | Unread]:
        """Take the whole item for the body; raises `ProbeError` if there is more."""
        if any(isinstance(each, Record) for each in enveloped(item)):
            said = "says itself what it answers; leave --operation out"
            raise ProbeError(f"{item.spot}: {said}")
        body = Body(item.value)
        yield Record(item.spot, "", "", self.status, body, self.operation)
