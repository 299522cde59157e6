"""Keep what methods were given out of the tracebacks of what they raise."""

from collections.abc import Awaitable, Callable
from functools import wraps
from inspect import iscoroutinefunction
from types import FunctionType
from typing import TypeGuard, TypeVar

from .errors import CortiError, bare

T = TypeVar("T")


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
        except CortiError as error:
            failure = bare(error)
        del arguments, named
        raise failure

    return called


def _awaited(method: Callable[..., Awaitable[object]]) -> Callable[..., object]:
    @wraps(method)
    async def called(*arguments: object, **named: object) -> object:
        try:
            return await method(*arguments, **named)
        except CortiError as error:
            failure = bare(error)
        del arguments, named
        raise failure

    return called
