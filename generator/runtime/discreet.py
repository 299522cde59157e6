"""Keep what methods were given out of the tracebacks of what they raise."""

import sys
from collections.abc import Awaitable, Callable
from functools import wraps
from inspect import iscoroutinefunction
from types import FunctionType, TracebackType
from typing import Final, TypeGuard, TypeVar

from .errors import CortiError, bare

T = TypeVar("T")

_OURS: Final = __name__.partition(".")[0]
_OTHERS: Final = sys.stdlib_module_names | {
    "anyio",
    "h11",
    "h2",
    "httpcore",
    "httpx",
    "outcome",
    "socksio",
    "trio",
}
"""Packages whose functions see requests and answers on our behalf."""


def discreet(kind: type[T]) -> type[T]:
    """Make *kind*, and its public methods, raise errors that saw no argument.

    A traceback holds the frames that an error came through, and each frame what its
    function was given; tools that report errors print both.
    """
    for name, member in list(vars(kind).items()):
        if name != "__init__" and name.startswith("_"):
            continue
        if isinstance(member, FunctionType):
            setattr(kind, name, _wrapped(member))
        elif _is_class_method(member):
            setattr(kind, name, classmethod(_wrapped(member.__func__)))
    return kind


def strip(error: BaseException) -> None:
    """Take from *error* the frames that saw a request or an answer.

    Of what a caller's own function raised, the frames of that function are kept.
    """
    if isinstance(error, CortiError):
        bare(error)
    else:
        error.__traceback__ = _of_the_caller(error.__traceback__)


def _of_the_caller(traceback: TracebackType | None) -> TracebackType | None:
    """Return the part below our own frames, and those of what we call."""
    kept = traceback
    while traceback is not None:
        if _package(traceback) == _OURS:
            kept = traceback.tb_next
        traceback = traceback.tb_next
    while kept is not None and _package(kept) in _OTHERS:
        kept = kept.tb_next
    return kept


def _package(traceback: TracebackType) -> str:
    return str(traceback.tb_frame.f_globals.get("__name__")).partition(".")[0]


def _is_class_method(
    member: object,
) -> TypeGuard["classmethod[object, ..., object]"]:
    return isinstance(member, classmethod)


def _wrapped(method: Callable[..., object]) -> Callable[..., object]:
    return _awaited(method) if iscoroutinefunction(method) else _blocking(method)


def _blocking(method: Callable[..., object]) -> Callable[..., object]:
    @wraps(method)
    def called(*arguments: object, **named: object) -> object:
        try:
            return method(*arguments, **named)
        except BaseException as error:
            strip(error)
            raise

    return called


def _awaited(method: Callable[..., Awaitable[object]]) -> Callable[..., object]:
    @wraps(method)
    async def called(*arguments: object, **named: object) -> object:
        try:
            return await method(*arguments, **named)
        except BaseException as error:
            strip(error)
            raise

    return called
