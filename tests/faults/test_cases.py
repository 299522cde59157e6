"""Everything that goes wrong, over real sockets, in each of the ways to make a call."""

from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from typing import Final

import pytest
from attrs import frozen

from faults.cases import Seen, open_files, played
from faults.certificates import trusting
from faults.clients import WAYS
from faults.evidence import frames, is_of_the_wire, kept, tells, texts
from faults.tables import CASES, TABLES

EACH: Final = [
    pytest.param((name, way), id=f"{way}: {name}") for name in CASES for way in WAYS
]


@frozen
class EachWay:
    """What became of one case in each of the ways."""

    seen: dict[str, Seen]
    left_open: int
    """How many more files and sockets were open afterwards than before."""


@lru_cache(maxsize=1)
def each_way(name: str) -> EachWay:
    """Make the calls of one case at the same time, for many of them have to wait."""
    case = CASES[name]
    if case.tls is not None:
        case.tls()  # Or each thread would make its own.
    trusting()
    before = open_files()
    with ThreadPoolExecutor(len(WAYS)) as pool:
        calls = {way: pool.submit(played, case, make) for way, make in WAYS.items()}
    seen = {way: call.result() for way, call in calls.items()}
    return EachWay(seen, open_files() - before)


@pytest.fixture(name="chosen", scope="module", params=EACH)
def each_case_each_way(request: pytest.FixtureRequest) -> tuple[str, str]:
    """Provide the name of each case with each way to make its call."""
    chosen: tuple[str, str] = request.param
    return chosen


@pytest.fixture(name="seen")
def what_became_of_it(chosen: tuple[str, str]) -> Seen:
    """Provide what became of the case."""
    name, way = chosen
    return each_way(name).seen[way]


def test_no_case_hides_another() -> None:
    """Each has a name of its own."""
    assert len(CASES) == sum(map(len, TABLES))


def test_the_caller_sees_what_happened(seen: Seen) -> None:
    """A value, or the one error that says what is wrong and what to do."""
    seen.check()


def test_no_secret_shows(seen: Seen) -> None:
    """Neither to people nor to whatever reports errors."""
    showing = [place for place, text in texts(seen.outcome) if tells(place, text)]
    assert not showing


def test_nothing_is_left_behind(chosen: tuple[str, str], seen: Seen) -> None:
    """No socket, and no way from the error to what was sent or received."""
    assert each_way(chosen[0]).left_open == 0
    error = seen.outcome.error
    if error is None:
        return
    assert error.__cause__ is None
    assert error.__context__ is None
    assert not list(kept(error))
    assert not list(filter(is_of_the_wire, frames(error)))
