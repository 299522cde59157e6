"""Notice that something was read which the document does not describe."""

from collections.abc import Callable
from contextvars import ContextVar
from typing import Final, TypeVar

from attrs import define

T = TypeVar("T")


@define(eq=False)
class _Flag:
    is_raised: bool = False


_FLAG: Final[ContextVar[_Flag | None]] = ContextVar("flag", default=None)
"""Only there while somebody wants to know."""


def notice() -> None:
    """Say that what is being read is tolerated, and no more."""
    flag = _FLAG.get()
    if flag is not None:
        flag.is_raised = True


def noticed(value: T) -> T:
    """Return *value*, which is tolerated, and no more."""
    notice()
    return value


def noticing(read: Callable[[], T]) -> tuple[T, bool]:
    """Return what *read* returns, and whether there may be something to notice."""
    flag = _Flag()
    token = _FLAG.set(flag)
    try:
        return read(), flag.is_raised
    finally:
        _FLAG.reset(token)


def forgetting(read: Callable[[object], T], value: object) -> T:
    """Return what *read* makes of *value*; if it fails, nothing was noticed."""
    flag = _FLAG.get()
    was_raised = flag is not None and flag.is_raised
    try:
        return read(value)
    except Exception:
        if flag is not None:
            flag.is_raised = was_raised
        raise
