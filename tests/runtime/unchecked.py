"""Pass what no type checker lets pass, as callers without one do."""

from collections.abc import Callable, Mapping
from typing import TypeVar

T = TypeVar("T")


def made(kind: Callable[..., T], arguments: Mapping[str, object]) -> T:
    """Call *kind* with whatever the *arguments* are."""
    return kind(**arguments)
