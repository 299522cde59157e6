"""Find the operation that a recorded request belongs to, on whatever host it was."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from attrs import frozen

HOST: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://[^/?#]*")
REST: Final = re.compile(r"[?#].*", re.DOTALL)
BRACES: Final = re.compile(r"\{[^}]*\}")


@frozen
class _Route:
    operation: str
    pattern: re.Pattern[str]
    """What the end of a path looks like."""

    literal: int
    """Letters of the path that are no parameter: the more, the better it fits."""


class Routes:
    """The operations of a contract, to be found by method and path."""

    def __init__(self, operations: Iterable[str]) -> None:
        self._by_method: dict[str, list[_Route]] = {}
        for operation in operations:
            method, _, path = operation.partition(" ")
            self._by_method.setdefault(method, []).append(_route(operation, path))

    def operation(self, method: str, address: str) -> str:
        """Return the operation for *address*, a URL or a path; nothing if none fits."""
        path = REST.sub("", HOST.sub("", address, count=1))
        fitting = self._fitting(method.upper(), path)
        best = max(fitting, key=lambda route: route.literal, default=None)
        return "" if best is None else best.operation

    def _fitting(self, method: str, path: str) -> Iterator[_Route]:
        for route in self._by_method.get(method, []):
            if route.pattern.fullmatch(path):
                yield route


def _route(operation: str, path: str) -> _Route:
    fixed = BRACES.split(path)
    ending = r"[^/]+".join(re.escape(part) for part in fixed)
    # A path of nothing but parameters would fit the end of every path.
    start = "(?:/.*)?" if re.search(r"\w", "".join(fixed)) else ""
    return _Route(operation, re.compile(start + ending, re.DOTALL), len("".join(fixed)))
