"""Everything that goes wrong, over real sockets, in each of the ways to make a call."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from attrs import frozen

from faults.cases import Seen, open_files, played
from faults.certificates import trusting
from faults.clients import WAYS
from faults.evidence import frames, is_of_the_wire, kept, tells, texts
from faults.tables import CASES, TABLES


@frozen
class EachWay:
    """What became of one case in each of the ways."""

    by_way: dict[str, Seen]
    left_open: int
    """How many more files and sockets were open afterwards than before."""


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


@pytest.fixture(name="seen", scope="module", params=CASES)
def each_case(request: pytest.FixtureRequest) -> EachWay:
    """Provide what became of each case in each way."""
    name: str = request.param
    return each_way(name)


def test_no_case_hides_another() -> None:
    """Each has a name of its own."""
    assert len(CASES) == sum(map(len, TABLES))


def test_the_caller_sees_what_happened(seen: EachWay) -> None:
    """A value, or the one error that says what is wrong and what to do."""
    problems = {way: seen.by_way[way].problem() for way in WAYS}
    assert problems == dict.fromkeys(WAYS)


def test_no_secret_shows(seen: EachWay) -> None:
    """Neither to people nor to whatever reports errors."""
    showing = [
        (way, place)
        for way, each in seen.by_way.items()
        for place, text in texts(each.outcome)
        if tells(place, text)
    ]
    assert not showing


def test_nothing_is_left_behind(seen: EachWay) -> None:
    """No socket, and no way from an error to what was sent or received."""
    assert seen.left_open == 0
    errors = [each.outcome.error for each in seen.by_way.values()]
    for error in filter(None, errors):
        assert error.__cause__ is None
        assert error.__context__ is None
        assert not list(kept(error))
        assert not list(filter(is_of_the_wire, frames(error)))
