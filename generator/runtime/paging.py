"""Go through the pages of a list, each fetched when it is needed."""

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from itertools import count
from typing import Generic, TypeVar

from attrs import define, field, frozen

T = TypeVar("T")


@frozen
class Pager(Generic[T]):
    """Iterates over the items of all pages, from the first page each time."""

    _fetch: Callable[[int], Sequence[T]] = field(repr=False, alias="fetch")
    _first: int = field(repr=False, alias="first")

    def __iter__(self) -> Iterator[T]:
        for page in self.pages():
            yield from page

    def pages(self) -> Iterator[tuple[T, ...]]:
        """Iterate over pages, up to the first that is empty; a short one may not be."""
        numbers = count(self._first)
        while page := tuple(self._fetch(next(numbers))):
            yield page


@frozen
class AsyncPager(Generic[T]):
    """Iterates over the items of all pages, from the first page each time."""

    _fetch: Callable[[int], Awaitable[Sequence[T]]] = field(repr=False, alias="fetch")
    _first: int = field(repr=False, alias="first")

    def __aiter__(self) -> AsyncIterator[T]:
        return _Items(self.pages())

    def pages(self) -> AsyncIterator[tuple[T, ...]]:
        """Iterate over pages, up to the first that is empty; a short one may not be."""
        return _Pages(self._fetch, self._first)


# Classes, because an async generator that is left early is cleaned up too late.
@define(repr=False, eq=False)
class _Pages(AsyncIterator[tuple[T, ...]]):
    _fetch: Callable[[int], Awaitable[Sequence[T]]]
    _next: int
    _ended: bool = False

    async def __anext__(self) -> tuple[T, ...]:
        page = () if self._ended else tuple(await self._fetch(self._next))
        if not page:
            self._ended = True
            raise StopAsyncIteration
        self._next += 1
        return page


@define(repr=False, eq=False)
class _Items(AsyncIterator[T]):
    _pages: AsyncIterator[tuple[T, ...]]
    _page: Iterator[T] = field(factory=lambda: iter(()))

    async def __anext__(self) -> T:
        for item in self._page:
            return item
        self._page = iter(await anext(self._pages))
        return next(self._page)
