"""Go through the pages of a listing, each asked for when it is needed."""

from collections.abc import (
    AsyncIterator,
    Awaitable,
    Callable,
    Hashable,
    Iterator,
    Sequence,
)
from typing import Generic, Self, TypeVar

from attrs import Attribute, define, evolve, field, frozen

from .discreet import strip
from .errors import ArgumentError, ContractMismatchError
from .read_scalars import is_whole

T = TypeVar("T")


def _count(_owner: object, _field: "Attribute[int | None]", value: object) -> None:
    if value is None:
        return
    if not is_whole(value) or value < 0:
        raise ArgumentError("expected how many items at most, or None for all", "limit")


@define(repr=False, eq=False)
class _Course(Generic[T]):
    """Tells which page comes next, and what of each page is wanted."""

    number: int
    """The number of the page to ask for."""

    _left: int | None
    """How many more items are wanted, or `None` for all."""

    _identity: Callable[[T], Hashable] | None
    _seen: set[Hashable] | None
    """What tells the items so far apart, where each is wanted once."""

    _ended: bool = False
    _pages: set[int] = field(factory=set[int])
    """Hashes of the pages so far, by what tells their items apart."""

    _repeated: bool = False
    """Whether the last page had been there before."""

    @property
    def is_over(self) -> bool:
        """Whether no further page is to be asked for."""
        return self._ended or self._left == 0

    def wanted(self, page: Sequence[T]) -> tuple[T, ...]:
        """Return what is wanted of *page*, and go on to the next."""
        if not page:
            self._ended = True
            return ()
        if self._identity is not None:
            self._check(tuple(map(self._identity, page)))
        self.number += 1
        items = tuple(self._unseen(page))[: self._left]
        if self._left is not None:
            self._left -= len(items)
        return items

    def _unseen(self, page: Sequence[T]) -> Iterator[T]:
        for item in page:
            if self._identity is None or self._seen is None:
                yield item
            elif (identity := self._identity(item)) not in self._seen:
                self._seen.add(identity)
                yield item

    def _check(self, page: tuple[Hashable, ...]) -> None:
        """Raise `ContractMismatchError` if the listing has begun to go in circles."""
        # Once may be chance: new items can have moved the others by a whole page.
        was_repeated, self._repeated = self._repeated, hash(page) in self._pages
        if was_repeated and self._repeated:
            raise ContractMismatchError(
                f"page {self.number} repeats an earlier one, like the page before it: "
                "there is no end; take what you need with limit="
            )
        self._pages.add(hash(page))


@frozen(kw_only=True)
class _Listing(Generic[T]):
    """What sync and async pagers have in common."""

    _first: int = field(repr=False, alias="first")

    _limit: int | None = field(
        default=None, repr=False, alias="limit", validator=_count
    )

    _identity: Callable[[T], Hashable] | None = field(
        default=None, repr=False, alias="identity"
    )

    _is_distinct: bool = field(default=False, repr=False, alias="is_distinct")

    def distinct(self) -> Self:
        """Return a pager that gives no item twice.

        An item can come twice when others were added while paging. The pager keeps in
        mind what tells the items apart; raises `ArgumentError` where nothing does.
        """
        if self._identity is None:
            raise ArgumentError("these items have nothing that tells them apart")
        return evolve(self, is_distinct=True)

    def _course(self) -> _Course[T]:
        seen = set[Hashable]() if self._is_distinct else None
        return _Course(self._first, self._limit, self._identity, seen)


@frozen
class Pager(_Listing[T]):
    """Iterates over the items of all pages, from the first page each time."""

    _fetch: Callable[[int], Sequence[T]] = field(repr=False, alias="fetch")

    def __iter__(self) -> Iterator[T]:
        return _Items(self.pages())

    def pages(self) -> Iterator[tuple[T, ...]]:
        """Iterate over pages, up to the first that is empty; a short one may not be."""
        return _Pages(self._fetch, self._course())

    def first(self) -> T | None:
        """Return the first item, or `None` if there is none; asks for one page."""
        return next(iter(self), None)


@frozen
class AsyncPager(_Listing[T]):
    """Iterates over the items of all pages, from the first page each time."""

    _fetch: Callable[[int], Awaitable[Sequence[T]]] = field(repr=False, alias="fetch")

    def __aiter__(self) -> AsyncIterator[T]:
        return _AsyncItems(self.pages())

    def pages(self) -> AsyncIterator[tuple[T, ...]]:
        """Iterate over pages, up to the first that is empty; a short one may not be."""
        return _AsyncPages(self._fetch, self._course())

    async def first(self) -> T | None:
        """Return the first item, or `None` if there is none; asks for one page."""
        return await anext(aiter(self), None)


# Classes, because a generator keeps the last page in the frame of the next error, and
# an async one that is left early is cleaned up too late.
@define(repr=False, eq=False)
class _Pages(Iterator[tuple[T, ...]]):
    _fetch: Callable[[int], Sequence[T]]
    _course: _Course[T]

    def __next__(self) -> tuple[T, ...]:
        try:
            return self._page()
        except BaseException as error:
            strip(error)
            raise

    def _page(self) -> tuple[T, ...]:
        while not self._course.is_over:
            if page := self._course.wanted(self._fetch(self._course.number)):
                return page
        raise StopIteration


@define(repr=False, eq=False)
class _Items(Iterator[T]):
    _pages: Iterator[tuple[T, ...]]
    _page: Iterator[T] = field(factory=lambda: iter(()))

    def __next__(self) -> T:
        for item in self._page:
            return item
        self._page = iter(next(self._pages))
        return next(self._page)


@define(repr=False, eq=False)
class _AsyncPages(AsyncIterator[tuple[T, ...]]):
    _fetch: Callable[[int], Awaitable[Sequence[T]]]
    _course: _Course[T]

    async def __anext__(self) -> tuple[T, ...]:
        try:
            return await self._page()
        except BaseException as error:
            strip(error)
            raise

    async def _page(self) -> tuple[T, ...]:
        while not self._course.is_over:
            if page := self._course.wanted(await self._fetch(self._course.number)):
                return page
        raise StopAsyncIteration


@define(repr=False, eq=False)
class _AsyncItems(AsyncIterator[T]):
    _pages: AsyncIterator[tuple[T, ...]]
    _page: Iterator[T] = field(factory=lambda: iter(()))

    async def __anext__(self) -> T:
        for item in self._page:
            return item
        self._page = iter(await anext(self._pages))
        return next(self._page)
