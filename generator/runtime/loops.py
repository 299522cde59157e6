"""Do something before an event loop ends."""

from collections.abc import AsyncGenerator, Awaitable, Callable
from typing import TypeAlias

Work: TypeAlias = Callable[[], Awaitable[None]]


async def at_end_of_loop(work: Work) -> AsyncGenerator[None]:
    """Let *work* be done before the running event loop ends, or when this is closed.

    Event loops bring generators to their end, but close no connections.
    """
    generator = _before_the_end(work)
    await anext(generator)
    return generator


async def _before_the_end(work: Work) -> AsyncGenerator[None]:
    try:
        yield
    finally:
        await work()
