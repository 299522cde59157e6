"""All pages are gone through, and no more than are needed."""

import traceback
from collections.abc import Callable, Hashable, Sequence

import pytest
from attrs import define, field

from generator.runtime.errors import ArgumentError, ContractMismatchError
from generator.runtime.paging import AsyncPager, Pager

PAGES = {1: ["a", "b"], 2: ["c"], 3: ["d", "e"]}
ITEMS = ["a", "b", "c", "d", "e"]
ENOUGH = 30
SECRET = "invented-patient"  # noqa: S105 - no secret at all


@define
class Pages:
    """A list in pages, which notes which of them were fetched."""

    pages: Callable[[int], Sequence[str]] = lambda number: PAGES.get(number, [])
    fetched: list[int] = field(factory=list[int])

    def fetch(self, number: int) -> Sequence[str]:
        """Return a page, or an empty one after the last."""
        self.fetched.append(number)
        assert len(self.fetched) <= ENOUGH
        return self.pages(number)

    async def afetch(self, number: int) -> Sequence[str]:
        """Return the same without blocking."""
        return self.fetch(number)

    def pager(
        self,
        limit: int | None = None,
        identity: Callable[[str], Hashable] | None = None,
        first: int = 1,
    ) -> Pager[str]:
        """Return a pager that blocks."""
        return Pager(self.fetch, first=first, limit=limit, identity=identity)

    def apager(
        self,
        limit: int | None = None,
        identity: Callable[[str], Hashable] | None = None,
        first: int = 1,
    ) -> AsyncPager[str]:
        """Return a pager that does not."""
        return AsyncPager(self.afetch, first=first, limit=limit, identity=identity)


def until_page(last: int, pages: Callable[[int], Sequence[str]]) -> Pages:
    """Return *pages*, of which none after the *last* is ever to be asked for."""

    def bounded(number: int) -> Sequence[str]:
        assert number <= last
        return pages(number)

    return Pages(bounded)


def in_order(*pages: str) -> Callable[[int], Sequence[str]]:
    """Return pages of one letter an item, and nothing beyond them."""
    return lambda number: pages[number - 1] if number <= len(pages) else ""


@pytest.fixture(name="source")
def new_source() -> Pages:
    """Provide pages of which none was fetched."""
    return Pages()


def test_a_pager_goes_through_all_pages(source: Pages) -> None:
    """A short page does not end it, an empty one does."""
    assert list(source.pager()) == ITEMS
    assert source.fetched == [1, 2, 3, 4]


def test_a_pager_starts_where_it_is_told(source: Pages) -> None:
    """Page numbers need not begin at one."""
    assert list(source.pager(first=3)) == ["d", "e"]


def test_a_pager_fetches_what_is_needed(source: Pages) -> None:
    """Nothing before the first item, nothing after the last."""
    items = iter(source.pager())
    assert source.fetched == []
    assert [next(items), next(items)] == ["a", "b"]
    assert source.fetched == [1]


def test_a_pager_gives_whole_pages(source: Pages) -> None:
    """The empty one is not among them."""
    assert list(source.pager().pages()) == [("a", "b"), ("c",), ("d", "e")]


def test_a_pager_can_be_used_again(source: Pages) -> None:
    """It begins at the first page each time."""
    pager = source.pager(identity=str).distinct()
    assert list(pager) == list(pager) == ITEMS


def test_no_item_is_no_page(source: Pages) -> None:
    """An empty list asks once."""
    assert list(source.pager(first=9)) == []
    assert source.fetched == [9]


async def test_an_async_pager_goes_through_all_pages(source: Pages) -> None:
    """A short page does not end it, an empty one does."""
    assert [item async for item in source.apager()] == ITEMS
    assert source.fetched == [1, 2, 3, 4]


async def test_an_async_pager_starts_where_it_is_told(source: Pages) -> None:
    """Page numbers need not begin at one."""
    assert [item async for item in source.apager(first=3)] == ["d", "e"]


async def test_an_async_pager_fetches_what_is_needed(source: Pages) -> None:
    """Leaving it early leaves nothing behind."""
    items = aiter(source.apager())
    assert source.fetched == []
    assert [await anext(items), await anext(items)] == ["a", "b"]
    assert source.fetched == [1]


async def test_an_async_pager_gives_whole_pages(source: Pages) -> None:
    """The empty one is not among them."""
    pages = [page async for page in source.apager().pages()]
    assert pages == [("a", "b"), ("c",), ("d", "e")]


async def test_an_async_pager_can_be_used_again(source: Pages) -> None:
    """It begins at the first page each time."""
    pager = source.apager(identity=str).distinct()
    assert [item async for item in pager] == ITEMS
    assert [item async for item in pager] == ITEMS


