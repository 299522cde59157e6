"""All pages are gone through, and no more than are needed."""

from collections.abc import Sequence

import pytest

from generator.runtime.paging import AsyncPager, Pager

PAGES = {1: ["a", "b"], 2: ["c"], 3: ["d", "e"]}
ITEMS = ["a", "b", "c", "d", "e"]


class Pages:
    """A list in pages, which notes which of them were fetched."""

    def __init__(self) -> None:
        self.fetched: list[int] = []

    def fetch(self, number: int) -> Sequence[str]:
        """Return a page, or an empty one after the last."""
        self.fetched.append(number)
        return PAGES.get(number, [])

    async def afetch(self, number: int) -> Sequence[str]:
        """Return the same without blocking."""
        return self.fetch(number)


@pytest.fixture(name="source")
def new_source() -> Pages:
    """Provide pages of which none was fetched."""
    return Pages()


def test_a_pager_goes_through_all_pages(source: Pages) -> None:
    """A short page does not end it, an empty one does."""
    assert list(Pager(source.fetch, 1)) == ITEMS
    assert source.fetched == [1, 2, 3, 4]


def test_a_pager_starts_where_it_is_told(source: Pages) -> None:
    """Page numbers need not begin at one."""
    assert list(Pager(source.fetch, first=3)) == ["d", "e"]


def test_a_pager_fetches_what_is_needed(source: Pages) -> None:
    """Nothing before the first item, nothing after the last."""
    items = iter(Pager(source.fetch, 1))
    assert source.fetched == []
    assert [next(items), next(items)] == ["a", "b"]
    assert source.fetched == [1]


def test_a_pager_gives_whole_pages(source: Pages) -> None:
    """The empty one is not among them."""
    pages = list(Pager(source.fetch, 1).pages())
    assert pages == [("a", "b"), ("c",), ("d", "e")]


def test_a_pager_can_be_used_again(source: Pages) -> None:
    """It begins at the first page each time."""
    pager = Pager(source.fetch, 1)
    assert list(pager) == list(pager)


def test_no_item_is_no_page(source: Pages) -> None:
    """An empty list asks once."""
    assert list(Pager(source.fetch, 9)) == []
    assert source.fetched == [9]


async def test_an_async_pager_goes_through_all_pages(source: Pages) -> None:
    """A short page does not end it, an empty one does."""
    assert [item async for item in AsyncPager(source.afetch, 1)] == ITEMS
    assert source.fetched == [1, 2, 3, 4]


async def test_an_async_pager_starts_where_it_is_told(source: Pages) -> None:
    """Page numbers need not begin at one."""
    assert [item async for item in AsyncPager(source.afetch, first=3)] == ["d", "e"]


async def test_an_async_pager_fetches_what_is_needed(source: Pages) -> None:
    """Leaving it early leaves nothing behind."""
    items = aiter(AsyncPager(source.afetch, 1))
    assert source.fetched == []
    assert [await anext(items), await anext(items)] == ["a", "b"]
    assert source.fetched == [1]


async def test_an_async_pager_gives_whole_pages(source: Pages) -> None:
    """The empty one is not among them."""
    pages = [page async for page in AsyncPager(source.afetch, 1).pages()]
    assert pages == [("a", "b"), ("c",), ("d", "e")]


async def test_an_async_pager_can_be_used_again(source: Pages) -> None:
    """It begins at the first page each time."""
    pager = AsyncPager(source.afetch, 1)
    assert [item async for item in pager] == [item async for item in pager]


async def test_items_that_ended_stay_ended(source: Pages) -> None:
    """Asking again fetches nothing."""
    items = aiter(AsyncPager(source.afetch, 3))
    assert [item async for item in items] == ["d", "e"]
    assert await anext(items, None) is None
    assert source.fetched == [3, 4]


async def test_pages_that_ended_stay_ended(source: Pages) -> None:
    """Asking again fetches nothing."""
    pages = AsyncPager(source.afetch, 3).pages()
    assert [page async for page in pages] == [("d", "e")]
    assert await anext(pages, None) is None
    assert source.fetched == [3, 4]


def test_pagers_show_nothing() -> None:
    """What they ask for may identify a patient."""
    source = Pages()
    assert repr(Pager(source.fetch, 1)) == "Pager()"
    assert repr(AsyncPager(source.afetch, 1)) == "AsyncPager()"
