"""Import a package that was just written, and make one call with it.

Runs as a script of its own, so that nothing imported before can stand in for what was
written: `python first_call.py [FOLDER]`, with an `Order` as JSON on standard input.
Without a folder the package is the one that is installed.
"""

import asyncio
import importlib
import json
import pkgutil
import sys
from collections.abc import Mapping
from contextlib import suppress
from types import ModuleType
from typing import Final, TypedDict

DIFFERENT: Final = "the sync and the async client return different things"


class Order(TypedDict):
    """What to import, and what to call with which arguments."""

    package: str
    client: str
    options: Mapping[str, object]
    token: str
    resource: str
    method: str
    arguments: Mapping[str, object]
    source: str
    is_listing: bool


def main() -> None:
    """Import every module, call the method in both clients, and show the result."""
    sys.path[:0] = sys.argv[1:]
    order: Order = json.load(sys.stdin)
    package = importlib.import_module(order["package"])
    for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        importlib.import_module(module.name)
    if not order["method"]:
        return
    result = _call(package, order)
    sys.stdout.write(f"{order['source']}\n{pretty(result)}\n")
    # Nothing comes after: in Python 3.11, coverage loses its place here.
    sys.exit(asyncio.run(_difference(package, order, result)))


def pretty(result: object) -> str:
    """Return how *result* prints; where only the package is installed, in one line."""
    with suppress(ImportError):
        from rich.pretty import pretty_repr  # noqa: PLC0415 - it may be missing

        return pretty_repr(result, max_width=88, expand_all=True)
    return repr(result)


def _options(package: ModuleType, order: Order) -> dict[str, object]:
    token = {"auth": package.AccessToken(order["token"])} if order["token"] else {}
    return {**order["options"], **token}


def _call(package: ModuleType, order: Order) -> object:
    with getattr(package, f"{order['client']}Client")(
        **_options(package, order)
    ) as client:
        method = getattr(getattr(client, order["resource"]), order["method"])
        result = method(**order["arguments"])
        return next(iter(result)) if order["is_listing"] else result


async def _call_async(package: ModuleType, order: Order) -> object:
    async with getattr(package, f"Async{order['client']}Client")(
        **_options(package, order)
    ) as client:
        method = getattr(getattr(client, order["resource"]), order["method"])
        result = method(**order["arguments"])
        return await anext(aiter(result)) if order["is_listing"] else await result


async def _difference(package: ModuleType, order: Order, result: object) -> str | None:
    return None if await _call_async(package, order) == result else DIFFERENT


if __name__ == "__main__":
    main()