async def test_items_that_ended_stay_ended(source: Pages) -> None:
    """Asking again fetches nothing."""
    items, others = iter(source.pager(first=3)), aiter(source.apager(first=3))
    assert list(items) == [item async for item in others] == ["d", "e"]
    assert next(items, None) is await anext(others, None) is None
    assert source.fetched == [3, 4, 3, 4]


async def test_pages_that_ended_stay_ended(source: Pages) -> None:
    """Asking again fetches nothing."""
    pages, others = source.pager(first=3).pages(), source.apager(first=3).pages()
    assert list(pages) == [page async for page in others] == [("d", "e")]
    assert next(pages, None) is await anext(others, None) is None
    assert source.fetched == [3, 4, 3, 4]


@pytest.mark.parametrize(
    ("limit", "fetched"),
    [(0, []), (1, [1]), (2, [1]), (3, [1, 2]), (4, [1, 2, 3]), (9, [1, 2, 3, 4])],
)
async def test_a_limit_ends_a_pager(
    limit: int, fetched: list[int], source: Pages
) -> None:
    """After so many items nothing more is fetched; none of them is left out."""
    assert list(source.pager(limit)) == ITEMS[:limit]
    assert source.fetched == fetched
    assert [item async for item in source.apager(limit)] == ITEMS[:limit]
    assert source.fetched == 2 * fetched


async def test_a_limit_cuts_the_last_page(source: Pages) -> None:
    """Pages hold no more items than are wanted altogether."""
    pages = [("a", "b"), ("c",), ("d",)]
    assert list(source.pager(4).pages()) == pages
    assert [page async for page in source.apager(4).pages()] == pages


@pytest.mark.parametrize("limit", [-1, True, 1.0, "1"])
def test_a_limit_is_a_count(limit: int, source: Pages) -> None:
    """Anything else is refused before it is needed."""
    with pytest.raises(ArgumentError, match="limit: expected how many items"):
        source.pager(limit)
    with pytest.raises(ArgumentError, match="limit: expected how many items"):
        source.apager(limit)
    assert source.fetched == []


async def test_the_first_item_takes_one_page(source: Pages) -> None:
    """Nothing else is fetched for it."""
    assert source.pager().first() == await source.apager().first() == "a"
    assert source.fetched == [1, 1]


async def test_there_may_be_no_first_item(source: Pages) -> None:
    """Then `first` says `None`, which a limit of nothing knows by itself."""
    assert source.pager(first=9).first() is await source.apager(first=9).first() is None
    assert source.fetched == [9, 9]
    assert source.pager(0).first() is await source.apager(0).first() is None
    assert source.fetched == [9, 9]


OVERLAPPING = in_order("abc", "cde", "ed", "f")


async def test_items_are_given_as_often_as_they_come() -> None:
    """Inserts move items to later pages, where they are seen again."""
    source = Pages(OVERLAPPING)
    assert "".join(source.pager(identity=str)) == "abccdeedf"
    assert [item async for item in source.apager(identity=str)] == [*"abccdeedf"]


async def test_items_are_given_once_on_request() -> None:
    """The original stays as it was, and a page of nothing new does not end either."""
    source = Pages(OVERLAPPING)
    pager, other = source.pager(identity=str), source.apager(identity=str)
    assert "".join(pager.distinct()) == "abcdef"
    assert [item async for item in other.distinct()] == [*"abcdef"]
    assert list(pager.distinct().pages()) == [(*"abc",), (*"de",), ("f",)]
    assert "".join(pager) == "abccdeedf"


async def test_a_limit_counts_what_is_given() -> None:
    """Of items that are given once, it counts each once."""
    source = Pages(OVERLAPPING)
    assert "".join(source.pager(5, str).distinct()) == "abcde"
    assert source.fetched == [1, 2]
    assert [item async for item in source.apager(5, str).distinct()] == [*"abcde"]


def test_not_all_items_can_be_told_apart(source: Pages) -> None:
    """Asking for each once is refused then."""
    with pytest.raises(ArgumentError, match="nothing that tells them apart"):
        source.pager().distinct()
    with pytest.raises(ArgumentError, match="nothing that tells them apart"):
        source.apager().distinct()


CIRCLES: dict[str, tuple[Callable[[int], Sequence[str]], int]] = {
    "the same page for ever": (lambda _: "ab", 3),
    "the last page for ever": (
        lambda number: ["ab", "c"][min(number - 1, 1)],
        4,
    ),
    "from the start again": (
        lambda number: ["ab", "cd", "e"][(number - 1) % 3],
        5,
    ),
    "from the second page again": (
        lambda number: ["ab", "cd", "e"][min(number - 1, 1 + number % 2)],
        5,
    ),
}


@pytest.mark.parametrize("kind", CIRCLES)
async def test_a_pager_does_not_go_in_circles(kind: str) -> None:
    """A server that does not count pages is noticed, once it cannot be chance."""
    pages, requests = CIRCLES[kind]
    problem = f"page {requests} repeats an earlier one"
    source = until_page(requests, pages)
    with pytest.raises(ContractMismatchError, match=problem):
        list(source.pager(identity=str))
    assert len(source.fetched) == requests
    with pytest.raises(ContractMismatchError, match=problem):
        [item async for item in source.apager(identity=str)]
    assert len(source.fetched) == 2 * requests


@pytest.mark.parametrize("pages", [["ab", "ab", "c"], ["a", "b", "b", "c", "c"]])
def test_a_page_may_come_twice(pages: list[str]) -> None:
    """Exactly one page of new items moved the others by exactly one page."""
    assert "".join(Pages(in_order(*pages)).pager(identity=str)) == "".join(pages)


def test_chance_may_happen_more_than_once() -> None:
    """Pages that come twice are no circle while new ones come between them."""
    pages = in_order("a", "a", "b", "a", "c", "b", "d")
    assert "".join(Pages(pages).pager(identity=str)) == "aabacbd"


def test_equal_items_are_not_the_same() -> None:
    """Where nothing tells them apart, equal pages say nothing."""
    assert list(Pages(in_order("a", "a", "a", "a")).pager()) == [*"aaaa"]


def test_a_limit_ends_a_circle() -> None:
    """What is needed can be had from a server that does not count pages."""
    assert "".join(until_page(2, lambda _: "ab").pager(4, str)) == "abab"


async def test_a_page_that_failed_is_asked_for_again() -> None:
    """Going on after an error leaves nothing out."""
    failures = [ContractMismatchError("expected JSON")] * 2

    def pages(number: int) -> Sequence[str]:
        if number == 2 and failures:
            raise failures.pop()
        return PAGES.get(number, [])

    items, others = iter(Pages(pages).pager().pages()), Pages(pages).apager().pages()
    assert next(items) == await anext(others) == ("a", "b")
    with pytest.raises(ContractMismatchError):
        next(items)
    with pytest.raises(ContractMismatchError):
        await anext(others)
    assert [*items] == [other async for other in others] == [("c",), ("d", "e")]


async def test_an_item_that_failed_is_asked_for_again() -> None:
    """Iterators over items go on with the same page, and end only at the end."""
    failures = [ContractMismatchError("expected JSON")] * 2

    def pages(number: int) -> Sequence[str]:
        if number == 2 and failures:
            raise failures.pop()
        return PAGES.get(number, [])

    source = Pages(pages)
    items, others = iter(source.pager()), aiter(source.apager())
    assert [next(items), next(items)] == ["a", "b"]
    for _ in range(2):
        with pytest.raises(ContractMismatchError):
            next(items)
    assert list(items) == ["c", "d", "e"]
    assert source.fetched == [1, 2, 2, 2, 3, 4]
    failures += [ContractMismatchError("expected JSON")] * 2
    assert [await anext(others), await anext(others)] == ["a", "b"]
    for _ in range(2):
        with pytest.raises(ContractMismatchError):
            await anext(others)
    assert [item async for item in others] == ["c", "d", "e"]
    assert source.fetched[6:] == [1, 2, 2, 2, 3, 4]


async def test_no_frame_shows_what_was_asked_for_or_answered() -> None:
    """An error of a later page carries neither arguments nor earlier items."""
    patient = SECRET

    def pages(number: int) -> Sequence[str]:
        if number > 1:
            raise ContractMismatchError("expected JSON" if patient else "")
        return [patient]

    source, shown = Pages(pages), list[str]()
    try:
        list(source.pager(identity=str).distinct())
    except ContractMismatchError as error:
        shown += _frames(error)
    try:
        [item async for item in source.apager(identity=str).distinct()]
    except ContractMismatchError as error:
        shown += _frames(error)
    assert len(shown) >= 2
    assert [frame for frame in shown if SECRET in frame] == []


def _frames(error: BaseException) -> list[str]:
    """Return all frames but those of this module."""
    told = traceback.TracebackException.from_exception(error, capture_locals=True)
    assert told.__context__ is told.__cause__ is None
    assert {frame.name for frame in told.stack}.isdisjoint({"fetch", "afetch"})
    return [str(frame.locals) for frame in told.stack if frame.filename != __file__]


def test_pagers_show_nothing(source: Pages) -> None:
    """What they ask for may identify a patient."""
    assert repr(source.pager(3, str)) == "Pager()"
    assert repr(source.apager(3, str)) == "AsyncPager()"
